"""Two readings of an article compared: every statement of either side is accounted for exactly once."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.folding import fold
from schemas.database.changes import ENOUGH_ALIKE, changes, speaker_label
from schemas.records import Speaker
from tests.articles import article, said

LINES = [
    "We start the work on the road today.",
    "We start the work on the road on Monday.",
    "The market stays open all night.",
    "Nobody asked the ferryman.",
    "Chúng tôi bắt đầu làm đường hôm nay.",
    "Chúng tôi bắt đầu làm đường hôm qua.",
    "我们今天开始修路。",
    "我们明天开始修路。",
    "!!!",
]
NAMES = [None, "Lê Thị Na", "Trần Văn Bo"]
KINDS = ["quote", "paraphrase", "narration"]

PARTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(NAMES), st.sampled_from(KINDS)),
    max_size=6,
    unique_by=lambda part: part[0],
)


def made(parts):
    return article(*(said(text, name, kind) for text, name, kind in parts))


def compared(before, after):
    return changes(made(before), made(after), fold)


@given(PARTS)
def test_a_reading_compared_with_itself_has_no_events(parts):
    assert compared(parts, parts) == []


@settings(max_examples=120, deadline=None)
@given(PARTS, PARTS)
def test_every_statement_that_came_or_went_has_one_event(before, after):
    old, new = made(before), made(after)
    events = changes(old, new, fold)
    was, is_now = {s.id for s in old.statements}, {s.id for s in new.statements}
    came = [e.statement_id for e in events if e.event in ("added", "reworded")]
    went = [e.before["id"] for e in events if e.event in ("removed", "reworded")]

    assert Counter(came) == Counter(is_now - was)
    assert Counter(went) == Counter(was - is_now)
    assert {e.statement_id for e in events if e.event == "removed"} <= was


@settings(max_examples=120, deadline=None)
@given(PARTS, PARTS)
def test_a_statement_that_stayed_has_the_events_of_what_differs(before, after):
    old = {s.id: s for s in made(before).statements}
    events = compared(before, after)
    for statement in made(after).statements:
        earlier = old.get(statement.id)
        if earlier is None:
            continue
        named = {e.event for e in events if e.statement_id == statement.id}
        assert ("re-classified" in named) == (earlier.kind != statement.kind)
        assert ("re-attributed" in named) == (earlier.speaker != statement.speaker)
        assert named <= {"re-classified", "re-attributed"}


@settings(max_examples=80, deadline=None)
@given(PARTS, PARTS)
def test_the_way_back_takes_back_what_the_way_there_did(before, after):
    there = Counter(e.event for e in compared(before, after))
    back = Counter(e.event for e in compared(after, before))

    assert there["added"] + there["reworded"] == back["removed"] + back["reworded"]
    assert there["re-attributed"] == back["re-attributed"]
    assert there["re-classified"] == back["re-classified"]


@given(PARTS, PARTS)
def test_removals_come_last_and_the_rest_in_page_order(before, after):
    events = compared(before, after)
    order = {s.id: s.position for s in made(after).statements}
    kinds = [e.event == "removed" for e in events]
    places = [order[e.statement_id] for e in events if e.event != "removed"]

    assert kinds == sorted(kinds)
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("before", "after", "event"),
    [
        (LINES[0], LINES[1], "reworded"),
        (LINES[4], LINES[5], "reworded"),
        (LINES[6], LINES[7], "reworded"),
        (LINES[0], LINES[2], "added"),
        (LINES[0], LINES[6], "added"),
        ("A", "B", "added"),
    ],
)
def test_statements_that_are_much_alike_count_as_one_reworded(before, after, event):
    first, *rest = compared([(before, None, "quote")], [(after, None, "quote")])

    assert first.event == event
    assert [e.event for e in rest] == ([] if event == "reworded" else ["removed"])


def test_the_most_alike_are_paired_first():
    before = [
        ("The road opens on Monday in the village.", None, "quote"),
        ("The road opens soon.", None, "quote"),
    ]
    after = [("The road opens on Tuesday in the village.", None, "quote")]

    events = {e.event: e for e in compared(before, after)}

    assert events["reworded"].before["text"] == before[0][0]
    assert events["removed"].before["text"] == before[1][0]


def test_of_two_equally_alike_the_nearer_one_is_continued():
    line = "We start the work on the road {}."
    before = [
        (line.format("today"), None, "quote"),
        ("Zzz.", None, "narration"),
        (line.format("to-day"), None, "quote"),
    ]
    after = [
        ("Yyy.", None, "narration"),
        ("Xxx.", None, "narration"),
        (line.format("TODAY now"), None, "quote"),
    ]

    reworded = [e for e in compared(before, after) if e.event == "reworded"]

    assert [e.before["text"] for e in reworded] == [before[2][0]]


def test_an_event_shows_enough_to_be_understood_alone():
    [event] = compared([(LINES[0], "Lê Thị Na", "quote")], [(LINES[0], "Trần Văn Bo", "quote")])

    assert event.before["text"] == event.after["text"] == LINES[0]
    assert event.before["speaker"]["name"] == "Lê Thị Na"
    assert event.after["speaker"]["name"] == "Trần Văn Bo"


@pytest.mark.parametrize(
    ("speaker", "label"),
    [
        (None, None),
        (Speaker(name="Lê Thị Na", role="chủ tịch"), "Lê Thị Na"),
        (Speaker(role="chủ tịch"), "chủ tịch"),
        (Speaker(), None),
    ],
)
def test_a_speaker_is_called_by_name_or_else_by_office(speaker, label):
    made = article({**said("Words."), "speaker": speaker})

    assert speaker_label(made.statements[0]) == label


def test_the_threshold_lies_between_another_day_and_another_sentence():
    assert 0.3 < ENOUGH_ALIKE < 0.7
