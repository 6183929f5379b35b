"""Bare surnames of persons whom the page names in full elsewhere, as newspapers write them ("Ince said")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipelines.lexicons import Lexicon
from pipelines.statements.capitals import overlaps
from pipelines.statements.cues import cues
from pipelines.statements.given_names import is_given
from pipelines.statements.mentions import Mention
from pipelines.statements.offices import Text
from pipelines.statements.patterns import NOTHING, Pattern

SHORTEST = 3
"""Fewest letters of a surname that is looked for by itself."""
_UNSURE = (0.35, 0.5)
"""Scores of two capitalised words that nothing around them makes a person."""
_SCORE = 0.76
"""Score of a bare surname: as good as a name that a given name opens."""


def is_unsure(mention: Mention) -> bool:
    """Whether a mention may be a name or any other pair of capitalised words."""
    return _UNSURE[0] <= mention.score < _UNSURE[1]


def surname_of(name: str) -> str | None:
    """The last word of a name of two words or more, None where it is too short to be looked for."""
    first, _, last = name.rpartition(" ")
    return last if first and len(last) >= SHORTEST else None


def opens_with_given(name: str) -> bool:
    """Whether a name begins with a common given name."""
    return is_given(name.split(maxsplit=1)[0])


def find_surnames(
    text: Text, taken: list[Mention], surnames: Iterable[str], roles: Pattern = NOTHING
) -> list[Mention]:
    """The places of a line where one of several surnames stands alone, outside the names already ``taken``;
    one of the ``roles`` may stand in front ("Judge Bloom").
    """
    starts, ends = [m.start for m in taken], [m.end for m in taken]
    return [
        Mention(*hit.span(), "short", hit.group(), score=_SCORE, name_start=hit.start(), name_end=hit.end())
        for hit in _pattern(surnames).finditer(text.masked)
        if not overlaps(*hit.span(), starts, ends) and _stands_alone(text.masked, *hit.span(), roles)
    ]


def speaking(texts: Iterable[Text], surnames: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Which of several words stand alone right beside a verb of speech: whoever does so is a person."""
    return set(_beside_verbs(texts, _pattern(surnames), lexicon))


def _beside_verbs(texts: Iterable[Text], pattern: Pattern, lexicon: Lexicon) -> Iterator[str]:
    verbs = cues(lexicon).verbs
    for text in texts:
        for hit in pattern.finditer(text.masked):
            if not _stands_alone(text.masked, *hit.span()):
                continue
            lead = text.low[max(0, hit.start() - 24) : hit.start()].rstrip()
            said_by = any(verb.end() == len(lead) for verb in verbs.finditer(lead))
            if said_by or verbs.match(text.low, hit.end() + 1):
                yield hit.group()


def _pattern(surnames: Iterable[str]) -> Pattern:
    words = "|".join(map(re.escape, sorted(surnames, reverse=True))) or "(?!)"
    return re.compile(rf"(?<![\w'’-])(?:{words})(?![\w-])")


def _stands_alone(text: str, start: int, end: int, roles: Pattern = NOTHING) -> bool:
    """Whether no other capitalised word stands beside a word: with one it is another name ("Palace Street")."""
    lead = text[max(0, start - 30) : start].split(" ")[-2] if text[start - 1 : start] == " " else ""
    opens = not lead[:1].isupper() or not lead[-1:].isalpha()
    opens = opens or roles.fullmatch(lead.lower()) is not None
    return opens and not text[end : end + 2].strip(" ")[:1].isupper()
