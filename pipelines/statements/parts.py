"""The internal records of the statement engine: drafts, which become ``schemas.Statement`` at the end.

A draft points into lines, not into the body: lines may still be re-typed while the engine works, and the
body's offsets are set only when every line has found its type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from schemas.records import Speaker, StatementKind


class Piece(NamedTuple):
    """A stretch of one line: ``lines[line].text[start:end]``, code points, end exclusive."""

    line: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Draft:
    """A statement in the making; compared by identity.

    ``pieces``: what was said, in page order. ``owns``: indices of the body lines that a top-level draft
    owns, its heading, headline and recorder line included; empty for a nested one. ``parent``: the draft
    around a nested one. ``rule``: short code of the rule that made it ("a1", "quote-before"), and ``notes``
    what it weighed, both for ``explain``. ``unknown``: why the speaker is None although somebody spoke.
    Other fields as in ``schemas.Statement``.
    """

    kind: StatementKind
    pieces: list[Piece]
    speaker: Speaker | None = None
    mention: str | None = None
    headline: str | None = None
    recorded_by: str | None = None
    recording_mark: str | None = None
    cue: str | None = None
    parent: Draft | None = None
    confidence: float = 0.5
    rule: str = ""
    notes: list[str] = field(default_factory=list)
    unknown: str | None = None
    owns: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Scope:
    """Where to look for quotes and paraphrases.

    ``pieces``: the stretches to read, in page order (without labels and sub-headings; a whole line is
    ``Piece(i, 0, len(text))``). ``owner``: the draft around them, which becomes the parent of what is
    found. When ``owner.speaker`` or ``owner.kind`` says that somebody is talking (contribution, answer,
    speech), what the owner himself says or puts in quotation marks is no statement of its own.
    """

    pieces: list[Piece]
    owner: Draft

    @property
    def spoken(self) -> bool:
        """Whether the scope is itself somebody's words, not narration."""
        return self.owner.kind != "narration"
