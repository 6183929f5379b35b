"""Who said what: the body's lines to attributed statements."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements.engine import decisions, draft, finish
from schemas.records import Statement

__all__ = ["Attribution", "attribute", "attribute_lines"]


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
    offices: bool = False,
) -> Attribution:
    """Attribute the lines of one article. Lines may be re-typed (speaker, headline, recorder, pull_quote,
    attribution, author), so ``place`` is called again inside; ``key`` (site, language, slug) seeds the ids.
    ``offices``: bodies, groups and documents are speakers too, as general news corpora have it.
    """
    drafted = draft(lines, lexicon(language), title=title, authors=authors, offices=offices)
    statements = finish(drafted, language=language, key=key)
    return Attribution(statements, drafted.warnings, decisions(drafted))


def attribute(text: str, language: str) -> list[Statement]:
    """Attribute plain text: paragraphs separated by blank lines, single newlines are lines of one.

    Here offices and groups that stand as subject of a reporting verb are speakers too, with ``name`` None
    and the phrase as ``role``; in an article of :func:`pipelines.normalize` they are not.
    """
    lines: list[Line] = []
    for group, paragraph in enumerate(text.split("\n\n")):
        lines += [Line(t, group=group) for t in map(_folded, paragraph.split("\n")) if t]
    return attribute_lines(lines, language=language, offices=True).statements


def _folded(text: str) -> str:
    return " ".join(text.split())
