"""A Prefect server of our own for ``whosaid serve``, where the user has not named one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows import prefect_home
from schemas.errors import WhosaidError

START_LIMIT_S = 180.0
"""A first start sets the server's database up, which takes half a minute on a small machine."""

PORT = 4200


def free_port(wanted: int = PORT) -> int:
    """The wanted port where it is free, else any."""
    for port in (wanted, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise WhosaidError("No free port on this machine.")


def _healthy(url: str) -> bool:
    try:
        with urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


@contextmanager
def running_server(log: Path, port: int | None = None) -> Iterator[str]:
    """Run a server on loopback while the body runs; yields the address of its API.

    ``log``: file for what the server says.

    Raises:
        WhosaidError: it did not come up.

    """
    prefect_home.prepare()
    chosen = free_port(port or PORT)
    url = f"http://127.0.0.1:{chosen}/api"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        server = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "flows.tied",
                "-m",
                "prefect",
                "server",
                "start",
                "--host",
                "127.0.0.1",
                "--port",
                str(chosen),
            ],
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
            env={**os.environ, "PREFECT_API_URL": url},
            start_new_session=True,
        )
        try:
            _await(server, url, log)
            yield url
        finally:
            _end(server)


def _await(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    deadline = time.monotonic() + START_LIMIT_S
    while not _healthy(url):
        if server.poll() is not None or time.monotonic() > deadline:
            raise WhosaidError(f"The Prefect server did not start; {log} says why.")
        time.sleep(0.3)


def _end(server: subprocess.Popen[bytes]) -> None:
    for number, patience in ((signal.SIGTERM, 10.0), (signal.SIGKILL, 5.0)):
        if server.poll() is not None:
            return
        try:
            os.killpg(server.pid, number)
            server.wait(patience)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
