"""Bare surnames of persons whom the page names in full elsewhere, as newspapers write them ("Ince said")."""

from __future__ import annotations

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
_HYPHEN = "_-"
_BEFORE = "_-'’"
"""What makes a word a part of a longer one, besides letters: behind it, and before it."""
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
        Mention(a, b, "short", text.masked[a:b], score=_SCORE, name_start=a, name_end=b)
        for a, b in _places(text.masked, surnames)
        if not overlaps(a, b, starts, ends) and _stands_alone(text.masked, a, b, roles)
    ]


def speaking(texts: Iterable[Text], surnames: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Which of several words stand alone right beside a verb of speech: whoever does so is a person."""
    wanted = set(surnames)
    return set(_beside_verbs(texts, wanted, lexicon)) if wanted else set()


def _beside_verbs(texts: Iterable[Text], surnames: set[str], lexicon: Lexicon) -> Iterator[str]:
    verbs = cues(lexicon).verbs
    for text in texts:
        for start, end in _places(text.masked, surnames):
            if not _stands_alone(text.masked, start, end):
                continue
            lead = text.low[max(0, start - 24) : start].rstrip()
            said_by = any(verb.end() == len(lead) for verb in verbs.finditer(lead))
            if said_by or verbs.match(text.low, end + 1):
                yield text.masked[start:end]


def _places(text: str, surnames: Iterable[str]) -> list[tuple[int, int]]:
    """Where one of several surnames stands as a whole word, in order."""
    return sorted(place for name in surnames if name in text for place in _places_of(name, text))


def _places_of(name: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        if not (_is_part(text[end : end + 1], _HYPHEN) or (start and _is_part(text[start - 1], _BEFORE))):
            yield start, end
        start = text.find(name, end)


def _is_part(char: str, marks: str) -> bool:
    return char.isalnum() or (char != "" and char in marks)


def _stands_alone(text: str, start: int, end: int, roles: Pattern = NOTHING) -> bool:
    """Whether no other capitalised word stands beside a word: with one it is another name ("Palace Street")."""
    lead = text[max(0, start - 30) : start].split(" ")[-2] if text[start - 1 : start] == " " else ""
    opens = not lead[:1].isupper() or not lead[-1:].isalpha()
    opens = opens or roles.fullmatch(lead.lower()) is not None
    return opens and not text[end : end + 2].strip(" ")[:1].isupper()
