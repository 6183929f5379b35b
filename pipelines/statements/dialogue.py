"""Speech that a dash opens, with no quotation marks: "— We waited for years, — smiled the seller. — Now it is here."

Russian, Spanish and Nordic newspapers print speech so. A dash opens a list item, too; what tells them apart
is a second dash with a verb of speech right behind it, or a comma in its place ("– We waited, says Mai.").
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import cues
from pipelines.statements.patterns import lower
from pipelines.statements.quotes import Quotation

_OPENING = re.compile(r"[—–]\s*(?=[^\W\d_])")
_BREAK = re.compile(r"(?<=\S)(?P<mark>[,.!?…]?)\s*[—–]\s*(?=[^\W\d_])")
_COMMA = re.compile(r"[,!?]\s+(?=[^\W\d_])")
_STOP = re.compile(r"[.:](?:\s|\Z)|\Z")
_AGAIN = re.compile(r"\s*[—–][.,;:]?\s*|[.,]\s+[—–]\s*")
_SHORT = 8
"""Fewest characters of a part that is speech."""
_FAR = 600
"""Most characters up to the second dash, and of the attribution behind it."""
_ATTRIBUTION = 160
"""Most characters of an attribution that no dash sets off."""
_WORDS = 3
"""Most words between the dash and its verb."""


def find_dialogue(text: str, lexicon: Lexicon) -> list[Quotation]:
    """The parts of a paragraph that are speech opened by a dash; empty when it is none."""
    opening = _OPENING.match(text)
    if opening is None:
        return []
    low = lower(text)
    limit = opening.end() + _FAR
    for stop in _BREAK.finditer(text, opening.end() + _SHORT, limit):
        if _verb_near(low, stop.end(), lexicon):
            end = stop.end("mark")
            return [Quotation(0, end, ((opening.end(), end),)), *_rest(text, stop.end())]
    for comma in _COMMA.finditer(low, opening.end() + _SHORT, limit):
        if _closes(low, comma.end(), lexicon):
            end = comma.start() + 1
            return [Quotation(0, end, ((opening.end(), end),)), *_rest(text, comma.end())]
    return []


def _closes(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a short attribution that a verb opens ends the sentence or the paragraph."""
    verb = cues(lexicon).verbs.match(low, at)
    if verb is None:
        return False
    stop = _STOP.search(low, verb.end(), verb.end() + _ATTRIBUTION)
    return stop is not None and low[verb.end() : stop.start()].strip() != ""


def _verb_near(low: str, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of speech stands among the first words behind a dash."""
    verb = cues(lexicon).verbs.search(low, at, at + 48)
    return verb is not None and len(low[at : verb.start()].split()) <= _WORDS


def _rest(text: str, at: int) -> list[Quotation]:
    """The speech that goes on behind the dash that closes an attribution."""
    again = _AGAIN.search(text, at, at + _FAR)
    if again is None or len(text) - again.end() < _SHORT:
        return []
    return [Quotation(again.end(), len(text), ((again.end(), len(text)),))]
