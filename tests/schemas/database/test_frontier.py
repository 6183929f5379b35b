"""What is known of every address, and when it is due."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.database import (
    Found,
    HostSlots,
    Place,
    body_before,
    discover,
    due,
    ensure_source,
    mark_failed,
    mark_fetched,
    mark_missing,
    place_of,
    record_page,
    record_problem,
    url_digest,
    validators,
    writing,
)
from schemas.database.frontier import RETRY_FIRST, RETRY_LONGEST
from schemas.database.moments import page_date, read_stamp, stamp
from schemas.database.tombstones import bury

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
A, B = "https://a.example/first-article", "https://a.example/second-article"


@pytest.fixture
def listed(db):
    ensure_source(db, "a", "https://a.example/", {})
    discover(db, [Found(A, "en", "2026-10-12"), Found(B, lastmod="2026-10-13")], source="a", at=NOON)
    return db


def waiting(db, at=NOON):
    return [row["url"] for row in due(db, "a", at=at)]


def test_new_addresses_are_due_newest_first(listed):
    assert waiting(listed) == [B, A]


def test_listing_them_again_changes_no_row(listed):
    before = listed.conn.total_changes

    fresh = discover(listed, [Found(A, "en", "2026-10-12"), Found(B, lastmod=None)], source="a")

    assert (fresh, listed.conn.total_changes) == (0, before)


def test_a_fetched_address_is_due_again_when_its_listing_shows_another_date(listed):
    mark_fetched(listed, A, status=200, at=NOON)
    mark_fetched(listed, B, status=200, at=NOON)
    assert waiting(listed) == []

    discover(listed, [Found(A, lastmod="2026-10-14")], source="a")

    assert waiting(listed) == [A]


def test_a_fetched_address_is_due_at_its_time(listed):
    mark_fetched(listed, A, status=200, at=NOON, next_due_at=NOON + timedelta(hours=1))
    mark_fetched(listed, B, status=200, at=NOON)

    assert waiting(listed, NOON + timedelta(minutes=59)) == []
    assert waiting(listed, NOON + timedelta(minutes=61)) == [A]


def test_validators_are_of_exactly_this_address(listed):
    mark_fetched(
        listed, A, status=200, headers={"etag": '"x"', "last-modified": "Tue, 13 Oct 2026 12:00:00 GMT"}
    )

    assert validators(listed, A) == {"etag": '"x"', "last_modified": "Tue, 13 Oct 2026 12:00:00 GMT"}
    assert validators(listed, B) == validators(listed, "https://a.example/unknown") == {}


def test_not_modified_keeps_what_it_does_not_repeat(listed):
    mark_fetched(listed, A, status=200, sha256="d" * 64, headers={"etag": '"x"'})
    mark_fetched(listed, A, status=304)

    assert validators(listed, A) == {"etag": '"x"'}
    assert listed.conn.execute("select sha256 from urls where url = ?", [A]).fetchone() == ("d" * 64,)


def test_a_new_body_without_validators_drops_the_old_ones(listed):
    mark_fetched(listed, A, status=200, headers={"etag": '"x"'})
    mark_fetched(listed, A, status=200, headers={})

    assert validators(listed, A) == {}


def test_failures_wait_twice_as_long_each_time_but_a_week_at_most(listed):
    waits = []
    for _ in range(14):
        mark_failed(listed, A, "timeout", at=NOON)
        text = listed.conn.execute("select next_due_at from urls where url = ?", [A]).fetchone()[0]
        waits.append(read_stamp(text) - NOON)

    assert waits[:3] == [RETRY_FIRST, RETRY_FIRST * 2, RETRY_FIRST * 4]
    assert waits[-1] == RETRY_LONGEST
    assert waits == sorted(waits)


def test_a_refused_address_is_not_tried_again(listed):
    mark_failed(listed, A, "robots", refused=True, at=NOON)

    assert A not in waiting(listed, NOON + timedelta(days=400))


@pytest.mark.parametrize(("apart", "gone"), [(timedelta(hours=23), False), (timedelta(hours=24), True)])
def test_missing_twice_a_day_apart_is_gone(listed, apart, gone):
    assert not mark_missing(listed, A, 404, at=NOON)

    assert mark_missing(listed, A, 410, at=NOON + apart) is gone


def test_a_page_that_answers_in_between_is_not_gone(listed):
    mark_missing(listed, A, 404, at=NOON)
    mark_fetched(listed, A, status=200, at=NOON + timedelta(hours=12))

    assert not mark_missing(listed, A, 404, at=NOON + timedelta(hours=25))


def test_unknown_addresses_are_ignored_by_marks(listed):
    mark_failed(listed, "https://a.example/unknown", "timeout")

    assert not mark_missing(listed, "https://a.example/unknown", 404)
    assert listed.conn.execute("select count(*) from urls").fetchone() == (2,)


def test_a_forgotten_address_is_not_found_again(db):
    ensure_source(db, "a", "https://a.example/", {})
    with writing(db):
        bury(db, url_digest(A), "url", stamp(NOON), None)

    assert discover(db, [Found(A), Found(B)], source="a") == 1


def test_a_fetch_written_twice_is_one_row_and_two_fetches_are_two(db):
    first = record_page(db, A, status=200, fetched_at=NOON, sha256="x")

    assert record_page(db, A, status=200, fetched_at=NOON, sha256="x") == first
    assert record_page(db, A, status=200, fetched_at=NOON + timedelta(seconds=1), sha256="x") != first
    assert db.conn.execute("select count(*) from pages").fetchone() == (2,)


def test_the_earliest_archived_response_of_a_body_is_found(db):
    for n, kind in enumerate(["revisit", "response", "response"]):
        record_page(
            db,
            A,
            status=200,
            fetched_at=NOON + timedelta(days=n),
            sha256="x",
            place=Place("f.warc.gz", n, 10, kind),
        )

    row = body_before(db, "x")

    assert place_of(row) == Place("f.warc.gz", 1, 10, "response")
    assert body_before(db, "y") is None


def test_the_same_problem_of_a_page_is_one_row(db):
    page = record_page(db, A, status=200, fetched_at=NOON)
    for _ in range(2):
        record_problem(db, A, "normalize", "soft_404", detail="x" * 5000, page_id=page)
    record_problem(db, A, "normalize", "empty", page_id=page)

    rows = db.conn.execute("select reason, length(detail) from problems order by reason").fetchall()

    assert rows == [("empty", None), ("soft_404", 2000)]


def test_two_runs_on_one_host_share_its_pace(db, path):
    from schemas.database import connect

    other = connect(path)
    slots, others = HostSlots(db), HostSlots(other)

    moments = [s.reserve("a.example", 5.0, 100.0) for s in (slots, others, slots, others)]

    assert moments == [100.0, 105.0, 110.0, 115.0]
    other.close()


def test_a_host_that_asks_for_a_pause_gets_it_and_never_less(db):
    slots = HostSlots(db)
    slots.postpone("a.example", 500.0)
    slots.postpone("a.example", 200.0)

    assert slots.next_free("a.example") == slots.reserve("a.example", 5.0, 100.0) == 500.0
    assert slots.next_free("b.example") == 0.0


@given(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2999, 1, 1)))
def test_stamps_sort_as_times_do_and_read_back(moment):
    aware = moment.replace(tzinfo=UTC, microsecond=0)

    assert read_stamp(stamp(aware)) == aware
    assert (stamp(aware) < stamp(NOON)) == (aware < NOON)


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (None, None),
        (datetime(2024, 5, 19), "2024-05-19"),
        (datetime(2024, 5, 19, 8, 30), "2024-05-19T08:30:00"),
        (datetime(2024, 5, 19, tzinfo=UTC), "2024-05-19T00:00:00+00:00"),
    ],
)
def test_a_pages_date_is_written_as_the_page_gives_it(moment, text):
    assert page_date(moment) == text
