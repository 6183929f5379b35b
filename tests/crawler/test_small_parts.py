"""Reasons, log lines, headers and the telling of HTML from other things."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import exceptions as scrapy_errors
from scrapy.http import HtmlResponse, Request

from crawler.archiving import ArchiveMiddleware, fetched_of, headers_of
from crawler.items import is_html
from crawler.ledger import describe
from crawler.logs import MAX_LINE, OneLine, OneLineFormatter, one_line
from crawler.reasons import REASONS, reason_of
from crawler.store import Fetched, NoStore
from crawler.verdict import Tally
from schemas import errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (scrapy_errors.IgnoreRequest("robots_disallow"), "robots_disallow"),
        (scrapy_errors.IgnoreRequest("robots_unreachable: timeout"), "robots_unreachable"),
        (scrapy_errors.IgnoreRequest("host_asked_to_wait"), "host_asked_to_wait"),
        (scrapy_errors.IgnoreRequest("stopping"), "stopping"),
        (scrapy_errors.IgnoreRequest("max redirections reached"), "too_many_redirects"),
        (scrapy_errors.IgnoreRequest("body exceeded DOWNLOAD_MAXSIZE (1 B)"), "too_large"),
        (scrapy_errors.IgnoreRequest("who knows"), "internal"),
        (scrapy_errors.DownloadTimeoutError("x"), "timeout"),
        (scrapy_errors.CannotResolveHostError("x"), "dns"),
        (scrapy_errors.DownloadConnectionRefusedError("x"), "connection_refused"),
        (scrapy_errors.DownloadCancelledError("x"), "too_large"),
        (scrapy_errors.ResponseDataLossError("x"), "truncated"),
        (scrapy_errors.DownloadFailedError("reset"), "connection_failed"),
        (scrapy_errors.DownloadFailedError("certificate verify failed"), "tls"),
        (errors.PrivateAddress("x"), "private_address"),
        (errors.OffList("x"), "off_list"),
        (errors.BadScheme("x"), "bad_scheme"),
        (OSError("x"), "connection_failed"),
        (RuntimeError("x"), "internal"),
    ],
)
def test_reason_of(error, code):
    assert reason_of(error) == code
    assert code in REASONS


def test_every_reason_is_explained():
    assert all(len(words.split()) >= 3 for words in REASONS.values())


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("two\nlines"), "ValueError: two lines"),
        (errors.OffList("evil.test is not a host"), "evil.test is not a host"),
        (scrapy_errors.IgnoreRequest("robots_unreachable: http_503"), "http_503"),
    ],
)
def test_describe(error, text):
    assert describe(error) == text


@given(st.text(max_size=5000))
def test_a_log_line_is_one_printable_line_of_bounded_length(text):
    line = one_line(text)

    assert "\n" not in line
    assert "\x1b" not in line
    assert len(line.splitlines()) <= 1
    assert len(line) <= MAX_LINE * 6 + 10


def test_a_long_line_keeps_its_end():
    line = one_line("a" * 5000 + "the error")

    assert line.endswith("the error")
    assert len(line) < MAX_LINE + 10


def test_a_traceback_is_one_line():
    try:
        int("forged\nline")
    except ValueError:
        trace = sys.exc_info()
    record = logging.LogRecord("x", 40, "f", 1, "failed %s", ("\x1b[31mred",), trace)
    line = OneLine("%(message)s").format(record)

    assert len(line.splitlines()) == 1
    assert "ValueError" in line
    assert "\x1b" not in line


def test_an_item_is_logged_by_its_address_alone():
    said = OneLineFormatter().item_error(
        {"url": "https://a.test/x", "body": "secret" * 999}, None, None, None
    )

    assert "https://a.test/x" in said["msg"] % said["args"]
    assert "secret" not in said["msg"] % said["args"]


def test_headers_are_lower_case_text_and_repeated_ones_joined():
    response = HtmlResponse(
        "https://a.test/", headers={"X-A": ["1", "2"], "Content-Type": "text/html"}, body=b""
    )

    assert headers_of(response) == {"x-a": "1, 2", "content-type": "text/html"}


def test_a_redirected_response_knows_what_was_asked_for():
    request = Request("https://a.test/new", meta={"redirect_urls": ["https://a.test/old"], "kind": "article"})
    fetched = fetched_of(HtmlResponse("https://a.test/new", body=b"x", request=request))

    assert (fetched.requested_url, fetched.url) == ("https://a.test/old", "https://a.test/new")
    assert fetched.fetched_at.tzinfo is not None


def fetched(body: bytes, content_type: str | None) -> Fetched:
    headers = {} if content_type is None else {"content-type": content_type}
    return Fetched("u", "u", 200, headers, body, datetime.now(UTC), "article")


@pytest.mark.parametrize(
    ("body", "content_type", "expected"),
    [
        (b"<!DOCTYPE html><p>x", "text/html; charset=utf-8", True),
        (b"<p>x", "TEXT/HTML", True),
        (b"<html/>", "application/xhtml+xml", True),
        (b"plain words", "text/html", True),
        (b"<html><p>x", None, True),
        (b"\xef\xbb\xbf <!-- c --><html>", None, True),
        (b"text before <body>", "text/plain", True),
        (b"", "text/html", True),
        (b"", None, True),
        (b"words and words", "text/plain", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "text/html", False),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None, False),
        (b"%PDF-1.7", "application/pdf", False),
        (b'{"a": 1}', "application/json", False),
        (b"<html>", "image/svg+xml", False),
    ],
)
def test_is_html(body, content_type, expected):
    assert is_html(fetched(body, content_type)) is expected


@given(st.binary(max_size=300), st.none() | st.text(max_size=30))
def test_no_body_makes_is_html_raise(body, content_type):
    assert is_html(fetched(body, content_type)) in (True, False)


def test_a_store_that_keeps_nothing_answers_everything():
    store = NoStore()

    assert store.validators("u") == {}
    assert store.known(["u"]) == {}
    assert store.pending(5) == []
    assert store.archive(fetched(b"", None)) is None
    assert store.heartbeat(None) is True
    assert json.dumps(store.validators("u")) == "{}"


class FullDisk(NoStore):
    """A store whose archive cannot be written."""

    def archive(self, fetched: Fetched) -> str | None:
        raise OSError("No space left on device")


def middleware(store: NoStore) -> tuple[ArchiveMiddleware, SimpleNamespace]:
    stopped: list[str] = []
    spider = SimpleNamespace(store=store, tally=Tally(), stop=stopped.append, stopped=stopped)
    return ArchiveMiddleware(SimpleNamespace(spider=spider)), spider


def test_a_page_that_cannot_be_archived_is_not_read_and_ends_the_run():
    archive, spider = middleware(FullDisk())
    response = HtmlResponse(
        "https://a.test/", body=b"x", request=Request("https://a.test/", meta={"kind": "article"})
    )

    with pytest.raises(OSError, match="No space left"):
        archive.process_spider_input(response)
    assert spider.stopped == ["archive_failed"]
    assert "fetched" not in response.meta


def test_an_archived_page_is_handed_on_and_counted():
    archive, spider = middleware(NoStore())
    response = HtmlResponse(
        "https://a.test/", body=b"xyz", request=Request("https://a.test/", meta={"kind": "article"})
    )
    archive.process_spider_input(response)

    assert response.meta["fetched"].body == b"xyz"
    assert (spider.tally.responses, spider.tally.bytes, spider.stopped) == (1, 3, [])


def test_a_request_that_is_not_ours_is_not_archived():
    archive, _ = middleware(FullDisk())

    archive.process_spider_input(HtmlResponse("https://a.test/", request=Request("https://a.test/")))
