"""Quotations become statements: linked, carried on, announced, attributed behind, or standing alone."""

from __future__ import annotations

import pytest

from tests.pipelines.statements.said import Said, drafts, said


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Mr. Le Van Loi said: “The port is old.”", "quote-colon"),
        ("“The port is old,” said Mr. Le Van Loi.", "quote-after"),
        ("Mr. Le Van Loi answered as follows. “The port is old.”", "quote-announced"),
        ("“The port is very old now!” Mr. Le Van Loi said.", "quote-then-said"),
        ("Mr. Le Van Loi sat down. “The port is very old now.”", "quote-standing"),
        ("I remember the words of Mr. Le Van Loi: “The port is old.”", "quote-noun"),
    ],
)
def test_every_way_has_its_rule(text: str, rule: str) -> None:
    [draft] = drafts("en", text)[1]
    assert draft.rule == rule
    assert draft.speaker is not None
    assert draft.speaker.name == "Le Van Loi"


def test_a_second_verb_opens_a_second_statement() -> None:
    text = "“One two three,” said Mr. Le Van Loi. Ms. Tran Thi Hoa replied: “Four five six.”"
    assert [s.speaker for s in said("en", text)] == ["Le Van Loi", "Tran Thi Hoa"]


def test_the_verb_between_two_parts_carries_both() -> None:
    text = "“Tôi không phản đối”, bà Trần Thị Diệu nói, “nhưng khu mới chưa có nước”."
    assert said("vi", text) == [
        Said("quote", "Trần Thị Diệu", "Tôi không phản đối | nhưng khu mới chưa có nước")
    ]


def test_standing_alone_counts_less_than_a_verb() -> None:
    alone = drafts("en", "Mr. Le Van Loi sat down. “The port is very old now.”")[1][0]
    linked = drafts("en", "Mr. Le Van Loi said: “The port is very old now.”")[1][0]
    assert alone.confidence < linked.confidence


def test_nothing_stands_alone_inside_somebodys_own_words() -> None:
    assert drafts("en", "Mr. Le Van Loi sat down. “The port is very old now.”", kind="speech")[1] == []


def test_two_words_standing_alone_are_no_speech() -> None:
    assert said("en", "Mr. Le Van Loi sat down. “Old port.” The sea was calm.") == []


def test_words_in_passing_count_only_where_offices_may_speak() -> None:
    text = "Mr. Le Van Loi described the new port as “a gift to all”, and left."
    assert said("en", text) == []
    [found] = said("en", text, offices=True)
    assert found == Said("quote", "Le Van Loi", "a gift to all")


def test_words_behind_a_colon_without_a_known_verb_belong_to_whom_the_sentence_is_about() -> None:
    text = "Mr. Le Van Loi slammed his fist on the table: “We will never leave this port.”"
    [draft] = drafts("en", text)[1]
    assert (draft.rule, draft.cue) == ("quote-bare-colon", None)
