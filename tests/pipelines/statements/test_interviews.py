"""Interviews by label and by form."""

from __future__ import annotations

import pytest

from pipelines.lines import Line
from pipelines.statements import attribute_lines
from schemas.records import Statement

LEAD = "A reporter had an interview with Mr. Pham Van Long, Deputy Director of the Department of Education, about the new school year."
Q1, Q2, Q3 = (
    "How many teachers are missing today?",
    "What has been done to keep them?",
    "What do you hope for?",
)
A1 = "We still lack one hundred and forty teachers, most of them in kindergartens far from the town."
A2 = "We repaired eighteen rooms for teachers and raised the travel allowance in all border communes."
A3 = "I hope that no pupil will have to bring cold rice to school any more."


def run(
    *texts: str | Line, language: str = "en", lead: str | None = LEAD, title: str | None = None
) -> list[Statement]:
    lines = [t if isinstance(t, Line) else Line(t, group=n + 1) for n, t in enumerate(texts)]
    if lead:
        lines.insert(0, Line(lead, type="lead"))
    return attribute_lines(lines, language=language, title=title).statements


def talk(statements: list[Statement]) -> list[tuple[str, str]]:
    return [(s.kind, s.text) for s in statements if s.kind in ("question", "answer")]


SIX = [("question", Q1), ("answer", A1), ("question", Q2), ("answer", A2)]
FORMS = {
    "labels": [f"PV: {Q1}", f"Mr. Pham Van Long: {A1}", f"PV: {Q2}", f"Mr. Pham Van Long: {A2}"],
    "no blank behind the label": [
        f"PV:{Q1}",
        f"Mr. Pham Van Long: {A1}",
        f"PV:{Q2}",
        f"Mr. Pham Van Long: {A2}",
    ],
    "dashes before labels": [
        f"- PV: {Q1}",
        f"- Mr. Pham Van Long: {A1}",
        f"- PV: {Q2}",
        f"- Mr. Pham Van Long: {A2}",
    ],
    "asterisks before questions": [
        f"* {Q1}",
        f"Mr. Pham Van Long: {A1}",
        f"* {Q2}",
        f"Mr. Pham Van Long: {A2}",
    ],
    "unlabelled questions": [Q1, f"Mr. Pham Van Long: {A1}", Q2, f"Mr. Pham Van Long: {A2}"],
    "labels in lines of their own": [
        "PV:",
        Q1,
        "Mr. Pham Van Long:",
        A1,
        "PV:",
        Q2,
        "Mr. Pham Van Long:",
        A2,
    ],
    "role before the name": [
        f"Reporter: {Q1}",
        f"The deputy director Pham Van Long: {A1}",
        f"Reporter: {Q2}",
        f"The deputy director Pham Van Long: {A2}",
    ],
    "short name": [f"Reporter: {Q1}", f"Mr. Pham Van Long: {A1}", f"Reporter: {Q2}", f"Mr. Long: {A2}"],
    "unknown label that asks": [
        f"Anh Thu: {Q1}",
        f"Mr. Pham Van Long: {A1}",
        f"Anh Thu: {Q2}",
        f"Mr. Pham Van Long: {A2}",
    ],
    "question and answer": [f"Question: {Q1}", f"Answer: {A1}", f"Question: {Q2}", f"Answer: {A2}"],
    "answers without label": [f"PV: {Q1}", A1, f"PV: {Q2}", A2],
}


@pytest.mark.parametrize("form", FORMS)
def test_questions_and_answers_alternate_without_their_labels(form: str) -> None:
    assert talk(run(*FORMS[form])) == SIX


@pytest.mark.parametrize("form", [f for f in FORMS if f != "unknown label that asks"])
def test_the_answer_has_the_full_speaker_from_the_lead(form: str) -> None:
    answers = [s for s in run(*FORMS[form]) if s.kind == "answer"]
    for answer in answers:
        assert answer.speaker is not None
        assert answer.speaker.name == "Pham Van Long"
        assert answer.speaker.role == "Deputy Director of the Department of Education"
        assert answer.speaker.organization == "Department of Education"
        assert answer.speaker.honorific == "Mr."


def test_the_questioner_is_the_label_or_nobody() -> None:
    labelled = [s for s in run(*FORMS["labels"]) if s.kind == "question"]
    assert {s.speaker.name for s in labelled if s.speaker} == {"PV"}
    unlabelled = [s for s in run(*FORMS["unlabelled questions"]) if s.kind == "question"]
    assert [s.speaker for s in unlabelled] == [None, None]


def test_an_answer_goes_on_over_unlabelled_paragraphs_and_not_over_subheadings() -> None:
    done = run(
        f"PV: {Q1}",
        f"Mr. Pham Van Long: {A1}",
        A3,
        Line("Rooms before wages", bold=True),
        f"PV: {Q2}",
        f"Mr. Pham Van Long: {A2}",
    )
    assert talk(done) == [("question", Q1), ("answer", f"{A1} {A3}"), ("question", Q2), ("answer", A2)]


