"""The explanation of a page holds every decision, and nothing on the page can forge a line of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.explain import WIDTH, cut, explain
from pipelines.normalization import examine
from tests.archived import saved_pages

SECTIONS = ["Address", "Encoding", "Page", "Metadata", "Language", "Lines", "Statements", "Rules", "Warnings"]
PAGES = {
    url.rpartition("/")[2] + "." + (url.split("/")[3] if url.count("/") > 3 else "vi"): (url, body)
    for url, body in saved_pages()
}


def sections(
    body: bytes, url: str, headers: dict[str, str] | None = None
) -> tuple[object, dict[str, list[str]]]:
    found = examine(body, url, headers=headers or {"content-type": "text/html; charset=utf-8"})
    out: dict[str, list[str]] = {}
    for line in explain(found):
        if line and not line.startswith(" "):
            out[line] = []
        elif line:
            out[list(out)[-1]].append(line.removeprefix("  "))
    return found, out


@pytest.mark.parametrize("name", PAGES)
def test_every_decision_of_a_page_has_its_line(name):
    url, body = PAGES[name]
    found, out = sections(body, url)
    article = found.article

    assert list(out) == SECTIONS
    assert len(out["Lines"]) == len(article.blocks)
    kept = [line for line in out["Lines"] if line.startswith("+")]
    assert len(kept) == sum(b.dropped_because is None for b in article.blocks)
    for block, line in zip(article.blocks, out["Lines"], strict=True):
        assert block.type in line
        assert (block.dropped_because or "") in line
    heads = [line for line in out["Statements"] if re.match(r"\s*\d+\. ", line)]
    assert len(heads) == len(article.statements)
    for statement, line in zip(article.statements, heads, strict=True):
        assert line.strip().startswith(f"{statement.position}. {statement.kind} by ")
        assert f"id {statement.id}" in line
        assert f"confidence {statement.confidence:.2f}" in line


@pytest.mark.parametrize("name", [n for n in PAGES if n.endswith((".vi", ".en", ".ja"))])
def test_what_was_chosen_is_said_and_what_was_considered_too(name):
    url, body = PAGES[name]
    found, out = sections(body, url)
    chosen = dict(line.split(maxsplit=1) for line in out["Metadata"][:8])

    assert chosen["title"].startswith(cut(found.article.title)[:40])
    assert ("considered:" in out["Metadata"]) == bool(found.metadata.candidates or found.head.candidates)
    assert f"used {found.article.language}, " in out["Language"][0]
    assert len(out["Language"]) == 1 + sum(line.in_body for line in found.reading.lines)
    assert out["Encoding"][0] == "read as utf-8"


def test_a_nested_statement_stands_deeper_than_the_one_around_it():
    url, body = PAGES["giu-nghe-dan-thung-ben-song-lang.vi"]
    found, out = sections(body, url)
    heads = [line for line in out["Statements"] if re.match(r"\s*\d+\. ", line)]
    depths = [len(line) - len(line.lstrip()) for line in heads]
    nested = [s.parent_id is not None for s in found.article.statements]

    assert any(nested)
    assert [depth > 0 for depth in depths] == nested


def test_what_is_not_on_the_page_is_said_to_be_missing():
    _, out = sections(
        b"<article><p>Only one line of text stands here, nothing else.</p></article>",
        "https://a.test/x-1234567890",
    )

    assert any(re.match(r"title\s+not on the page", line) for line in out["Metadata"])
    assert any(re.match(r"published\s+not on the page", line) for line in out["Metadata"])


@pytest.mark.parametrize("body", [b"", b"\xff\xfe\x00", b"<p>", b"%PDF-1.7", b"<html></html>"], ids=ascii)
def test_a_page_without_anything_is_explained_too(body):
    _, out = sections(body, "https://www.vietnam.vn/mot-trang-trong")

    assert list(out) == SECTIONS
    assert out["Statements"] == ["none"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one  two\n\nthree", "one two three"),
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("a\u202eb\u2028c", "a b c"),
        ("\x00\x07", ""),
        ("Đường sắt", "Đường sắt"),
        (None, "None"),
        (12, "12"),
    ],
)
def test_text_is_one_printable_line(text, shown):
    assert cut(text) == shown


@given(st.text(), st.integers(2, 200))
def test_any_text_is_cut_to_one_printable_line_of_the_width(text, width):
    line = cut(text, width)

    assert len(line) <= width
    assert line.isprintable()


def test_a_long_text_shows_that_it_goes_on():
    assert cut("a" * 500) == "a" * (WIDTH - 1) + "…"
    assert cut("a" * WIDTH) == "a" * WIDTH


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80))
def test_no_text_of_a_page_forges_a_section(text):
    import html

    body = f"<h1>{html.escape(text)}</h1><p>Statements</p><p>{html.escape(text)}\n\nWarnings\n  none</p>".encode()
    _, out = sections(body, "https://www.vietnam.vn/mot-bai-bao-co-chu-la")

    assert list(out) == SECTIONS
