"""Datelines: what stands in front of a news text is no subject of its first sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.datelines import past_dateline
from tests.pipelines.statements.said import Said, said


@pytest.mark.parametrize(
    "dateline",
    [
        "PARIS — ",
        "NAIROBI, Kenya — ",
        "SAN MARCO (Reuters) - ",
        "SACKTON, Calif. (AP) — ",
        "Dortmund (dpa) - ",
        "KINSHASA - ",
        "CAPE NORTH, June 3 (Xinhua) -- ",
    ],
)
def test_a_place_with_an_agency_or_in_capitals_is_one_in_any_paragraph(dateline: str) -> None:
    assert past_dateline(dateline + "The port is closed.") == len(dateline)


@pytest.mark.parametrize("dateline", ["Berlin – ", "Bad Salzen - "])
def test_a_place_in_mixed_case_is_one_in_the_first_paragraph_only(dateline: str) -> None:
    text = dateline + "Die Ministerin schweigt."
    assert past_dateline(text, first=True) == len(dateline)
    assert past_dateline(text) == 0


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Calder — a Democrat — said no.",
        "The port – Rotterdam – is closed.",
        "The minister said so - Again.",
        "No dash here.",
        "NATO-led troops left.",
        "",
    ],
)
def test_a_dash_in_a_sentence_makes_no_dateline(text: str) -> None:
    assert past_dateline(text, first=True) == 0


@given(st.text(max_size=120))
def test_the_place_found_lies_in_the_text(text: str) -> None:
    assert 0 <= past_dateline(text, first=True) <= len(text)


def test_the_city_does_not_speak() -> None:
    text = "PARIS — Mirela Kotić beat the champion on Thursday, then said she had almost stayed at home."
    assert [s for s in said("en", text, offices=True) if s.speaker == "PARIS"] == []


def test_the_words_behind_a_dateline_are_read() -> None:
    found = said("en", "SACKTON, Calif. (AP) — Mayor Linda Prue said the bridge was safe.", offices=True)
    assert found == [Said("paraphrase", "Linda Prue", "the bridge was safe")]
