"""What stands around a heading: headline, recorder line, list, paragraph; each a question about one line."""

from __future__ import annotations

from pipelines.statements.page import HEADLINE, Page
from pipelines.statements.scripts import UNSPACED, script_of
from pipelines.statements.shape import ends_sentence, ends_with_colon, opens_quote, sentences_inside
from pipelines.statements.titles import NAME, Person

BARE_HEADING = 170
"""Longest heading without a colon, and longest role line."""
_PARAGRAPH = 120


def follows_recorder(page: Page, place: int) -> bool:
    """Whether the line before is a recorder line."""
    return place > 0 and page.order[place - 1] in page.recorders


def is_headline(page: Page, place: int) -> bool:
    """Whether the line at a place can be a headline: one short clause, with more text behind it."""
    line, after = page.at(place), page.at(place + 1)
    if line is None or after is None or not page.plain(page.order[place]):
        return False
    if len(line.text) > HEADLINE or ends_with_colon(line.text) or sentences_inside(line.text):
        return False
    if not any(map(str.isalpha, line.text)):
        return False
    if page.order[place + 1] in page.recorders or not page.plain(page.order[place + 1]):
        return False
    if not ends_sentence(line.text) or line.type == "heading":
        return True
    if line.bold and not after.bold:
        return True
    return len(line.text) <= 110 and len(after.text) > len(line.text) * 1.3


def reports(page: Page, core: str) -> bool:
    """Whether a line ends in a verb of speech ("Mr. An said:"), which introduces a quotation."""
    at = page.words.reporting.suffix(core)
    return at < len(core) and not page.words.offices.whole(core[at:])


def attends(page: Page, core: str) -> bool:
    """Whether a line tells of attendance ("attended the ceremony"), which is news and no heading."""
    found = page.words.attendance.first(core)
    return found is not None and not page.words.offices.whole(core[found[0] : found[1]])


def is_listed(page: Page, place: int) -> bool:
    """Whether the line before or after is a name and title too, as in a list of signatures or guests."""
    return _names_another(page, place - 1) or _names_another(page, place + 1)


def _names_another(page: Page, place: int) -> bool:
    line = page.at(place)
    if line is None or not page.plain(page.order[place]) or len(line.text) > BARE_HEADING:
        return False
    if ends_sentence(line.text) or ends_with_colon(line.text):
        return False
    person = page.person(line.text)
    return person is not None and person.form != "bare" and person.score >= NAME


def speaks(page: Page, place: int, person: Person) -> bool:
    """Whether whole sentences follow within two lines, and none of them is about the person itself."""
    if about(page, place, person):
        return False
    following = [line.text for line in (page.at(place), page.at(place + 1)) if line is not None]
    return any(len(text) >= 60 or (len(text) >= 25 and ends_sentence(text)) for text in following)


def about(page: Page, place: int, person: Person) -> bool:
    """Whether the first paragraph below speaks of the person by name; a caption between may do so."""
    following = [line.text for line in map(page.at, range(place, place + 3)) if line is not None]
    paragraph = next((text for text in following if len(text) >= _PARAGRAPH), "")
    return mentions(paragraph, person.name, page)


def mentions(text: str, name: str, page: Page) -> bool:
    """Whether a text names the person within its first words."""
    last = name.rsplit(maxsplit=1)[-1]
    if name in text[:600] or (script_of(name) in UNSPACED and last in text[:200]):
        return True
    return len(last) > 1 and last in {word.strip(".,;:!?()“”\"'’") for word in text[:200].split()}


def is_office(page: Page, title: str) -> bool:
    """Whether a title holds a word for a role or a body."""
    return page.words.offices.first(title) is not None or page.words.roles.first(title) is not None


def is_role_line(page: Page, place: int) -> bool:
    """Whether the line at a place is an office alone, as under the name in a heading of two lines."""
    line, after = page.at(place), page.at(place + 1)
    if line is None or after is None or len(line.text) > BARE_HEADING or ends_sentence(line.text):
        return False
    if ends_with_colon(line.text) or opens_quote(line.text) or not page.plain(page.order[place]):
        return False
    if not page.plain(page.order[place + 1]):
        return False
    return is_office(page, line.text[:60]) or (
        len(after.text) > 2 * len(line.text) and ends_sentence(after.text)
    )
