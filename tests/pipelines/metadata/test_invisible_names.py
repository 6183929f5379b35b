"""Names of writers and papers are what one reads: no zero-width, bidi or control characters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lines import Line
from tests.pipelines.metadata.pages import TITLE, dropped, ld, page, read

INVISIBLE = [
    "\u200b",
    "\u2060",
    "\ufeff",
    "\u00ad",
    "\u200e",
    "\u200f",
    "\u202a",
    "\u202e",
    "\u2066",
    "\u2069",
    "\u200c",
    "\u200d",
]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_declared_writer_loses_what_nobody_sees(mark):
    found = read(page(ld(author={"@type": "Person", "name": f"Lê{mark} Thị{mark} Hạnh"})))

    assert [a.name for a in found.authors] == ["Lê Thị Hạnh"]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_writer_in_a_line_loses_what_nobody_sees(mark):
    lines = [Line(TITLE, type="heading", tag="h1"), dropped(f"Lê Th{mark}ị Hạnh", "author")]

    assert [a.name for a in read(page(f"<title>{TITLE}</title>"), lines).authors] == ["Lê Thị Hạnh"]


@pytest.mark.parametrize("mark", INVISIBLE)
def test_a_paper_loses_what_nobody_sees(mark):
    head = f'<meta property="og:site_name" content="Báo{mark} Ví{mark} Dụ">'

    assert read(page(head)).publisher == "Báo Ví Dụ"


@pytest.mark.parametrize("mark", INVISIBLE)
def test_the_paper_of_a_source_line_loses_what_nobody_sees(mark):
    line = dropped(f"Báo Ví{mark} Dụ•17/04/2025")

    assert read(page(f"<title>{TITLE}</title>"), [line]).publisher == "Báo Ví Dụ"


def test_joiners_that_spell_a_name_stay():
    name = "علی\u200cرضا محمدی"

    assert [a.name for a in read(page(ld(author={"name": name}), lang="fa")).authors] == [name]


def test_one_writer_spelled_with_and_without_a_mark_is_one():
    found = read(page(ld(author=[{"name": "Lê Thị Hạnh"}, {"name": "Lê Thị\u200d Hạnh"}])))

    assert [a.name for a in found.authors] == ["Lê Thị Hạnh"]


def test_a_paper_of_invisible_characters_is_none():
    assert read(page('<meta property="og:site_name" content="\u200d\u200d\u200e">')).publisher is None


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_name_has_a_control_or_bidi_character_whatever_is_declared(text):
    found = read(page(ld(author={"name": "Ann " + text}, publisher={"name": "Báo " + text})))

    for name in [*(a.name for a in found.authors), found.publisher or ""]:
        assert not any(unicodedata.category(c) == "Cc" or c in "\u200b\u200e\u200f\u202e\ufeff" for c in name)
        assert name == " ".join(name.split())
