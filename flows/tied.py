"""Runs a program tied to the one that started it: ``python -m flows.tied -m prefect server start``.

When standard input ends, the parent is gone, however it went, and the program ends too. For programs
that do not look themselves.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

GRACE_S = 10.0


def _watch(child: subprocess.Popen[bytes]) -> None:
    while os.read(0, 4096):
        pass
    child.terminate()
    time.sleep(GRACE_S)
    child.kill()


def main(arguments: list[str]) -> int:
    """Run ``python ARGUMENTS``; returns its exit code."""
    child = subprocess.Popen([sys.executable, *arguments], stdin=subprocess.DEVNULL)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: child.terminate())
    threading.Thread(target=_watch, args=(child,), daemon=True).start()
    return child.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
