"""Pronouns, role nouns and relatives stand for persons; groups do not."""

from __future__ import annotations

import pytest

from pipelines.statements.nouns import Nouns
from tests.pipelines.statements.said import cast_of


@pytest.mark.parametrize(
    ("language", "text", "role", "new"),
    [
        ("en", "The captain", "The captain", False),
        ("en", "A village teacher", "A village teacher", True),
        ("vi", "Một cán bộ khuyến nông xã", "Một cán bộ khuyến nông xã", True),
        ("id", "Seorang siswi kelas lima", "Seorang siswi kelas lima", True),
        ("fr", "Mon père me", "Mon père", False),
    ],
)
def test_role_nouns_and_whether_they_are_new(language: str, text: str, role: str, new: bool) -> None:
    cast = cast_of(language, text)
    found = Nouns(cast).noun(cast.texts[0], 0, len(text))
    assert found is not None
    assert (found.role, found.indefinite) == (role, new)


def test_a_group_word_is_no_role() -> None:
    cast = cast_of("vi", "bà con")
    assert Nouns(cast).noun(cast.texts[0], 0, 6) is None


def test_a_pronoun_must_stand_near_an_end() -> None:
    cast = cast_of("en", "He")
    assert Nouns(cast).pronoun(cast.texts[0], 0, 2)
    far = cast_of("en", "nobody in the whole long street that he knew of in those days")
    assert Nouns(far).pronoun(far.texts[0], 0, len(far.texts[0].text)) is None


def test_a_form_of_address_alone_is_a_pronoun_that_keeps_it() -> None:
    cast = cast_of("vi", "Anh kể")
    found = Nouns(cast).pronoun(cast.texts[0], 0, 3)
    assert found is not None
    assert found.honorific == "Anh"


def test_a_bare_surname_needs_a_full_name_on_the_page() -> None:
    cast = cast_of("en", "Mr. Robert Hale spoke.\nHale left. Smith stayed.")
    nouns = Nouns(cast)
    found = nouns.single_name(cast.texts[1], 0, 4)
    assert found is not None
    assert found.name == "Hale"
    assert nouns.single_name(cast.texts[1], 11, 16) is None


@pytest.mark.parametrize(
    ("language", "text", "phrase"),
    [
        ("en", "A lamplighter from Hue", "A lamplighter from Hue"),
        ("en", "Last year a boy in grade six", "a boy in grade six"),
        ("pl", "Jedna z przekupek", "Jedna z przekupek"),
        ("en", "A banner over the gate", None),
        ("en", "A report from Hue", None),
        ("en", "In a small village", None),
        ("en", "The lamplighter from Hue", None),
    ],
)
def test_a_phrase_for_somebody_new_needs_no_known_noun(language: str, text: str, phrase: str | None) -> None:
    cast = cast_of(language, text)
    found = Nouns(cast).somebody(cast.texts[0], 0, len(text))

    assert (found.role if found else None) == phrase
