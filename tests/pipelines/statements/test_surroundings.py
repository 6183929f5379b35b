"""What stands around a heading: each question about one line."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements.page import Page
from pipelines.statements.recorders import find_recorders
from pipelines.statements.surroundings import (
    about,
    attends,
    follows_recorder,
    is_listed,
    is_office,
    is_role_line,
    mentions,
    reports,
    speaks,
)
from pipelines.statements.titles import Person

WORDS = "We have raised the dike by half a metre, and this year the water stayed out of the lower fields for the first time."


def page_of(*texts: str) -> Page:
    page = Page([Line(t, group=n) for n, t in enumerate(texts)], lexicon("en"))
    find_recorders(page)
    return page


def test_a_line_after_a_recorder_line_is_known() -> None:
    page = page_of(WORDS, "LE VU (noted)", "VO THI SAU - DIRECTOR", WORDS)
    assert [follows_recorder(page, p) for p in range(4)] == [False, False, True, False]


@pytest.mark.parametrize(
    ("core", "ends"),
    [
        ("Mr. Le Van Phuc said", True),
        ("Mr. Le Van Phuc", False),
        ("HEAD OF NA TONG HAMLET - LE VAN PHUC", False),
        ("", False),
    ],
)
def test_a_line_that_ends_in_a_verb_of_speech_introduces_a_quotation(core: str, ends: bool) -> None:
    assert reports(page_of("x"), core) is ends


def test_attendance_is_news() -> None:
    page = page_of("x")
    assert attends(page, "Comrade Le Van Phuc attended the ceremony")
    assert not attends(page, "Le Van Phuc - head of Na Tong hamlet")


def test_names_with_titles_one_under_another_are_a_list() -> None:
    page = page_of(
        "Roger Cohen, writer", "Meghan Daum, writer", WORDS, "Vo Thi Sau, director of the school", WORDS
    )
    assert is_listed(page, 0)
    assert is_listed(page, 1)
    assert not is_listed(page, 3)


def test_a_speaker_speaks_in_whole_sentences_that_are_not_about_the_speaker() -> None:
    person = Person("Vo Thi Sau")
    assert speaks(page_of("h", WORDS), 1, person)
    assert not speaks(page_of("h", "short", "words"), 1, person)
    told = f"Vo Thi Sau was born here. {WORDS}"
    assert about(page_of("h", told), 1, person)
    assert not speaks(page_of("h", told), 1, person)
    assert not speaks(page_of("h"), 1, person)


def test_a_caption_with_the_name_does_not_make_the_text_about_the_person() -> None:
    page = page_of("h", "Vo Thi Sau on the dike.", WORDS)
    assert not about(page, 1, Person("Vo Thi Sau"))


def test_a_mention_is_a_whole_word_even_where_vowel_signs_follow() -> None:
    page = page_of("x")
    assert mentions("Ms. Sau came home.", "Vo Thi Sau", page)
    assert not mentions("The sauce was good.", "Vo Thi Sau", page)
    assert not mentions("स्थानों पर पानी नहीं था", "होआंग वान थान", page)
    assert mentions("阮世韶去年来过", "阮世韶", page)


def test_a_role_line_is_an_office_alone_above_a_paragraph() -> None:
    page = page_of("Ms. Vo Thi Sau", "Director of the Tan Phu cooperative", WORDS)
    assert is_role_line(page, 1)
    assert not is_role_line(page, 2)
    assert not is_role_line(page_of("Director of the cooperative"), 0)
    assert is_office(page, "head of the hamlet")
    assert not is_office(page, "the road")
