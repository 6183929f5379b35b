"""The lines of an interview: which ask, which answer, by their labels or by their form."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from pipelines.statements.introductions import sole_person
from pipelines.statements.names import find_names, same_person
from pipelines.statements.page import Page
from pipelines.statements.same_names import cut_to_initials
from pipelines.statements.scripts import fold
from pipelines.statements.shape import (
    ends_sentence,
    is_question,
    opens_quote,
    sentences_inside,
    split_bullet,
    split_label,
)
from pipelines.statements.titles import NAME, Person, is_vietnamese, split_honorific

_LABEL = 120
_SHORT_LABEL = 30
_QUESTION = 700
_TURNS = 4
"""Fewest lines of two names in turn that are an interview."""
_LOOSE_LABELS = 20
"""How many different unknown labels are looked at, the commonest first; an interview has two or three."""


@dataclass(slots=True)
class Row:
    """One body line as an interview sees it. ``place``: among the rows; ``order``: in ``page.order``. ``kind``:
    "q", "a", "" (neither) or "q?" (by form).
    """

    index: int
    place: int
    order: int
    label: str = ""
    at: int = 0
    kind: str = ""
    person: Person | None = None


def read_rows(page: Page) -> list[Row]:
    """The body lines with their sides; empty when the page is no interview."""
    rows = [_row(page, place) for place in range(len(page.order))]
    _mark_short_names(page, rows)
    _mark_turns(page, rows)
    _mark_askers(page, rows)
    _mark_repeated(page, rows)
    _mark_questions(page, rows)
    return rows if _is_interview(page, rows) else _by_form(page, rows)


def _row(page: Page, place: int) -> Row:
    index = page.order[place]
    row = Row(index, place, place)
    line = page.lines[index]
    labelled = split_label(line.text) if page.plain(index) else None
    if labelled is None or len(labelled[0]) > _LABEL:
        return row
    row.label, row.at = labelled
    if _asks(row.label, page):
        row.kind = "q"
        return row
    if page.words.answer_labels.whole(row.label):
        row.kind = "a"
        return row
    if opens_quote(line.text[row.at :]) or sentences_inside(row.label + "."):
        return row
    person = page.person(row.label)
    if person is not None and person.score >= NAME and not _reports(row.label, page):
        row.kind, row.person = "a", person
    return row


def _asks(label: str, page: Page) -> bool:
    words = page.words.question_labels
    if words.whole(label):
        return True
    size = words.prefix(label)
    return size > 0 and len(label) <= 60 and len(label[size:].split()) <= 5 and label[size : size + 1] in " ("


def _reports(label: str, page: Page) -> bool:
    """Whether a label ends in a verb of speech, so that it is a sentence ("Mr. An said:")."""
    at = page.words.reporting.suffix(label)
    return at < len(label) and not page.words.offices.whole(label[at:])


def _mark_short_names(page: Page, rows: list[Row]) -> None:
    """Labels with an honorific and a short name ("Mr. Long") of somebody whom lead or another label names in full."""
    short = [r for r in rows if r.label and not r.kind and len(r.label) <= _SHORT_LABEL]
    addressed = [(r, *_addressed(r.label, page)) for r in short]
    addressed = [x for x in addressed if x[1]]
    if not addressed:
        return
    lead = page.lead
    full = {r.person.name: r.person for r in rows if r.person}
    for start, end in find_names(lead, page.lexicon):
        full.setdefault(lead[start:end], Person(lead[start:end]))
    for row, honorific, rest in addressed:
        fitting = [p for name, p in full.items() if rest != name and same_person(rest, name)]
        if len(fitting) == 1:
            row.kind, row.person = "a", replace(fitting[0], honorific=fitting[0].honorific or honorific)


def _addressed(label: str, page: Page) -> tuple[str, str]:
    """The form of address before or behind the name of a label, and the name ("グエットさん"); "" without one."""
    honorific, name = split_honorific(label, page.words)
    if honorific:
        return honorific, name
    at = page.words.honorifics_after.suffix(label)
    return (label[at:].strip(), label[:at].strip()) if 0 < at < len(label) else ("", label)


def _mark_askers(page: Page, rows: list[Row]) -> None:
    """A name that only ever asks is the interviewer's, where another name answers."""
    asking: dict[str, list[bool]] = {}
    for row in rows:
        if row.kind == "a" and row.person:
            asking.setdefault(fold(row.label), []).append(is_question(page.text(row.index)))
    askers = {label for label, asked in asking.items() if all(asked) and len(asked) > 1}
    for row in rows:
        if askers and len(askers) < len(asking) and row.kind == "a" and fold(row.label) in askers:
            row.kind, row.person = "q", None