def test_a_question_that_lost_its_mark_is_still_one_where_the_others_are() -> None:
    lost = "And what about the recruitment at the end of the year, sir."
    done = run(
        Q1, f"Mr. Pham Van Long: {A1}", Q2, f"Mr. Pham Van Long: {A2}", lost, f"Mr. Pham Van Long: {A3}"
    )
    assert ("question", lost) in talk(done)


@pytest.mark.parametrize("thanks", ["PV: Thank you very much!", "PV: Thank you for the interview, sir."])
def test_the_interviewers_thanks_are_no_question(thanks: str) -> None:
    assert talk(run(*FORMS["labels"], thanks)) == SIX


def test_one_recorder_counts_for_every_answer_and_for_no_question() -> None:
    done = run(*FORMS["labels"], "LE VU (performed)")
    assert {(s.recorded_by, s.recording_mark) for s in done if s.kind == "answer"} == {("LE VU", "performed")}
    assert {s.recorded_by for s in done if s.kind == "question"} == {None}


def test_bold_questions_over_plain_answers_make_an_interview_when_the_lead_says_so() -> None:
    asked = [Line(q, bold=True, group=n) for n, q in enumerate((Q1, Q2, Q3))]
    done = run(asked[0], A1, asked[1], A2, asked[2], A3)
    assert talk(done) == [*SIX, ("question", Q3), ("answer", A3)]
    assert {s.speaker.name for s in done if s.kind == "answer" and s.speaker} == {"Pham Van Long"}


def test_a_list_of_questions_answered_by_nobody_is_no_interview() -> None:
    asked = [Line(q, bold=True, group=n) for n, q in enumerate((Q1, Q2, Q3))]
    assert (
        talk(run(asked[0], A1, asked[1], A2, asked[2], A3, lead="Everything about schools in our district."))
        == []
    )
    assert talk(run(f"Q: {Q1}", f"A: {A1}", f"Q: {Q2}", f"A: {A2}", lead=None)) == []


def test_a_report_with_names_before_colons_is_no_interview() -> None:
    done = run(
        "The meeting took place on Monday in the provincial hall, with two hundred people in the room.",
        "Mr. Pham Van Long: “We still lack teachers.”",
        "Ms. Vo Thi Sau: “The rooms are too old.”",
        lead=None,
    )
    assert talk(done) == []


def test_several_people_may_answer_one_after_another() -> None:
    done = run(
        f"PV: {Q1}", f"Mr. Pham Van Long: {A1}", f"Ms. Vo Thi Sau: {A2}", f"PV: {Q3}", f"Ms. Vo Thi Sau: {A3}"
    )
    assert [
        (s.kind, s.speaker.name if s.speaker else None) for s in done if s.kind in ("question", "answer")
    ] == [
        ("question", "PV"),
        ("answer", "Pham Van Long"),
        ("answer", "Vo Thi Sau"),
        ("question", "PV"),
        ("answer", "Vo Thi Sau"),
    ]


def test_an_unnamed_interviewee_is_unknown_with_a_reason() -> None:
    lines = [
        Line(t, group=n)
        for n, t in enumerate([f"PV: {Q1}", f"The director: {A1}", f"PV: {Q2}", f"The director: {A2}"])
    ]
    done = attribute_lines(lines, language="en")
    answers = [s for s in done.statements if s.kind == "answer"]
    assert len(answers) == 2
    for answer in answers:
        assert answer.speaker is None or answer.speaker.name is None


@pytest.mark.parametrize("thanks", ["Thank you very much!", "¡Thank you, sir!", "– Thank you, Mr. Long."])
@pytest.mark.parametrize("label", ["PV: ", ""])
def test_unlabelled_thanks_at_the_end_are_no_part_of_the_answer(thanks: str, label: str) -> None:
    found = run(
        f"{label}{Q1}", f"Mr. Pham Van Long: {A1}", f"{label}{Q2}", f"Mr. Pham Van Long: {A2}", thanks
    )

    assert talk(found) == SIX[:4]


def test_two_short_names_in_turn_are_asker_and_guest_whatever_they_end_in() -> None:
    lead = "A talk with Ms. Tuong Thi Linh Lan, translator of the poem."
    found = run(
        f"T. Vy: {Q1}", f"L. Lan: {A1}", "T. Vy: The title surprised many.", f"L. Lan: {A2}", lead=lead
    )

    assert [s.kind for s in found if s.kind in ("question", "answer")] == ["question", "answer"] * 2
    assert {s.speaker.name for s in found if s.kind == "answer" and s.speaker} == {"Tuong Thi Linh Lan"}


def test_two_names_in_turn_of_whom_the_lead_knows_neither_are_no_interview() -> None:
    found = run(f"T. Vy: {A1}", f"L. Lan: {A2}", f"T. Vy: {A3}", f"L. Lan: {A1}", lead="A day at the lake.")

    assert talk(found) == []
