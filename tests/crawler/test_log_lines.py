"""The log of a crawl: one line an event, printable, bounded, whatever addresses and pages say."""

from __future__ import annotations

import logging
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.items import FetchedPage
from crawler.logs import MAX_LINE, OneLine, OneLineFormatter, one_line
from crawler.store import Fetched

EVIL = [
    "a\nINFO whosaid: all is well",
    "a\r\nb",
    "\x1b[2J\x1b[31mred",
    "\x1b]0;title\x07",
    "a\x00b",
    "\u2028line\u2029paragraph",
    "\u202eabc\u202c",
    "\u2066x\u2069",
    "\x85next\x9b31m",
    "x" * 1_000_000,
    "%s %d %(x)s {0}",
    "\udcff",
]


def fetched(url: str) -> FetchedPage:
    return FetchedPage(Fetched(url, url, 200, {}, b"", None, "article"), url)


@pytest.mark.parametrize("text", EVIL, ids=lambda t: ascii(t[:20]))
def test_any_text_is_one_bounded_printable_line(text):
    line = one_line(text)

    assert len(line.splitlines()) <= 1
    assert len(line) <= MAX_LINE * 10
    assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]", line)


@given(st.text(), st.integers(20, 500))
def test_a_line_is_cut_in_its_middle_and_keeps_both_ends(text, limit):
    safe = "".join(c for c in text if c.isprintable()) * 30
    line = one_line(safe, limit)

    assert len(line) <= limit + 3
    if len(safe) > limit:
        assert line.startswith(safe[: limit // 4])
        assert line.endswith(safe[-(limit // 2) :])
    else:
        assert line == safe


def fail(text: str) -> None:
    raise ValueError(text)


def raised(text: str) -> ValueError:
    """An error with a traceback."""
    try:
        fail(text)
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("text", EVIL, ids=lambda t: ascii(t[:20]))
def test_a_record_with_its_traceback_is_one_line(text):
    error = raised(text)
    caught = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed on %s", (text,), caught)
    line = OneLine("%(levelname)s %(message)s").format(record)

    assert len(line.splitlines()) == 1
    assert "\x1b" not in line


@pytest.mark.parametrize("text", EVIL, ids=lambda t: ascii(t[:20]))
@pytest.mark.parametrize("event", ["scraped", "dropped", "item_error"])
def test_an_items_line_names_its_page_and_cannot_be_forged_by_it(text, event):
    formatter = OneLineFormatter()
    item = fetched(f"https://news.test/{text}")
    arguments = {
        "scraped": (item, None, None),
        "dropped": (item, ValueError(text), None, None),
        "item_error": (item, None, None, None),
    }
    result = getattr(formatter, event)(*arguments[event])
    line = result["msg"] % result["args"]

    assert len(line.splitlines()) == 1
    assert "news.test" in line
    assert len(line) < 8000


@pytest.mark.parametrize(
    "item", [{"url": "https://news.test/a", "body": "SECRET"}, {"body": "SECRET"}, object(), None]
)
def test_an_item_is_named_and_never_printed(item):
    result = OneLineFormatter().scraped(item, None, None)
    line = result["msg"] % result["args"]

    assert "SECRET" not in line
    assert line.startswith("Stored ")
