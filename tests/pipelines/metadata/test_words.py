"""Credit labels, groups and menu words, over all languages at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.words import (
    is_group,
    is_menu_word,
    is_occupation,
    is_preposition,
    label_at,
    labels,
    topic_pattern,
)


def seen(text, **options):
    return [(text[label.end :], label.role) for label in labels(text, **options)]


@pytest.mark.parametrize(
    ("text", "rest", "role"),
    [
        ("By Ann Lee", "Ann Lee", "author"),
        ("BY ANN LEE", "ANN LEE", "author"),
        ("Von Anna Muster", "Anna Muster", "author"),
        ("Par Anne Exemple", "Anne Exemple", "author"),
        ("Text: Ann Lee", "Ann Lee", "author"),
        ("Ảnh: Lê Hạnh", "Lê Hạnh", "photographer"),
        ("Photo: Ann Lee", "Ann Lee", "photographer"),
    ],
)
def test_a_label_says_who_did_what(text, rest, role):
    assert seen(text) == [(rest, role)]


def test_two_credits_of_one_line_are_two():
    assert seen("Text: Ann Lee | Photo: Bo Tran") == [
        ("Ann Lee | Photo: Bo Tran", "author"),
        ("Bo Tran", "photographer"),
    ]


@pytest.mark.parametrize(
    "text", ["Bypass road opens", "Byron Lee", "Vonn wins", "Texting", "Parking", "", ":", "By", "By:", "123"]
)
def test_the_beginning_of_a_word_is_no_label(text):
    assert seen(text) == []


def test_a_label_without_colon_must_be_a_preposition():
    assert label_at("By Ann Lee", 0) is not None
    assert label_at("Photo Ann Lee", 0) is None
    assert label_at("Photo: Ann Lee", 0).colon


def test_a_known_byline_needs_no_colon():
    assert label_at("Photo Ann Lee", 0, loose=True) is not None


def test_a_label_inside_a_line_counts_where_it_is_asked_for():
    text = "Yesterday by Ann Lee"

    assert seen(text) == []
    assert seen(text, anywhere=True) == [("Ann Lee", "author")]


@pytest.mark.parametrize("word", ["by", "By", "BY", "von"])
def test_prepositions_stand_before_names(word):
    assert is_preposition(word)


@pytest.mark.parametrize("text", ["PV", "pv", "Nhóm PV"])
def test_a_desk_is_a_group(text):
    assert is_group(text)
    assert not is_group(text + " Lê Hạnh")


@pytest.mark.parametrize("text", ["Editor", "Director"])
def test_an_office_is_no_name(text):
    assert is_occupation(text)
    assert not is_occupation(text + " Lee")


@pytest.mark.parametrize(
    ("text", "menu"), [("Home", True), ("Trang chủ", True), ("Ann Lee", False), ("Lê Hạnh", False)]
)
def test_words_of_navigation_are_no_names(text, menu):
    assert is_menu_word(text) is menu


def test_a_list_of_topics_has_a_label_with_a_colon():
    assert topic_pattern().match("Chủ đề: A, B")[0] == "Chủ đề: "
    assert topic_pattern().match("Chủ đề A, B") is None


@given(st.text(max_size=120))
def test_labels_stand_in_order_inside_the_line_and_do_not_overlap(text):
    found = labels(text)

    assert all(0 <= label.start < label.end < len(text) for label in found)
    assert all(one.end <= two.start or one.start < two.start for one, two in pairwise(found))


def test_a_long_line_is_read_in_bounded_steps():
    assert len(labels("By Ann | " * 10_000)) <= 24
