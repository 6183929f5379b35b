"""Attack pages end in bounded time with what could be read and a warning."""

from __future__ import annotations

import resource
import time

import pytest

from pipelines.document import parse
from pipelines.document.limits import MAX_CHARACTERS, MAX_DEPTH, MAX_TAGS, bound, flatten
from pipelines.furniture import read_lines
from pipelines.metadata import Head

PARAGRAPH = "<p>The council met on Monday and agreed on a new bridge over the river, the mayor said.</p>"
WORDS = "agreed on a new bridge"
SECONDS = 2.0


def read(markup: str):
    """The reading of a page, with the CPU seconds that it took."""
    start = time.process_time()
    document = parse(markup)
    reading = read_lines(document, Head())
    return document, reading, time.process_time() - start


NESTED = {
    "divisions": ("<div>" * 100_000, "</div>" * 100_000),
    "divisions never closed": ("<div>" * 100_000, ""),
    "bold": ("<b>" * 100_000, ""),
    "spans": ("<span>" * 100_000, "</span>" * 100_000),
    "lists": ("<ul><li>" * 50_000, ""),
    "tables": ("<table><tr><td>" * 33_000, ""),
    "quotations": ("<blockquote>" * 100_000, "</blockquote>" * 100_000),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_hundred_thousand_nested_tags_lose_no_text(name):
    before, after = NESTED[name]

    document, reading, seconds = read(f"<html><body>{PARAGRAPH}{before}{PARAGRAPH}{after}</body></html>")

    assert "nested_too_deep" in document.warnings
    assert sum(line.text.count(WORDS) for line in reading.lines) == 2
    assert seconds < SECONDS


LONG = {
    "paragraphs": PARAGRAPH * 500_000,
    "one text": "<p>" + "word " * 10_000_000,
    "one attribute": '<p class="' + "a" * 50_000_000 + '">x</p>',
    "tags only": "<i>" * 16_000_000,
    "line breaks": "<p>start" + "<br>x" * 8_000_000,
    "list items": "<ul>" + "<li>x" * 8_000_000,
    "headings": "<h1>Title of this page</h1>" * 2_000_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_fifty_megabytes_end_in_time_with_a_warning(name):
    document, reading, seconds = read(LONG[name])

    assert "page_cut_at_size_limit" in document.warnings
    assert sum(len(line.text) for line in reading.lines) < MAX_CHARACTERS
    assert seconds < 2 * SECONDS


def test_a_page_of_more_tags_than_any_article_is_cut_before_one():
    markup = PARAGRAPH.encode() + b"<i>" * MAX_TAGS

    cut, warnings = bound(markup)

    assert warnings == ("page_cut_at_tag_limit",)
    assert cut.count(b"<") == MAX_TAGS
    assert markup.startswith(cut)
    assert markup[len(cut) :].startswith(b"<i>")


def test_a_page_with_as_many_tags_as_are_read_stays_whole():
    markup = b"<i>" * MAX_TAGS

    assert bound(markup) == (markup, ())


def test_a_giant_script_does_not_push_the_article_out():
    script = "<script>" + "x=1;" * 3_000_000 + "</script>"

    _, reading, seconds = read(script + PARAGRAPH * 3)

    assert any(WORDS in line.text for line in reading.lines)
    assert seconds < SECONDS


def test_structured_data_survives_the_cut():
    data = '<script type="application/ld+json">{"@type": "NewsArticle"}</script>'

    document = parse(data + "<script>" + "x=1;" * 3_000_000 + "</script>" + PARAGRAPH)

    assert [s.text for s in document.root.iter("script") if s.get("type")] == ['{"@type": "NewsArticle"}']


@pytest.mark.parametrize(
    "text",
    [
        "<" * 1_000_000,
        "&" * 1_000_000,
        "<p>" + "&amp;lt;" * 200_000,
        "a@" * 400_000,
        "(" * 500_000,
        "- " * 500_000,
        "1." * 500_000,
    ],
)
def test_no_pattern_takes_more_than_linear_time(text):
    _, _, seconds = read(text)

    assert seconds < SECONDS


def test_a_page_of_links_only_is_bounded():
    _, reading, seconds = read('<a href="x">a link with some text</a> ' * 200_000)

    assert seconds < SECONDS
    assert not any(line.in_body for line in reading.lines)


def test_memory_stays_bounded():
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    read(PARAGRAPH * 100_000)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 250 * 1024


def test_nul_bytes_do_not_end_the_page():
    document, reading, _ = read(f"<p>be\0fore</p>\0{PARAGRAPH}\0{PARAGRAPH}")

    assert "control_characters_replaced" in document.warnings
    assert sum(WORDS in line.text for line in reading.lines) == 2


def test_a_page_within_the_limits_is_left_alone():
    assert bound(PARAGRAPH.encode()) == (PARAGRAPH.encode(), ())


def test_the_limit_counts_characters_and_not_bytes(monkeypatch):
    monkeypatch.setattr("pipelines.document.limits.MAX_CHARACTERS", 20)

    assert bound(("đ" * 20).encode()) == (("đ" * 20).encode(), ())
    assert bound(("đ" * 21).encode()) == (("đ" * 20).encode(), ("page_cut_at_size_limit",))
    assert bound(("🌊" * 21).encode())[0] == ("🌊" * 20).encode()


def test_the_cut_does_not_end_inside_a_tag():
    page = "word " * (MAX_CHARACTERS // 5 - 1) + "<p class='" + "a" * 100 + "'>more</p>"
    markup, _ = bound(page.encode())

    assert markup.count(b"<") == markup.count(b">")


def test_flattening_keeps_shallow_markup():
    shallow = "<div><p>a <b>b</b><br>c</p></div>"

    assert flatten(shallow) == shallow


def test_flattening_leaves_no_element_deeper_than_the_limit():
    flat = flatten("<div>" * 1_000 + "x" + "</div>" * 1_000)

    assert flat.count("<div>") == flat.count("</div>") == MAX_DEPTH
    assert "x" in flat


@pytest.mark.parametrize(
    "markup", ["<frameset><frame src=x></frameset>", "<html></html>", "<body></body>", "<title>x</title>"]
)
def test_frames_and_pages_without_a_body_are_empty_with_a_reason(markup):
    _, reading, _ = read(markup)

    assert reading.page_type == "empty"
    assert reading.warnings
    assert reading.lines == []


def test_a_page_without_a_body_element_is_read():
    _, reading, _ = read("<title>x</title>" + PARAGRAPH * 6)

    assert any(line.in_body for line in reading.lines)
