"""The last element of a name alone, where neither capitals nor a form of address tell it."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.bare_names import find_bare_names, last_elements
from pipelines.statements.cues import cues
from tests.pipelines.statements.said import names


def test_only_full_names_lend_their_last_element() -> None:
    found = last_elements(["बुई वान थांग", "ली नाम", "थाच", "ट्रान थी क"])
    assert found == frozenset({"थांग"})


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("hi", "थांग के अनुसार पानी कम है", ["थांग"]),
        ("hi", "थांग ने कहा", ["थांग"]),
        ("hi", "थांग पानी कम है", []),
        ("hi", "थांगपुर के लोग", []),
        ("bn", "থাং বলেন", ["থাং"]),
        ("ur", "تھانگ نے کہا", ["تھانگ"]),
        ("hi", "थांग", []),
    ],
)
def test_a_small_word_or_a_verb_must_stand_behind_it(language: str, text: str, found: list[str]) -> None:
    wanted = ("थांग", "থাং", "تھانگ")
    words = cues(lexicon(language))
    assert [m.name for m in find_bare_names(text, [], wanted, words)] == found


def test_a_place_that_a_full_name_holds_is_not_taken_twice() -> None:
    assert names("hi", "श्री बुई वान थांग ने कहा। थांग ने पानी देखा।")[0][1] == "बुई वान थांग"
