"""The last element of a Vietnamese name alone, in scripts that have blanks and no capitals ("थांग के अनुसार").

Nothing in the look of the word tells it from others, so the page must have named somebody so in full, and a
small word of grammar or a verb of speech must stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.statements.capitals import overlaps
from pipelines.statements.cues import Cues
from pipelines.statements.mentions import Mention
from pipelines.statements.patterns import LETTER
from pipelines.statements.scripts import name_parts, script_of

_GLUED = {"Beng": "(?:য়ের|ের|র|কে)?"}
"""Endings that a script glues to a name."""
_SHORTEST = 2
_ELEMENTS = 3
"""Fewest elements of a name whose last one may stand alone."""


def last_elements(names: Iterable[str]) -> frozenset[str]:
    """The last elements of the full names among ``names``, long enough to be told from other words."""
    split = (name.split() for name in names)
    return frozenset(words[-1] for words in split if len(words) >= _ELEMENTS and len(words[-1]) >= _SHORTEST)


def find_bare_names(
    masked: str, mentions: list[Mention], wanted: Iterable[str], words: Cues
) -> list[Mention]:
    """The places of one line where a wanted element stands alone; ``mentions``: those already found, in order."""
    names = "|".join(map(re.escape, sorted(wanted, key=len, reverse=True))) or "(?!)"
    ending = next((_GLUED[s] for s in words.lexicon.scripts if s in _GLUED), "")
    starts, ends = [m.start for m in mentions], [m.end for m in mentions]
    return [
        Mention(*hit.span(), "short", hit[1], score=0.6, name_start=hit.start(), name_end=hit.end(1))
        for hit in re.finditer(rf"(?<!{LETTER})({names}){ending}(?!{LETTER})", masked)
        if not overlaps(*hit.span(), starts, ends) and _is_followed(masked, hit.end(), words)
    ]


def _is_followed(text: str, at: int, words: Cues) -> bool:
    """Whether a small word of grammar, a verb of speech or "according to" stands behind a place."""
    if text[at : at + 1] != " ":
        return False
    following = text[at + 1 : at + 17].split()[:1]
    return bool(following) and (
        following[0] in name_parts(script_of(following[0])).stops
        or words.verbs.match(text, at + 1) is not None
        or words.according_after.match(text, at + 1) is not None
    )
