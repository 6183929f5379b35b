"""Who wrote it down: recorder lines under a contribution and bylines at the end, known by their form.

``LE VU (tertulis)``: a short line, a name in capitals, initials or title case, and one small word in
brackets. The word itself is not trusted: machine translation rendered one Vietnamese word in two ways on one
page. A byline is a short last line that holds nothing but names, alone or behind a credit label.
"""

from __future__ import annotations

import re

from pipelines.lines import drop
from pipelines.statements.names import name_score
from pipelines.statements.page import Page
from pipelines.statements.scripts import CASED, fold, script_of
from pipelines.statements.shape import ends_sentence, ends_with_colon, is_question, opens_quote, split_label
from pipelines.statements.titles import read_name

_RECORDER = re.compile(
    r"(?P<name>[^()（）:：]{2,60}?)\s*[(（]\s*(?P<mark>[^()（）:：]{1,32}?)\s*[)）][.。*]?\s*$"
)
_JOINED = re.compile(
    r"\s*(?:[,،、，&/;]|\s[-–—+]\s|\s(?:và|and|dan|et|y|e|und|en|och|og|a|i|и|та|ve|و)\s|・(?=.*・.*・))\s*"
)
_AGENCY = re.compile(r"\(?[^\s()]{2,20}[+]?\)?$")
_CREDIT_LENGTH = 90
_SIGNATURE = 24
"""Most characters of a byline of given names."""
_LAST_LINES = 3


def find_recorders(page: Page) -> None:
    """Find recorder lines anywhere in the body and re-type them."""
    for index in page.order:
        found = read_recorder(page, index)
        if found:
            page.recorders[index] = found
            page.lines[index].type = "recorder"


def read_recorder(page: Page, index: int) -> tuple[str, str] | None:
    """Name and mark of a recorder line, or None."""
    line = page.lines[index]
    if len(line.text) > 80 or line.tag in ("li", "h1"):
        return None
    found = _RECORDER.match(line.text)
    if not found:
        return None
    name, mark = found["name"].strip(" -–—"), found["mark"].strip()
    if not _is_mark(mark, page) or not _are_names(name, page, 0.35):
        return None
    if script_of(name) not in CASED and not page.words.marks.whole(mark) and not _are_names(name, page, 0.6):
        return None
    return name, mark


def _is_mark(mark: str, page: Page) -> bool:
    if page.words.marks.whole(mark):
        return True
    if any(c.isdigit() for c in mark) or page.words.photo.whole(mark) or page.words.offices.first(mark):
        return False
    if script_of(mark) in CASED:
        return (
            mark == mark.lower() and len(mark.split()) <= 3 and name_score(mark.title(), page.lexicon) < 0.9
        )
    return len(mark) <= 12 and len(mark.split()) <= 2 and name_score(mark, page.lexicon) < 0.6


def _are_names(text: str, page: Page, least: float) -> bool:
    """Whether a text is one name or several, in any of the usual ways of joining them."""
    names = [n for n in _JOINED.split(text) if n]
    if not 1 <= len(names) <= 4 or len(text) > 60:
        return False
    for name in names:
        person = read_name(name, page.lexicon)
        named = name_score(name, page.lexicon) >= least or (person is not None and person.score >= 0.6)
        if not named and (least >= 0.5 or not _in_capitals(name)):
            return False
    return True


def _in_capitals(name: str) -> bool:
    return name.isupper() and len(name.split()) <= 4 and not any(c.isdigit() for c in name)


def drop_bylines(page: Page) -> None:
    """Take bylines off the end of the body; their names go to ``page.bylines``."""
    places = list(range(len(page.order) - 1, max(0, len(page.order) - 1 - _LAST_LINES), -1))
    for place in places:
        index = page.order[place]
        if index in page.recorders:
            continue
        names = _byline(page, index)
        if names is None:
            break
        page.bylines.insert(0, names)
        drop(page.lines[index], "author", "byline")
    page.refresh()


def _byline(page: Page, index: int) -> str | None:
    """The names of a byline, None for another line."""
    line = page.lines[index]
    text = line.text.strip()
    if not page.plain(index) or len(text) > _CREDIT_LENGTH or line.tag == "h1":
        return None
    if ends_with_colon(text) or is_question(text) or opens_quote(text):
        return None
    if any(fold(a) == fold(text) for a in page.authors) or page.words.groups.whole(text):
        return text
    labelled = split_label(text)
    if labelled:
        label, at = labelled
        rest = text[at:].strip()
        known = page.words.credits.whole(label) or any(fold(a) in fold(rest) for a in page.authors if a)
        loose = line.align == "end" or line.bold or line.italic
        if rest and (known or loose) and (_are_names(rest, page, 0.5) or page.words.groups.whole(rest)):
            return rest
        return None
    if text.endswith((".", "!")) and not known_initials(text):
        return None
    if _are_names(text, page, 0.65) and (read_name(text, page.lexicon) is None or not _addressed(text, page)):
        return text
    if _signs(page, index, text):
        return text
    return text if text.startswith("(") and _AGENCY.match(text) else None


def _signs(page: Page, index: int, text: str) -> bool:
    """Whether two to four short words close the page below a full sentence, in a script without capitals.

    Given names have no family name in front that would tell them ("থু ট্রাং").
    """
    if index != page.order[-1] or len(page.order) < _LAST_LINES or script_of(text) in CASED:
        return False
    words = text.split()
    furniture = page.lexicon.furniture
    if not 2 <= len(words) <= 4 or len(text) > _SIGNATURE or text in (*furniture.see_also, *furniture.share):
        return False
    return ends_sentence(page.text(page.order[-2])) and _are_names(text, page, 0.35)


def _addressed(text: str, page: Page) -> bool:
    person = read_name(text, page.lexicon)
    return person is not None and person.honorific is not None


def known_initials(text: str) -> bool:
    """Whether a line ends in an initial ("N. D."), whose stop ends no sentence."""
    return re.search(r"(?:^|[\s.])[^\W\d_]\.$", text) is not None
