"""Choosing the dates of a page from what its sources say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.date_witnesses import Witness
from pipelines.metadata.dates import STRAY, WEIGHTS, choose, possible

DAY = datetime(2024, 5, 16)


def said(origin: str, value: datetime, kind: str = "published", swapped: datetime | None = None) -> Witness:
    return Witness(kind, value, origin, swapped)


def test_without_any_source_there_is_no_date():
    assert choose([]).published is None
    assert choose([]).modified is None


def test_declared_publication_outweighs_a_stray_date_on_the_page():
    chosen = choose([said("json-ld", DAY), said("beside", DAY - timedelta(days=9))])

    assert chosen.published == DAY


def test_several_sources_that_agree_outweigh_a_single_declared_one():
    other = DAY - timedelta(days=3)

    chosen = choose([said("json-ld", DAY), said("url", other), said("beside", other)])

    assert other == chosen.published


def test_the_most_exact_form_of_the_chosen_day_is_taken():
    exact = datetime(2024, 5, 16, 8, 30, tzinfo=timezone(timedelta(hours=7)))

    chosen = choose([said("url", DAY), said("meta", exact), said("beside", DAY)])

    assert exact == chosen.published


def test_an_update_is_never_taken_for_publication_where_publication_is_named():
    later = DAY + timedelta(days=40)

    chosen = choose(
        [said("json-ld", DAY), said("json-ld", later, "modified"), said("label", later, "modified")]
    )

    assert (DAY, later, False) == (chosen.published, chosen.modified, chosen.from_update)


def test_an_unlabelled_visible_date_is_the_update_where_the_head_says_so():
    later = DAY + timedelta(days=40)

    chosen = choose(
        [said("meta", DAY), said("meta", later, "modified"), said("beside", later), said("time", later)]
    )

    assert chosen.published == DAY
    assert later == chosen.modified


def test_a_page_that_names_only_its_update_says_that_the_date_comes_from_there():
    chosen = choose([said("label", DAY, "modified")])

    assert chosen.from_update
    assert DAY == chosen.published == chosen.modified


def test_a_change_before_publication_is_dropped():
    chosen = choose([said("json-ld", DAY), said("json-ld", DAY - timedelta(days=2), "modified")])

    assert chosen.published == DAY
    assert chosen.modified is None


@pytest.mark.parametrize("stray", sorted(STRAY))
def test_a_sure_change_outweighs_a_stray_day_before_it(stray):
    earlier = DAY - timedelta(days=900)

    chosen = choose([said("meta", DAY, "modified"), said(stray, earlier)])

    assert (chosen.published, chosen.modified, chosen.from_update) == (DAY, DAY, True)


@pytest.mark.parametrize("place", ["beside", "near", "behind", "url"])
def test_a_change_does_not_outweigh_a_day_where_the_articles_own_stands(place):
    earlier = DAY - timedelta(days=900)

    chosen = choose([said("meta", DAY, "modified"), said(place, earlier)])

    assert (chosen.published, chosen.modified, chosen.from_update) == (earlier, DAY, False)


def test_the_day_of_print_yields_to_the_declared_hour_of_the_evening_before():
    evening = datetime(2024, 5, 15, 19, 30, tzinfo=timezone(timedelta(hours=2)))

    chosen = choose([said("json-ld", evening), said("meta-loose", DAY), said("beside", DAY)])

    assert chosen.published == evening


def test_export_stamps_yield_to_the_date_that_the_reader_sees():
    stamp = datetime(2025, 11, 20, 16, 2, tzinfo=UTC)

    chosen = choose([said("json-ld", stamp), said("json-ld", stamp, "modified"), said("beside", DAY)])

    assert chosen.published == DAY


def test_a_utc_instant_takes_the_zone_of_the_clock_on_the_page():
    instant = datetime(2024, 5, 17, 1, 9, 55, tzinfo=UTC)
    visible = datetime(2024, 5, 16, 18, 9)

    chosen = choose([said("json-ld", instant), said("beside", visible)])

    assert chosen.published == instant
    assert chosen.published is not None
    assert DAY.date() == chosen.published.date()
    assert timedelta(hours=-7) == chosen.published.utcoffset()


def test_a_clock_that_differs_by_no_zone_changes_nothing():
    instant = datetime(2024, 5, 17, 1, 9, tzinfo=UTC)

    chosen = choose([said("json-ld", instant), said("beside", datetime(2024, 5, 17, 3, 2))])

    assert chosen.published is not None
    assert chosen.published.tzinfo == UTC


def test_an_ambiguous_numeric_date_is_read_as_another_source_reads_it():
    third, fourth = datetime(2024, 4, 3), datetime(2024, 3, 4)

    chosen = choose([said("beside", fourth, swapped=third), said("url", third)])

    assert third == chosen.published


def test_no_date_lies_behind_the_fetch():
    fetched = datetime(2024, 5, 20, 12, tzinfo=UTC)

    chosen = choose([said("meta", datetime(2031, 1, 1)), said("beside", DAY)], fetched)

    assert chosen.published == DAY


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (datetime(2024, 5, 20, 23), True),
        (datetime(2024, 5, 21, 11, tzinfo=timezone(timedelta(hours=14))), True),
        (datetime(2024, 5, 22), False),
        (datetime(2031, 1, 1, tzinfo=UTC), False),
        (datetime(1999, 1, 1), True),
    ],
)
def test_a_day_of_grace_covers_zones_that_a_page_does_not_name(value, expected):
    assert expected == possible(value, datetime(2024, 5, 20, 12, tzinfo=UTC))


def test_a_naive_fetch_time_is_taken_as_utc():
    assert not possible(datetime(2024, 6, 1), datetime(2024, 5, 20))
    assert possible(datetime(2100, 1, 1), None)


def test_the_nearest_of_equal_dates_beside_the_title_wins():
    chosen = choose([said("beside", DAY), said("beside", DAY + timedelta(days=5))])

    assert chosen.published == DAY


@pytest.mark.parametrize("edge", [datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59)])
def test_the_ends_of_the_calendar_do_not_raise(edge):
    zone = timezone(timedelta(hours=14 if edge.year == 1 else -12))

    assert choose([said("meta", edge.replace(tzinfo=zone))]).published is not None


WITNESSES = st.builds(
    Witness,
    st.sampled_from(["published", "modified"]),
    st.datetimes(min_value=datetime(1990, 1, 1), timezones=st.one_of(st.none(), st.just(UTC))),
    st.sampled_from(sorted(WEIGHTS)),
    st.one_of(st.none(), st.datetimes(min_value=datetime(1990, 1, 1))),
)


@given(st.lists(WITNESSES, max_size=12))
def test_the_choice_is_one_of_the_days_that_were_named(witnesses):
    chosen = choose(witnesses)

    named = {w.value.date() for w in witnesses} | {w.swapped.date() for w in witnesses if w.swapped}
    around = {day + timedelta(days=n) for day in named for n in (-1, 0, 1) if 1990 < day.year < 9999}
    assert chosen.published is None or chosen.published.date() in named | around
    assert (chosen.published is None) == (not witnesses)


@given(st.lists(WITNESSES, max_size=12))
def test_the_same_witnesses_give_the_same_dates(witnesses):
    assert choose(witnesses) == choose(list(witnesses))
