"""One page to read again, and what came of it. Both travel between processes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from crawler.archive import read_at
from pipelines import normalize
from schemas.database import Place
from schemas.errors import WhosaidError
from schemas.records import Article

NO_ARTICLE = frozenset({"listing", "soft_404", "login_wall", "empty", "not_html"})
"""Page types of which no article is kept."""


@dataclass(frozen=True, slots=True)
class Task:
    """A page to read. Its bytes come along, or lie in the archive at ``place``.

    ``token`` goes back with the reading. ``sha256``: the digest that archived bytes must have.
    """

    token: Any
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body_selector: str | None = None
    body: bytes | None = None
    folder: Path | None = None
    place: Place | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """``article`` is None when the page could not be read; ``fault`` is then "damaged" or "crashed"."""

    token: Any
    url: str
    article: Article | None
    fault: str | None = None
    detail: str | None = None


def read(task: Task) -> Reading:
    """Read one page; never raises."""
    try:
        body = _body(task)
    except (WhosaidError, OSError) as error:
        return Reading(task.token, task.url, None, "damaged", str(error))
    try:
        article = normalize(body, task.url, headers=task.headers, body_selector=task.body_selector)
    except Exception as error:  # noqa: BLE001 - one page must not end a replay of a million
        return Reading(task.token, task.url, None, "crashed", f"{type(error).__name__}: {error}")
    return Reading(task.token, task.url, article)


def _body(task: Task) -> bytes:
    if task.body is not None:
        return task.body
    if task.folder is None or task.place is None:
        raise WhosaidError(f"{task.url} was never archived.")
    body = read_at(task.folder, task.place).body
    if task.sha256 and hashlib.sha256(body).hexdigest() != task.sha256:
        raise WhosaidError(f"The archived bytes of {task.url} are not what was fetched.")
    return body


def read_batch(tasks: list[Task]) -> list[Reading]:
    """Read several pages; what a worker process does."""
    return [read(task) for task in tasks]


@cache
def reader_fingerprint() -> str:
    """Digest of the reader's code and data: equal ones read equally, so a broken-off replay can go on."""
    digest = hashlib.sha256()
    for name, data in sorted(_sources(files("pipelines"), "pipelines")):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()[:24]


def _sources(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{prefix}/{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _sources(entry, name)
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            found.append((name, entry.read_bytes()))
    return found
