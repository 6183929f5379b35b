"""Say what the inline rules find in a few paragraphs, for the tests of this folder."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements import inline
from pipelines.statements.mentions import finder
from pipelines.statements.offices import Text
from pipelines.statements.parts import Draft, Piece, Scope
from pipelines.statements.patterns import lower
from pipelines.statements.people import Cast
from pipelines.statements.quotes import find_quotations
from pipelines.statements.sentences import mask
from schemas.records import Speaker, StatementKind


class Said(NamedTuple):
    """One statement: kind, name or role of the speaker ("" for nobody), and the spans joined by " | "."""

    kind: str
    speaker: str
    text: str


def drafts(
    language: str,
    text: str,
    *,
    kind: StatementKind = "narration",
    speaker: Speaker | None = None,
    offices: bool = False,
) -> tuple[list[Line], list[Draft]]:
    """The drafts of a text, a paragraph a line, as narration or as somebody's own words."""
    lines = [Line(part.strip()) for part in text.split("\n") if part.strip()]
    pieces = [Piece(index, 0, len(line.text)) for index, line in enumerate(lines)]
    scope = Scope(pieces, Draft(kind, pieces, speaker=speaker))
    known = [speaker] if speaker else []
    return lines, inline.find(lines, [scope], lexicon(language), known=known, offices=offices)


def said(language: str, text: str, **options: object) -> list[Said]:
    """What :func:`drafts` finds, in short."""
    lines, found = drafts(language, text, **options)  # type: ignore[arg-type]
    return [
        Said(
            d.kind,
            (d.speaker.name or d.speaker.role or "") if d.speaker else "",
            " | ".join(lines[p.line].text[p.start : p.end] for p in d.pieces),
        )
        for d in found
    ]


def cast_of(language: str, text: str) -> Cast:
    """The persons of a text."""
    cast = Cast(lexicon(language))
    for index, part in enumerate(p for p in text.split("\n") if p.strip()):
        cast.read(as_text(part, index))
    cast.settle()
    return cast


def as_text(text: str, index: int = 0) -> Text:
    """One line as the rules read it."""
    masked = mask(text, find_quotations(text))
    return Text(index, text, masked, lower(masked))


def names(language: str, text: str) -> list[tuple[str | None, str | None]]:
    """Honorific and name of every name in a text."""
    found = finder(lexicon(language)).names(text, lower(text), 0, len(text))
    return [(m.honorific, m.name) for m in found if m.score >= 0.5]
