"""Interviews: questions and answers, by labels, by form, or by both.

A label is what stands before a colon at the start of a line. Known words mark the interviewer ("PV",
"Reporter"); a person's name marks the other side. Where questions have no label they are the line before an
answer, set apart by a question mark, a bullet or bold type. An answer goes on over unlabelled paragraphs.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipelines.statements.introductions import introduce, sole_person
from pipelines.statements.names import same_person
from pipelines.statements.page import Page
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.scripts import fold
from pipelines.statements.shape import (
    ends_sentence,
    is_question,
    opens_quote,
    sentences_inside,
    split_bullet,
    split_label,
)
from pipelines.statements.titles import NAME, Person
from schemas.records import Speaker

_LABEL = 120
_QUESTION = 700
_THANKS = 120


@dataclass(slots=True)
class _Row:
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


@dataclass(slots=True)
class _Reading:
    rows: list[_Row]
    drafts: list[Draft] = field(default_factory=list)


def find_interview(page: Page) -> list[Draft]:
    """The questions and answers of the page in order; empty when it is no interview."""
    rows = [_row(page, place) for place in range(len(page.order))]
    _mark_repeated(page, rows)
    _mark_questions(page, rows)
    if not _is_interview(page, rows):
        rows = _by_form(page, rows)
        if not rows:
            return []
    drafts = _assemble(page, rows)
    return drafts if any(d.kind == "answer" for d in drafts) else []


def _row(page: Page, place: int) -> _Row:
    index = page.order[place]
    row = _Row(index, place, place)
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


def _mark_repeated(page: Page, rows: list[_Row]) -> None:
    """Labels without a name or a known word: one that repeats and asks, one that repeats and answers."""
    loose = Counter(fold(r.label) for r in rows if r.label and not r.kind)
    for label, times in loose.items():
        mine = [r for r in rows if fold(r.label) == label and not r.kind]
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


def _answer_next(rows: list[_Row], row: _Row) -> bool:
    following = next((r for r in rows[row.place + 1 :] if r.label), None)
    return following is not None and following.kind == "a"


def _before_all_answers(rows: list[_Row], label: str) -> bool:
    """Whether every answer with a label follows a line with this label."""
    last = ""
    for row in rows:
        if row.kind == "a" and last != label:
            return False
        last = fold(row.label) if row.label else last
    return True


def _follow_questions(page: Page, rows: list[_Row], mine: list[_Row]) -> bool:
    asked = sum(r.place > 0 and is_question(page.text(rows[r.place - 1].index)) for r in mine)
    return asked * 2 >= len(mine)


def _mark_questions(page: Page, rows: list[_Row]) -> None:
    """Mark unlabelled questions: the line before an answer, by bullet, bold type or question mark.

    When most gaps before answers are filled so, a line that lost its question mark counts as well.
    """
    before = [rows[r.place - 1] for r in rows if r.kind == "a" and r.place and not rows[r.place - 1].kind]
    before = [r for r in before if page.plain(r.index) and len(page.text(r.index)) <= _QUESTION]
    good = [r for r in before if _looks_asked(page, r)]
    labelled = any(r.kind == "q" for r in rows)
    for row in before if len(good) * 2 > len(before) and not labelled else good:
        if page.lines[row.index].type != "heading" or _looks_asked(page, row):
            row.kind = "q?"
    if not labelled and any(r.kind == "q?" for r in rows):
        _mark_last_question(page, rows)


def _looks_asked(page: Page, row: _Row) -> bool:
    text = page.text(row.index)
    return (
        is_question(text)
        or bool(split_bullet(text)[0])
        or (page.lines[row.index].bold and ends_sentence(text))
    )


def _mark_last_question(page: Page, rows: list[_Row]) -> None:
    """A bulleted last line in an interview with bulleted questions is the interviewer's too."""
    bullets = {split_bullet(page.text(r.index))[0] for r in rows if r.kind == "q?"}
    for row in rows:
        bullet = split_bullet(page.text(row.index))[0]
        if not row.kind and bullet and bullet in bullets and bullet not in "-–—":
            row.kind = "q?"


def _is_interview(page: Page, rows: list[_Row]) -> bool:
    """Labels of both sides, or one person who answers again and again behind questions."""
    asked = sum(r.kind in ("q", "q?") for r in rows)
    answers = [r for r in rows if r.kind == "a"]
    cue = page.words.interview_cues.first(page.lead) is not None
    if not answers or not asked:
        return False
    if any(r.kind == "q" for r in rows):
        return (
            asked + len(answers) >= 3
            or cue
            or is_question(page.text(next(r.index for r in rows if r.kind == "q")))
        )
    follow = sum(rows[r.place - 1].kind == "q?" for r in answers if r.place)
    return follow * 2 >= len(answers) and (len(answers) >= 2 or cue)


