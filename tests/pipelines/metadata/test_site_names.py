"""Telling a site's own name from a title."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.site_names import from_host, is_site_name, keys, links_home, pieces, without_site
from pipelines.metadata.text import key

SITES = keys(["Báo Ví Dụ", "Example News", *from_host("www.vidu.example")])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Báo Ví Dụ", True),
        ("BÁO VÍ DỤ", True),
        ("Example News Online", True),
        ("vidu.example", True),
        ("vidu", True),
        ("", True),
        ("!", True),
        ("Rain returns to the plateau", False),
        ("Example of how rain returns to the plateau after the long dry spring", False),
        ("Ví dụ", True),
    ],
)
def test_a_piece_is_the_sites_name_or_not(text, expected):
    assert expected == is_site_name(text, SITES)


def test_labels_of_a_host_are_names_but_its_top_level_is_not():
    assert from_host("www.vidu-online.example") == ["vidu-online.example", "vidu-online"]
    assert "com" not in from_host("news.com")


@given(st.text(max_size=80))
def test_taking_the_site_off_never_empties_a_title_and_is_idempotent(text):
    rest = without_site(text, SITES)

    assert rest == without_site(rest, SITES)
    assert not key(text) or key(rest)
    assert rest in text or not key(text)


@given(st.text(alphabet="ab |-–:_»«：", max_size=200))
def test_pieces_are_parts_of_the_title_longest_first(text):
    found = pieces(text)

    assert all(piece in text for piece in found)
    assert sorted(map(len, found), reverse=True) == list(map(len, found))


def test_hundreds_of_separators_are_cut_in_bounded_work():
    assert len(pieces("a | " * 2_000)) <= 48


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<h1><a href="/">Name</a></h1>', True),
        ('<h1><a href="https://www.vidu.example/">Name</a></h1>', True),
        ('<h1><a href="https://vidu.example">Name</a></h1>', True),
        ('<h1><a href="/index.html">Name</a></h1>', False),
        ('<h1><a href="/a-story">Name</a></h1>', False),
        ('<h1><a href="#top">Name</a></h1>', False),
        ('<h1><a href="/?p=7">Name</a></h1>', False),
        ('<h1><a href="https://other.example/">Name</a></h1>', False),
        ('<h1><a href="http://[broken">Name</a></h1>', False),
        ("<h1><a>Name</a></h1>", False),
        ("<h1>Name</h1>", False),
    ],
)
def test_a_logo_links_to_the_front_page(markup, expected):
    element = lxml.html.fragment_fromstring(markup)

    assert expected == links_home(element, "vidu.example")


def test_a_logo_may_lie_inside_its_link():
    link = lxml.html.fragment_fromstring('<a href="/"><h1>Name</h1></a>')

    assert links_home(link[0], "vidu.example")
