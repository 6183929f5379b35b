"""Pages that are one address."""

from __future__ import annotations

import pytest

from pipelines.lines import Line
from pipelines.statements import attribute_lines
from schemas.records import Statement

LEAD = "On Monday Mr. Pham Van Long, Director of the Department of Education, opened the school year. The paper respectfully introduces the full text of the speech."
SPEECH = [
    "Dear teachers and parents!",
    "Dear pupils!",
    "Today I travelled by boat for almost two hours, and only now do I know what way you go every morning.",
    "Last year not one pupil left this school, and that is what all of you have done together.",
    "Thank you very much!",
]


def run(
    *texts: str, lead: str | None = LEAD, title: str | None = None, language: str = "en"
) -> list[Statement]:
    lines = [Line(t, group=n + 1) for n, t in enumerate(texts)]
    if lead:
        lines.insert(0, Line(lead, type="lead"))
    return attribute_lines(lines, language=language, title=title).statements


def speeches(statements: list[Statement]) -> list[Statement]:
    return [s for s in statements if s.kind == "speech"]


def test_salutations_and_thanks_belong_to_the_speech() -> None:
    (speech,) = speeches(run(*SPEECH))
    assert speech.text == " ".join(SPEECH)
    assert len(speech.spans) == len(SPEECH)


def test_the_orator_is_introduced_by_the_lead() -> None:
    (speech,) = speeches(run(*SPEECH))
    assert speech.speaker is not None
    assert (speech.speaker.honorific, speech.speaker.name) == ("Mr.", "Pham Van Long")
    assert speech.speaker.role == "Director of the Department of Education"
    assert speech.speaker.organization == "Department of Education"


def test_the_title_may_announce_the_speech_instead() -> None:
    (speech,) = speeches(
        run(
            *SPEECH,
            lead=None,
            title="Full text of the speech of Mr. Pham Van Long, Director of the Department of Education",
        )
    )
    assert speech.speaker is not None
    assert speech.speaker.name == "Pham Van Long"


def test_the_lead_stays_narration() -> None:
    done = run(*SPEECH)
    assert [s.kind for s in done if s.parent_id is None] == ["narration", "speech"]
    assert done[0].text == LEAD


REPORTS = [
    [
        "The school year began on Monday.",
        "Mr. Pham Van Long opened it and beat the drum.",
        "The pupils wore new shirts that day.",
    ],
    ["Dear teachers and parents!", "So began the letter that reached the school on Monday."],
    [
        "What a day!",
        "The boats came in one by one, and everybody ran to the shore to count them.",
        "What a catch!",
    ],
]


@pytest.mark.parametrize("texts", REPORTS)
def test_a_report_with_an_exclamation_is_no_speech(texts: list[str]) -> None:
    assert speeches(run(*texts, lead="The fishing season began on Monday.")) == []


def test_a_bold_heading_inside_a_speech_is_not_said() -> None:
    lines = [Line(LEAD, type="lead"), *(Line(t, group=n + 1) for n, t in enumerate(SPEECH))]
    lines.insert(4, Line("What we shall do", bold=True, group=9))
    (speech,) = speeches(attribute_lines(lines, language="en").statements)
    assert "What we shall do" not in speech.text
    assert lines[4].type == "heading"
