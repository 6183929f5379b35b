"""Title, lead, publisher, dates, bylines, tags: read from the page's head first, then from what is visible."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from schemas.records import Author

if TYPE_CHECKING:
    from pipelines.document import Document
    from pipelines.lines import Line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a field and where it came from ("json-ld", "og", "h1", ...)."""

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Head:
    """What markup says before any text is read: candidates in page order, and the declared language."""

    candidates: tuple[Candidate, ...] = ()
    language_declared: str | None = None

    def values(self, field: str) -> list[str]:
        """All values proposed for a field, best origin first."""
        return [c.value for c in self.candidates if c.field == field]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The chosen values; ``candidates`` keeps all that were considered."""

    title: str | None = None
    lead: str | None = None
    publisher: str | None = None
    canonical_url: str | None = None
    original_url: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    warnings: tuple[str, ...] = ()


def read_head(document: Document, url: str) -> Head:
    """Collect candidates from JSON-LD, OpenGraph, meta, microdata and headings."""
    found = [Candidate("title", " ".join(h.text_content().split()), "h1") for h in document.root.iter("h1")]
    return Head(tuple(found), document.root.get("lang"))


def read_metadata(
    document: Document, head: Head, lines: list[Line], *, url: str, not_after: datetime | None = None
) -> Metadata:
    """Choose the values. ``lines`` are the page's lines with types, dropped ones included (bylines, the
    source line and the date line live there). ``not_after``: time of the fetch; no date may lie behind it.
    """
    return Metadata(title=next(iter(head.values("title")), None), candidates=head.candidates)
