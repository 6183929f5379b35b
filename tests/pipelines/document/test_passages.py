"""The walk cuts a page into passages and boxes and changes nothing in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.document import parse
from pipelines.document.elements import CAPTION, DENSE, FIGURE, LIST, NAV, QUOTE
from pipelines.document.layout import weight
from pipelines.document.passages import _folded, read_layout


def layout(markup: str, **options: bool):
    return read_layout(parse(markup).root, **options)


def texts(markup: str, **options: bool) -> list[str]:
    return [p.text for p in layout(markup, **options).passages]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>one <b>bold</b> word</p>", ["one bold word"]),
        ("<p>joined<span>word</span></p>", ["joinedword"]),
        ("<p>  folded \n\t white&nbsp;space </p>", ["folded white space"]),
        ("<p>line<br>line</p>", ["line line"]),
        ("<ul><li>a</li><li>b</li></ul>", ["a", "b"]),
        ("<a href=x><div>card</div><div>text</div></a>", ["card", "text"]),
        ("<p>seen<script>no()</script>seen</p>", ["seenseen"]),
        ("<p>seen</p><style>p{}</style><template><p>no</p></template>", ["seen"]),
        ("<p>a</p><p> &nbsp; </p><p></p><p>b</p>", ["a", "b"]),
        ("<td>cell</td>", ["cell"]),
        ("<select><option>no</select><textarea>no</textarea><p>yes</p>", ["yes"]),
    ],
)
def test_block_boundaries_end_a_passage(markup, expected):
    assert texts(markup) == expected


@pytest.mark.parametrize(
    "attribute",
    [
        'style="display:none"',
        'style="color:red; DISPLAY : none"',
        "hidden",
        'aria-hidden="true"',
        'style="visibility:hidden"',
    ],
)
def test_hidden_elements_are_counted_and_not_read(attribute):
    markup = f"<p>seen</p><div {attribute}><p>not seen</p></div><p>seen again</p>"

    assert texts(markup) == ["seen", "seen again"]
    assert layout(markup).hidden == len("not seen")
    assert texts(markup, with_hidden=True) == ["seen", "not seen", "seen again"]


def test_a_hidden_element_inside_a_hidden_one_does_not_open_the_outer():
    assert texts("<div hidden><div hidden>a</div>b</div><p>c</p>") == ["c"]


def test_sums_go_up_to_every_box_around():
    page = layout("<main><section><p>four</p><p><a href=x>link</a></p></section></main>")
    main = next(b for b in page.boxes if b.tag == "main")

    assert main.weight == 8
    assert main.linked == 4
    assert (main.first, main.last) == (0, 2)


def test_an_anchor_without_address_is_no_link():
    assert layout("<p><a name=x>text</a></p>").passages[0].linked == 0


@pytest.mark.parametrize(
    ("markup", "flag"),
    [
        ("<nav><ul><li>x</li></ul></nav>", NAV),
        ('<div role="navigation"><p>x</p></div>', NAV),
        ("<figure><div>x</div></figure>", FIGURE),
        ("<figure><figcaption>x</figcaption></figure>", CAPTION),
        ("<blockquote><p>x</p></blockquote>", QUOTE),
        ("<ol><li>x</li></ol>", LIST),
    ],
)
def test_a_passage_knows_what_it_lies_in(markup, flag):
    assert layout(markup).passages[0].flags & flag


def test_marks_that_stay_open_over_a_block_are_opened_again():
    page = layout("<div><a href=x>one<div>two</div>three</a></div>")

    assert [("a",) in p.pieces for p in page.passages] == [True, True, True]
    assert [p.linked for p in page.passages] == [3, 3, 5]


def test_pictures_fields_and_players_are_counted():
    page = layout(
        "<div><img alt='A  boat'><input type=email><input type=checkbox><input type=password><video></video></div>"
    )
    box = next(b for b in page.boxes if b.tag == "div")

    assert (box.images, box.controls) == (1, 2)
    assert (page.passwords, page.players) == (1, 1)
    assert page.alts == {"A boat"}


def test_ancestors_are_innermost_first():
    page = layout("<main><section><p>x</p></section></main>")
    tags = [page.boxes[b].tag for b in page.ancestors(page.passages[0].box)]

    assert tags == ["p", "section", "main", "body", "html"]


@pytest.mark.parametrize(
    ("text", "expected"), [("abc", 3), ("", 0), ("đường", 5), ("新しい橋", 10), ("다리", 5)]
)
def test_a_dense_script_weighs_more_a_character(text, expected):
    assert weight(text) == expected


SOUP = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<a href=x>",
            "</a>",
            "<li>",
            "<br>",
            "<img alt=z>",
            "word ",
            "x",
            "<ul>",
            "</ul>",
        ]
    ),
    max_size=80,
)


@given(SOUP)
def test_the_tree_is_never_changed(parts):
    root = parse("".join(parts)).root
    before = etree.tostring(root)

    read_layout(root)

    assert etree.tostring(root) == before


@given(SOUP)
def test_no_letter_is_lost_or_moved(parts):
    root = parse("".join(parts)).root
    seen = "".join("".join(p.text.split()) for p in read_layout(root).passages)

    assert seen == "".join("".join(root.itertext()).split())


@pytest.mark.parametrize("attribute", ["hidden", 'style="visibility:hidden"'])
def test_a_page_hidden_as_a_whole_until_its_script_has_run_is_read_where_hidden_text_is(attribute):
    markup = f"<html {attribute}><body><p>text</p></body></html>"

    assert texts(markup) == []
    assert layout(markup).hidden == len("text")
    assert texts(markup, with_hidden=True) == ["text"]


@pytest.mark.parametrize("style", ["display:block", "overflow:hidden", "text-decoration:none", "hidden"])
def test_a_style_with_such_a_word_in_it_hides_nothing(style):
    assert texts(f'<p style="{style}">seen</p>') == ["seen"]


def test_comments_and_instructions_that_a_tree_still_has_are_passed_over():
    root = etree.fromstring("<div><p>a<!-- no --> b<?php no ?> c</p><!-- no -->d</div>")

    assert [p.text for p in read_layout(root).passages] == ["a b c", "d"]


def test_a_page_of_too_many_elements_is_cut_and_what_was_open_is_closed(monkeypatch):
    monkeypatch.setattr("pipelines.document.passages.MAX_ELEMENTS", 5)
    page = layout("<div><p>one</p><p>two <b>more</b> <i>never</i></p><p>three</p></div>")

    assert page.cut
    assert [p.text for p in page.passages] == ["one", "two"]
    assert [(b.tag, b.last) for b in page.boxes] == [("html", 2), ("body", 2), ("div", 2), ("p", 1), ("p", 2)]


def test_the_walk_stops_after_the_text_of_a_novel(monkeypatch):
    monkeypatch.setattr("pipelines.document.passages.MAX_TEXT", 10)
    page = layout("<p>six by</p><p>and six</p><p>not this</p>")

    assert page.cut
    assert [p.text for p in page.passages] == ["six by", "and six"]


@given(st.text(alphabet=" \t\n\u00a0\u3000\u200babcđ新", max_size=30))
def test_white_space_is_folded_as_by_splitting(text):
    assert _folded(text) == " ".join(text.split())


@given(st.text(max_size=60))
def test_the_weight_counts_dense_characters_however_it_finds_that_there_are_some(text):
    assert weight(text) == len(text) + 1.5 * len(DENSE.findall(text))


@given(SOUP)
def test_sums_of_a_box_are_those_of_its_passages(parts):
    page = read_layout(parse("".join(parts)).root)

    for box in page.boxes:
        inside = page.passages[box.first : box.last]
        assert box.weight == sum(p.weight for p in inside)
        assert box.linked == sum(p.linked for p in inside)


@given(SOUP)
def test_marks_of_a_passage_are_nested_and_none_is_closed_that_is_not_open(parts):
    for passage in read_layout(parse("".join(parts)).root).passages:
        opened: list[str] = []
        for (mark,) in (p for p in passage.pieces if isinstance(p, tuple)):
            if mark.startswith("/"):
                assert opened.pop() == mark[1:]
            elif mark not in {"br", "img"}:
                opened.append(mark)
