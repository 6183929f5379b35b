"""Lines that are furniture by themselves."""

from __future__ import annotations

import pytest

from pipelines.furniture.line_tests import alone, drop_box_labels, drop_foreign_titles
from pipelines.lines import Line, drop
from tests.pipelines.furniture.reads import TEXT, body, read, story
from tests.pipelines.furniture.samples import EN, SENTENCE, kept


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("img-2915.jpg", "image_name"),
        ("z7069_1.webp", "image_name"),
        ("![]() |", "image_name"),
        ("|", "image_name"),
        ("[ad_1]", "ad_marker"),
        ("[광고_1]", "ad_marker"),
        ("[विज्ञापन_2]", "ad_marker"),
        ("[reklam_2]", "ad_marker"),
        ("[إعلان 2]", "ad_marker"),
        ("No data", "empty_state"),
        ("No videos available", "empty_state"),
        ("— Harbour Office (@harbour) May 12, 2026", "embed"),
        ("Hội làng mùa xuân - Ảnh 2.", "image_name"),
        ("A boat. Photo: Ida Brandt", "caption"),
        ("A boat at the pier |", "caption"),
    ],
)
def test_lines_that_are_furniture_by_themselves(text, reason):
    assert alone(Line(text), EN, set()) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The pier was opened.",
        "[1] A note",
        "The file img.jpg was lost.",
        "He has no data yet.",
        "- a list item (new)",
        "Photo: a short history of the art of light, told by those who made it",
    ],
)
def test_lines_that_are_not(text):
    assert alone(Line(text), EN, set()) is None


def test_a_line_that_is_a_link_points_elsewhere_unless_it_is_a_sentence():
    assert alone(Line("Storm closes the road", linked=1.0), EN, set()) == "see_also"
    sentence = "The road along the coast was closed on Monday after the storm had taken away a part of it."
    assert alone(Line(sentence, linked=1.0), EN, set()) is None


def test_a_title_about_somebody_else_is_another_article_s():
    foreign = "Lo Minh Dat: The man who writes down the tunes"
    lines = [Line(SENTENCE), Line(foreign), Line(SENTENCE + " It rained.")]

    drop_foreign_titles(lines)

    assert foreign not in kept(lines)


@pytest.mark.parametrize(
    "line",
    [
        Line("Lo Minh Dat: The man who writes", bold=True),
        Line("PV: Can you tell us about it"),
        Line("Lo Minh Dat: The man who writes it all down."),
        Line("Ada Lund: A life at sea"),
    ],
)
def test_a_label_or_heading_of_this_article_stays(line):
    lines = [Line(SENTENCE), line, Line("“We waited long,” said Ms. Lund of the harbour.")]

    drop_foreign_titles(lines)

    assert line.in_body


@pytest.mark.parametrize(
    "facts",
    [
        ["Dak Lak: 112,800 VND a kilogram"],
        ["Dak Lak: dearer than last week", "Gia Lai: cheaper than last week"],
    ],
)
def test_lines_of_facts_that_have_the_shape_of_such_a_title_stay(facts):
    lines = [Line(t) for t in (SENTENCE, *facts, SENTENCE + " It rained.")]

    drop_foreign_titles(lines)

    assert len(kept(lines)) == len(lines)


def test_the_name_of_a_list_of_links_goes_with_it():
    lines = [
        Line(SENTENCE),
        Line("Zcela neznámý štítek"),
        Line("one", linked=1.0),
        Line("two", linked=1.0),
        Line(SENTENCE),
    ]
    for line in lines[2:4]:
        drop(line, "furniture", "link_list")

    drop_box_labels(lines)

    assert lines[1].dropped_because == "related_box"


def test_a_numbered_or_dated_line_with_a_colon_is_no_title_of_another_article():
    line = Line("新华社北京4月24日电 题:促进航天技术更好惠及人民")
    lines = [Line(SENTENCE), line, Line(SENTENCE + " It rained.")]

    drop_foreign_titles(lines)

    assert line.in_body


def listing(tag: str, count: int, below: str) -> str:
    entries = "".join(
        f"<{tag}><a href=/{n}>The harbour of town {n}</a></{tag}>{below.format(n=n)}" for n in range(count)
    )
    return story(entries)


PROSE = "<p>Harbour {n} has two piers, a slip and the best fish soup on this part of the coast.</p>"


def test_linked_headings_with_text_under_each_are_a_list_of_entries():
    assert "The harbour of town 2" in body(listing("h3", 3, PROSE))


@pytest.mark.parametrize(
    ("count", "below"),
    [
        (2, PROSE),
        (4, ""),
        (4, "<p>12 May</p>"),
        (4, "<p><a href=/{n}>Harbour {n} has two piers, a slip and the best fish soup on the coast.</a></p>"),
    ],
)
def test_other_linked_headings_are_titles_of_other_articles(count, below):
    assert "The harbour of town 1" not in body(listing("h3", count, below))


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>Closed on Mondays, open on Sundays</td></tr><tr><td>Closed on Mondays, open on Sundays</td></tr></table>",
        "<p>Closed on Mondays, open Sundays</p><p>Lindow</p><p>Closed on Mondays, open Sundays</p>",
        "<ul><li>Closed on Mondays, open Sundays</li><li>Lindow</li><li>Closed on Mondays, open Sundays</li></ul>",
    ],
)
def test_short_items_and_cells_may_repeat(markup):
    assert sum("Closed on Mondays" in line for line in body(story(markup))) == 2


@pytest.mark.parametrize("tag", ["p", "li", "div", "h3"])
def test_a_longer_line_that_comes_again_is_a_box_shown_twice(tag):
    again = f"<{tag}>Closed on Mondays, and open on Sundays until the last boat.</{tag}>"

    assert sum("Closed on Mondays" in line for line in body(story(again + "<p>Lindow</p>" + again))) == 1


def test_a_repeated_line_says_why_it_was_dropped():
    lines = [line for line in read(story(f"<p>{TEXT[1]}</p>")).lines if line.text == TEXT[1]]

    assert [line.dropped_because for line in lines] == [None, "repeated"]
