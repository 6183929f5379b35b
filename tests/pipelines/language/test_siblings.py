import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.siblings import sequences, siblings, stems, word_lists


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("kepolisian", "polisi"),
        ("mengevakuasi", "evakuasi"),
        ("berjayanya", "jaya"),
        ("kualitasnya", "kualitas"),
    ],
)
def test_affixes_come_off(word, stem):
    assert stem in stems(word)


@pytest.mark.parametrize(
    "word",
    ["karena", "bisa", "kantor", "kualitas", "universitas", "gratis", "pesawat", "menggugatnya", "praktik"],
)
def test_indonesian_words_vote_for_indonesian(word):
    assert word_lists().vote(word) == 1


@pytest.mark.parametrize(
    "word",
    [
        "kerana",
        "bahawa",
        "pejabat",
        "kualiti",
        "universiti",
        "percuma",
        "kerajaan",
        "jururawat",
        "diperlukannyakah",
        "mencuba",
    ],
)
def test_malay_words_do_not_vote_for_indonesian(word):
    assert word_lists().vote(word) <= 0


def test_no_word_stands_in_both_lists():
    lists = word_lists()

    assert not lists.indonesian & lists.malay
    assert all(word == word.lower() and word.isalpha() for word in lists.indonesian | lists.malay)


def test_sequences_cover_the_word_with_its_edges():
    assert sequences("di")[0] == "=di"
    assert {"^d", "di", "i$", "^di", "di$", "^di$"} <= set(sequences("di"))


@pytest.mark.parametrize(
    ("words", "sign"),
    [("polisi menahan tersangka karena korupsi", 1), ("polis menahan suspek kerana rasuah", -1)],
)
def test_sentences_lean_to_their_language(words, sign):
    assert siblings().indonesian_nats(words.split()) * sign > 3


@given(st.lists(st.text(max_size=60)))
def test_the_order_of_words_does_not_matter(words):
    assert siblings().indonesian_nats(words) == siblings().indonesian_nats(words[::-1])
