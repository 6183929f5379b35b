"""Reporting verbs are found as whole words, and not when they are negated."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import Lexicon, Reporting, codes, lexicon
from pipelines.statements.cues import cues
from pipelines.statements.patterns import lower


def found(language: str, text: str) -> list[str]:
    low = lower(text)
    return [c.word for c in cues(lexicon(language)).find(low, 0, len(low))]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "He said nothing, she explained.", ["said", "explained"]),
        ("en", "The statement is unsaid.", []),
        ("vi", "Ông Tám cho biết đường đã thông.", ["cho biết"]),
        ("de", "Sie betonte die Lage.", ["betonte"]),
        ("zh", "副主席表示", ["表示"]),
        ("ja", "局長は強調した", ["強調した"]),
        ("ko", "그는 말했습니다", ["말했습니다"]),
    ],
)
def test_verbs_are_found(language: str, text: str, words: list[str]) -> None:
    assert found(language, text) == words


def test_a_negation_in_front_turns_a_verb_off() -> None:
    assert found("en", "He never said so, and she has not confirmed it.") == []
    assert found("en", "He did not come, but she said so.") == ["said"]


def test_weak_verbs_are_marked() -> None:
    made = Lexicon("xx", reporting=Reporting(both=("said",), weak=("laughed",), bare=("said",)))
    low = "he said and laughed"
    told = {c.word: c for c in cues(made).find(low, 0, len(low))}
    assert told["said"].bare
    assert not told["said"].weak
    assert told["laughed"].weak


def test_the_arabic_and_is_no_part_of_the_verb() -> None:
    made = Lexicon("ar", scripts=("Arab",), reporting=Reporting(both=("قال",)))
    [cue] = cues(made).find("وقال الطبيب", 0, 11)
    assert (cue.start, cue.word) == (1, "قال")


def test_split_verbs_take_in_what_stands_between() -> None:
    made = Lexicon("de", scripts=("Latn",), reporting=Reporting(both=("schlug * vor",)))
    [cue] = cues(made).find("sie schlug den bauern vor, zu warten", 0, 36)
    assert cue.word == "schlug den bauern vor"


def test_a_mood_that_needs_a_report_before_it_is_kept_apart() -> None:
    made = Lexicon("de", scripts=("Latn",), reporting=Reporting(mood=("sei", "wäre"), mood_after=("wäre",)))
    assert cues(made).mood.search("das sei so")
    assert cues(made).mood.search("das wäre so") is None
    assert cues(made).mood_after.search("das wäre so")


@pytest.mark.parametrize("code", codes())
def test_every_language_has_verbs_that_are_found_by_themselves(code: str) -> None:
    words = lexicon(code).reporting
    plain = [w.lower() for w in (*words.before, *words.both) if "*" not in w]
    assert plain
    missed = [w for w in plain if not cues(lexicon(code)).verbs.search(w)]
    assert missed == []


def test_a_language_without_a_lexicon_has_no_cues() -> None:
    assert found("xx", "he said so") == []


@given(st.text(max_size=120), st.sampled_from(["en", "vi", "ar", "ko", "th"]))
def test_cues_lie_inside_any_text(text: str, language: str) -> None:
    low = lower(text)
    for cue in cues(lexicon(language)).find(low, 0, len(low)):
        assert 0 <= cue.start < cue.end <= len(low)


@pytest.mark.parametrize("code", codes())
def test_one_look_finds_every_phrase_for_according_to(code: str) -> None:
    words, reporting = cues(lexicon(code)), lexicon(code).reporting
    plain = [
        *reporting.according,
        *reporting.according_after,
        *reporting.according_pronoun,
        *reporting.as_said,
    ]
    for phrase in plain:
        lead = "Lan" if phrase.startswith(("'", "’")) else "Lan "
        if "*" not in phrase:
            assert words.attribution.search(lower(f"{lead}{phrase} Lan")), phrase


def test_a_line_without_such_a_phrase_gives_no_hint() -> None:
    assert cues(lexicon("en")).attribution.search("the road is open again.") is None
    assert cues(lexicon("en")).attribution.search("according to mr. an, the road is open.") is not None


def test_the_first_verb_is_no_part_of_a_longer_word() -> None:
    words = cues(lexicon("vi"))
    low = "giáo viên trường tiểu học, nói"
    found = words.first(low, 0, len(low))
    assert found is not None
    assert found.group() == "nói"
    assert words.first("trường tiểu học", 0, 15) is None


def test_a_connecting_ending_says_that_the_sentence_goes_on() -> None:
    assert cues(lexicon("ko")).connecting.search("말하면서")
    assert cues(lexicon("ko")).connecting.search("말했다") is None
    assert cues(lexicon("vi")).connecting.search("nói") is None