def _mark_turns(page: Page, rows: list[Row]) -> None:
    """Two names in turn, however short: the one who opens asks, the other one is whom the lead introduces.

    "T. Vy: … L. Lan: … T. Vy: …": neither has to ask with a question mark.
    """
    turns = [r for r in rows if r.label]
    labels = list(dict.fromkeys(fold(r.label) for r in turns))
    if len(turns) < _TURNS or len(labels) != 2 or any(r.kind == "q" for r in turns):
        return
    if any(fold(a.label) == fold(b.label) for a, b in pairwise(turns)):
        return
    asker, guest = turns[0].label, turns[1].label
    person = sole_person(page, page.lead)
    if person is None or not _may_be(guest, person.name) or _may_be(asker, person.name):
        return
    for row in turns:
        asks = fold(row.label) == labels[0]
        row.kind, row.person = ("q", None) if asks else ("a", person)


def _may_be(label: str, name: str) -> bool:
    """Whether a label is a short form of a name, initials included."""
    return same_person(label, name) or cut_to_initials(label, name)


def _mark_repeated(page: Page, rows: list[Row]) -> None:
    """Labels without a name or a known word: one that repeats and asks, one that repeats and answers."""
    loose: dict[str, list[Row]] = {}
    for row in rows:
        if row.label and not row.kind and not opens_quote(page.text(row.index)[row.at :]):
            loose.setdefault(fold(row.label), []).append(row)
    for label, mine in sorted(loose.items(), key=lambda x: -len(x[1]))[:_LOOSE_LABELS]:
        times = len(mine)
        if len(label.split()) > 10 or _reports(mine[0].label, page):
            continue
        asking = sum(is_question(page.text(r.index)) for r in mine)
        answered = sum(_answer_next(rows, r) for r in mine)
        office = page.words.offices.first(mine[0].label) is not None
        alternating = times >= 2 and answered >= times - 1 and _before_all_answers(rows, label)
        if alternating or (
            asking * 2 >= times and (answered or times >= 2) and (times >= 2 or len(label.split()) <= 3)
        ):
            for row in mine:
                row.kind = "q"
        elif times >= 2 and (office or len(label.split()) <= 3) and _follow_questions(page, rows, mine):
            for row in mine:
                row.kind = "a"


def _answer_next(rows: list[Row], row: Row) -> bool:
    place = row.place + 1
    while place < len(rows) and not rows[place].label:
        place += 1
    return place < len(rows) and rows[place].kind == "a"


def _before_all_answers(rows: list[Row], label: str) -> bool:
    """Whether every answer with a label follows a line with this label."""
    last = ""
    for row in rows:
        if row.kind == "a" and last != label:
            return False
        last = fold(row.label) if row.label else last
    return True


def _follow_questions(page: Page, rows: list[Row], mine: list[Row]) -> bool:
    asked = sum(r.place > 0 and is_question(page.text(rows[r.place - 1].index)) for r in mine)
    return asked * 2 >= len(mine)


