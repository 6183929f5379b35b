"""Capitalised words that belong to the office in front of a name, and those that belong to the name."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.mentions import Mention, finder
from pipelines.statements.office_tails import cut_office_tail
from tests.pipelines.statements.said import as_text, cast_of, said


def cut(language: str, line: str, name: str, *names: str) -> Mention:
    text, words = as_text(line), finder(lexicon(language))
    start = line.index(name)
    mention = Mention(start, start + len(name), "name", name, name_start=start, name_end=start + len(name))
    cut_office_tail(text.text, text.low, mention, (words.role, words.body), frozenset(names))
    return mention


@pytest.mark.parametrize(
    ("language", "line", "name", "elsewhere", "expected"),
    [
        (
            "ru",
            "президент Лесогории Игорь Климов прибыл",
            "Лесогории Игорь Климов",
            "Игорь Климов",
            "Игорь Климов",
        ),
        (
            "id",
            "Kepala Dinas Perhubungan Peter Santoso tiba",
            "Perhubungan Peter Santoso",
            "",
            "Peter Santoso",
        ),
        ("es", "el presidente Lagunas Maria Brandt llegó", "Lagunas Maria Brandt", "", "Maria Brandt"),
    ],
)
def test_a_word_between_an_office_and_a_name_goes(
    language: str, line: str, name: str, elsewhere: str, expected: str
) -> None:
    mention = cut(language, line, name, elsewhere)
    assert mention.name == expected
    assert line[mention.start : mention.end] == expected
    assert mention.name_start == mention.start


@pytest.mark.parametrize(
    ("language", "line", "name", "elsewhere"),
    [
        ("ru", "прибыл Лесогории Игорь Климов", "Лесогории Игорь Климов", "Игорь Климов"),
        ("ru", "президент Лесогории Климов прибыл", "Лесогории Климов", "Климов"),
        ("en", "director Maria Orsolo Brandt came", "Maria Orsolo Brandt", "Orsolo Brandt"),
        ("en", "director Nguyen Peter Brandt came", "Nguyen Peter Brandt", "Peter Brandt"),
        ("en", "director Orsolo Lunde Brandt came", "Orsolo Lunde Brandt", "Ida Brandt"),
    ],
    ids=["no office", "two words", "a given name", "a family name", "nothing shows it"],
)
def test_a_name_stays_whole_where_nothing_shows_a_word_too_many(
    language: str, line: str, name: str, elsewhere: str
) -> None:
    assert cut(language, line, name, elsewhere).name == name


def test_the_word_is_part_of_the_role() -> None:
    page = "Президент Лесогории Игорь Климов сказал: «Дорога теперь открыта».\nИгорь Климов улыбнулся."
    (quote,) = [s for s in said("ru", page) if s.kind == "quote"]
    assert quote.speaker == "Игорь Климов"
    cast = cast_of("ru", page)
    cast.describe(cast.people[0])
    assert cast.people[0].role == "Президент Лесогории"


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        (
            "de",
            "Wasserminister Harm Brandt sagte: „Der Kanal bleibt offen.“",
            "Harm Brandt",
            "Wasserminister",
        ),
        ("de", "ODR-Sprecherin Ida Brandt sagte: „Der Kanal bleibt offen.“", "Ida Brandt", "ODR-Sprecherin"),
        ("sv", "Skogsminister Harm Brandt sade: ”Skogen är öppen för alla.”", "Harm Brandt", "Skogsminister"),
    ],
)
def test_offices_close_longer_words_in_languages_with_compounds(
    language: str, text: str, name: str, role: str
) -> None:
    cast = cast_of(language, text)
    cast.describe(cast.people[0])
    assert (cast.people[0].name, cast.people[0].role) == (name, role)


@pytest.mark.parametrize("code", ["de", "nl", "sv", "no"])
def test_languages_with_compounds_say_so(code: str) -> None:
    assert lexicon(code).people.compounds


@pytest.mark.parametrize(
    "text",
    ["وقال ما فتح الباب أمام الجميع أمس.", "وأكد له مدير كبير أن الطريق مفتوح."],
)
def test_common_arabic_words_that_spell_a_family_name_are_no_names(text: str) -> None:
    assert cast_of("ar", text).people == []


def test_such_a_family_name_counts_before_a_middle_element() -> None:
    assert [p.name for p in cast_of("ar", "قال هو فان تان إن الطريق مفتوح.").people] == ["هو فان تان"]
