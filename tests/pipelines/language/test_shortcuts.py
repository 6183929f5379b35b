"""Short cuts of detection give what the long way gives."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.detection import _HOPELESS_NATS, _TEMPER, _chances
from pipelines.language.model import _WORDS_OF, FAMILIES, STEPS_A_NAT, Family, family
from pipelines.language.pages import _LEAST_LETTERS, _says_something
from pipelines.language.priors import DECLARED_NATS, prior_nats
from pipelines.language.scripts import LATIN

KNOWN = family(LATIN)
WORDS = st.lists(st.text(alphabet="abcdeghimnoruáếộưşßñ", min_size=1, max_size=12), max_size=30)


def fresh():
    """The Latin family without a single word added up yet."""
    return Family(KNOWN.script, KNOWN.codes, KNOWN.grams, KNOWN.words)


@given(WORDS)
def test_words_seen_before_score_as_new_ones_do(words):
    kin = fresh()
    first = kin.steps(words)

    assert kin.steps(words) == first == fresh().steps(words)


@given(WORDS, WORDS)
def test_a_mixture_of_seen_and_new_words_is_the_sum_of_its_words(seen, new):
    kin = fresh()
    kin.steps(seen)

    assert kin.steps(seen + new) == fresh().steps(new + seen)


@given(WORDS)
def test_scores_add_up_word_by_word(words):
    alone = [fresh().steps([word]) for word in words]

    assert list(fresh().steps(words)) == [sum(row) for row in zip(*alone, strict=True)] or not words


def test_no_words_score_nothing():
    assert set(fresh().steps([])) == {0}


@given(st.text(max_size=150))
def test_a_line_says_something_if_it_has_the_letters(text):
    assert _says_something(text) == (sum(c.isalpha() for c in text) >= _LEAST_LETTERS)


@pytest.mark.parametrize("spaces", [0, 10, 35, 36, 37, 500])
def test_letters_far_into_a_line_count_as_well(spaces):
    assert _says_something("1" * spaces + "a" * _LEAST_LETTERS)
    assert not _says_something("1" * spaces + "a" * (_LEAST_LETTERS - 1))


def test_languages_of_the_site_come_before_their_neighbours_and_those_before_all_others():
    assert prior_nats("vi") == prior_nats("de") == 0.0
    assert prior_nats("vi") > prior_nats("da") > prior_nats("af") == prior_nats("xx")


@pytest.mark.parametrize("codes", FAMILIES.values(), ids=FAMILIES)
def test_the_languages_of_a_script_are_sorted_and_each_once(codes):
    assert list(codes) == sorted(set(codes))


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=60))
def test_words_of_plain_ascii_are_those_that_the_pattern_finds(text):
    assert KNOWN.tokens(text.lower()) == _WORDS_OF[LATIN].findall(text.lower())


@pytest.mark.parametrize("declared", [None, "vi", "af"])
@given(WORDS.filter(bool))
def test_chances_are_those_of_all_languages_weighed_one_by_one(declared, words):
    kin = fresh()
    nats = [
        _TEMPER / STEPS_A_NAT * s + prior_nats(c) + DECLARED_NATS * (c == declared)
        for s, c in zip(kin.steps(words), kin.codes, strict=True)
    ]
    odds = {at: math.exp(n - max(nats)) for at, n in enumerate(nats) if max(nats) - n < _HOPELESS_NATS}

    assert _chances(kin, words, declared) == pytest.approx(
        {at: o / sum(odds.values()) for at, o in odds.items()}
    )
