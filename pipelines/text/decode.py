"""Bytes to text, with the evidence for the encoding that was chosen.

A byte order mark decides. Then bytes that are valid UTF-8 are UTF-8, whatever header and ``<meta>`` say:
other text is valid UTF-8 only by a freak. What is left is judged by what it spells, and the declarations
are evidence among others. Everything is NFC afterwards.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from pipelines.text.declared import Declared, read_declared

_BOM_CODECS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
               (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))  # fmt: skip

_WIDE_SAMPLE = 4096
_WIDE_ZEROS = 0.2
_MOST_DAMAGE = 0.05
"""Of the characters beyond ASCII: with more undecodable ones than this a page is not damaged UTF-8."""
_UNCOMPOSED_BYTES = tuple(
    bytes([b]) for b in (0xCC, 0xCD, 0xD2, 0xD6, 0xD7, 0xD9, 0xDB, *range(0xDC, 0xE1), *range(0xF1, 0xF5))
)
_UNCOMPOSED = tuple(
    (pattern[:1], re.compile(pattern))
    for pattern in (
        b"\xe1[^\xba\xbb]",
        b"\xe2(?:\x80[\x80\x81]|\x83[\x90-\xbf]|\x84[\xa6\xaa\xab]|\x8c[\xa9\xaa]|[\xab\xb3\xb5\xb7])",
        b"\xe3(?:\x82[\x99\x9a]|\x80[\xaa-\xaf])",
        b"\xce\x87",
        b"\xd8[\x90-\x9a]",
        b"\xea[\x80-\xaf]",
        b"\xef(?:[\xa4-\xac]|\xad[\x80-\x8f]|\xb8[\xa0-\xaf])",
        b"\xf0[^\x9f]",
    )
)
"""Lead bytes of all characters of which NFC may change something; a page without them is NFC already."""
_ASCII = bytes(range(128))
_JOINER = "\u034f"
_PIECE = 500
"""Characters that are brought to NFC at a time, at least."""
_CHECKED = 65_536
"""Bytes that are checked to be UTF-8 at a time."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """``utf8`` is the page in UTF-8 and NFC, mostly the bytes that came: a string of a page with one emoji takes
    four times their memory. ``encoding`` is a Python codec name, or "tcvn3", "vni", "viscii".

    ``evidence`` says in order what was looked at and what it said. ``warnings`` names what was repaired,
    lost or contradictory.
    """

    utf8: bytes
    encoding: str
    evidence: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The page as a string, made anew each time."""
        return self.utf8.decode("utf-8")


def composed(text: str) -> str:
    """The text in NFC, piece by piece, since most pieces show at a glance that they are.

    A flood of accents without a letter is parted by joiners that nobody sees, as Unicode's Stream-Safe Text
    Format does it (UAX 15, section 13): the time to bring it into order as a whole grows with its square.
    """
    if text.isascii():
        return text
    pieces = []
    start = 0
    while start < len(text):
        end = _piece_end(text, start)
        pieces.append(unicodedata.normalize("NFC", text[start:end]))
        if end < len(text) and not _may_begin(text[end]):
            pieces.append(_JOINER)
        start = end
    return "".join(pieces)


def _piece_end(text: str, start: int) -> int:
    """Where the next piece may begin; anywhere where no character behind the least size may."""
    most = min(start + 2 * _PIECE, len(text))
    return next((at for at in range(start + _PIECE, most) if _may_begin(text[at])), most)


def _may_begin(char: str) -> bool:
    """Whether a character joins with nothing before it: all but marks, and vowels and ends of Hangul syllables."""
    return char < "\u0300" or (unicodedata.category(char)[0] != "M" and not "\u1160" <= char <= "\u11ff")


def _surely_composed(data: bytes) -> bool:
    """Whether NFC changes nothing. It is told by what is beyond ASCII, so the rest of a page may be left out."""
    return not any(b in data for b in _UNCOMPOSED_BYTES) and not any(
        lead in data and pattern.search(data) for lead, pattern in _UNCOMPOSED
    )


