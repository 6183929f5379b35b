"""The public records: what ``normalize`` returns and what the database keeps.

Every text is NFC. Offsets count code points of ``Article.body``; ``end`` is exclusive. ``None``
always means "the page does not say", never "not looked for".
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

StatementKind = Literal[
    "contribution", "question", "answer", "speech", "pull_quote", "quote", "paraphrase", "narration"
]
BlockType = Literal[
    "lead",
    "heading",
    "paragraph",
    "list_item",
    "speaker",
    "headline",
    "recorder",
    "pull_quote",
    "attribution",
    "caption",
    "author",
    "noise",
    "furniture",
]
LanguageVerdict = Literal["ok", "mixed", "other", "unknown"]
PageType = Literal["article", "listing", "video", "gallery", "soft_404", "login_wall", "empty", "not_html"]
AuthorRole = Literal["author", "photographer", "translator", "editor", "agency"]

BODY_BLOCK_TYPES: frozenset[str] = frozenset(
    {
        "lead",
        "heading",
        "paragraph",
        "list_item",
        "speaker",
        "headline",
        "recorder",
        "pull_quote",
        "attribution",
    }
)
"""Blocks of these types make up ``Article.body``; all others are kept apart with a reason."""


class Record(BaseModel):
    """A frozen record; an unknown field is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Span(Record):
    """A half-open range of code points in ``Article.body``."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Speaker(Record):
    """Who spoke, in the fullest form that the article gives.

    ``name`` is None when only a role is known ("the chairman said"); ``role`` then holds it.
    ``honorific``: form of address, degree or rank before the name. ``organization``: the first body
    named in the role.
    """

    name: str | None = None
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None


class Author(Record):
    """One byline. ``role`` tells writers from photographers, translators and agencies."""

    name: str
    role: AuthorRole = "author"


class Block(Record):
    """One piece of the page in page order.

    ``start``/``end`` are None for a block outside the body, and ``dropped_because`` then holds a
    reason code; for a body block it is None.
    """

    type: BlockType
    text: str
    start: int | None = None
    end: int | None = None
    dropped_because: str | None = None


class Statement(Record):
    """Something that was said, or a stretch of narration.

    ``position`` counts statements of the article from 0 in page order. ``parent_id`` is the statement
    around a nested one. ``text`` is the spans joined by one blank. ``speaker`` is None for narration
    and for an unknown speaker (then ``Article.warnings`` says why). ``speaker_mention`` is what stands
    at this place ("he", "Mr. Hai"). ``cue`` is the words that introduce the statement, as on the page.
    ``recorded_by`` is who wrote it down, ``recording_mark`` the bracketed word behind that name.
    ``confidence`` is the estimated chance (0 to 1) that text and speaker are both right.
    """

    id: str
    position: int = Field(ge=0)
    parent_id: str | None = None
    kind: StatementKind
    speaker: Speaker | None = None
    speaker_mention: str | None = None
    headline: str | None = None
    text: str
    spans: tuple[Span, ...]
    recorded_by: str | None = None
    recording_mark: str | None = None
    cue: str | None = None
    language: str
    confidence: float = Field(ge=0, le=1)


class Article(Record):
    """One page, read.

    ``language`` is the one to use; ``language_declared`` comes from URL or markup, ``language_detected``
    from the text. Dates carry their zone when the page gives one; a bare date is midnight without zone
    information in ``published_at`` (``tzinfo`` None). ``site`` is the host without ``www.``; ``slug`` is
    the last path segment, the same for all translations of a Vietnam.vn article.
    """

    url: str
    canonical_url: str
    site: str
    slug: str
    page_type: PageType = "article"
    language: str
    language_declared: str | None = None
    language_detected: str | None = None
    language_confidence: float = Field(default=0.0, ge=0, le=1)
    language_verdict: LanguageVerdict = "unknown"
    title: str | None = None
    lead: str | None = None
    publisher: str | None = None
    original_url: str | None = None
    published_at: datetime | None = None
    modified_at: datetime | None = None
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    body: str = ""
    blocks: tuple[Block, ...] = ()
    statements: tuple[Statement, ...] = ()
    warnings: tuple[str, ...] = ()
    extractor_version: str
