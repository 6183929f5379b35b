"""The article's box is found by its prose; class names are looked up only where they matter."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture import region as module
from pipelines.furniture.prose import masses, measure
from pipelines.furniture.region import Hints, find_region

SENTENCE = "The harbour master opened the new pier on Tuesday morning, and the whole town came to see it. "


def layout(markup: str):
    return read_layout(parse(markup).root)


def paragraphs(number: int) -> str:
    return "".join(f"<p>{SENTENCE}{n}</p>" for n in range(number))


def box_of(page, **names: str) -> int:
    (name, value), *_ = names.items()
    return next(i for i, box in enumerate(page.boxes) if box.element.get(name.strip("_")) == value)


@pytest.mark.parametrize(
    "around",
    [
        "<nav><ul><li><a href=x>Home</a></li></ul></nav><div id=text>{}</div>",
        "<div><div><section id=text>{}</section></div></div><footer><p>" + SENTENCE + "</p></footer>",
        "<div id=text class=sidebar-1>{}</div><div><p>" + SENTENCE + "</p></div>",
    ],
)
def test_the_box_of_the_running_text_is_the_article(around):
    page = layout(around.format(paragraphs(5)))

    assert find_region(page, None).box == box_of(page, id="text")


def test_comments_are_longer_and_still_not_the_article():
    page = layout(f"<div><div id=text>{paragraphs(4)}</div><div class=comments>{paragraphs(6)}</div></div>")

    assert find_region(page, None).box == box_of(page, id="text")


def test_a_page_without_prose_is_its_own_article():
    page = layout("<div><p>Home</p><p>News</p></div>")

    assert find_region(page, None).box == 0


def test_an_open_menu_around_everything_does_not_hide_the_text():
    page = layout(f"<nav>{paragraphs(4)}</nav>")

    assert sum(measure(page)) > 0


def test_text_in_a_menu_counts_for_nothing_beside_an_article():
    page = layout(f"<nav><p>{SENTENCE}</p></nav><div>{paragraphs(4)}</div>")
    values = measure(page)

    assert values[0] == 0
    assert all(values[1:])


def test_the_mass_of_a_box_is_the_prose_inside_it():
    page = layout(f"<div>{paragraphs(2)}<section>{paragraphs(3)}</section></div>")
    values = measure(page)
    mass = masses(page, values)

    for box, found in zip(page.boxes, mass, strict=True):
        assert found == pytest.approx(sum(values[box.first : box.last]))


def test_children_are_the_boxes_with_text_directly_inside():
    page = layout("<div id=a><p>one</p><p></p><ul><li>two</li></ul></div>")
    region = find_region(page, None)

    assert [page.boxes[k].tag for k in region.children[box_of(page, id="a")]] == ["p", "ul"]
    assert not region.children[-1]


def test_a_hint_is_given_for_a_box_that_has_one_and_for_no_other():
    page = layout(
        "<div class='related-stories'><p>one</p></div><div class=blue><p>two</p></div><div id=share></div>"
    )
    hints = Hints(page)
    related, blue = box_of(page, class_="related-stories"), box_of(page, class_="blue")

    assert hints.get(related) == hints[related] == "related_box"
    assert related in hints
    assert hints.get(blue) is None
    assert blue not in hints
    with pytest.raises(KeyError):
        hints[blue]
    assert hints.get(box_of(page, id="share")) is None, "a box without text is in nobody's way"


def test_class_names_of_menus_without_prose_are_never_looked_at(monkeypatch):
    seen = []
    monkeypatch.setattr(module, "kind_of", seen.append)
    menus = "".join(f"<div class=menu-{n}><a href=x>Home</a></div>" for n in range(20))
    find_region(
        layout(
            f"<div>{menus}</div><div class=text>{paragraphs(3)}</div><div class=more>{paragraphs(1)}</div>"
        ),
        None,
    )

    assert seen == ["text", "more"]
