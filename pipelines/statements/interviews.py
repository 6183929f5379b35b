"""Interviews: questions and answers, by labels, by form, or by both.

A label is what stands before a colon at the start of a line. Known words mark the interviewer ("PV",
"Reporter"); a person's name marks the other side. Where questions have no label they are the line before an
answer, set apart by a question mark, a bullet or bold type. An answer goes on over unlabelled paragraphs.
"""

from __future__ import annotations

from pipelines.statements.interview_rows import Row, read_rows
from pipelines.statements.introductions import introduce, sole_person
from pipelines.statements.names import same_person
from pipelines.statements.page import Page
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.shape import is_question, split_bullet
from pipelines.statements.titles import Person
from schemas.records import Speaker

_THANKS = 120
_PANEL = 30
"""Most people who answer in one interview."""


def find_interview(page: Page) -> list[Draft]:
    """The questions and answers of the page in order; empty when it is no interview."""
    rows = read_rows(page)
    drafts = _Assembly(page, rows).run() if rows else []
    return drafts if any(_answers(page, d) for d in drafts) else []


def _answers(page: Page, draft: Draft) -> bool:
    """Whether a draft is somebody's answer: a list of questions with answers by nobody is no interview."""
    if draft.kind != "answer":
        return False
    return draft.speaker is not None or page.words.role_nouns.first(draft.mention or "") is not None


class _Assembly:
    """Builds the drafts from rows whose side is known."""

    def __init__(self, page: Page, rows: list[Row]) -> None:
        self.page, self.rows = page, rows
        self.last_answer = max((r.place for r in rows if r.kind == "a"), default=-1)
        self.last_plain = max((r.place for r in rows if page.plain(r.index)), default=-1)
        self.drafts: list[Draft] = []
        self.waiting: list[int] = []
        self.known: list[Person] = []
        self.current: Draft | None = None

    def run(self) -> list[Draft]:
        """The drafts that hold words, in page order."""
        for row in self.rows:
            if row.kind:
                self._turn(row)
            elif self.current is not None:
                self._continue(row, self.current)
        self._settle()
        self._share_recorder()
        return [d for d in self.drafts if d.pieces]

    def _settle(self) -> None:
        """A sub-heading with nothing of the interview behind it stays with the part before."""
        if self.waiting and self.drafts:
            self.drafts[-1].owns += self.waiting
        self.waiting = []

    def _turn(self, row: Row) -> None:
        """A line that gives the word to the other side; the interviewer's thanks end the interview."""
        if row.kind != "a" and self._is_thanks(row):
            self._settle()
            self.current = None
            return
        self.current = self._open(row)
        self.current.owns = [*self.waiting, *self.current.owns]
        self.waiting = []
        self.drafts.append(self.current)

    def _open(self, row: Row) -> Draft:
        page, text = self.page, self.page.text(row.index)
        start = row.at or split_bullet(text)[1]
        rule = "b" if row.label else "b5"
        draft = Draft("answer" if row.kind == "a" else "question", [], owns=[row.index], rule=rule)
        if text[start:].strip():
            draft.pieces.append(Piece(row.index, start, len(text)))
        else:
            page.lines[row.index].type = "speaker"
        draft.mention = row.label or None
        draft.notes.append(f"label {row.label!r}" if row.label else "no label: by form")
        if row.kind == "a":
            self._name(draft, row)
        else:
            draft.speaker = Speaker(name=row.label) if row.label else None
            draft.confidence = 0.97 if row.label else 0.93
        return draft

    def _name(self, draft: Draft, row: Row) -> None:
        person = self._answerer(row)
        draft.speaker = person.speaker() if person else None
        draft.unknown = None if person else "interviewee not named"
        draft.confidence = 0.97 if person and row.person else 0.85 if person else 0.6

    def _answerer(self, row: Row) -> Person | None:
        """The person who answers, in the fullest form that lead, title and narration give."""
        page = self.page
        if row.person is None:
            return self.known[-1] if self.known else sole_person(page, page.lead)
        for person in self.known[-_PANEL:]:
            if same_person(row.person.name, person.name):
                return person
        narrated = [page.text(i) for i in page.order[: min(row.order, 6)]]
        person = introduce(page, row.person, [*page.leads, page.title or "", *narrated])
        self.known.append(person)
        return person

    def _is_thanks(self, row: Row) -> bool:
        """The interviewer's closing words: not answered, and no question or a short word of thanks."""
        text = self.page.text(row.index)
        if row.place < self.last_answer or len(text) > _THANKS + row.at:
            return False
        thanks = self.page.words.thanks.first(text) is not None
        return not is_question(text) or (thanks and len(text) < 60 + row.at)

    def _continue(self, row: Row, current: Draft) -> None:
        """Add an unlabelled line to the statement that is open; a sub-heading waits for the next one."""
        page = self.page
        plain = page.plain(row.index)
        if plain and current.pieces and page.is_subheading(row.order):
            page.lines[row.index].type = "heading"
            self.waiting.append(row.index)
            return
        if plain and self._closing_thanks(row):
            self._settle()
            return
        current.owns += [*self.waiting, row.index]
        self.waiting = []
        if plain:
            current.pieces.append(page.whole(row.index))

    def _closing_thanks(self, row: Row) -> bool:
        """An unlabelled last line in which the interviewer thanks."""
        text = self.page.text(row.index).lstrip("¡ –—-")
        return row.place >= self.last_plain and len(text) <= 70 and self.page.words.thanks.prefix(text) > 0

    def _share_recorder(self) -> None:
        """One recorder line under an interview counts for every answer."""
        if len(self.page.recorders) != 1:
            return
        name, mark = next(iter(self.page.recorders.values()))
        for draft in self.drafts:
            if draft.kind == "answer":
                draft.recorded_by, draft.recording_mark = name, mark