def _bom(data: bytes) -> tuple[bytes, str] | None:
    return next(((mark, name) for mark, name in _BOM_CODECS if data.startswith(mark)), None)


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark, told by where the zero bytes of its ASCII stand."""
    sample = data[:_WIDE_SAMPLE]
    if sample.count(0) < _WIDE_ZEROS * len(sample) or len(sample) < 4:
        return None
    zeros = [sample[at::4].count(0) * 4 >= 0.6 * len(sample) for at in range(4)]
    known = {
        (False, True, True, True): "utf-32-le", (True, True, True, False): "utf-32-be",
        (False, True, False, True): "utf-16-le", (True, False, True, False): "utf-16-be",
    }  # fmt: skip
    return known.get((zeros[0], zeros[1], zeros[2], zeros[3]))


def _contradictions(declared: Declared, chosen: str) -> list[str]:
    places = (("header", declared.header), ("meta", declared.meta))
    return [
        f"encoding: {place} says {name}, the bytes are {chosen}"
        for place, name in places
        if name and codecs.lookup(name).name != codecs.lookup(chosen).name
    ]


def _repaired(data: bytes) -> tuple[bytes, list[str]]:
    """Undo mojibake and font codings in a page whose UTF-8 bytes show signs of them."""
    warnings: list[str] = []
    if b"\xc3" not in data and b"\xc2" not in data:
        return data, warnings
    from pipelines.text import mojibake

    twice, fonts = mojibake.shows_mojibake(data), mojibake.shows_fonts(data)
    if not twice and not fonts:
        return data, warnings
    text = data.decode("utf-8")
    if twice:
        text, pieces = mojibake.repair_mojibake(text)
        warnings += [f"encoding: {pieces} pieces were decoded twice; repaired"] if pieces else []
    if fonts:
        text, pieces = mojibake.repair_fonts(text, fonts_named=mojibake.names_fonts(data))
        warnings += [f"encoding: {pieces} pieces in TCVN3 or VNI font coding; repaired"] if pieces else []
    return text.encode("utf-8") if warnings else data, warnings


def _check_utf8(data: bytes) -> None:
    """Raise UnicodeDecodeError where bytes are not UTF-8; no more than a piece of the page becomes a string."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    for start in range(0, len(data), _CHECKED):
        decoder.decode(data[start : start + _CHECKED], start + _CHECKED >= len(data))


def _from_utf8(data: bytes, declared: Declared) -> Decoded:
    if data.isascii():
        return Decoded(data, "utf-8", (*declared.evidence, "content: ASCII only"))
    _check_utf8(data)
    clean, warnings = _repaired(data)
    if warnings or not _surely_composed(data.translate(None, _ASCII)):
        clean = composed(clean.decode("utf-8")).encode("utf-8")
    evidence = (*declared.evidence, "content: valid UTF-8")
    return Decoded(clean, "utf-8", evidence, (*_contradictions(declared, "utf-8"), *warnings))


def _fallback_bytes(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8, read as windows-1252: the page in two encodings."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("whosaid-windows", _fallback_bytes)


def _mostly_utf8(data: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII, from the first on, are whole UTF-8 sequences."""
    from pipelines.text.guess import decode_part, sample_of

    text = decode_part(sample_of(data), "utf-8")
    beyond = sum(1 for c in text if c > "\x7f")
    return beyond > 0 and text.count("\ufffd") <= _MOST_DAMAGE * beyond


def _damaged_utf8(data: bytes, declared: Declared) -> Decoded:
    whole = composed(data.decode("utf-8", "whosaid-windows")).encode("utf-8")
    clean, warnings = _repaired(whole)
    warnings = ["encoding: damaged UTF-8, or two encodings in one page", *warnings]
    evidence = (*declared.evidence, "content: UTF-8 with stray bytes, read as cp1252")
    return Decoded(composed(clean.decode("utf-8")).encode("utf-8"), "utf-8", evidence, tuple(warnings))


def _guessed(data: bytes, declared: Declared) -> Decoded:
    from pipelines.text.guess import decode_as, rank

    named = tuple(dict.fromkeys(n for n in (declared.header, declared.meta) if n and not n.startswith("utf")))
    scores = rank(data, named)
    chosen = scores[0][1]
    text = composed(decode_as(data, chosen))
    content = "content: " + ", ".join(f"{name} {value:.2f}" for value, name in scores[:3])
    warnings = [] if chosen in {"tcvn3", "vni", "viscii"} else _contradictions(declared, chosen)
    if chosen not in named:
        warnings.append(f"encoding: guessed {chosen} from the content")
    if "\ufffd" in text:
        warnings.append(f"encoding: {text.count(chr(0xFFFD))} characters could not be decoded")
    return Decoded(text.encode("utf-8"), chosen, (*declared.evidence, content), tuple(warnings))


def _wide(data: bytes, name: str, declared: Declared, why: str) -> Decoded:
    text = data.decode(name, "replace")
    warnings = ("encoding: some characters could not be decoded",) if "\ufffd" in text else ()
    return Decoded(composed(text).encode("utf-8"), name, (*declared.evidence, why), warnings)


def _decode(data: bytes, declared: Declared) -> Decoded:
    mark = _bom(data)
    if mark and mark[1] != "utf-8":
        return _wide(data[len(mark[0]) :], mark[1], declared, "BOM decides")
    data = data[len(mark[0]) :] if mark else data
    if b"\x1b" in data and b"\x1b$" in data and data.isascii():
        return _wide(data, "iso2022_jp", declared, "content: ISO-2022-JP escapes")
    wide = _wide_codec(data) if b"\x00" in data else None
    if wide:
        return _wide(data, wide, declared, f"content: zero bytes of {wide}")
    try:
        return _from_utf8(data, declared)
    except UnicodeDecodeError:
        return _damaged_utf8(data, declared) if _mostly_utf8(data) else _guessed(data, declared)


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """Decode a page; never raises. ``content_type`` is the response header, None when unknown."""
    decoded = _decode(data, read_declared(data, content_type))
    zeros = decoded.utf8.count(0) if b"\x00" in data else 0
    if not zeros:
        return decoded
    warnings = (*decoded.warnings, f"encoding: {zeros} zero characters removed")
    return Decoded(decoded.utf8.replace(b"\x00", b""), decoded.encoding, decoded.evidence, warnings)
