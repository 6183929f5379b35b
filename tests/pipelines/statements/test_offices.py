"""The office beside a name: in front of it, behind it, and what is no office."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.offices import Offices
from tests.pipelines.statements.said import cast_of


def both(language: str, text: str) -> tuple[str | None, str | None]:
    """The office before and behind the first name of a text."""
    cast = cast_of(language, text)
    offices = Offices(lexicon(language))
    mention = cast.mentions[0][0]
    return offices.before(cast.texts[0], mention), offices.behind(cast.texts[0], mention)


@pytest.mark.parametrize(
    ("language", "text", "offices"),
    [
        ("en", "Village head Le Van Loi smiled.", ("Village head", None)),
        ("en", "My neighbor, Mr. Ly Thol, often says:", ("My neighbor", None)),
        (
            "en",
            "Mr. Le Van Loi, head of the village, member of the board, said",
            (None, "head of the village, member of the board"),
        ),
        ("en", "Mr. Le Van Loi (head of the village) said", (None, "head of the village")),
        ("en", "Mr. Le Van Loi - head of the village - said", (None, "head of the village")),
        ("en", "Mr. Le Van Loi, from the village, said", (None, None)),
        (
            "en",
            "Mr. Le Van Loi, an engineer who has measured the river for years, said",
            (None, "engineer"),
        ),
        ("en", "Mr. Le Van Loi, who was an engineer once, said", (None, None)),
        ("hu", "Le Van Loi igazgató elmondta", (None, "igazgató")),
        (
            "hu",
            "Le Van Loi, a megyei oktatási hivatal igazgatója elmondta",
            (None, "megyei oktatási hivatal igazgatója"),
        ),
        ("uk", "Ле Ван Лой, онук майстра, знімає роботу діда, сказав", (None, "онук майстра")),
        (
            "cs",
            "Ředitel zdravotního střediska, lékař Ho Dac Loi, slíbil:",
            ("Ředitel zdravotního střediska", None),
        ),
    ],
)
def test_offices_on_both_sides(language: str, text: str, offices: tuple[str | None, str | None]) -> None:
    assert both(language, text) == offices


def test_a_relation_is_no_office() -> None:
    offices = Offices(lexicon("en"))
    assert offices.is_office("head of the station")
    assert not offices.is_office("her husband")


def test_a_profession_that_is_a_relation_too_is_none() -> None:
    assert not Offices(lexicon("id")).is_profession("Ibu")


def test_what_follows_according_to_is_the_clause_not_an_office() -> None:
    cast = cast_of("en", "According to Mr. Le Van Loi, teachers of the village work late.")
    assert Offices(lexicon("en")).beside(cast.texts[0], cast.mentions[0][0]) == []


@pytest.mark.parametrize(
    ("language", "text", "office"),
    [
        ("nl", "Beneden bakt zijn vrouw Chau Thi Mong vis.", "zijn vrouw"),
        ("fr", "Mon éditeur Phan Van Loi est parti.", "Mon éditeur"),
    ],
)
def test_whose_relative_or_colleague_somebody_is_belongs_to_the_role(
    language: str, text: str, office: str
) -> None:
    assert both(language, text)[0] == office


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("en", "His doctor told him that he should rest, Tran Van Hai said.", None),
        ("en", "After asking the farmer about the well, Tran Van Hai left.", None),
        ("en", "A retired ferry captain, Tran Van Hai came.", "retired ferry captain"),
        ("es", "Así ha hablado el director, Tran Van Hai llegó.", None),
        ("es", "El director de la escuela, Tran Van Hai, llegó.", "director de la escuela"),
    ],
)
def test_a_clause_with_an_office_in_it_is_no_role(language: str, text: str, role: str | None) -> None:
    (person,) = (cast := cast_of(language, text)).people
    cast.describe(person)
    assert (person.name, person.role) == ("Tran Van Hai", role)
