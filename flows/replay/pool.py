"""Reading on all cores: batches go out, readings come back in the order of the tasks."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice

from flows.replay.tasks import Reading, Task, read, read_batch

BATCH = 16
"""Pages a message: some hundred milliseconds of work, so that starting and sending do not count."""

WORTH_A_POOL = 200
"""Fewer pages are read before the worker processes would have started."""


def cores() -> int:
    """The processors that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def read_all(tasks: Iterable[Task], workers: int | None = None) -> Iterator[Reading]:
    """Read pages; ``workers`` 1 stays in this process. At most two batches a worker are in memory."""
    rest = iter(tasks)
    head = list(islice(rest, WORTH_A_POOL))
    count = workers or cores()
    if len(head) < WORTH_A_POOL or count == 1:
        yield from map(read, chain(head, rest))
        return
    yield from _pooled(chain(head, rest), count)


def _pooled(tasks: Iterator[Task], workers: int) -> Iterator[Reading]:
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        waiting: deque[Future[list[Reading]]] = deque()
        try:
            while batch := list(islice(tasks, BATCH)):
                waiting.append(pool.submit(read_batch, batch))
                if len(waiting) >= workers * 2:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
