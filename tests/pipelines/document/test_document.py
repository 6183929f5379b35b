"""Parsing never fails, whatever arrives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.document import parse

PARAGRAPH = "<p>The council met on Monday and agreed on a new bridge, the mayor said.</p>"


def text_of(markup: str) -> str:
    return " ".join("".join(parse(markup).root.itertext()).split())


@pytest.mark.parametrize(
    "markup", ["", " ", "\n\n", "<!-- only a comment -->", "<!DOCTYPE html>", "<?xml version='1.0'?>", "\0"]
)
def test_a_page_without_elements_has_an_empty_root(markup):
    document = parse(markup)

    assert document.root.tag == "html"
    assert text_of(markup) == ""


def test_the_decoded_page_is_kept_as_it_came():
    assert parse(PARAGRAPH).source == PARAGRAPH.encode()


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a &amp; b</p>", "a & b"),
        ("<p>Nguy&#7877;n</p>", "Nguyễn"),
        ("<p>one<!-- two -->three</p>", "onethree"),
        ("<p>one<?php echo 2 ?>three</p>", "onethree"),
        ("<p>unclosed <b>bold", "unclosed bold"),
        ("just words", "just words"),
        ("<table><p>in a table without a cell</p></table>", "in a table without a cell"),
    ],
)
def test_text_survives_damaged_markup(markup, expected):
    assert text_of(markup) == expected


def test_the_markup_s_own_charset_is_ignored_because_the_page_is_decoded():
    assert text_of('<meta charset="gbk"><p>Đường về bản</p>') == "Đường về bản"


def test_a_lone_surrogate_is_replaced():
    assert "x" in text_of("<p>\ud800 x</p>")


def test_no_document_type_is_expanded():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>'

    assert "aaaaaaaaaa" not in text_of(bomb).replace('"aaaaaaaaaa"', "")


@given(st.text(max_size=400))
def test_any_text_gives_a_root(text):
    assert parse(text).root is not None


@given(
    st.lists(
        st.sampled_from(
            ["<div>", "</div>", "<p>", "<table>", "<td>", "x", "<b>", "</b>", "<li>", "<a href=y>", "</p>"]
        ),
        max_size=60,
    )
)
def test_any_tag_soup_keeps_its_letters(parts):
    markup = "".join(parts)

    assert text_of(markup).count("x") == parts.count("x")


@pytest.mark.parametrize(
    "text", [PARAGRAPH, "<p>Đường</p>", "<p>a\0b</p>", "<p>x" * 5, "<div>" * 3_000 + "deep"]
)
def test_a_page_that_is_there_in_bytes_is_read_as_its_text_is(text):
    one, other = parse(text), parse(text.encode())

    assert etree.tostring(one.root) == etree.tostring(other.root)
    assert one.warnings == other.warnings
