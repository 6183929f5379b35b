"""Folding for search: ``nguyen`` finds Nguyễn, ``duong`` finds Đường.

The folded form is an index key, never shown: the text itself keeps every mark.
"""

from __future__ import annotations

import unicodedata

_LETTERS = {
    "đ": "d",
    "ð": "d",
    "ɖ": "d",
    "ł": "l",
    "ø": "o",
    "ħ": "h",
    "ŧ": "t",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    # Arabic and Persian keyboards type different letters for one sound; writers leave out the tail marks.
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ہ": "ه",
    "ة": "ه",
    "ـ": "",
}
"""Letters that Unicode does not decompose (all lower case), and what people type for them."""

_DROPPED_CATEGORIES = frozenset({"Cf", "Cs", "Cc", "Cn", "Co"})


def _folded_letter(character: str) -> str | None:
    """What one decomposed character becomes; None: it goes.

    Marks of canonical combining class 10 to 35 (Hebrew and Arabic points) and from 200 on (accents) go.
    Lower classes spell the word (nukta, virama, kana voicing), as do the vowel and tone signs of Thai
    and Lao (103 to 122): without them it would be another word.
    """
    if character in _LETTERS:
        return _LETTERS[character]
    rank = unicodedata.combining(character)
    if 10 <= rank <= 35 or rank >= 200:
        return None
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.digit(character))
    if character.isspace():
        return " "
    return None if category in _DROPPED_CATEGORIES else character


class _FoldTable(dict[int, str | None]):
    """A table for ``str.translate`` that works each character out once."""

    def __missing__(self, code: int) -> str | None:
        folded = self[code] = _folded_letter(chr(code))
        return folded


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """Fold a text for search: no accents, no case, no zero-width characters, white space as one blank.

    NFC and NFD of a text fold alike, and folding twice changes nothing. Native digits become ASCII
    ones. Signs that spell a word (Thai vowels, Devanagari nukta) stay.
    """
    if text.isascii():
        return " ".join(text.translate(_TABLE).lower().split())
    bare = unicodedata.normalize("NFKD", text).translate(_TABLE)
    folded = unicodedata.normalize("NFKD", bare.casefold()).translate(_TABLE)
    return unicodedata.normalize("NFC", " ".join(folded.split()))
