"""Starts a crawl in a process of its own and waits for its result, without Prefect.

Whatever ends the waiting (cancellation, a time limit, Ctrl-C) ends the child as well: gracefully first,
then with a stack dump. A parent that is killed takes the child with it through the pipe on its standard
input (``flows.runner``).
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flows.spec import CrawlResult, CrawlSpec
from schemas.errors import CrawlFailed

GRACE_S = 25.0
"""From SIGTERM to SIGABRT; a spider that was asked to stop needs the time of its open downloads."""

LIMIT_S = 7 * 3600.0
"""The longest crawl; the spider itself stops an hour earlier."""

TAIL_LINES = 40

OnLine = Callable[[str], None]
OnProgress = Callable[[dict[str, Any]], None]


async def _forward(stream: asyncio.StreamReader, use: OnLine) -> None:
    while True:
        try:
            line = await stream.readline()
        except ValueError:  # a line longer than the buffer; the rest of it follows
            continue
        if not line:
            return
        use(line.decode("utf-8", errors="replace").rstrip("\n"))


async def _stop(process: asyncio.subprocess.Process, grace_s: float) -> None:
    """End the child and whatever it started."""
    if process.returncode is not None:
        return
    for number, patience in ((signal.SIGTERM, grace_s), (signal.SIGABRT, 2.0), (signal.SIGKILL, 5.0)):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            return
        try:
            async with asyncio.timeout(patience):
                await process.wait()
                return
        except TimeoutError:
            continue


def _read(path: Path, returncode: int | None, tail: deque[str]) -> CrawlResult:
    how = f"signal {-returncode}" if returncode and returncode < 0 else f"exit code {returncode}"
    last = f" Its last line: {tail[-1]}" if tail else ""
    if not path.exists():
        raise CrawlFailed(f"The crawl's process died without a result ({how}).{last}")
    try:
        return CrawlResult.model_validate_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CrawlFailed(f"The crawl's process left no result that can be read ({how}).{last}") from error


def _counts(line: str) -> dict[str, Any] | None:
    """The counts on a line of the child's output; None for anything else that something printed there."""
    try:
        found = json.loads(line) if line.startswith("{") else None
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


async def run_child(
    spec: CrawlSpec,
    *,
    on_progress: OnProgress | None = None,
    on_log: OnLine | None = None,
    limit_s: float = LIMIT_S,
    grace_s: float = GRACE_S,
) -> CrawlResult:
    """Crawl in a child process.

    ``on_progress`` gets the counts twice a second, ``on_log`` every line of the child's log.

    Raises:
        CrawlFailed: the child died, or took longer than ``limit_s`` seconds.
        CancelledError: after the child has ended.

    """
    tail: deque[str] = deque(maxlen=TAIL_LINES)

    def log(line: str) -> None:
        tail.append(line)
        if on_log:
            on_log(line)

    def progress(line: str) -> None:
        if on_progress and (counts := _counts(line)):
            on_progress(counts)

    with tempfile.TemporaryDirectory(prefix="whosaid-") as folder:
        path = Path(folder) / "result.json"
        process = await asyncio.create_subprocess_exec(
            # -P: a folder "flows" or "crawler" where the user works must not be taken for ours.
            *(sys.executable, "-P", "-m", "flows.runner", spec.model_dump_json(), str(path)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        readers = asyncio.gather(_forward(process.stdout, progress), _forward(process.stderr, log))
        try:
            async with asyncio.timeout(limit_s):
                await process.wait()
                await readers
        except TimeoutError as error:
            await asyncio.shield(_stop(process, grace_s))
            raise CrawlFailed(f"The crawl took longer than {limit_s:.0f} s and was stopped.") from error
        except BaseException:
            await asyncio.shield(_stop(process, grace_s))
            raise
        finally:
            readers.cancel()
        return _read(path, process.returncode, tail)
