"""Chinese in simplified or traditional characters, or Japanese without kana.

A character's home is told by the standard sets that have it: GB 2312 (simplified), Big5 (traditional),
JIS X 0208 (Japanese). Most characters are in all three and say nothing.
"""

from __future__ import annotations

from functools import cache

_CODECS = ("gb2312", "big5", "shift_jis")


def _encodable(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _home(character: str) -> tuple[bool, bool, bool]:
    """Whether the simplified, the traditional and the Japanese standard set have the character."""
    gb, big5, jis = (_encodable(character, codec) for codec in _CODECS)
    return gb, big5, jis


def _homes(text: str) -> list[tuple[bool, bool, bool]]:
    return [_home(c) for c in text if "\u4e00" <= c <= "\u9fff"]


def looks_japanese(text: str) -> bool:
    """Whether characters that only Japanese writing has outnumber those that only Chinese has."""
    homes = _homes(text)
    japanese = sum(1 for gb, big5, jis in homes if jis and not gb and not big5)
    return japanese > sum(1 for gb, big5, jis in homes if (gb or big5) and not jis)


def chinese_script(text: str) -> str:
    """Return "Hans" or "Hant"; a text that is good in both counts as simplified."""
    homes = _homes(text)
    traditional = sum(1 for gb, big5, _ in homes if big5 and not gb)
    return "Hant" if traditional > sum(1 for gb, big5, _ in homes if gb and not big5) else "Hans"
