"""Names in Han characters, where neither blanks nor capitals tell a name from the words around it.

A family name opens one; how many characters follow is told by what cannot stand in a given name, and by the
page itself: a name comes again with other words behind it, while the end of a name stays the same. The idea
is that of branching entropy in finding new words (Harris, "From phoneme to morpheme", Language 31, 1955).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pipelines.statements.scripts import name_parts

_LONGEST = 4
"""A family name, a middle element and two more."""
_SHORTEST = 2
_ENDS = 3
"""Different last characters that cannot all belong to persons with like names."""


def han_names(run: str, offset: int = 0) -> list[tuple[int, int]]:
    """The stretches of a run of Han characters that may be names, moved by ``offset``; two to four characters."""
    parts = name_parts("Hani")
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(run) - 1:
        if run[at] not in parts.families:
            at += 1
        elif run[at : at + 2] in parts.words or run[at : at + 3] in parts.words:
            at += 2
        else:
            end = _name_end(run, at)
            if end - at >= _SHORTEST:
                found.append((offset + at, offset + end))
            at = max(end, at + 1)
    return found


def _name_end(run: str, at: int) -> int:
    """Where the name ends that the family name at ``at`` opens: before a character that no given name has."""
    parts = name_parts("Hani")
    size = _LONGEST if run[at + 1] in parts.middles and len(run) - at >= _LONGEST else 3
    last = min(at + size, len(run))
    return next((end for end in range(at + 1, last) if run[end] in parts.stops), last)


def settled(names: Iterable[str]) -> dict[str, str]:
    """The shorter form of names that a page writes with different last characters ("李强先", "李强说").

    ``names``: all that was taken for a name. It is the shorter one where two characters also stand alone, or
    have three different ones behind them; two persons with one family name and one middle element are not.
    """
    middles = name_parts("Hani").middles
    behind: dict[str, Counter[str]] = {}
    for name in names:
        if len(name) in (2, 3) and name[1] not in middles:
            behind.setdefault(name[:2], Counter())[name[2:]] += 1
    return {two + last: two for two, ends in behind.items() if _is_short(ends) for last in ends if last}


def _is_short(ends: Counter[str]) -> bool:
    """Whether two characters are the whole name, by what stands behind them and how often."""
    last, times = ends.most_common(1)[0]
    if last and times > 1 and times * 2 >= ends.total():
        return False
    return len(ends) >= (2 if "" in ends else _ENDS)