def _mark_questions(page: Page, rows: list[Row]) -> None:
    """Mark unlabelled questions: the line before an answer, by bullet, bold type or question mark.

    When most gaps before answers are filled so, a line that lost its question mark counts as well.
    """
    before = [rows[r.place - 1] for r in rows if r.kind == "a" and r.place and not rows[r.place - 1].kind]
    before = [r for r in before if page.plain(r.index) and len(page.text(r.index)) <= _QUESTION]
    good = [r for r in before if _looks_asked(page, r)]
    labelled = any(r.kind == "q" for r in rows)
    for row in before if len(good) * 2 > len(before) and not labelled else good:
        if page.lines[row.index].type != "heading" or row in good:
            row.kind = "q?"
    if not labelled and any(r.kind == "q?" for r in rows):
        _mark_last_question(page, rows)


def _looks_asked(page: Page, row: Row) -> bool:
    """A question mark, a bullet, or a sentence in bold that does not open the page as its lead."""
    text = page.text(row.index)
    if is_question(text) or split_bullet(text)[0]:
        return True
    return page.lines[row.index].bold and ends_sentence(text) and row.order > 0


def _mark_last_question(page: Page, rows: list[Row]) -> None:
    """A bulleted last line in an interview with bulleted questions is the interviewer's too."""
    bullets = {split_bullet(page.text(r.index))[0] for r in rows if r.kind == "q?"}
    for row in rows:
        bullet = split_bullet(page.text(row.index))[0]
        if not row.kind and bullet and bullet in bullets and bullet not in "-–—":
            row.kind = "q?"


def _is_interview(page: Page, rows: list[Row]) -> bool:
    """Labels of both sides, or one person who answers again and again behind questions."""
    asked = sum(r.kind in ("q", "q?") for r in rows)
    answers = [r for r in rows if r.kind == "a"]
    if not answers or not asked:
        return False
    cue = page.words.interview_cues.first(page.lead) is not None
    if any(r.kind == "q" for r in rows):
        return (
            asked + len(answers) >= 3
            or cue
            or is_question(page.text(next(r.index for r in rows if r.kind == "q")))
        )
    follow = sum(rows[r.place - 1].kind == "q?" for r in answers if r.place)
    names = [r.person.name for r in answers if r.person]
    again = any(same_person(name, names[0]) for name in names[1:]) or (not names and len(answers) > 1)
    return follow * 2 >= len(answers) and (again or cue)


def _by_form(page: Page, rows: list[Row]) -> list[Row]:
    """An interview whose answers carry no label: labelled or bold questions with plain paragraphs between."""
    rows = [r for r in rows if page.plain(r.index)]
    for number, row in enumerate(rows):
        row.place = number
    labelled = [r for r in rows if r.kind == "q"]
    asked = labelled or [
        r
        for r in rows
        if is_question(page.text(r.index))
        and not opens_quote(page.text(r.index))
        and (
            page.lines[r.index].bold
            or page.lines[r.index].type == "heading"
            or split_bullet(page.text(r.index))[0]
        )
    ]
    if not asked:
        return []
    cue = page.words.interview_cues.first(page.lead) is not None
    if len(asked) < (2 if labelled else 3) - (1 if cue else 0):
        return []
    places = {r.place for r in asked}
    if any(place + 1 in places for place in places) or not any(p + 1 < len(rows) for p in places):
        return []
    if sum(r.place > asked[0].place for r in rows) < 2 * len(asked) - 1 and len(asked) > 1:
        return []
    person = sole_person(page, page.lead)
    if not (labelled or cue) and not (person and person.role and is_vietnamese(person, page.lexicon)):
        return []
    for row in rows:
        row.kind = "q" if row in labelled else "q?" if row.place in places else ""
    for row in asked:
        if row.place + 1 < len(rows):
            rows[row.place + 1].kind = "a"
            rows[row.place + 1].at = 0
            rows[row.place + 1].label = ""
            rows[row.place + 1].person = person
    return rows
