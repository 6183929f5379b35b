"""Closing lines that send readers elsewhere are told by their links and their dress, in any language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.furniture.labels import labels
from pipelines.furniture.tails import LINKED_ITEM, SOME_LINK, trim_end
from pipelines.lines import Line

TEXT = [
    "The dyke at Cua Lon holds for the fourth year, said the chairwoman of the ward.",
    "Forty families have moved back into their houses since the spring.",
]
OFFER = "Write to our desk about the dyke, or follow the ward's page for news of the river every morning."


def trimmed(*closing: Line, language: str = "en") -> tuple[list[str], list[str | None]]:
    lines = [*(Line(text, group=at) for at, text in enumerate(TEXT)), *closing]
    trim_end(lines, labels(language), frozenset(), frozenset())
    return [line.text for line in lines if line.in_body], [line.dropped_because for line in closing]


def item(text: str, linked: float) -> Line:
    return Line(text, type="list_item", tag="li", linked=linked)


@pytest.mark.parametrize("language", ["en", "vi", "de", "th"])
def test_a_closing_line_in_italics_with_a_link_goes(language: str) -> None:
    body, why = trimmed(Line(OFFER, italic=True, linked=0.2), language=language)
    assert body == TEXT
    assert why == ["see_also"]


@pytest.mark.parametrize(
    "line",
    [
        Line(OFFER, linked=0.2),
        Line(OFFER, italic=True),
        Line(OFFER, italic=True, linked=SOME_LINK / 2),
        Line(OFFER, italic=True, linked=0.2, quoted=True),
    ],
    ids=["not set apart", "no link", "next to no link", "quoted"],
)
def test_dress_or_link_alone_says_nothing(line: Line) -> None:
    assert trimmed(line)[0] == [*TEXT, OFFER]


def test_a_short_credit_to_the_first_publisher_stays() -> None:
    credit = "Originally published in the Delta Gazette."
    assert trimmed(Line(credit, italic=True, linked=0.3))[0] == [*TEXT, credit]


def test_of_bold_lines_with_links_only_the_last_goes() -> None:
    heads = [
        Line(
            f"{n}. The ward of Cua Lon will raise the dyke by {n} metres before the rains.",
            bold=True,
            linked=0.1,
        )
        for n in (1, 2)
    ]
    last = Line(OFFER, bold=True, linked=0.3)
    body, why = trimmed(*heads, last)
    assert body == [*TEXT, *(line.text for line in heads)]
    assert why == [None, None, "see_also"]


def test_a_closing_list_of_links_goes_with_its_name() -> None:
    closing = [
        Line("More good stories of the Gazette"),
        item("Who counts the cranes when the water comes? Read the diary", 0.4),
        item("How the ferry of Ban Lao got its second engine", 0.5),
    ]
    body, why = trimmed(*closing)
    assert body == TEXT
    assert why == ["related_box"] * 3


@pytest.mark.parametrize("share", [0.0, LINKED_ITEM - 0.01])
def test_a_closing_list_of_the_text_stays(share: float) -> None:
    items = [item(f"Hamlet {n}: {n + 2} kilometres of dyke", share) for n in range(1, 4)]
    assert trimmed(*items)[0] == [*TEXT, *(line.text for line in items)]


def test_the_walk_ends_at_the_first_line_of_the_text() -> None:
    linked = item("The ward's report on the dyke", 0.9)
    lines = [linked, *(Line(text) for text in TEXT)]
    trim_end(lines, labels("en"), frozenset(), frozenset())
    assert all(line.in_body for line in lines)


def test_a_line_that_ends_as_a_sentence_is_no_name_of_a_list() -> None:
    body, _ = trimmed(item("How the ferry of Ban Lao got its second engine", 0.5))
    assert body == TEXT


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.floats(0, 1)), max_size=8))
def test_what_is_dropped_is_always_the_end_and_has_a_reason(dress: list[tuple[bool, bool, float]]) -> None:
    lines = [Line(OFFER, bold=bold, italic=italic, linked=linked) for bold, italic, linked in dress]
    trim_end(lines, labels("en"), frozenset(), frozenset())
    inside = [line.in_body for line in lines]
    assert inside == sorted(inside, reverse=True)
    assert all(line.in_body or line.dropped_because for line in lines)
