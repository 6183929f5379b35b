"""The walk cuts a page into passages and boxes and changes nothing in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipelines.document import parse
from pipelines.document.elements import CAPTION, FIGURE, LIST, NAV, QUOTE
from pipelines.document.layout import weight
from pipelines.document.passages import read_layout


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
