"""The shape of a name: how much a whole string looks like one.

Vietnamese names carry the pages: two to five syllables, family name first, capitals or not, with or without
diacritics, or spelled in another script. Other names are told by capitals alone. Nothing here knows a
person; the data are family names (``family_names.toml``) and the lexicon's words for roles and bodies,
which a name does not contain.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import Remembered
from pipelines.statements.given_names import is_given
from pipelines.statements.phrases import vocabulary
from pipelines.statements.scripts import CASED, NameParts, fold, name_parts, script_of

EDGES = " \t.,;:!?()[]{}<>\"'“”„‟‘’‚«»‹›「」『』《》〈〉（）【】،؛؟。、：！？।۔·*–—―－-…|/៖។"
_SYLLABLE = re.compile(r"(?:ngh|qu|gi|[bcdghjklmnprstvxz]{0,2})[aeiouyw]{1,4}(?:ng|nh|ch|[cmnptk])?\Z")
_ETHNIC = re.compile(r"[A-ZĐ]+['’ʼ][^\W\d_]+\Z|[A-ZĐ]\.?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?)+[^\W\d_]{2,}\Z")
PARTICLES = frozenset(
    ("al", "ben", "bin", "binti", "da", "de", "del", "den", "der", "di", "dos", "du", "e", "el")
)
PARTICLES |= frozenset(("ibn", "la", "le", "van", "von", "y"))
KANA_NAME = re.compile(r"[ァ-ヺー]+(?:[・＝·][ァ-ヺー]+)+")
_SHORT_WORD = 4
_PLACE = 0.45
"""Score of a name that is a province's too: enough behind an honorific, too little alone."""
_GIVEN = 0.75
"""Score of capitalised words that a common given name opens."""
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[,;:!?()（）،؛、，：；।۔。\"“”«»„*|/]|\.\s|\s[-–—―－]\s")


@Remembered
def name_score(text: str, lexicon: Lexicon) -> float:
    """How much a whole string looks like a person's name, from 0 to 1; above 0.5 it probably is one.

    The string should be free of honorifics. A string with digits, or with a comma, colon, bracket or
    dash set apart by blanks, is no name.
    """
    text = text.strip().strip(EDGES)
    if not text or len(text) > 60 or _DIGIT.search(text):
        return 0.0
    if _INITIALS.match(text) and has_capital(text):
        return 0.7
    if _BREAK.search(text):
        return 0.0
    script = script_of(text)
    parts = name_parts(script)
    if script in CASED:
        score = _cased_score(text, parts, lexicon)
    elif script == "Hira":
        score = _kana_score(text, parts)
    elif script in ("Hani", "Hang"):
        score = _joined_score(text, parts, 4 if script == "Hani" else 6)
    else:
        score = _caseless_score(text, parts)
    if score > 0 and has_office_word(text, lexicon):
        score -= 0.6
    if score > _PLACE and fold(text) in parts.places:
        score = _PLACE
    return max(0.0, min(1.0, score))


def has_office_word(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word for a role or a body; a short one counts only at the front, since it may
    be a given name too.
    """
    return any(
        start == 0 or end - start > _SHORT_WORD or not lexicon.spaced
        for start, end in vocabulary(lexicon).offices.find(text)
    )


def is_family(token: str, parts: NameParts) -> bool:
    """Whether a word is a family name; one without diacritics is compared without."""
    low = token.lower()
    return low in parts.families or (fold(low) == low and low in parts.folded)


def is_stop(token: str, parts: NameParts) -> bool:
    """Whether a word is one of the small words that no name contains."""
    return token.lower() in parts.stops and fold(token) not in parts.middles


def is_syllable(token: str) -> bool:
    """Whether a word could be a Vietnamese syllable, or a particle of an ethnic name."""
    return bool(_ETHNIC.match(token)) or (len(token) <= 7 and _SYLLABLE.match(fold(token)) is not None)


def has_capital(token: str) -> bool:
    """Whether a word begins with a capital."""
    return token[:1].isupper() or (len(token) > 1 and token[0] in "'’" and token[1].isupper())


def _cased_score(text: str, parts: NameParts, lexicon: Lexicon) -> float:
    tokens = text.split()
    small = [t for t in tokens if not has_capital(t)]
    if any(fold(t) not in PARTICLES for t in small) or not has_capital(tokens[-1]):
        return 0.0
    if len(tokens) > 6:
        return 0.05
    family = is_family(tokens[0], parts) and not is_stop(tokens[0], parts)
    if not family and text.isupper() and any(is_stop(t, parts) for t in tokens[1:]):
        return 0.1
    score = 0.4 if 2 <= len(tokens) <= 5 else 0.15
    syllables = script_of(text) != "Latn" and all(len(t) <= 8 for t in tokens)
    if (syllables or all(map(is_syllable, tokens))) and len(tokens) > 1:
        score += 0.1 if lexicon.code == "vi" else 0.25
    if _opens_vietnamese(tokens, parts) or _ETHNIC.match(tokens[0]):
        score += 0.3 if len(tokens[0]) > 1 else 0.15
    elif len(tokens) > 1 and is_given(tokens[0]):
        score = max(score, _GIVEN)
    if len(tokens) > 2 and fold(tokens[1]) in parts.middles:
        score += 0.15
    return score


def _opens_vietnamese(tokens: list[str], parts: NameParts) -> bool:
    """Whether a family name opens the words; a small word of another language ("DO SPRAW …") is none."""
    if not is_family(tokens[0], parts):
        return False
    return not is_stop(tokens[0], parts) or all(is_syllable(t) for t in tokens[1:3])


def _kana_score(text: str, parts: NameParts) -> float:
    if KANA_NAME.fullmatch(text):
        first = re.split("[・＝·]", text)[0]
        return 0.95 if first in parts.families else 0.7
    return 0.1


def _joined_score(text: str, parts: NameParts, longest: int) -> float:
    bare = text.replace(" ", "").replace("·", "")
    if not 2 <= len(bare) <= longest or len(text.split()) > 4:
        return 0.0
    return 0.8 if parts.opening.match(bare) else 0.35


def _caseless_score(text: str, parts: NameParts) -> float:
    tokens = text.split()
    if len(tokens) > 6 or any(len(t) > 10 for t in tokens):
        return 0.0
    score = 0.4 if 2 <= len(tokens) <= 5 else 0.1
    if fold(tokens[0]) in parts.folded:
        score += 0.35
    if len(tokens) > 2 and fold(tokens[1]) in parts.middles:
        score += 0.15
    if any(t in parts.stops for t in tokens):
        score -= 0.4
    return score
