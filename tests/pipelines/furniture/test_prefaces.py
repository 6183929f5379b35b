"""The opening of an article that stands before the box of its text."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.edges import find_edges
from pipelines.furniture.prefaces import find_preface
from pipelines.furniture.region import find_region
from pipelines.furniture.titles import find_title, title_forms
from tests.pipelines.furniture.reads import body, page_of

TITLE = "The harbour of Lindow opens its new pier"
OPENING = "The harbour of Lindow has waited for its new pier since the storm of the year before last took the old one."
SECOND = "On Tuesday the waiting was over, and two hundred guests stood in the rain to see the first ferry land there."
REST = [
    f"Part {n} of the pier took a year to build, said Edda Brook, who led the works for the council of the town of Lindow."
    for n in range(12)
]
TEXT = "".join(f"<p>{t}</p>" for t in REST)


def preface(before: str, inside: str = TEXT) -> list[str]:
    """The passages found before the article's box on a page with a title and these parts."""
    layout = read_layout(
        parse(f"<main><h1>{TITLE}</h1>{before}<div class='story'>{inside}</div></main>").root
    )
    title_at = find_title(layout, title_forms([TITLE]))
    region = find_region(layout, title_at)
    edges = find_edges(layout, region, title_at, [])
    edges.leads.clear()
    return [layout.passages[i].text for i in sorted(find_preface(layout, region, edges, title_at))]


@pytest.mark.parametrize(
    "before",
    [
        f"<p>{OPENING}</p>",
        f"<div><p>{OPENING}</p></div>",
        f"<section><div><div><p>{OPENING}</p></div></div></section>",
        f"<p>{OPENING}</p><div><a href=/offer>Three months for one pound</a></div>",
        f"<p>{OPENING}</p><ul><li><a href=#a>The first year</a></li><li><a href=#b>The second year</a></li></ul>",
    ],
)
def test_a_paragraph_between_title_and_box_is_the_article_s(before):
    assert preface(before) == [OPENING]


def test_headings_and_lists_between_such_paragraphs_come_with_them():
    between = "<h2>The long wait</h2><ul><li>a year of plans</li><li>two years of work</li></ul>"

    assert preface(f"<p>{OPENING}</p>{between}<p>{SECOND}</p>") == [
        OPENING,
        "The long wait",
        "a year of plans",
        "two years of work",
        SECOND,
    ]


def test_links_between_such_paragraphs_do_not():
    links = "<ul><li><a href=/a>Storm closes the coastal road</a></li></ul><h3><a href=/b>Three new buses</a></h3>"

    assert preface(f"<p>{OPENING}</p>{links}<p>{SECOND}</p>") == [OPENING, SECOND]


def test_a_heading_before_the_first_paragraph_is_not_the_article_s():
    assert preface(f"<h2>Lindow and the coast</h2><p>{OPENING}</p>") == [OPENING]


@pytest.mark.parametrize(
    "before",
    [
        f"<figure><img src=a.jpg><p>{OPENING}</p></figure>",
        f"<div><img src=a.jpg><p>{OPENING}</p></div>",
        f"<form><input type=email><p>{OPENING}</p></form>",
        f"<nav><p>{OPENING}</p></nav>",
        f"<aside><p>{OPENING}</p></aside>",
        f"<header><p>{OPENING}</p></header>",
        f"<div class='newsletter'><p>{OPENING}</p></div>",
        f"<div class='author-bio'><p>{OPENING}</p></div>",
        f"<p>{OPENING[:-1]}...</p>",
        f"<p>{OPENING[:-1]}</p>",
        "<p>Opened on Tuesday.</p>",
        f"<p><a href=/a>{OPENING}</a></p>",
        f"<p>{OPENING} (Photo: Ida Brandt)</p>",
    ],
)
def test_other_text_before_the_box_is_not(before):
    assert preface(before) == []


def test_nothing_before_the_title_is_taken():
    layout = read_layout(
        parse(f"<main><p>{OPENING}</p><h1>{TITLE}</h1><div class='story'>{TEXT}</div></main>").root
    )
    title_at = find_title(layout, title_forms([TITLE]))
    region = find_region(layout, title_at)

    assert find_preface(layout, region, find_edges(layout, region, title_at, []), title_at) == set()


def test_the_opening_stands_first_in_the_body():
    markup = page_of(f"<p>{OPENING}</p><p>{SECOND}</p><div class='story'>{TEXT}</div>", TITLE)

    assert body(markup) == [OPENING, SECOND, *REST]


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        (
            "vi",
            "Sau ba mươi năm chờ đợi, sáng nay người dân hai bên bờ sông Trầm đã được đi trên cây cầu mới của xã mình.",
        ),
        (
            "id",
            "Setelah menunggu tiga puluh tahun, warga di kedua tepi sungai akhirnya dapat menyeberang melalui jembatan baru.",
        ),
        (
            "zh",
            "村民们等了三十年，今天早上终于走上了村口的新桥。桥长八十六米，是由村民和企业一起出钱修建的。",
        ),
    ],
)
def test_the_language_of_the_page_makes_no_difference(language, opening):
    text = "".join(f"<p>{opening[:-1]} ({n}).</p>" for n in range(12))

    assert preface(f"<p>{opening}</p>", text) == [opening], language
