"""What a replay says has changed: counted once, shown with examples, and alarmed where a measure falls."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.replay.difference import EXAMPLES, PROTECTED, Difference, describe, measures
from schemas.records import Author
from tests.articles import article, said

BASE = article(said("We start the work on the road today."), said("Nobody asked us.", None, "narration"))


def without(**changes: object):
    return BASE.model_copy(update=changes)


def compared(before, after) -> Difference:
    difference = Difference()
    difference.add(before, after)
    return difference


def test_the_same_reading_is_compared_and_changes_nothing():
    done = compared(BASE, BASE)

    assert (done.compared, done.changed, done.detail_only) == (1, 0, 0)
    assert (done.fields, done.events, done.examples, done.fallen) == ({}, {}, [], {})


LOSSES = {
    "titles": without(title=None),
    "dates": without(published_at=None),
    "statements": without(statements=BASE.statements[1:]),
    "speakers": without(
        statements=(BASE.statements[0].model_copy(update={"speaker": None}), BASE.statements[1])
    ),
    "articles": None,
}


@pytest.mark.parametrize("measure", LOSSES)
def test_a_measure_that_falls_is_alarmed_with_both_numbers(measure):
    done = compared(BASE, LOSSES[measure])

    assert done.fallen[measure] == (1, 0)
    assert set(done.fallen) <= set(PROTECTED)


def test_an_author_that_is_lost_is_alarmed():
    done = compared(without(authors=(Author(name="LÊ VŨ"),)), BASE)

    assert done.fallen == {"authors": (1, 0)}


@pytest.mark.parametrize("measure", LOSSES)
def test_a_measure_that_rises_is_no_alarm(measure):
    assert compared(LOSSES[measure], BASE).fallen == {}


def test_narration_that_comes_or_goes_is_no_alarm():
    assert compared(BASE, without(statements=BASE.statements[:1])).fallen == {}


def test_a_loss_on_one_page_is_made_up_by_a_gain_on_another():
    difference = Difference()
    difference.add(BASE, without(title=None))
    assert difference.fallen == {"titles": (1, 0)}

    difference.add(without(title=None), BASE)

    assert difference.fallen == {}
    assert difference.changed == difference.compared == 2


@pytest.mark.parametrize(
    ("after", "field", "words"),
    [
        (without(title="Another title"), "title", "title: A made-up article -> Another title"),
        (without(title=None), "title", "title: A made-up article -> nothing"),
        (without(tags=("road",)), "tags", "tags: nothing -> ('road',)"),
        (
            without(published_at=datetime(2026, 10, 14)),
            "published_at",
            "2026-10-13 00:00:00 -> 2026-10-14 00:00:00",
        ),
    ],
)
def test_a_field_that_changes_is_counted_and_shown(after, field, words):
    done = compared(BASE, after)

    assert done.fields == {field: 1}
    assert any(words in example for example in done.examples)
    assert all(BASE.url in example for example in done.examples)


def test_what_changes_in_details_only_is_told_apart():
    done = compared(BASE, without(warnings=("something",)))

    assert (done.changed, done.detail_only) == (0, 1)


@pytest.mark.parametrize("field", ["url", "extractor_version"])
def test_the_address_asked_for_and_the_readers_version_are_no_change(field):
    done = compared(BASE, without(**{field: "https://other.test/"}))

    assert (done.changed, done.detail_only) == (0, 0)


@pytest.mark.parametrize(
    ("before", "after", "field"), [(None, BASE, "article found"), (BASE, None, "article lost")]
)
def test_a_whole_article_found_or_lost_is_one_change(before, after, field):
    done = compared(before, after)

    assert (done.changed, done.fields) == (1, {field: 1})
    assert done.examples[0].startswith(f"{field}: A made-up article")


def test_nothing_before_and_nothing_after_is_nothing():
    assert compared(None, None).changed == 0


def test_examples_end_but_counting_goes_on():
    difference = Difference()
    for number in range(EXAMPLES * 3):
        difference.add(BASE, without(title=f"Title {number}"))

    assert len(difference.examples) == EXAMPLES
    assert difference.changed == difference.fields["title"] == EXAMPLES * 3


EVENTS = {
    "reworded": (article(said("We start the work on the road on Monday.")), "reworded: We start the work"),
    "re-attributed": (
        article(said("We start the work on the road today.", "Trần Văn Bo")),
        "re-attributed: speaker Lê Thị Na -> Trần Văn Bo: We start",
    ),
    "re-classified": (
        article(said("We start the work on the road today.", kind="paraphrase")),
        "re-classified: kind quote -> paraphrase: We start",
    ),
    "retouched": (
        article(said("We start the work on the road today!")),
        "retouched: text We start the work on the road today. -> We start the work on the road today!",
    ),
    "added": (
        article(said("We start the work on the road today."), said("Qqq zzz.")),
        "added: quote of Lê Thị Na: Qqq zzz.",
    ),
    "removed": (article(said("Xxx yyy.", None, "narration")), "removed: quote of Lê Thị Na: We start"),
}


@pytest.mark.parametrize("event", EVENTS)
def test_an_event_of_a_statement_is_a_line_that_says_who_and_what(event):
    after, words = EVENTS[event]
    done = compared(article(said("We start the work on the road today.")), after)

    assert done.events[event] == 1
    assert any(words in example for example in done.examples), done.examples


def test_a_long_text_is_shown_by_its_beginning():
    long = "Một câu rất dài. " * 40
    done = compared(BASE, without(lead=long))

    assert all(len(line) < 260 for example in done.examples for line in example.split("\n"))
    assert any("…" in example for example in done.examples)


def test_line_breaks_of_a_page_stay_out_of_an_example():
    done = compared(BASE, without(title="One\nTwo\r\nThree\tFour"))

    assert "One Two Three Four" in done.examples[0]


TITLES = st.none() | st.sampled_from(["A", "B"])
SPEAKERS = st.lists(
    st.tuples(st.sampled_from(["One line.", "Two lines.", "Three."]), TITLES),
    max_size=3,
    unique_by=lambda p: p[0],
)
READINGS = st.none() | st.builds(
    lambda title, parts: article(*(said(t, n) for t, n in parts), title=title), TITLES, SPEAKERS
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(READINGS, READINGS), max_size=8))
def test_the_measures_are_sums_and_the_counts_add_up(pairs):
    difference = Difference()
    changed = [difference.add(before, after) for before, after in pairs]

    assert difference.compared == len(pairs)
    assert difference.changed == sum(changed)
    for side, index in ((difference.before, 0), (difference.after, 1)):
        for measure in PROTECTED:
            assert side[measure] == sum(measures(pair[index])[measure] for pair in pairs)
    assert len(difference.examples) <= EXAMPLES


@settings(deadline=None)
@given(READINGS.filter(bool), READINGS.filter(bool))
def test_every_event_can_be_described_in_printable_lines(before, after):
    from pipelines.text.folding import fold
    from schemas.database import changes

    for change in changes(before, after, fold):
        assert all(line.strip() for line in describe(change).split("\n"))