def _by_form(page: Page, rows: list[_Row]) -> list[_Row]:
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
    cue = page.words.interview_cues.first(page.lead) is not None
    if len(asked) < (2 if labelled else 3) - (1 if cue else 0):
        return []
    places = {r.place for r in asked}
    if any(place + 1 in places for place in places) or not any(p + 1 < len(rows) for p in places):
        return []
    if sum(r.place > asked[0].place for r in rows) < 2 * len(asked) - 1 and len(asked) > 1:
        return []
    person = sole_person(page, page.lead)
    if person is None and not (labelled or cue):
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


def _assemble(page: Page, rows: list[_Row]) -> list[Draft]:
    drafts: list[Draft] = []
    waiting: list[int] = []
    known: list[Person] = []
    current: Draft | None = None
    for row in rows:
        if row.kind and not (row.kind == "q?" and _is_thanks(page, rows, row)):
            if row.kind != "a" and _is_thanks(page, rows, row):
                current = None
                continue
            current = _open(page, rows, row, known)
            current.owns = [*waiting, *current.owns]
            waiting = []
            drafts.append(current)
        elif row.kind:
            current = None
        elif current is None:
            continue
        else:
            _continue(page, rows, row, current, waiting)
    if waiting and drafts:
        drafts[-1].owns += waiting
    _share_recorder(page, drafts)
    return [d for d in drafts if d.pieces]


def _open(page: Page, rows: list[_Row], row: _Row, known: list[Person]) -> Draft:
    text = page.text(row.index)
    start = row.at or split_bullet(text)[1]
    asked = row.kind != "a"
    draft = Draft("question" if asked else "answer", [], owns=[row.index], rule="b" if row.label else "b5")
    if text[start:].strip():
        draft.pieces.append(Piece(row.index, start, len(text)))
    else:
        page.lines[row.index].type = "speaker"
    draft.mention = row.label or None
    draft.notes.append(f"label {row.label!r}" if row.label else "no label: by form")
    if asked:
        draft.speaker = Speaker(name=row.label) if row.label else None
        draft.confidence = 0.97 if row.label else 0.93
        return draft
    person = _answerer(page, row, known)
    draft.speaker = person.speaker() if person else None
    draft.unknown = None if person else "interviewee not named"
    draft.confidence = 0.97 if person and row.person else 0.85 if person else 0.6
    return draft


def _answerer(page: Page, row: _Row, known: list[Person]) -> Person | None:
    """The person who answers, in the fullest form that lead, title and narration give."""
    if row.person is None:
        return known[-1] if known else sole_person(page, page.lead)
    for person in known:
        if same_person(row.person.name, person.name):
            return person
    person = introduce(page, row.person, [*page.lead.split("\n")[1:], page.lead, *_narrated(page, row)])
    known.append(person)
    return person


def _narrated(page: Page, row: _Row) -> list[str]:
    return [page.text(i) for i in page.order[: row.order] if not page.lines[i].bold][:6]


def _is_thanks(page: Page, rows: list[_Row], row: _Row) -> bool:
    """The interviewer's closing words: asked last, not answered, and no question or a short word of thanks."""
    text = page.text(row.index)
    if any(r.kind == "a" for r in rows[row.place + 1 :]) or len(text) > _THANKS + row.at:
        return False
    return not is_question(text) or (page.words.thanks.first(text) is not None and len(text) < 60 + row.at)


def _continue(page: Page, rows: list[_Row], row: _Row, current: Draft, waiting: list[int]) -> None:
    """Add an unlabelled line to the statement that is open."""
    if not page.plain(row.index):
        current.owns += [*waiting, row.index]
        waiting.clear()
        return
    if current.pieces and page.is_subheading(row.order):
        waiting.append(row.index)
        return
    if _closing_thanks(page, rows, row):
        return
    current.owns += [*waiting, row.index]
    waiting.clear()
    current.pieces.append(page.whole(row.index))


def _closing_thanks(page: Page, rows: list[_Row], row: _Row) -> bool:
    """An unlabelled last line in which the interviewer thanks, where questions have no label."""
    text = page.text(row.index)
    last = not any(page.plain(r.index) for r in rows[row.place + 1 :])
    unlabelled = not any(r.kind == "q" for r in rows)
    return last and unlabelled and len(text) <= 70 and page.words.thanks.prefix(text) > 0


def _share_recorder(page: Page, drafts: list[Draft]) -> None:
    """One recorder line under an interview counts for every answer."""
    last = [page.recorders[i] for i in page.recorders]
    if len(last) == 1:
        for draft in drafts:
            if draft.kind == "answer":
                draft.recorded_by, draft.recording_mark = last[0]
