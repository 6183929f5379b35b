"""Speaker headings: the parts of a round-up, each under a line that names who speaks.

Asterisks, capitals and colons each mean several things, so a heading needs evidence from several sides:
a name and a title apart, a colon at the end, a bullet, capitals, a headline after it, a recorder line before
it, others of the same form on the page. The forms (a1 to a6) differ in where title and headline stand.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipelines.statements.names import same_person
from pipelines.statements.page import HEADLINE, Page
from pipelines.statements.shape import (
    capital_share,
    ends_sentence,
    ends_with_colon,
    is_question,
    opens_quote,
    sentences_inside,
    split_bullet,
    split_label,
    without_colon,
)
from pipelines.statements.surroundings import (
    BARE_HEADING,
    about,
    attends,
    follows_recorder,
    is_headline,
    is_listed,
    is_office,
    is_role_line,
    mentions,
    reports,
    speaks,
)
from pipelines.statements.titles import NAME, Person

_HEADING = 280
_APART = re.compile(r"\s[-–—―－]\s|[)）]$")
_NEEDED = 2.0
_ALONE = 3.0
"""Evidence for the only heading of a page, where no other supports it."""


@dataclass(slots=True)
class Heading:
    """``place``: of the name line in ``page.order``. ``form``: "a1" (title and name in one line with a colon or
    bullet), "a4" (the same without), "a5" (name line, role line), "a6" (name, colon, headline in one line),
    "a1h" (title, name, colon and headline in one line), "a3+" (name, colon and the words themselves in one line). ``evidence``: points for it. ``text_from``: where
    headline or words begin in the line, for a6 and a3+. ``lines``: name line and what belongs to it.
    """

    place: int
    form: str
    person: Person
    evidence: float
    reasons: list[str]
    text_from: int = 0
    role_line: bool = False


def find_headings(page: Page) -> list[Heading]:
    """The speaker headings of a page in order, of one kind of form; empty when it is no round-up."""
    closed = _closed(page)
    full = [h for p in range(len(page.order)) if (h := _full(page, p)) and h.evidence >= _NEEDED]
    if full and (len(full) > 1 or full[0].evidence >= _ALONE or closed):
        return _with_inline_labels(page, full)
    for find in (_bare, _inner, _labelled):
        found = [h for p in range(len(page.order)) if (h := find(page, p))]
        if _hold_together(page, found):
            return found
    return []


def _closed(page: Page) -> bool:
    return len(page.recorders) > 0


def _eligible(page: Page, place: int, longest: int) -> bool:
    """Whether a line could be a heading at all: short enough, followed by text, no sentence, no quotation."""
    line = page.at(place)
    if line is None or len(line.text) > longest or not page.plain(page.order[place]):
        return False
    if page.at(place + 1) is None or opens_quote(line.text) or is_question(line.text):
        return False
    return not ends_sentence(line.text) and not sentences_inside(without_colon(line.text))


def _full(page: Page, place: int) -> Heading | None:
    """A heading with name and title in one line (a1, a2, a3), or a4 when no colon or bullet marks it."""
    if not _eligible(page, place, _HEADING):
        return None
    text = page.text(page.order[place])
    bullet, at = split_bullet(text)
    core = without_colon(text[at:]).strip(" *")
    colon = ends_with_colon(text)
    apart = _APART.search(core) is not None
    if not colon and split_label(text) is not None:
        return None
    if not (colon or bullet or apart or capital_share(core) > 0.6 or follows_recorder(page, place)):
        return None
    person = page.person(core)
    if person is None or person.score < NAME - 0.1 or reports(page, core):
        return None
    if not colon and (attends(page, core) or about(page, place + 1, person) or is_listed(page, place)):
        return None
    reasons = _evidence(page, place, person, core, bullet, colon=colon)
    return Heading(place, "a1", person, sum(points for points, _ in reasons), [why for _, why in reasons])


def _evidence(
    page: Page, place: int, person: Person, core: str, bullet: str, *, colon: bool
) -> list[tuple[float, str]]:
    line = page.lines[page.order[place]]
    after = page.at(place + 1)
    points = [
        (1.0, "colon at the end", colon),
        (1.0, f"name and title by {person.form}", person.form in ("dash", "paren")),
        (0.5, "name and title by comma", person.form == "comma" and person.role is not None),
        (0.5, "bullet", bool(bullet)),
        (0.5, "capitals", capital_share(core) > 0.8),
        (0.5, "set in bold", line.bold),
        (1.0, "after a recorder line", follows_recorder(page, place)),
        (
            0.5,
            "word for an office",
            bool(person.role) and page.words.offices.first(person.role or "") is not None,
        ),
        (0.25, "opens the body", place == 0),
        (0.5, "headline after it", after is not None and is_headline(page, place + 1)),
        (
            0.5,
            "honorific alone before a colon",
            colon and person.form == "bare" and person.honorific is not None,
        ),
        (-1.0, "continues in the same clause", not colon and core.endswith((",", "-", "–"))),
    ]
    return [(value, why) for value, why, holds in points if holds]


def _bare(page: Page, place: int) -> Heading | None:
    """A heading without colon: a4 (role, name, title after or before a headline) or a5 (name, then role)."""
    if not _eligible(page, place, BARE_HEADING):
        return None
    text = page.text(page.order[place])
    core = text[split_bullet(text)[1] :].strip()
    if ends_with_colon(core) or split_label(core) or attends(page, core) or reports(page, core):
        return None
    person = page.person(core)
    if person is None or person.score < NAME:
        return None
    listed = is_listed(page, place)
    titled = person.form != "bare" and is_office(page, person.role or "")
    if titled and not listed and speaks(page, place + 1, person):
        beside = is_headline(page, place - 1) or is_headline(page, place + 1)
        reasons = [f"name and title by {person.form}", "headline beside it" if beside else "no headline"]
        return Heading(place, "a4", person, 2.0 if beside else 1.0, reasons)
    if (
        person.form == "bare"
        and person.honorific
        and is_role_line(page, place + 1)
        and speaks(page, place + 2, person)
    ):
        role = page.text(page.order[place + 1]).strip()
        if person.role is None:
            person.role = role
        return Heading(place, "a5", person, 2.0, ["name alone", "role line after it"], role_line=True)
    return None


def _inner(page: Page, place: int) -> Heading | None:
    """a6: name, colon and headline in one line; the text under it speaks of the same person."""
    line = page.at(place)
    if line is None or not page.plain(page.order[place]) or len(line.text) > HEADLINE + 60:
        return None
    person, at = _label_person(page, place)
    if (
        person is None
        or ends_sentence(line.text)
        or opens_quote(line.text[at:])
        or not line.text[at:].strip()
    ):
        return None
    following = [page.at(place + 1), page.at(place + 2)]
    if not any(f is not None and mentions(f.text, person.name, page) for f in following):
        return None
    return Heading(place, "a6", person, 2.0, ["name before a colon", "named again below"], text_from=at)


def _labelled(page: Page, place: int) -> Heading | None:
    """a3+: name, title, colon and the words themselves in one line."""
    line = page.at(place)
    if line is None or not page.plain(page.order[place]):
        return None
    person, at = _label_person(page, place)
    words = line.text[at:]
    headline = person is not None and _is_inline_headline(page, place, words)
    if person is None or opens_quote(words) or (len(words) < 40 and not headline):
        return None
    titled = person.form in ("dash", "paren") or (
        person.form == "comma" and is_office(page, person.role or "")
    )
    bulleted = bool(split_bullet(line.text)[0])
    if not (titled or bulleted or person.honorific or line.bold):
        return None
    form = "a1h" if headline and titled else "a3+"
    return Heading(
        place, form, person, 2.0 if titled else 1.5, ["name, colon and words in one line"], text_from=at
    )


def _is_inline_headline(page: Page, place: int, words: str) -> bool:
    """Whether what follows the colon is a headline in the heading's own line, with the words below it."""
    after = page.at(place + 1)
    if after is None or not page.plain(page.order[place + 1]) or not words.strip():
        return False
    if len(words) > HEADLINE or sentences_inside(words) or _label_person(page, place + 1)[0] is not None:
        return False
    if ends_sentence(words):
        return len(words) <= 110 and len(after.text) > 1.3 * len(words)
    return len(after.text) > len(words)


