"""Vietnamese from before Unicode: VISCII, TCVN3 and VNI, and how to know that a text is Vietnamese.

TCVN3 (TCVN 5712:1993, "ABC" fonts named ``.Vn…``) and VNI ("VNI-…" fonts) were fonts: the bytes are
Latin-1 letters that the font draws as Vietnamese ones, so such text also stands inside Unicode pages.
VISCII is RFC 1456.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Grave, hook above, tilde, acute, dot below: the order of the TCVN table."""

_VISCII_UPPER_HALF = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)
_VISCII_CONTROLS = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}

_TCVN_FROM_A1 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ" + _TONES + "àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ"
)

_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323",
    "â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
    "ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_CIRCUMFLEX, _BREVE = "aeo", "a"


def _compose(letter: str, marks: str) -> str:
    return unicodedata.normalize("NFC", letter + marks)


def _vni_pairs() -> dict[str, str]:
    """Each VNI spelling, one or two characters, and the letter that it stands for, lower case."""
    pairs = dict(_VNI_LETTERS)
    for mark, marks in _VNI_MARKS.items():
        bases = _CIRCUMFLEX if "\u0302" in marks else _BREVE if "\u0306" in marks else "aeouyôö"
        for base in bases:
            pairs[base + mark] = _compose(_VNI_LETTERS.get(base, base), marks)
    return pairs


@cache
def vni_table() -> dict[str, str]:
    """Each VNI spelling and its letter, in both cases."""
    pairs = _vni_pairs()
    return {**pairs, **{vni.upper(): letter.upper() for vni, letter in pairs.items()}}


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(vni_table(), key=lambda s: (-len(s), s))))


def from_vni(text: str) -> str:
    """Read Latin-1 letters as VNI: base letter and mark become one letter."""
    table = vni_table()
    return _vni_pattern().sub(lambda found: table[found[0]], text)


@cache
def tcvn3_table() -> dict[int, str]:
    """Latin-1 code points and the Vietnamese letters that ``.Vn`` fonts draw for them."""
    return {0xA1 + at: letter for at, letter in enumerate(_TCVN_FROM_A1)}


def from_tcvn3(text: str) -> str:
    """Read Latin-1 letters as TCVN3; combining tones join the capitals before them."""
    return unicodedata.normalize("NFC", text.translate(tcvn3_table()))


@cache
def viscii_table() -> dict[int, str]:
    """Bytes of VISCII that differ from ASCII."""
    return {**{0x80 + at: letter for at, letter in enumerate(_VISCII_UPPER_HALF)}, **_VISCII_CONTROLS}


def from_viscii(text: str) -> str:
    """Read Latin-1 code points 0 to 255 as VISCII."""
    return text.translate(viscii_table())


_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_GLIDE_VOWELS = (
    "(?:oai|oay|oeo|uay|uây|uôi|uya|uyê|uyu|iêu|yêu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|yê|oa|oă|oe|oi|oo|ôi|ơi"
    "|ua|uâ|uê|ui|uô|uơ|uy|ưa|ươ|ưi|ưu|[aăâeêioôơuưy])"
)
_CODA = "(?:ch|ng|nh|[cmnpt])?"
_SYLLABLE = re.compile(f"{_ONSET}{_GLIDE_VOWELS}{_CODA}")
_TONE_MARK = re.compile(f"[{_TONES}]")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _toneless(letter: str) -> tuple[str, int]:
    """A letter without its tone, and how many tones it had."""
    bare, tones = _TONE_MARK.subn("", unicodedata.normalize("NFD", letter))
    return unicodedata.normalize("NFC", bare), tones


def is_syllable(word: str) -> bool:
    """Whether a word is spelled as a Vietnamese syllable can be: onset, vowels, coda, at most one tone."""
    parts = [_toneless(letter) for letter in word.lower()]
    if len(parts) > 7 or sum(tones for _, tones in parts) > 1:
        return False
    return _SYLLABLE.fullmatch("".join(letter for letter, _ in parts)) is not None


def syllable_share(text: str) -> tuple[float, int]:
    """Of the words with letters beyond ASCII, the share that are Vietnamese syllables; and their number."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(1 for word in words if is_syllable(word))
    return (good / len(words) if words else 0.0), len(words)


def vietnamese_letters() -> str:
    """The 134 letters with a mark, 67 of each case, as dictionaries order them."""
    tones = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
    made = [_compose(vowel, tone) for vowel in "aăâeêioôơuưy" for tone in tones]
    lower = [letter for letter in made if letter not in "aeiouy"] + ["đ"]
    return "".join(lower) + "".join(lower).upper()
