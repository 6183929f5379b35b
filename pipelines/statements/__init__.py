"""Who said what: the body's lines to attributed statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.lines import Line, place
from schemas.records import Statement


@dataclass(slots=True)
class Attribution:
    """``statements`` in page order, tiling the body; ``decisions``: a line of explanation each, for ``explain``."""

    statements: list[Statement]
    warnings: list[str] = field(default_factory=list)
    decisions: list[str] = field(default_factory=list)


def attribute_lines(
    lines: list[Line],
    *,
    language: str,
    key: str = "",
    title: str | None = None,
    authors: tuple[str, ...] = (),
) -> Attribution:
    """Attribute the lines of one article. Lines may be re-typed (speaker, headline, recorder, pull_quote,
    attribution, author), so ``place`` is called again inside; ``key`` (site, language, slug) seeds the ids.
    """
    place(lines)
    return Attribution([])


def attribute(text: str, language: str) -> list[Statement]:
    """Attribute plain text: paragraphs separated by blank lines, single newlines are lines of one."""
    return attribute_lines([Line(t) for t in text.split("\n") if t.strip()], language=language).statements
