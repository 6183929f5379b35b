"""Text that was decoded once too often, and font-coded Vietnamese inside Unicode pages.

Both are repaired piece by piece (the text between two tags or line ends), and only where every character
beyond ASCII in the piece takes part, so that clean text is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from pipelines.text.vietnamese import from_tcvn3, from_vni, syllable_share

SIGNS_OF_MOJIBAKE = re.compile(
    rb"\xc3[\x82-\xb4](?:\xc2[\x80-\xbf]|\xc5[\x92\x93\xa0\xa1\xb8\xbd\xbe]|\xc6\x92|\xcb[\x86\x9c]|\xe2[\x80\x82\x84])"
)
"""In UTF-8 bytes: a character that starts a UTF-8 sequence in Latin-1, and one that goes on with it."""

_SIGNS_OF_FONTS = (
    (
        b"\xc3",
        re.compile(
            rb"\xc3(?:(?<=[a-z]\xc3)[\x86-\x9e][a-z<\s]|\xb6\xc3\xb4|\xb1\xc3\xb6|[\xa3\xb5\xb8](?<=[aeoAEO]\xc3.)|[\xa4\xa5](?<=[aoAO]\xc3.))"
        ),
    ),
    (
        b"\xc2",
        re.compile(rb"\xc2(?:(?<=[A-Za-z]\xc2)[\xa8-\xac\xae\xb5-\xb9\xbc-\xbe]|\xae\xc2\xad|\xad\xc2\xac)"),
    ),
)
"""In UTF-8 bytes, each with its first one: what VNI and TCVN3 text is full of and other text is not: "ViÖt", "öô", "aø", "hoµ", "®­"."""

_MOST_LEADS = 300
_REACH = 5
"""Bytes before and behind the first one of a sign that any pattern looks at, and one to spare."""
_FONT_NAMES = (b".VnT", b".VnA", b"VNI-")
_LEAST_SIGNS = 3

_SIGN_IN_WORD = re.compile(
    r"[a-zA-Z][µ-¹¨-¬®\u00ad¼-¾]|[a-z][Æ-Þ]|[ôöÔÖ][øùûõïôØÙÛÕÏÔ]|[aeouyAEOUY][à-ëïõøùûúüÀ-ËÏÕØÙÛÚÜ]|[®ñÑ§][^\W\d]"
)
_SINGLE_BYTE = ("sloppy-windows-1252", "latin-1")
_PIECE = re.compile(r"[^<>\n]+")
_BEYOND = re.compile(r"[^\x00-\x7f]+")
_TYPOGRAPHIC = frozenset("–—‘’“”‚„…•")
_LEAST_RUNS = 2
_LEAST_WORDS = 4
_LONGEST_PIECE = 20_000
_LEAST_SYLLABLES = 0.9
_MOST_ROUNDS = 2


def _undo(run: str) -> str | None:
    """The run's bytes read as UTF-8; None when they are not."""
    for codec in _SINGLE_BYTE:
        try:
            return run.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _undo_piece(piece: str) -> str | None:
    undone: list[str] = []
    longest = 0
    for run in _BEYOND.findall(piece):
        back = _undo(run)
        if back is None:
            return None
        undone.append(back)
        longest = max(longest, len(run) - len(back))
    if not undone or (len(undone) < _LEAST_RUNS and longest < 2):
        return None
    # "á––" and "é–“" are letters with dashes and quotation marks behind them, not bytes read wrongly.
    if all(set(run[1:]) <= _TYPOGRAPHIC for run in _BEYOND.findall(piece)):
        return None
    replacements = iter(undone)
    return _BEYOND.sub(lambda _: next(replacements), piece)


