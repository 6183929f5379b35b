"""Where the article begins and ends, and its lead."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.edges import find_edges, may_lead
from pipelines.furniture.region import find_region
from pipelines.furniture.titles import find_title, title_forms
from tests.pipelines.furniture.reads import TEXT, TITLE, paragraphs

LEAD = (
    "After four years of work the town of Lindow has a pier again, and the boats need not wait for the tide."
)
BOX = f"<div class=story>{paragraphs(TEXT)}</div>"


def edges(
    markup: str, descriptions: list[str] | None = None, end: int | None = None
) -> tuple[list[str], list[str]]:
    """The leads, and the passages of the article."""
    layout = read_layout(parse(markup).root)
    title_at = find_title(layout, title_forms([TITLE]))
    region = find_region(layout, title_at, end)
    found = find_edges(layout, region, title_at, descriptions or [])
    texts = [p.text for p in layout.passages]
    return [texts[i] for i in sorted(found.leads)], texts[found.first : found.last]


@pytest.mark.parametrize("tag", ["p", "div", "h2", "h3", "span", "strong"])
@pytest.mark.parametrize(
    "gap", ["", "<div>12 May 2026</div>", "<figure><img><figcaption>The pier</figcaption></figure>"]
)
def test_the_summary_of_the_head_is_the_lead_in_any_element(tag, gap):
    markup = f"<main><h1>{TITLE}</h1>{gap}<{tag}>{LEAD}</{tag}>{gap}{BOX}</main>"

    assert edges(markup, [LEAD]) == ([LEAD], TEXT)


def test_a_lead_may_stand_above_the_title_when_the_head_gives_it():
    assert edges(f"<main><p>{LEAD}</p><h1>{TITLE}</h1>{BOX}</main>", [LEAD]) == ([LEAD], TEXT)


def test_the_first_text_below_the_title_is_the_lead_without_a_summary():
    assert edges(f"<main><h1>{TITLE}</h1><div>{LEAD}</div>{BOX}</main>") == ([LEAD], TEXT)


def test_beside_another_summary_only_a_named_lead_counts():
    other = ["Something quite different that the page says about itself and its many readers on the coast."]

    assert edges(f"<main><h1>{TITLE}</h1><div>{LEAD}</div>{BOX}</main>", other) == ([], TEXT)
    assert edges(f"<main><h1>{TITLE}</h1><div class=standfirst>{LEAD}</div>{BOX}</main>", other) == (
        [LEAD],
        TEXT,
    )


@pytest.mark.parametrize(
    "markup",
    [
        f"<ul><li>{LEAD}</li></ul>",
        f"<form>{LEAD}<input type=email></form>",
        f"<div class=newsletter>{LEAD}</div>",
        f"<div class=byline>{LEAD}</div>",
        f"<div class=comments>{LEAD}</div>",
        f"<nav>{LEAD}</nav>",
        f"<figure><img><figcaption>{LEAD}</figcaption></figure>",
        f"<div><a href=/a>{LEAD}</a></div>",
        f"<div>{LEAD[:-1]}...</div>",
        f"<div>{LEAD} (Photo: Ida Brandt)</div>",
        "<div>Opened on Tuesday.</div>",
        "<div>Tuesday, 12 May 2026, 10:30, updated 12 May 2026, 11:45</div>",
    ],
)
def test_other_text_between_title_and_article_is_no_lead(markup):
    assert edges(f"<main><h1>{TITLE}</h1>{markup}{BOX}</main>") == ([], TEXT)


def test_only_one_lead_is_taken_and_the_nearest_of_two_that_are_alike():
    twice = f"<div><p>{LEAD}</p></div><div>Share</div><div><p>{LEAD}</p></div>"

    assert edges(f"<main><h1>{TITLE}</h1>{twice}{BOX}</main>", [LEAD])[0] == [LEAD]


def test_a_title_inside_the_box_begins_the_article():
    markup = f"<main><div class=story><p>Weather: rain on the coast until Friday.</p><h1>{TITLE}</h1>{paragraphs(TEXT)}</div></main>"

    assert edges(markup)[1] == TEXT


def test_a_title_below_half_of_the_text_does_not():
    markup = f"<main><div class=story>{paragraphs(TEXT)}<h1>{TITLE}</h1><p>{LEAD}</p></div></main>"

    assert edges(markup)[1] == [*TEXT, TITLE, LEAD]


def test_the_article_ends_where_the_next_begins():
    markup = f"<main><h1>{TITLE}</h1><div class=story>{paragraphs([*TEXT, LEAD])}</div></main>"

    assert edges(markup, end=1 + len(TEXT))[1] == TEXT


@pytest.mark.parametrize(
    ("markup", "longest", "may"),
    [
        (f"<p>{LEAD}</p>", None, True),
        (f"<p>{LEAD * 9}</p>", None, True),
        (f"<p>{LEAD * 9}</p>", 700.0, False),
        (f"<nav>{LEAD}</nav>", None, False),
        ("<p>12 May 2026</p>", None, False),
    ],
)
def test_what_may_stand_before_the_box(markup, longest, may):
    layout = read_layout(parse(f"<main>{markup}{BOX}</main>").root)
    region = find_region(layout, None)

    assert may_lead(layout, region, layout.passages[0], longest=longest) is may
