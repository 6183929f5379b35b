"""A source's own selector: used where it agrees with the general method, reported where it does not."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.region import find_region
from pipelines.furniture.selectors import selected_box
from tests.pipelines.furniture.reads import TEXT, paragraphs

PAGE = f"<main><div class=outer><div class='inner text'>{paragraphs(TEXT)}</div><p>More.</p></div><div class=menu><a href=/>Home</a></div></main>"


def selected(selector: str, markup: str = PAGE) -> tuple[str | None, str | None]:
    """The class of the selected box, and the warning."""
    root = parse(markup).root
    layout = read_layout(root)
    at, warning = selected_box(layout, root, find_region(layout, None), selector)
    return (None if at is None else layout.boxes[at].element.get("class")), warning


@pytest.mark.parametrize("selector", ["div.inner", ".text", "main > div.outer > div", "div.inner, div.menu"])
def test_a_selector_that_agrees_is_used(selector):
    assert selected(selector) == ("inner text", None)


def test_a_wider_box_with_the_same_text_agrees_too():
    assert selected("div.outer") == ("outer", None)


@pytest.mark.parametrize(
    ("selector", "warning"),
    [
        ("div.menu", "body_selector_disagrees"),
        ("p", "body_selector_disagrees"),
        ("div.gone", "body_selector_found_nothing"),
        ("div[", "body_selector_invalid"),
        ("", "body_selector_invalid"),
    ],
)
def test_any_other_is_left_aside_with_a_warning_that_names_it(selector, warning):
    box, said = selected(selector)

    assert box is None
    assert said == f"{warning}: {selector}"


def test_the_first_of_several_that_match_is_compared():
    twice = f"<div class=text>{paragraphs(TEXT)}</div><div class=text>{paragraphs(TEXT[:1])}</div>"

    assert selected(".text", f"<main>{twice}</main>") == ("text", None)
