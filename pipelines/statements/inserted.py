"""Attributions inside one pair of marks: «Я боялась, — засмеялась она, — но уже нет», « J’ai peur, dit-il, mais … ».

Russian, Ukrainian and Polish set the author's words between dashes, French between commas, without closing
the quotation. The quotation is cut there, so that the attribution is read like any other.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import cues
from pipelines.statements.mentions import finder
from pipelines.statements.patterns import lower
from pipelines.statements.quotes import Quotation
from pipelines.statements.sentences import trim

_DASHES = re.compile(r"[^\s—–-]\s+[—–-]\s+(?P<words>[^«»„“”\"—–]{3,90}?)[,.]\s+[—–-]\s+")
_COMMAS = re.compile(r",\s+(?P<words>[^«»„“”\",.!?]{3,60}),\s+")


def cut_at_attributions(text: str, quotations: list[Quotation], lexicon: Lexicon) -> list[Quotation]:
    """The quotations, those with an attribution inside cut in two around it."""
    cut: list[Quotation] = []
    for quotation in quotations:
        cut += _cut(text, quotation, lexicon)
    return cut


def _cut(text: str, quotation: Quotation, lexicon: Lexicon) -> list[Quotation]:
    if len(quotation.inner) != 1:
        return [quotation]
    start, end = quotation.inner[0]
    for pattern in (_DASHES, _COMMAS):
        for hit in pattern.finditer(text, start, end):
            if _is_attribution(hit["words"], lexicon, dashes=pattern is _DASHES):
                one = trim(text, start, hit.start() + (hit.group()[0] != ","))
                two = trim(text, hit.end(), end)
                if one[0] < one[1] and two[0] < two[1]:
                    return [
                        Quotation(quotation.start, hit.start(), (one,)),
                        Quotation(hit.end(), quotation.end, (two,), quotation.closed),
                    ]
    return [quotation]


def _is_attribution(words: str, lexicon: Lexicon, *, dashes: bool) -> bool:
    """A verb of speech in front; between commas also a form of address behind it, or a joined pronoun."""
    low = lower(words)
    verb = cues(lexicon).verbs.match(low)
    if verb is None or len(low.split()) > 12:
        return False
    rest = low[verb.end() :].strip()
    return dashes or finder(lexicon).honorific.match(rest) is not None or (not rest and "-" in words)
