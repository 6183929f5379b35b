"""What is compiled or answered once for a lexicon is kept for it and for no other one."""

from __future__ import annotations

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import Remembered, per_lexicon

ONE, OTHER = Lexicon("aa"), Lexicon("bb")


def test_a_thing_is_made_once_for_each_lexicon() -> None:
    made: list[str] = []
    get = per_lexicon(lambda lexicon: made.append(lexicon.code) or lexicon.code)
    assert [get(ONE), get(OTHER), get(ONE), get(Lexicon("aa"))] == ["aa", "bb", "aa", "aa"]
    assert made == ["aa", "bb", "aa"]


def test_an_answer_is_remembered_for_its_text_and_lexicon() -> None:
    asked: list[str] = []
    answer = Remembered(lambda text, lexicon: asked.append(text) or f"{lexicon.code}: {text}")
    assert [answer("x", ONE), answer("x", OTHER), answer("x", ONE)] == ["aa: x", "bb: x", "aa: x"]
    assert asked == ["x", "x"]
    answer.cache_clear()
    assert answer("x", ONE) == "aa: x"
    assert asked == ["x", "x", "x"]


def test_only_the_last_answers_are_remembered() -> None:
    asked: list[str] = []
    answer = Remembered(lambda text, lexicon: asked.append(text), most=2)
    for text in "abab" + "c" + "a":
        answer(text, ONE)
    assert asked == ["a", "b", "c", "a"]
