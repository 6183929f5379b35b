"""Pull quotes: a quotation set apart, with a line under it that says whose words it repeats.

The mark that opens it often never closes. The attribution names its person with a dash and without a colon
("Chairman of the cooperative - Le Van An"), which is why it must be found before the headings are.
"""

from __future__ import annotations

import re

from pipelines.statements.page import Page
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.shape import (
    CLOSING_QUOTES,
    OPENING_QUOTES,
    ends_sentence,
    ends_with_colon,
    opens_quote,
)
from pipelines.statements.titles import NAME, Person

_ATTRIBUTION = 160
_NAME = 60
"""Most characters of an attribution that is only a name."""
_SURE = 0.8
_LEADING_DASH = re.compile(r"^[-–—―－~]+\s*")
_TAIL = re.compile(r"[\s.,;…。]{0,8}$")
_CLOSING = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "「": "」",
    "『": "』",
    "‘": "’",
    "‹": "›",
    "《": "》",
    "‚": "‘",
    "‟": "”",
}


def find_pull_quotes(page: Page) -> None:
    """Find pull quotes, re-type their lines and keep drafts in ``page.pulls``."""
    place = 0
    while place < len(page.order) - 1:
        size = _quotation(page, place)
        person = _attribution(page, place + size) if size else None
        if person is None:
            place += 1
            continue
        indices = page.order[place : place + size]
        for index in indices:
            page.lines[index].type = "pull_quote"
        page.lines[page.order[place + size]].type = "attribution"
        page.pulls.append(_draft(page, indices, page.order[place + size], person))
        place += size + 1


def _draft(page: Page, indices: list[int], attribution: int, person: Person) -> Draft:
    pieces = [piece for piece in (inner(page.text(i), i) for i in indices) if piece.end > piece.start]
    return Draft(
        "pull_quote",
        pieces,
        speaker=person.speaker(),
        mention=page.text(attribution),
        confidence=0.93 if person.score >= 0.8 else 0.8,
        rule="c",
        notes=[f"attribution by {person.form}, name score {person.score:.2f}"],
        owns=[*indices, attribution],
    )


def inner(text: str, index: int) -> Piece:
    """A line without the quotation marks around it; a mark that closes an inner quotation stays."""
    start = 0
    while start < len(text) and text[start] in OPENING_QUOTES + " ":
        start += 1
    closing = _CLOSING.get(text[:1], text[:1]) if start else CLOSING_QUOTES
    tail = _TAIL.search(text)
    bare = tail.start() if tail else len(text)
    end = len(text)
    if bare > start and text[bare - 1] in closing:
        end = bare - 1
    return Piece(index, start, max(start, end))


def _quotation(page: Page, place: int) -> int:
    """How many lines from a place on form one quotation that stands alone; 0 for none."""
    line = page.at(place)
    if line is None or line.tag in ("h1", "h2") or not page.plain(page.order[place]):
        return 0
    if not any(map(str.isalnum, line.text)):
        return 0
    if line.quoted:
        size = 1
        while (more := page.at(place + size)) is not None and more.quoted and more.group != line.group:
            if _attribution(page, place + size):
                break
            size += 1
        return size
    return 1 if opens_quote(line.text) and _stands_alone(line.text) else 0


def _stands_alone(text: str) -> bool:
    """Whether nothing follows the quotation: it closes at the end of the line, or never."""
    marks = _CLOSING.get(text[0], text[0])
    last = max(text.rfind(m, 1) for m in marks)
    return last < 0 or len(text) - last <= 3


def _is_told_before(page: Page, place: int, person: Person, text: str) -> bool:
    """Whether a line holds nothing but a name and its form of address, and a line above has that name."""
    if person.role or person.form != "bare" or person.score < _SURE or len(text) > _NAME:
        return False
    return any(person.name in page.text(page.order[at]) for at in range(place - 1))


def _attribution(page: Page, place: int) -> Person | None:
    """The person of an attribution line, None for any other line."""
    line = page.at(place)
    if line is None or line.tag in ("h1", "h2") or not page.plain(page.order[place]):
        return None
    text = line.text
    if len(text) > _ATTRIBUTION or ends_with_colon(text) or opens_quote(text) or ends_sentence(text):
        return None
    bare = _LEADING_DASH.sub("", text).strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    person = page.person(bare)
    if person is None:
        return None
    marked = line.tag == "cite" or line.quoted or line.italic or line.align == "end" or bare != text
    if person.form in ("dash", "paren") or _is_told_before(page, place, person, bare):
        return person
    return person if marked and person.score >= NAME and len(text) < 100 else None
