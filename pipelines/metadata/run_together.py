"""Words that the edge of an element ran together, as "ByAnn Lee" or "Ann LeeUpdated".

A page sets its parts apart by style where its source has no blank between them.
"""

from __future__ import annotations

import re

from pipelines.lexicons import lexicon
from pipelines.metadata.names import PARTICLES
from pipelines.metadata.text import key
from pipelines.metadata.words import folded

_GLUE = re.compile(r"(?<=[^\W\d_A-ZÀ-ÖØ-Þ])(?=[A-ZÀ-ÖØ-Þ])")
_LAST_WORD = re.compile(r"[^\W\d_]{2,20}$")
_FIRST_WORDS = re.compile(r"^([^\W\d_]{4,20})((?: [^\W\d_]{2,20})?)")


def unglued(text: str, language: str | None = None) -> str:
    """The text with a blank where an element's edge ate it: "ByAnn Lee", "Ann LeeUpdated", "Anna MusterKorrespondentin".

    Only beside a word that bylines are told by; "McDonald" and "DeVito" stay. ``language``: whose prepositions may
    open the line ("VonAnna Muster"), though they are particles of names too.
    """
    pieces = _GLUE.split(text)
    if len(pieces) == 1:
        return text
    out = pieces[0]
    opens = out.lower() in lexicon((language or "und").split("-")[0]).recorders.by
    for piece in pieces[1:]:
        before, after = _LAST_WORD.search(out), _FIRST_WORDS.search(piece)
        cut = opens or (before and _opens_byline(before[0])) or (after and _follows_name(*after.groups()))
        out += (" " if cut else "") + piece
        opens = False
    return out


def _opens_byline(word: str) -> bool:
    capital_particle = word[0].isupper() and word.lower() in PARTICLES
    return not capital_particle and key(word) in folded("recorders.by", "recorders.credits")


def _follows_name(word: str, next_word: str) -> bool:
    labels = folded("furniture.updated", "dates.published", "recorders.jobs", "people.modifiers")
    return key(word) in labels or key(word + next_word) in labels
