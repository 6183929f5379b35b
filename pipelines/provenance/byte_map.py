"""A decoded page that knows the bytes of every character."""

from __future__ import annotations

import codecs
import re
from array import array
from dataclasses import dataclass

import pipelines.text.decode  # noqa: F401 - registers its way with stray bytes
from pipelines.text.guess import LEGACY_VIETNAMESE


@dataclass(slots=True)
class ByteMap:
    """``starts[i]`` is the byte at which ``text[i]`` begins; one more entry holds the length in bytes."""

    text: str
    starts: array[int]
    encoding: str


def map_bytes(raw: bytes, encoding: str) -> ByteMap:
    """Decode bytes and note where each character begins. Undecodable bytes become what ``decode`` makes of them.

    An unknown encoding is taken as UTF-8.
    """
    if encoding in LEGACY_VIETNAMESE:
        return _legacy(raw, encoding)
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        name = "utf-8"
    starts: array[int] = array("L")
    if name == "utf-8":
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return _byte_by_byte(raw, name, starts)
        _utf8_starts(text, starts)
        return ByteMap(text, starts, name)
    if _one_byte_each(raw, name):
        return ByteMap(raw.decode(name, "replace"), array("L", range(len(raw) + 1)), name)
    return _byte_by_byte(raw, name, starts)


_LETTER = re.compile(r"[A-Za-z]?[\x80-\xff]+|[\x00-\x7f]")


def _legacy(raw: bytes, name: str) -> ByteMap:
    """An encoding of Vietnamese from before Unicode: a letter and the marks behind it share their bytes."""
    reading = LEGACY_VIETNAMESE[name]
    parts: list[str] = []
    starts: array[int] = array("L")
    for found in _LETTER.finditer(raw.decode("latin-1")):
        made = reading(found.group())
        starts.extend([found.start()] * len(made))
        parts.append(made)
    starts.append(len(raw))
    return ByteMap("".join(parts), starts, name)


def decode_slice(raw: bytes, name: str) -> str:
    """Decode a part of a page in the way that the whole was decoded."""
    if name in LEGACY_VIETNAMESE:
        return LEGACY_VIETNAMESE[name](raw.decode("latin-1"))
    return raw.decode(name, errors_of(name))


def errors_of(name: str) -> str:
    """How ``pipelines.text.decode`` reads undecodable bytes: stray ones in UTF-8 as windows-1252."""
    return "whosaid-windows" if name == "utf-8" else "replace"


def _utf8_starts(text: str, starts: array[int]) -> None:
    at = 0
    for character in text:
        starts.append(at)
        code = ord(character)
        at += 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < 0x10000 else 4
    starts.append(at)


def _one_byte_each(raw: bytes, name: str) -> bool:
    """Whether the codec makes one character of every byte."""
    if name.startswith(("utf", "gb", "big5", "euc", "shift", "iso2022", "cp9", "hz", "johab")):
        return False
    return len(raw.decode(name, "replace")) == len(raw)


def _byte_by_byte(raw: bytes, name: str, starts: array[int]) -> ByteMap:
    """Decode with any codec; what it makes of undecodable bytes takes those bytes."""
    decoder = codecs.getincrementaldecoder(name)(errors_of(name))
    parts: list[str] = []
    begun = 0
    for at in range(len(raw)):
        made = decoder.decode(raw[at : at + 1])
        if not made:
            continue
        # Several characters at once: the last is this byte, the others stand for what came before it.
        starts.extend(min(begun + i, at) for i in range(len(made) - 1))
        starts.append(at if len(made) > 1 else begun)
        parts.append(made)
        begun = at + 1 - len(decoder.getstate()[0])
    made = decoder.decode(b"", final=True)
    starts.extend(min(begun + i, len(raw)) for i in range(len(made)))
    parts.append(made)
    starts.append(len(raw))
    return ByteMap("".join(parts), starts, name)
