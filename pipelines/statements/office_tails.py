"""Capitalised words that close the office in front of a name ("президент России Игорь Климов").

Such a word follows an office or a body directly. That it is no part of the name is told by a common given
name behind it, or by the rest, which stands alone elsewhere on the page.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.statements.given_names import is_given
from pipelines.statements.mentions import Mention
from pipelines.statements.name_shapes import is_family
from pipelines.statements.patterns import Pattern
from pipelines.statements.scripts import name_parts, script_of

_FEWEST = 3
"""Elements of the shortest run that may hold such a word and a name of two."""
_LEAD = 48


def cut_office_tail(
    text: str, low: str, mention: Mention, offices: Iterable[Pattern], names: frozenset[str]
) -> None:
    """Take the word that belongs to the office in front off a name.

    ``low``: the text in lower case. ``offices``: patterns of offices and bodies. ``names``: the bare names of
    the page.
    """
    words = (mention.name or "").split()
    if len(words) < _FEWEST or not _may_close(words, names):
        return
    lead = low[max(0, mention.start - _LEAD) : mention.start]
    if not lead.endswith(" ") or not _ends_with(lead.rstrip(), offices):
        return
    start = text.find(words[1], mention.start + len(words[0]), mention.end)
    if start > 0:
        mention.start = mention.name_start = start
        mention.name = " ".join(words[1:])


def _may_close(words: list[str], names: frozenset[str]) -> bool:
    parts = name_parts(script_of(words[0]))
    if is_given(words[0]) or is_family(words[0], parts):
        return False
    return is_given(words[1]) or " ".join(words[1:]) in names


def _ends_with(lead: str, patterns: Iterable[Pattern]) -> bool:
    return any(hit.end() == len(lead) for pattern in patterns for hit in pattern.finditer(lead))
