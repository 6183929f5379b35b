"""Where each statement's words lie in the bytes that were fetched.

Nothing of this runs while a page is read. On demand the stored bytes are cut into text again, every
character with its place, and the article's lines are found in that stream in page order::

    for statement_id, place in locate(raw, article).items():
        place.parts            # byte ranges; see Located
        read_back(raw, place)  # the statement's text, from the bytes alone
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from pipelines.provenance.alignment import Line, align
from pipelines.provenance.byte_map import ByteMap, decode_slice, map_bytes
from pipelines.provenance.stream import Stream, comparable, folded, once_undone, read_stream
from pipelines.text.decode import decode
from schemas.records import Article, Statement

__all__ = ["Located", "locate", "read_back"]

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Located:
    """The places of one statement.

    ``parts``: byte ranges (end exclusive) of the stored page, in order. The ranges of one part follow each
    other with nothing but markup between; between two parts stands a blank that the page expresses by
    markup alone (two paragraphs, a line break). ``encoding``: what the bytes are; ``twice``: parts
    of the page were encoded twice, and the reader undid that.
    """

    parts: tuple[tuple[Range, ...], ...]
    encoding: str
    twice: bool = False

    @property
    def ranges(self) -> list[Range]:
        """All ranges in order."""
        return [r for part in self.parts for r in part]


def locate(raw: bytes, article: Article, content_type: str | None = None) -> dict[str, Located]:
    """Byte ranges for the statements of an article read from ``raw``, by statement id.

    ``content_type``: the response header that the page was read with. A statement whose words are not
    found in the page is missing from the answer; an empty statement has no parts.
    """
    decoded = decode(raw, content_type)
    mapped = map_bytes(raw, decoded.encoding)
    twice = any("decoded twice" in w for w in decoded.warnings)
    places = _body_places(article, mapped, twice)
    out: dict[str, Located] = {}
    for statement in article.statements:
        parts = _parts(statement, article, places, raw, mapped.encoding)
        if parts is not None:
            out[statement.id] = Located(tuple(parts), mapped.encoding, twice)
    return out


def read_back(raw: bytes, place: Located) -> str:
    """The text at a place: slices decoded, entities resolved, white space folded, parts joined by a blank."""
    texts = ("".join(_words(raw, place, start, end) for start, end in part) for part in place.parts)
    return folded(" ".join(texts))


def _words(raw: bytes, place: Located, start: int, end: int) -> str:
    text = _slice(raw, place.encoding, start, end)
    return "".join(c for c, _, _ in once_undone(text, 0, len(text))) if place.twice else text


def _slice(raw: bytes, encoding: str, start: int, end: int) -> str:
    return unescape(decode_slice(_shift(raw, encoding, start) + raw[start:end], encoding))


def _shift(raw: bytes, encoding: str, start: int) -> bytes:
    """The escape sequence that is in force at a byte, in an encoding that switches its sets (ISO-2022-JP)."""
    if not encoding.startswith("iso2022"):
        return b""
    at = raw.rfind(b"\x1b", 0, start)
    return raw[at : at + 3] if at >= 0 else b""


Places = list[Range | None]
"""For each code point of the body its byte range; None for a blank, and for what was not found."""


def _body_places(article: Article, mapped: ByteMap, twice: bool) -> Places:
    places: Places = [None] * len(article.body)
    open_lines = [Line(b.text, b.start) for b in article.blocks]
    for stream in _streams(mapped, twice):
        found = align(open_lines, stream)
        for line in open_lines:
            if line.start is None or line not in found:
                continue
            for offset, place in found[line]:
                places[line.start + offset] = place
        open_lines = [line for line in open_lines if line not in found]
        if not any(line.start is not None for line in open_lines):
            break
    return places


def _streams(page: ByteMap, twice: bool) -> Iterator[Stream]:
    """The page's text as a browser has it; without elements that readers pass over; without invisible
    characters, where the reader dropped them; and with any ``<…>`` as a tag, for damaged markup.
    """
    if twice:
        yield read_stream(page, undo=True)
        yield read_stream(page, unread=False, undo=True)
    yield read_stream(page, invisible=True)
    yield read_stream(page, invisible=True, unread=False)
    yield read_stream(page, unread=False)
    yield read_stream(page, lenient=True)


def _parts(
    statement: Statement, article: Article, places: Places, raw: bytes, encoding: str
) -> list[tuple[Range, ...]] | None:
    """The parts of a statement; None when a character of it was not found."""
    parts: list[tuple[Range, ...]] = []
    for span in statement.spans:
        ranges: list[Range] = []
        blank = False
        for at in range(span.start, span.end):
            place, character = places[at], article.body[at]
            if place is not None:
                if _extend(ranges, place, raw, encoding, blank=blank):
                    parts.append(tuple(ranges))
                    ranges = [place]
                blank = False
            elif character.isspace():
                blank = True
            elif comparable(character):
                return None
        if ranges:
            parts.append(tuple(ranges))
    return parts


def _extend(ranges: list[Range], place: Range, raw: bytes, encoding: str, *, blank: bool) -> bool:
    """Add a character's place; True where a new part has to begin, since the page has no bytes for the blank."""
    if not ranges:
        ranges.append(place)
        return False
    start, end = ranges[-1]
    if start <= place[0] and place[1] <= end:
        return False
    blank_bytes = blank and place[0] > end and not _slice(raw, encoding, end, place[0]).strip()
    if place[0] == end or blank_bytes:
        ranges[-1] = (start, place[1])
        return False
    if not blank:
        ranges.append(place)
    return blank
