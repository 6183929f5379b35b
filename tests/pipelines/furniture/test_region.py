"""Where the article is: the box that holds its running text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.region import Region, find_region
from tests.pipelines.furniture.reads import TEXT, paragraphs

LINKS = "".join(
    f"<li><a href=/{n}>Storm number {n} closes the road along the coast</a></li>" for n in range(30)
)
STORM = [
    f"On day {n} of the storm the road along the coast was closed, and buses went by the old mill of Karst."
    for n in range(4)
]


def region(markup: str, title_at: int | None = None, end: int | None = None) -> tuple[str, list[str], Region]:
    """The id or tag of the box that was found, its texts, and the region."""
    layout = read_layout(parse(markup).root)
    found = find_region(layout, title_at, end)
    box = layout.boxes[found.box]
    return (
        box.element.get("id") or box.tag,
        [p.text for p in layout.passages[box.first : box.last]],
        found,
    )


@pytest.mark.parametrize(
    "markup",
    [
        f"<main><div id=x>{paragraphs(TEXT)}</div></main>",
        f"<div><div><div><div id=x>{paragraphs(TEXT)}</div></div></div></div>",
        f"<nav><ul>{LINKS}</ul></nav><div id=x>{paragraphs(TEXT)}</div><footer><ul>{LINKS}</ul></footer>",
        f"<section><div id=x>{paragraphs(TEXT)}</div><div class=list><ul>{LINKS}</ul></div></section>",
        f"<div><div id=x>{'<br><br>'.join(TEXT)}</div><div>Short.</div></div>",
        f"<center><div id=x class=sidebar-1>{paragraphs(TEXT)}</div><div class=sidebar-2><ul>{LINKS}</ul></div></center>",
    ],
)
def test_the_box_of_the_text_is_found_whatever_stands_around_it(markup):
    assert region(markup)[0] == "x"


def test_a_table_that_holds_menus_is_a_frame_and_is_entered():
    head = f"<table><tr><td>{TEXT[0]}</td></tr></table>"
    markup = f"{head}<table><tr id=x><td><ul>{LINKS}</ul></td><td>{paragraphs(TEXT)}</td></tr></table>"

    assert region(markup)[0] == "x"


def test_a_table_of_facts_in_a_text_is_no_frame():
    rows = "".join(f"<tr><td>{t}</td><td>{n}</td></tr>" for n, t in enumerate([*TEXT, *STORM]))

    assert region(f"<main><div id=x><p>{TEXT[0]}</p><table>{rows}</table></div></main>")[0] == "x"


def test_a_text_cut_into_boxes_alike_is_the_box_around_them():
    grids = "".join(
        f"<div class=grid><p>{t}</p></div><div class=slot><span>Advertisement</span></div>" for t in TEXT
    )

    name, texts, _ = region(f"<main><div id=x>{grids}</div><aside><ul>{LINKS}</ul></aside></main>")

    assert name == "x"
    assert set(TEXT) <= set(texts)


def test_one_of_several_articles_in_elements_of_their_own_is_the_longest():
    articles = f"<article id=a>{paragraphs(TEXT)}</article><article id=b>{paragraphs(STORM[:2])}</article>"

    assert region(f"<main>{articles}</main>")[0] == "a"


def test_readers_comments_do_not_outweigh_a_short_article():
    comments = paragraphs([*STORM, *(s.replace("day", "night") for s in STORM)])

    assert (
        region(f"<main><div id=x>{paragraphs(TEXT)}</div><div class=comments id=c>{comments}</div></main>")[0]
        == "x"
    )


def test_a_page_that_is_all_comments_by_its_names_is_still_found():
    assert region(f"<div class=comments><div id=x>{paragraphs(TEXT)}</div></div>")[0] == "x"


def test_what_stands_before_the_title_counts_little():
    ticker = f"<div class=ticker>{paragraphs(STORM)}</div>"
    markup = f"<main>{ticker}<h1>The harbour of Lindow opens its new pier</h1><div id=x>{paragraphs(TEXT[:3])}</div></main>"

    assert region(markup, title_at=len(STORM))[0] == "x"


def test_a_title_below_nearly_all_text_says_nothing():
    markup = f"<main><div id=x>{paragraphs(TEXT)}</div><h1>Most read on the coast this week</h1><p>Storm.</p></main>"

    assert region(markup, title_at=len(TEXT))[0] == "x"


def test_text_of_the_next_article_does_not_count():
    markup = f"<main><div id=x class=a>{paragraphs(TEXT[:3])}</div><div id=y class=b>{paragraphs([*STORM, *TEXT, *STORM])}</div></main>"

    assert region(markup)[0] == "y"
    name, _, found = region(markup, end=3)
    assert name == "x"
    assert found.end == 3


@pytest.mark.parametrize("markup", ["<p>x</p>", f"<ul>{LINKS}</ul>", "<table><tr><td>1</td></tr></table>"])
def test_a_page_without_running_text_is_its_own_region(markup):
    _, _, found = region(markup)

    assert found.box == 0
    assert found.mass[0] == 0


@pytest.mark.parametrize(
    ("name", "kind"),
    [("related-posts", "related_box"), ("comments", "comments"), ("story", None), ("", None)],
)
def test_hints_are_told_by_the_names_of_a_box(name, kind):
    layout = read_layout(parse(f"<div class='{name}'><p>{TEXT[0]}</p></div>").root)
    at = next(i for i, box in enumerate(layout.boxes) if box.tag == "div")

    assert find_region(layout, None).hints.get(at) == kind


def test_headings_and_items_are_named_after_what_they_say():
    layout = read_layout(
        parse("<h2 id='comments'>Comments on the pier</h2><ul><li class='related'>x</li></ul>").root
    )
    hints = find_region(layout, None).hints

    assert [hints.get(i) for i, box in enumerate(layout.boxes) if box.tag in {"h2", "li"}] == [None, None]


BOXES = st.recursive(
    st.sampled_from([f"<p>{t}</p>" for t in (*TEXT, "Home", "12 May", "")]),
    lambda inside: st.lists(inside, max_size=4).map(lambda parts: f"<div>{''.join(parts)}</div>"),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(BOXES)
def test_the_region_holds_most_of_what_its_children_hold(markup):
    layout = read_layout(parse(f"<body>{markup}</body>").root)
    if not layout.passages:
        return
    found = find_region(layout, None)

    assert 0 <= found.box < len(layout.boxes)
    assert sum(found.values) == pytest.approx(found.mass[0])
    assert all(found.mass[k] <= found.mass[found.box] + 1e-6 for k in found.children[found.box])
