"""Titles, boxes and labels that come again."""

from __future__ import annotations

import pytest

from pipelines.furniture.repeats import drop_repeated, drop_repeated_labels
from pipelines.furniture.titles import squeeze
from pipelines.lines import Line, drop
from tests.pipelines.furniture.samples import SENTENCE, kept

TITLE = "The harbour of Lindow opens its new pier"
TITLES = frozenset({squeeze(TITLE)})
TEXT = [f"{SENTENCE} Part {n} of the report says a little more." for n in range(6)]


def test_the_first_line_that_is_the_title_goes():
    lines = [Line(TITLE), Line(TEXT[0]), Line(TITLE), Line(TEXT[1])]

    drop_repeated(lines, TITLES)

    assert [line.dropped_because for line in lines] == ["title", None, None, None]


def test_every_main_heading_that_is_the_title_goes():
    lines = [Line(TITLE, tag="h1"), Line(TEXT[0]), Line(TITLE, tag="h1", type="heading"), Line(TEXT[1])]
    drop(lines[0], "furniture", "title")

    drop_repeated(lines, TITLES)

    assert kept(lines) == TEXT[:2]
    assert lines[2].dropped_because == "title"


def test_a_main_heading_that_is_another_form_of_the_title_stays():
    long = TITLE + " after four years"
    lines = [Line(long, tag="h1"), Line(TEXT[0]), Line(TITLE, tag="h1", type="heading"), Line(TEXT[1])]
    drop(lines[0], "furniture", "title")

    drop_repeated(lines, frozenset({squeeze(TITLE), squeeze(long)}))

    assert lines[2].in_body


def test_the_first_line_of_the_body_may_come_again():
    lines = [Line(TEXT[0]), Line(TEXT[1]), Line(TEXT[0]), Line(TEXT[1])]

    drop_repeated(lines, frozenset())

    assert [line.dropped_because for line in lines] == [None, None, None, "repeated"]


@pytest.mark.parametrize("tag", ["td", "th", "pre"])
def test_cells_and_code_repeat_by_their_nature(tag):
    lines = [Line(TEXT[0]), *(Line(TEXT[1], tag=tag) for _ in range(3))]

    drop_repeated(lines, frozenset())

    assert len(kept(lines)) == 4


def interleaved(label: Line | None = None, tag: str = "p", **more) -> list[Line]:
    lines = []
    for text in TEXT:
        lines += [Line(text, tag=tag), Line("Full screen", tag="div", **more)]
    return lines


def test_a_label_of_the_template_between_paragraphs_goes_each_time():
    lines = interleaved()

    drop_repeated_labels(lines)

    assert kept(lines) == TEXT
    assert {line.dropped_because for line in lines[1::2]} == {"repeated"}


def test_a_speaker_s_label_in_a_text_of_the_same_elements_stays():
    lines = interleaved(tag="div")

    drop_repeated_labels(lines)

    assert len(kept(lines)) == 2 * len(TEXT)


@pytest.mark.parametrize(
    "lines",
    [
        [
            Line(TEXT[0]),
            Line("Full screen", tag="div"),
            Line(TEXT[1]),
            Line("Full screen", tag="div"),
            Line(TEXT[2]),
        ],
        [Line(t) for text in TEXT for t in (text, "PV:")],
        [
            Line(TEXT[0]),
            *(Line(t, tag="div") for _ in range(5) for t in ("Price", "Weight", "Colour")),
            Line(TEXT[1]),
        ],
        interleaved(quoted=True),
    ],
)
def test_labels_that_are_few_or_of_the_text_or_in_a_comparison_stay(lines):
    before = kept(lines)

    drop_repeated_labels(lines)

    assert kept(lines) == before
