"""Where the title stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.titles import find_title, same_title, site_names, squeeze, title_forms


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A new pier for Lindow", "A new pier for Lindow", True),
        ("A new pier for Lindow", "A new pier for Lindow | The Herald", True),
        ("A new pier for Lindow town", "A new pier for Lindow town!", True),
        ("“New pier” for Lindow", "'New pier' for Lindow", True),
        ("A new pier for Lindow", "Storm closes coastal road", False),
        ("Lindow", "Lindow opens its new pier after four years", False),
        ("", "A new pier for Lindow", False),
    ],
)
def test_titles_are_compared_without_their_dress(one, other, same):
    assert same_title(squeeze(one), squeeze(other)) is same


def test_a_title_is_looked_for_without_the_site_s_name():
    assert squeeze("A new pier for Lindow") in title_forms(["A new pier for Lindow - The Herald"])
    assert squeeze("A new pier for Lindow") in title_forms(["The Herald | A new pier for Lindow"])


def test_the_site_s_name_is_what_is_left_of_the_title():
    assert squeeze("The Herald") in site_names(
        ["A new pier for Lindow - The Herald"], squeeze("A new pier for Lindow")
    )


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<nav><h1>Menu</h1></nav><h1>A new pier for Lindow</h1>", "A new pier for Lindow"),
        ("<h1>The Herald</h1><h2>A new pier for Lindow</h2>", "A new pier for Lindow"),
        ("<div>A new pier for Lindow</div><h1>Most read</h1>", "A new pier for Lindow"),
        ("<td><b>A new pier for Lindow</b><br>12/05/2026</td>", "A new pier for Lindow 12/05/2026"),
        ("<h1>Something else as the title</h1>", "Something else as the title"),
    ],
)
def test_where_the_title_stands(markup, expected):
    page = read_layout(parse(markup).root)
    at = find_title(page, title_forms(["A new pier for Lindow | The Herald"]))

    assert at is not None
    assert page.passages[at].text == expected


def test_a_page_without_a_title():
    assert find_title(read_layout(parse("<p>text</p>").root), []) is None


@given(st.text(max_size=80))
def test_squeezing_leaves_the_letters_and_digits_of_any_script(text):
    assert squeeze(text) == "".join(filter(str.isalnum, text.casefold()))


@pytest.mark.parametrize("text", ["\ud800 half", "İstanbul'da 3½", "ＡＢＣ", "a_b", "Straße", "“…”"])
def test_squeezing_takes_odd_characters(text):
    assert squeeze(text) == "".join(filter(str.isalnum, text.casefold()))
