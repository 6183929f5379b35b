"""What is due, in which order, and how the dates of listings are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.discovery import Entry, Known, due, newest_first, read_moment, worth_reading

DAY = datetime(2026, 10, 14, tzinfo=UTC)
HOUR = timedelta(hours=1)
moments = st.none() | st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC)
)


@pytest.mark.parametrize(
    ("listed", "known", "since", "expected"),
    [
        (None, None, None, "new"),
        (DAY, None, None, "new"),
        (DAY, Known(), None, "new"),
        (DAY, Known(DAY, fetched=True), None, None),
        (DAY - HOUR, Known(DAY, fetched=True), None, None),
        (DAY + HOUR, Known(DAY, fetched=True), None, "changed"),
        (None, Known(None, fetched=True), None, "recheck"),
        (None, Known(DAY, fetched=True), None, None),
        (DAY, Known(None, fetched=True), None, "recheck"),
        (DAY - HOUR, None, DAY, None),
        (DAY, None, DAY, "new"),
        (None, None, DAY, "new"),
        (DAY + HOUR, Known(DAY, fetched=True, rests=True), None, None),
        (None, Known(rests=True), None, None),
    ],
)
def test_due(listed, known, since, expected):
    assert due(Entry("https://news.test/a", listed), known, since) == expected


@given(moments)
def test_what_was_just_fetched_with_a_date_is_not_due_again(lastmod):
    again = due(Entry("https://news.test/a", lastmod), Known(lastmod, fetched=True))

    assert again == (None if lastmod else "recheck")


@given(st.lists(moments, max_size=12))
def test_sorting_keeps_every_entry_and_puts_the_newest_first(dates):
    entries = [Entry(f"https://news.test/{n}", d) for n, d in enumerate(dates)]
    ordered = newest_first(entries)

    assert sorted(ordered, key=lambda e: e.url) == sorted(entries, key=lambda e: e.url)
    dated = [e.lastmod for e in ordered if e.lastmod]
    assert dated == sorted(dated, reverse=True)


def test_a_daily_sitemap_is_ordered_by_the_day_in_its_name():
    old_but_rewritten = Entry("https://news.test/sitemap-post/2024-01-01.xml", DAY)
    new = Entry("https://news.test/sitemap-post/2026-10-13.xml", DAY - HOUR)

    assert newest_first([old_but_rewritten, new], by_name=True) == [new, old_but_rewritten]


@pytest.mark.parametrize(
    ("entry", "since", "expected"),
    [
        (Entry("https://news.test/2026-10-13.xml"), DAY, False),
        (Entry("https://news.test/2026-10-14.xml"), DAY, True),
        (Entry("https://news.test/2026-10-13.xml", DAY + HOUR), DAY, True),
        (Entry("https://news.test/tags.xml"), DAY, True),
        (Entry("https://news.test/2020-01-01.xml"), None, True),
        (Entry("https://news.test/2026-13-99.xml"), DAY, True),
    ],
)
def test_a_sitemap_before_since_is_not_read(entry, since, expected):
    assert worth_reading(entry, since) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", datetime(2026, 1, 1, tzinfo=UTC)),
        ("2026-07", datetime(2026, 7, 1, tzinfo=UTC)),
        ("2026-07-08", datetime(2026, 7, 8, tzinfo=UTC)),
        ("2026-07-08T04:04:10.339Z", datetime(2026, 7, 8, 4, 4, 10, tzinfo=UTC)),
        ("2026-07-08T04:04+07:00", datetime(2026, 7, 7, 21, 4, tzinfo=UTC)),
        (" 2026-07-08T04:04:10Z\n", datetime(2026, 7, 8, 4, 4, 10, tzinfo=UTC)),
        ("Wed, 08 Jul 2026 04:04:10 GMT", datetime(2026, 7, 8, 4, 4, 10, tzinfo=UTC)),
        ("Wed, 08 Jul 2026 11:04:10 +0700", datetime(2026, 7, 8, 4, 4, 10, tzinfo=UTC)),
        ("", None),
        (None, None),
        ("yesterday", None),
        ("2026-13-01", None),
        ("0000-00-00", None),
        ("9999-12-31T23:59:59-23:00", None),
        ("1" * 100, None),
    ],
)
def test_read_moment(text, expected):
    assert read_moment(text) == expected


@given(st.text(max_size=40))
def test_no_text_makes_read_moment_raise(text):
    read_moment(text)