def _label_person(page: Page, place: int) -> tuple[Person | None, int]:
    index = page.order[place]
    if index not in page.labels:
        page.labels[index] = _label(page, page.text(index))
    label, at = page.labels[index] or ("", 0)
    return (page.person(label), at) if label else (None, 0)


def _label(page: Page, text: str) -> tuple[str, int] | None:
    """A label that names somebody and is no clause, and where the text behind it begins."""
    labelled = split_label(text)
    person = page.person(labelled[0]) if labelled else None
    if labelled is None or person is None or person.score < NAME:
        return None
    return None if reports(page, labelled[0]) or attends(page, labelled[0]) else labelled


def _hold_together(page: Page, found: list[Heading]) -> bool:
    """Whether the headings of one form support each other: two of them at least, of different people.

    One alone is enough where type or place sets it off: bold, or the first line of the body.
    """
    if not found:
        return False
    first = found[0].person.name
    if max(h.evidence for h in found) < _NEEDED - 0.5 and len(found) < 3:
        return False
    if not all(same_person(first, heading.person.name) for heading in found):
        return True
    line = page.lines[page.order[found[0].place]]
    return found[0].form in ("a4", "a6") and (line.bold or line.type == "heading") and found[0].place <= 2


def _with_inline_labels(page: Page, full: list[Heading]) -> list[Heading]:
    """Weaker lines of the form that most headings have count too, once the form is established."""
    forms = Counter((h.person.form, ends_with_colon(page.text(page.order[h.place]))) for h in full)
    common, times = forms.most_common(1)[0]
    known = {h.place for h in full}
    for place in range(len(page.order)):
        if place in known or times < 2:
            continue
        heading = _full(page, place)
        if heading and heading.evidence >= _NEEDED - 0.5:
            text = page.text(page.order[place])
            if (heading.person.form, ends_with_colon(text)) == common:
                heading.reasons.append("same form as others on the page")
                full.append(heading)
    return sorted(full, key=lambda h: h.place)
