"""Where the title and the body stand among a page's lines."""

from __future__ import annotations

import pytest

from pipelines.lines import Line
from pipelines.metadata.view import (
    LOOK_ABOVE_BODY,
    LOOK_AHEAD,
    LOOK_BACK,
    LOOK_BEHIND_BODY,
    title_position,
    view,
)
from tests.pipelines.metadata.pages import TITLE, dropped


def body(text="Một đoạn văn của bài.", tag="p"):
    return Line(text, type="paragraph", tag=tag)


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ([dropped("Menu"), dropped(TITLE, tag="h1"), body()], 1),
        ([dropped(TITLE), dropped(TITLE, tag="h1"), body()], 1),  # a heading before plain text
        ([dropped(TITLE, tag="h2"), dropped(TITLE, tag="h1")], 0),  # the earlier of two headings
        ([dropped(TITLE), body(), dropped(TITLE)], 0),
        ([dropped(TITLE.upper()), body()], 0),
        ([dropped(f"{TITLE} 12/05/2024", tag="h1")], 0),
        ([dropped(TITLE[:10], tag="h1"), body()], None),
        ([dropped(TITLE + " và" * 60, tag="h1"), body()], None),  # a text that quotes the title
        ([body()], None),
        ([], None),
    ],
)
def test_the_line_that_shows_the_title(lines, at):
    assert title_position(lines, TITLE) == at


@pytest.mark.parametrize("title", [None, "", "—", "…"])
def test_no_title_stands_nowhere(title):
    assert title_position([dropped("—"), body()], title) is None


def test_the_body_is_from_its_first_line_to_its_last():
    found = view([dropped("a"), body(), dropped("ad"), body(), dropped("z")], None)

    assert (found.first, found.last, found.title_at) == (1, 3, 1)


def test_a_page_without_a_body_has_an_empty_range():
    found = view([dropped("a")], "b")

    assert (found.first, found.last, list(found.behind())) == (0, -1, [dropped("a")])


def test_the_nearest_lines_come_first_those_behind_the_title_before_those_above():
    lines = (
        [dropped(f"line {n}") for n in range(30)] + [dropped(TITLE, tag="h1")] + [body() for _ in range(30)]
    )
    near = view(lines, TITLE).near()

    assert near[:5] == [30, 31, 29, 32, 28]
    assert (min(near), max(near)) == (30 - LOOK_BACK, 30 + LOOK_AHEAD)


def test_the_lines_right_above_a_body_far_from_its_title_come_last():
    menu = [dropped(f"menu {n}") for n in range(40)]
    near = view([dropped(TITLE, tag="h1"), *menu, body()], TITLE).near()

    assert near[-LOOK_ABOVE_BODY:] == list(range(40, 40 - LOOK_ABOVE_BODY, -1))
    assert len(near) == len(set(near)) == 1 + LOOK_AHEAD + LOOK_ABOVE_BODY


def test_the_lines_behind_the_body_may_take_its_last_ones_along():
    lines = [body(f"body {n}") for n in range(5)] + [dropped(f"after {n}") for n in range(20)]
    found = view(lines, None)

    assert [line.text for line in found.behind()][:2] == ["after 0", "after 1"]
    assert list(found.places_behind(2))[:3] == [3, 4, 5]
    assert max(found.places_behind(2)) == 4 + LOOK_BEHIND_BODY
