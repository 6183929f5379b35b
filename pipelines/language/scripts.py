"""Which scripts a text is written in: what decides the language of half of them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x41, 0x5A, "L"), (0x61, 0x7A, "L"), (0xC0, 0xD6, "L"), (0xD8, 0xF6, "L"), (0xF8, 0x24F, "L"),
    (0x1E00, 0x1EFF, "L"), (0xFF21, 0xFF3A, "L"), (0xFF41, 0xFF5A, "L"),
    (0x370, 0x3FF, "G"), (0x1F00, 0x1FFF, "G"),
    (0x400, 0x52F, "C"),
    (0x531, 0x58F, "A"),
    (0x591, 0x5F4, "H"), (0xFB1D, 0xFB4F, "H"),
    (0x620, 0x65F, "R"), (0x66E, 0x6D3, "R"), (0x6D5, 0x6EF, "R"), (0x6FA, 0x77F, "R"),
    (0x8A0, 0x8FF, "R"), (0xFB50, 0xFDFB, "R"), (0xFE70, 0xFEFC, "R"),
    (0x900, 0x963, "D"), (0x971, 0x97F, "D"),
    (0x980, 0x9E5, "B"), (0x9F0, 0x9FE, "B"),
    (0xA00, 0xA65, "p"), (0xA70, 0xA7F, "p"),
    (0xA80, 0xAE5, "g"), (0xB00, 0xB65, "o"), (0xB80, 0xBE5, "t"), (0xC00, 0xC65, "e"),
    (0xC80, 0xCE5, "n"), (0xD00, 0xD65, "m"), (0xD80, 0xDFF, "s"),
    (0xE01, 0xE4F, "T"), (0xE80, 0xECF, "l"), (0xEDC, 0xEDF, "l"), (0xF40, 0xFBC, "i"),
    (0x1000, 0x103F, "M"), (0x1050, 0x109F, "M"), (0xA9E0, 0xA9FE, "M"), (0xAA60, 0xAA7F, "M"),
    (0x10A0, 0x10FF, "q"), (0x1C90, 0x1CBF, "q"),
    (0x1100, 0x11FF, "K"), (0x3130, 0x318F, "K"), (0xAC00, 0xD7A3, "K"),
    (0x1200, 0x139F, "E"),
    (0x1780, 0x17D3, "k"),
    (0x3041, 0x3096, "J"), (0x30A1, 0x30FA, "J"), (0x31F0, 0x31FF, "J"), (0xFF66, 0xFF9D, "J"),
    (0x3005, 0x3007, "Z"), (0x3400, 0x4DBF, "Z"), (0x4E00, 0x9FFF, "Z"), (0xF900, 0xFAFF, "Z"),
    (0x20000, 0x323AF, "Z"),
)  # fmt: skip
"""First and last code point of a block of letters, and a letter that stands for its script."""

LATIN, CYRILLIC, ARABIC, DEVANAGARI, HAN, KANA, HANGUL, GREEK, HEBREW = "LCRDZJKGH"

LANGUAGE_OF_SCRIPT = {
    "G": "el", "A": "hy", "H": "he", "B": "bn", "p": "pa", "g": "gu", "o": "or", "t": "ta", "e": "te",
    "n": "kn", "m": "ml", "s": "si", "T": "th", "l": "lo", "i": "bo", "M": "my", "q": "ka", "K": "ko",
    "E": "am", "k": "km",
}  # fmt: skip
"""Scripts that one language of our readers uses."""

_WEIGHT = {HAN: 3.0, HANGUL: 2.5, KANA: 1.5}
"""How many Latin letters one character of a script says as much as."""

_NO_LETTER = ""
_ASCII_LETTER = re.compile("[A-Za-z]")


@cache
def _script_of(character: str) -> str:
    code = ord(character)
    return next((script for first, last, script in _BLOCKS if first <= code <= last), _NO_LETTER)


def is_latin(text: str) -> bool:
    """Whether a text has Latin letters and none of another script: most texts, told by the different
    characters alone.
    """
    if text.isascii():
        return _ASCII_LETTER.search(text) is not None
    scripts = set(map(_script_of, set(text)))
    scripts.discard(_NO_LETTER)
    return scripts == {LATIN}


def script_weights(text: str) -> dict[str, float]:
    """How much of the text each script has, in Latin letters; scripts that do not occur are left out."""
    if text.isascii():
        return {LATIN: float(len(text))} if _ASCII_LETTER.search(text) else {}
    weights: dict[str, float] = {}
    for character, times in Counter(text).items():
        script = _script_of(character)
        if script:
            weights[script] = weights.get(script, 0.0) + times * _WEIGHT.get(script, 1.0)
    return weights
