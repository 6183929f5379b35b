"""Vietnamese names in other languages' texts: left out before the language is detected.

A translated page keeps its names: "Nguyễn Văn An" in an English headline says nothing about the
headline's language. Names go only where the rest of the words is not Vietnamese too.
"""

from __future__ import annotations

import re
import unicodedata

_UPPER = "".join(
    chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if unicodedata.category(chr(c)) == "Lu"
)
_CAPITALISED = re.compile(
    rf"(?<![^\W\d_])[{_UPPER}][^\W\d_]*(?:\.?[ \u00a0-]{{1,3}}[{_UPPER}][^\W\d_]*){{0,6}}"
)
_VIETNAMESE_LETTER = re.compile("[\u1ea0-\u1ef9ơưƠƯ]")
_WORD = re.compile(r"[^\W\d_]+")

_MOST_VIETNAMESE = 0.30
"""From this share of words with a Vietnamese letter on, a text counts as Vietnamese."""

_SOME_VIETNAMESE = 0.20
_LEAST_LEFT = 0.25
"""Where less than this share of a Vietnamese text is left without its names, the names are the text."""


def vietnamese_share(text: str) -> float:
    """The share of words with a letter that only Vietnamese has; 0.0 for a text without words."""
    words = _WORD.findall(text)
    return sum(1 for w in words if _VIETNAMESE_LETTER.search(w)) / len(words) if words else 0.0


def without_names(line: str) -> str:
    """The line without Vietnamese names; unchanged when the rest is Vietnamese too, or too little."""
    if line.isascii() or not _VIETNAMESE_LETTER.search(line):
        return line
    rest = _CAPITALISED.sub(lambda run: " " if _VIETNAMESE_LETTER.search(run[0]) else run[0], line)
    if vietnamese_share(rest) >= _MOST_VIETNAMESE:
        return line
    left = len(_WORD.findall(rest))
    few_left = left < _LEAST_LEFT * len(_WORD.findall(line))
    return line if not left or (few_left and vietnamese_share(line) >= _SOME_VIETNAMESE) else rest
