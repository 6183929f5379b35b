"""What the steps of metadata reading hand to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from schemas.records import Author

if TYPE_CHECKING:
    from pipelines.metadata.markup import Markup


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a field and where it came from ("json-ld", "og", "h1", ...)."""

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Head:
    """What markup says before the article is told from its furniture.

    ``candidates``: every value that was proposed, for a field best first; the fields are "title",
    "lead", "published", "modified", "author", "publisher", "canonical" and "tag". Dates stand there as
    ISO 8601. ``language_declared`` is the language of the page's own markup, None where it has none.
    ``markup`` is what the one walk over the tree found, for the second step.
    """

    candidates: tuple[Candidate, ...] = ()
    language_declared: str | None = None
    markup: Markup | None = field(default=None, repr=False, compare=False)

    def values(self, name: str) -> list[str]:
        """All values proposed for a field, best first."""
        return [c.value for c in self.candidates if c.field == name]


@dataclass(frozen=True, slots=True)
class Metadata:
    """The chosen values; ``candidates`` keeps all that were considered.

    None and empty tuples mean that the page does not say. ``published_at`` and ``modified_at`` carry the
    page's zone; a bare date is midnight without one.
    """

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
