"""The body that a role belongs to: department, committee, school, cooperative."""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import Remembered, per_lexicon
from pipelines.statements.phrases import Vocabulary, vocabulary
from pipelines.statements.scripts import script_of

_COMMA = re.compile(r"\s*[,،、，]\s*")
ARTICLE = re.compile(
    r"^(?:the|der|die|das|le|la|les|el|los|las|il|lo|o|os|as|de|het|den|det|ett|en|ein|eine|a|an|ο|η|το)\s+",
    re.I,
)


@Remembered
def organization(role: str, lexicon: Lexicon) -> str | None:
    """The first body that a role names, as spelled there; None when it names none.

    Where the body's noun comes before the word for the office ("省工贸厅副厅长") the body is what stands in
    front; otherwise it runs from behind the word "of", or from its noun, to the end of the phrase.
    """
    words = vocabulary(lexicon)
    segments = _COMMA.split(role)
    for inside_office in (False, True):
        for segment in segments:
            if found := _organization(segment, words, lexicon, inside_office=inside_office):
                return found
    return None


def _organization(segment: str, words: Vocabulary, lexicon: Lexicon, *, inside_office: bool) -> str | None:
    """``inside_office``: a body's noun counts although an office's name contains it ("Trưởng trạm")."""
    offices = list(words.roles.find(segment))
    nouns = list(words.role_nouns.find(segment))
    bodies = [
        (a, b)
        for a, b in (*words.organizations.find(segment), *compound_bodies(segment, lexicon))
        if not words.of.whole(segment[a:b])
        and (inside_office or not any(x < b and a < y and y - x > b - a for x, y in offices))
    ]
    if not bodies:
        return None
    first = min(bodies)
    before = [y for _, y in nouns if y <= first[0]]
    behind = [x for x, y in (*offices, *nouns) if x >= first[1] and not words.of.whole(segment[x:y])]
    if not before and behind:
        return segment[: max(b for _, b in bodies if b <= min(behind))].strip()
    if not lexicon.spaced and inside_office and any(x == first[0] and y > first[1] for x, y in offices):
        return segment[: first[1]].strip() if first[0] else None
    if (
        inside_office
        and not lexicon.spaced
        and any(x < first[0] and y == len(segment) == first[1] for x, y in offices)
    ):
        return None
    lead = max(before, default=0)
    between = next((end for _, end in words.of.find(segment[lead : first[0]])), None)
    if between is None or inside_office:
        return segment[first[0] :].strip(" .")
    return ARTICLE.sub("", segment[lead + between :].strip(" ."), count=1)


@per_lexicon
def _body_nouns(lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Single nouns for bodies, in lower case: all of them, and those long enough to end a compound."""
    nouns = tuple(w.lower() for w in lexicon.people.organizations if " " not in w)
    return nouns, tuple(w for w in nouns if len(w) >= 5)


def compound_bodies(segment: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Bodies whose noun ends a compound: "Landwirtschaftsabteilung", "농업환경국"."""
    if not lexicon.spaced:
        return []
    hangul = lexicon.scripts[:1] in (("Kore",), ("Hang",)) or script_of(segment) == "Hang"
    ends = _body_nouns(lexicon)[0 if hangul else 1]
    if not ends:
        return []
    return [m.span() for m in re.finditer(r"[^\s,()]+", segment) if m.group().lower().endswith(ends)]