def _pieces_beyond(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the pieces with a character beyond ASCII; the others are many and need no look."""
    at = 0
    while found := _BEYOND.search(text, at):
        start = max(at, *(text.rfind(mark, at, found.start()) + 1 for mark in "<>\n"))
        piece = _PIECE.match(text, start)
        at = piece.end() if piece else found.end()
        yield start, at


def _each_piece(text: str, repair: Callable[[str], str | None]) -> tuple[str, int]:
    """Repair what ``repair`` returns a text for; return the whole and how many pieces changed."""
    changed, done = 0, 0
    out: list[str] = []
    for start, end in _pieces_beyond(text):
        better = repair(text[start:end])
        if better is not None and better != text[start:end]:
            out += (text[done:start], better)
            done = end
            changed += 1
    return "".join([*out, text[done:]]), changed


def repair_mojibake(text: str) -> tuple[str, int]:
    """Undo one or two rounds of "UTF-8 read as windows-1252" (``á»‡`` is ệ); return text and pieces changed."""
    import ftfy.bad_codecs  # noqa: F401  registers the "sloppy" codecs, in which every byte has a character

    total = 0
    for _ in range(_MOST_ROUNDS):
        text, changed = _each_piece(text, _undo_piece)
        total += changed
        if not changed:
            break
    return text, total


def _near(data: bytes, lead: bytes, most: int = _MOST_LEADS) -> bytes:
    """What stands around each of these bytes, cut off by zeros; all of it where there are more than ``most``.

    A pattern sees there what it sees in the whole page, which is megabytes with a handful of them.
    """
    around: list[bytes] = []
    start, end, leads = 0, -_REACH, 0
    at = data.find(lead)
    while at >= 0:
        leads += 1
        if leads > most:
            return data
        if at - end >= _REACH:
            around += (data[start : end + _REACH], b"\0") if leads > 1 else ()
            start = max(0, at - _REACH)
        end = at + 1
        at = data.find(lead, end)
    return b"".join((*around, data[start : end + _REACH])) if leads else b""


def shows_mojibake(data: bytes) -> bool:
    """Whether UTF-8 bytes have a sign of text that was decoded twice."""
    return SIGNS_OF_MOJIBAKE.search(_near(data, b"\xc3")) is not None


def shows_fonts(data: bytes) -> bool:
    """Whether UTF-8 bytes have enough different signs of TCVN3 or VNI text to look closer."""
    signs = [sign for lead, pattern in _SIGNS_OF_FONTS for sign in pattern.findall(_near(data, lead))]
    if len(set(signs)) > 1 and len(signs) >= _LEAST_SIGNS:
        return True
    return bool(signs) and names_fonts(data)


def names_fonts(data: bytes) -> bool:
    """Whether a page names a font of the TCVN3 or VNI kind."""
    return any(name in data for name in _FONT_NAMES)


def _font_words(piece: str, reading: Callable[[str], str]) -> set[str]:
    """The words of a piece that the reading turns into Vietnamese syllables; empty when it does not fit."""
    share, words = syllable_share(reading(piece))
    if not words or share < _LEAST_SYLLABLES or share <= syllable_share(piece)[0]:
        return set()
    # A sign that stands alone ("©", "20°") may be meant as it is.
    return {word for word in piece.split() if not word.isascii() and any(map(str.isalpha, word))}


def _fits(pieces: list[str], reading: Callable[[str], str]) -> tuple[int, int]:
    """How many different words of a page the reading explains, and how many of them show signs of it."""
    words = set().union(*(_font_words(piece, reading) for piece in pieces))
    return len(words), sum(1 for word in words if _SIGN_IN_WORD.search(word))


def repair_fonts(text: str, *, fonts_named: bool = False) -> tuple[str, int]:
    """Read pieces in TCVN3 or VNI font coding as Vietnamese; return text and pieces changed.

    The whole page must show it: a single "på" or "½ cup" reads as a syllable by chance.
    ``fonts_named``: it names a font of the kind, so that little text is enough.
    """
    pieces = [text[start:end] for start, end in _pieces_beyond(text) if end - start < _LONGEST_PIECE]
    (words, signs), reading = max(
        (((_fits(pieces, reading)), reading) for reading in (from_tcvn3, from_vni)), key=lambda fit: fit[0]
    )
    least_words, least_signs = (2, 1) if fonts_named else (_LEAST_WORDS, _LEAST_SIGNS)
    if words < least_words or signs < max(least_signs, words / 3):
        return text, 0
    return _each_piece(text, lambda piece: reading(piece) if _font_words(piece, reading) else None)
