"""The fragment is read into lines with what the markup showed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import cut_paragraphs, parse
from pipelines.document.cut_paragraphs import markup
from pipelines.document.fragment import _one_line, _several_lines, read_fragment
from pipelines.document.passages import read_layout


def lines(markup: str):
    page = read_layout(parse(markup).root)
    read = read_fragment(page, range(len(page.passages)))
    return [line for index in sorted(read) for line in read[index]]


def test_a_break_makes_two_lines_of_one_group():
    first, second = lines("<p>LE VAN AN:<br>Building the road</p>")

    assert (first.text, second.text) == ("LE VAN AN:", "Building the road")
    assert first.group == second.group


@pytest.mark.parametrize(
    "markup",
    [
        "<p><b>all</b></p>",
        "<p><strong>all</strong></p>",
        "<div><b>all</b></div>",
        "<p><span><b>all</b></span> </p>",
    ],
)
def test_a_line_set_in_bold_as_a_whole(markup):
    assert lines(markup)[0].bold


def test_a_bold_word_does_not_make_the_line_bold():
    assert not lines("<p>one <b>bold</b> word</p>")[0].bold


def test_bold_is_told_for_each_line_of_a_paragraph():
    assert [line.bold for line in lines("<p><b>head</b><br>the text below it</p>")] == [True, False]


@pytest.mark.parametrize("tag", ["i", "em"])
def test_italics(tag):
    assert lines(f"<p><{tag}>all of it</{tag}></p>")[0].italic


def test_the_share_of_linked_text():
    assert lines("<p>four<a href=x>four</a></p>")[0].linked == 0.5


@pytest.mark.parametrize("between", ["", "<br>", "<br><br>", "\n "])
def test_the_line_behind_a_picture_says_so(between):
    assert lines(f"<div><img src=x>{between}<i>A boat on the river</i></div>")[0].after_image


def test_a_picture_behind_the_text_ends_the_line():
    before, after = lines("<div>text before<img src=x>text after</div>")

    assert not before.after_image
    assert after.after_image


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('align="right"', "end"),
        ('align="center"', "center"),
        ('style="text-align: right;"', "end"),
        ('style="text-align:justify"', "start"),
        ('class="has-text-align-right"', "end"),
        ('class="aligncenter"', "center"),
        ("", "start"),
    ],
)
def test_alignment(attributes, expected):
    assert lines(f"<p {attributes}>text</p>")[0].align == expected


@pytest.mark.parametrize(
    ("markup", "tag"),
    [
        ("<h2>x</h2>", "h2"),
        ("<ul><li>x</li></ul>", "li"),
        ("<ul><li><p>x</p></li></ul>", "li"),
        ("<figure><figcaption>x</figcaption></figure>", "figcaption"),
        ("<div>x</div>", "div"),
        ("<div><cite>x</cite></div>", "cite"),
        ("<td>x</td>", "td"),
    ],
)
def test_the_innermost_block(markup, tag):
    assert lines(markup)[0].tag == tag


def test_a_quotation_is_marked():
    assert lines("<blockquote><p>words</p></blockquote>")[0].quoted


def test_entities_and_markup_characters_stay_text():
    assert lines("<p>a &lt;b&gt; &amp;amp; <i>c</i></p>")[0].text == "a <b> &amp; c"


def test_nothing_but_the_wanted_passages_is_read():
    page = read_layout(parse("<p>a</p><p><b>b</b></p><p>c</p>").root)

    assert list(read_fragment(page, [1])) == [1]


def test_a_passage_with_thousands_of_marks_is_read_as_plain_text():
    (line,) = lines("<p>" + "<b>x</b> " * 5_000 + "</p>")

    assert line.text.count("x") == 5_000


DRESSED = st.lists(
    st.sampled_from(
        [
            "word ",
            "x",
            " ",
            "ở",
            "<b>",
            "</b>",
            "<i>",
            "</i>",
            "<a href=x>",
            "</a>",
            "<cite>",
            "</cite>",
            "<span>",
            "</span>",
        ]
    ),
    max_size=30,
)


@given(DRESSED)
def test_a_sum_over_the_marks_of_a_line_says_what_beautifulsoup_says(parts):
    page = read_layout(parse(f"<p>{''.join(parts)}</p>").root)

    for index in range(len(page.passages)):
        assert {index: [_one_line(page, index)]} == _several_lines(page, [index])


def test_only_paragraphs_that_are_cut_into_lines_go_to_beautifulsoup(monkeypatch):
    seen = []
    monkeypatch.setattr(cut_paragraphs, "markup", lambda passages: seen.extend(passages) or markup(seen))
    lines("<p>one <b>bold</b></p><p>plain</p><p>two<br><i>three</i></p><p><a href=x>four</a></p>")

    assert markup(seen) == '<p id="2">two<br><i>three</i></p>'


def test_a_page_without_such_a_paragraph_does_not_import_beautifulsoup():
    code = (
        "import sys; from pipelines import normalize;"
        "normalize('<h1>A new pier</h1><p>It was <b>opened</b>.</p>', 'https://a.example/x');"
        "sys.exit('bs4' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_paragraphs_take_the_side_of_the_box_around_them_unless_they_have_their_own():
    read = lines('<div align="center"><p>a</p><p style="text-align:left">b</p><p>c</p></div><p>d</p>')

    assert [(line.text, line.align) for line in read] == [
        ("a", "center"),
        ("b", "start"),
        ("c", "center"),
        ("d", "start"),
    ]
