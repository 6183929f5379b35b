"""Words that only begin a sentence stay outside the name behind them; the page itself tells which they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.given_names import is_given
from pipelines.statements.mentions import Mention
from pipelines.statements.scripts import name_parts
from pipelines.statements.sentence_openers import cut_opener, may_open, small_words
from tests.pipelines.statements.said import Said, as_text, said


def cut(line: str, name: str, *others: str) -> Mention:
    text = as_text(line)
    start = line.index(name)
    mention = Mention(start, start + len(name), "name", name, name_start=start, name_end=start + len(name))
    cut_opener(text, mention, small_words([text, *(as_text(other, 1) for other in others)]))
    return mention


@pytest.mark.parametrize(
    ("line", "name", "other", "expected"),
    [
        ("Later Marlow Brandt said no.", "Later Marlow Brandt", "It was later than that.", "Marlow Brandt"),
        ("Still Brandt said no.", "Still Brandt", "He is still here.", "Brandt"),
        ("We left. Still Brandt said no.", "Still Brandt", "He is still here.", "Brandt"),
        ("Doch Kessler sagte nein.", "Doch Kessler", "Er kam doch.", "Kessler"),
        ("Obwohl Kessler schwieg, kam er.", "Obwohl Kessler", "Alles gut.", "Kessler"),
        ("Хотя Климов молчал.", "Хотя Климов", "Всё хорошо.", "Климов"),
        ("Αλλά Καλύβας μίλησε.", "Αλλά Καλύβας", "Τέλος.", "Καλύβας"),
        ("Mais Perrin dit non.", "Mais Perrin", "Rien.", "Perrin"),
        ("Пока Климов говорил, шёл дождь.", "Пока Климов", "Это пока всё.", "Климов"),
    ],
)
def test_a_word_that_the_page_writes_small_or_that_is_a_common_one_is_cut_off(
    line: str, name: str, other: str, expected: str
) -> None:
    mention = cut(line, name, other)
    assert mention.name == expected
    assert line[mention.start :].startswith(expected)
    assert mention.name_start == mention.start


@pytest.mark.parametrize(
    ("line", "name", "other"),
    [
        ("Marlow Brandt said no.", "Marlow Brandt", "He is still here."),
        ("We met Still Brandt there.", "Still Brandt", "He is still here."),
        ("Mark Brandt said no.", "Mark Brandt", "They mark the trees."),
        ("Do Van Hai said no.", "Do Van Hai", "They do it well."),
        ("Thanh Hai said no.", "Thanh Hai", "A thanh is a tone."),
        ("J. Brandt said no.", "J. Brandt", "The letter j is rare."),
    ],
    ids=[
        "not written small",
        "inside a sentence",
        "a given name",
        "a family name",
        "syllables",
        "an initial",
    ],
)
def test_what_may_be_a_name_stays(line: str, name: str, other: str) -> None:
    assert cut(line, name, other).name == name


def test_one_word_that_is_left_is_a_short_name() -> None:
    assert cut("Still Brandt said no.", "Still Brandt", "He is still here.").kind == "short"
    assert cut("Still Ida Brandt said no.", "Still Ida Brandt", "He is still here.").kind == "name"


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (Mention(0, 9, "name", "Ida Brandt"), True),
        (Mention(0, 9, "name", "Ida Brandt", "Mrs."), False),
        (Mention(0, 6, "short", "Brandt"), False),
        (Mention(0, 2, "pronoun"), False),
    ],
)
def test_only_bare_names_of_several_words_are_looked_at(mention: Mention, expected: bool) -> None:
    assert may_open(mention) is expected


def test_small_words_are_the_words_as_they_stand() -> None:
    words = small_words([as_text("Then we went on."), as_text("Ещё раз", 1)])
    assert {"we", "went", "раз"} <= words
    assert not {"then", "ещё"} & words


@given(st.text(alphabet="AaBb .,", min_size=1, max_size=30))
def test_a_mention_never_leaves_its_place(line: str) -> None:
    words = line.split()
    if len(words) < 2:
        return
    name = " ".join(words[:2])
    start = line.find(name)
    if start < 0:
        return
    text = as_text(line)
    mention = Mention(start, start + len(name), "name", name, name_start=start, name_end=start + len(name))
    cut_opener(text, mention, small_words([text]))
    assert start <= mention.start < mention.end == start + len(name)
    assert mention.name is not None
    assert mention.name in name


def test_the_speaker_behind_such_a_word_is_known_by_the_full_name() -> None:
    page = "Harlan Brandt runs the ferry.\nIt was still dark.\nStill Brandt said that the boat would leave at five."
    assert said("en", page) == [Said("paraphrase", "Harlan Brandt", "the boat would leave at five")]


@pytest.mark.parametrize(
    "text",
    [
        "He came to the United States “for work alone” and never left the harbour.",
        "The Claims Office opened “a second door” in the yard last week.",
    ],
)
def test_a_verb_with_a_capital_inside_a_sentence_is_part_of_a_name(text: str) -> None:
    assert said("en", "Harlan Brandt runs the ferry.\n" + text) == []


def test_common_openers_are_no_names_of_persons() -> None:
    parts = name_parts("Latn")
    assert not [word for word in parts.openers if is_given(word)]


def test_a_name_behind_a_common_word_inside_a_sentence_still_counts() -> None:
    page = "It rained, but Peter Brandt said that the boat would leave."
    assert said("en", page) == [Said("paraphrase", "Peter Brandt", "the boat would leave")]
