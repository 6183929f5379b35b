"""The character data of a page as one stream, each character with its bytes.

The stream holds what can be compared: decomposed characters without white space and without invisible
ones, because a reader folds and composes them and a page may write them in any form.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from pipelines.provenance.byte_map import ByteMap

_RAW_TEXT = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
_UNREAD = ("rt", "rp", "svg", "math", "template", "noscript", "select", "object", "canvas", "audio", "video")
"""Elements with text of their own that a reader of articles passes over, such as the reading of a sign."""


def _opening(raw: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"<(?:(?P<raw>{'|'.join(raw)})(?![\w:-])|[a-zA-Z/!?])", re.IGNORECASE)


_OPENING = _opening(_RAW_TEXT)
_OPENING_UNREAD = _opening((*_RAW_TEXT, *_UNREAD))
_IN_TAG = re.compile(r"""=\s*(["'])|>""")
_ANY_TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")
"""Markup for damaged pages: anything in angle brackets, nothing beyond the next bracket."""

PATIENCE = 50
"""Tags with a quotation mark that never closes, after which quotation marks are not looked at any more;
keeps damaged pages linear.
"""

_ENTITY = re.compile(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Cn"})


@dataclass(slots=True)
class Stream:
    """``key``: comparable characters; ``starts``/``ends``: their bytes; ``runs``: positions in ``key`` at
    which character data begins behind markup. ``invisible``: invisible characters are in it.
    """

    key: str
    starts: array[int]
    ends: array[int]
    runs: list[int]
    invisible: bool


def comparable(text: str, *, invisible: bool = False) -> str:
    """A text without what a reader may fold away: white space, composition, and unless ``invisible`` is set
    also soft hyphens, zero-width and control characters.
    """
    return "".join(
        c
        for c in unicodedata.normalize("NFD", text)
        if not c.isspace() and (invisible or c.isalnum() or unicodedata.category(c) not in _INVISIBLE)
    )


def folded(text: str) -> str:
    """A text in NFC, white space folded to single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_stream(
    page: ByteMap, *, invisible: bool = False, unread: bool = True, lenient: bool = False, undo: bool = False
) -> Stream:
    """Cut a page into character data. ``invisible``: with invisible characters. ``unread``: with elements that
    readers pass over. ``lenient``: for markup that no parser agrees on. ``undo``: with characters that were
    encoded twice read as what they were.
    """
    opening = _OPENING if unread else _OPENING_UNREAD
    markup = _tags(page.text) if lenient else _markup(page.text, opening)
    keys: list[str] = []
    stream = Stream("", array("L"), array("L"), [], invisible)
    length = 0
    for start, end in _runs(page.text, markup):
        stream.runs.append(length)
        for cluster, first, last in _clusters(page.text, start, end, undo):
            key = comparable(cluster, invisible=invisible)
            if key:
                keys.append(key)
                length += len(key)
                stream.starts.extend([page.starts[first]] * len(key))
                stream.ends.extend([page.starts[last]] * len(key))
    stream.key = "".join(keys)
    return stream


def _runs(text: str, markup: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in markup:
        if start > at:
            yield at, start
        at = end
    if at < len(text):
        yield at, len(text)


def _tags(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _ANY_TAG.finditer(text))


def _markup(text: str, opening: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Markup as a browser takes it: comments, raw text elements, declarations, tags with quoted values."""
    at, patience = 0, PATIENCE
    while found := opening.search(text, at):
        start = found.start()
        if text.startswith("<!--", start):
            close = text.find("-->", start + 2)
            at = len(text) if close < 0 else close + 3
        else:
            at, whole = _tag_end(text, found.end(), patience > 0)
            patience -= not whole
            if raw := found.group("raw"):
                close_tag = re.compile(rf"</{raw}(?![\w:-])", re.IGNORECASE).search(text, at)
                at = close_tag.start() if close_tag else len(text)
        yield start, at


def _tag_end(text: str, at: int, quotes: bool) -> tuple[int, bool]:
    """Where a tag ends, and whether its quotation marks close; an endless one ends at the next bracket."""
    first = at
    while quotes and (step := _IN_TAG.search(text, at)):
        if step.group() == ">":
            return step.end(), True
        close = text.find(step.group(1), step.end())
        if close < 0:
            break
        at = close + 1
    end = text.find(">", first)
    return (len(text) if end < 0 else end + 1), not quotes


def _clusters(text: str, start: int, end: int, undo: bool) -> Iterator[tuple[str, int, int]]:
    """Characters and entities of one run. Combining marks that compose with their letter share its place."""
    held: list[tuple[str, int, int]] = []
    for piece in _pieces(text, start, end, undo):
        if held and not unicodedata.combining(piece[0][0]):
            yield from _composed(held)
            held = []
        held.append(piece)
    yield from _composed(held)


def _composed(pieces: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    whole = "".join(piece[0] for piece in pieces)
    if len(pieces) < 2 or (unicodedata.is_normalized("NFC", whole) and _in_order(pieces, whole)):
        return pieces
    return [(whole, pieces[0][1], pieces[-1][2])]


def _in_order(pieces: list[tuple[str, int, int]], whole: str) -> bool:
    """Whether the marks come apart one piece after the other; Unicode orders those of a letter by their class."""
    normal = unicodedata.normalize
    return "".join(normal("NFD", piece[0]) for piece in pieces) == normal("NFD", whole)


def _pieces(text: str, start: int, end: int, undo: bool) -> Iterator[tuple[str, int, int]]:
    at = start
    single = once_undone if undo else _singles
    for entity in _ENTITY.finditer(text, start, end):
        yield from single(text, at, entity.start())
        yield unescape(entity.group()) or " ", entity.start(), entity.end()
        at = entity.end()
    yield from single(text, at, end)


def _singles(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    return ((text[i], i, i + 1) for i in range(start, end))


def once_undone(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Characters of a stretch; two to four that are the windows-1252 reading of one in UTF-8 are that one."""
    at = start
    while at < end:
        length = _twice_encoded(text, at, end) if text[at] > "\x7f" else 1
        raw = b"".join(_windows_byte(c) for c in text[at : at + length]) if length > 1 else b""
        yield (raw.decode() if raw else text[at]), at, at + length
        at += length


def _twice_encoded(text: str, at: int, end: int) -> int:
    """How many characters from here on are one character's UTF-8 bytes; 1 when they are none."""
    lead = _windows_byte(text[at])
    length = (
        2
        if b"\xc2" <= lead <= b"\xdf"
        else 3
        if lead[:1] in _LEADS_OF_THREE
        else 4
        if b"\xf0" <= lead <= b"\xf4"
        else 1
    )
    if length == 1 or at + length > end:
        return 1
    raw = b"".join(_windows_byte(c) for c in text[at : at + length])
    try:
        return length if len(raw.decode("utf-8")) == 1 else 1
    except UnicodeDecodeError:
        return 1


_LEADS_OF_THREE = frozenset(bytes([b]) for b in range(0xE0, 0xF0))


def _windows_byte(character: str) -> bytes:
    """The byte that windows-1252 reads as this character; a control character stands for itself."""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1")
    return character.encode("cp1252", "ignore")
