"""Words that the edge of an element ran together are set apart again, and no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.run_together import unglued


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ByAnn Lee", "By Ann Lee"),
        ("vonAnna Muster", "von Anna Muster"),
        ("Ann LeeUpdated", "Ann Lee Updated"),
        ("Ann LeeLast updated by Bo TranLast updated", "Ann Lee Last updated by Bo Tran Last updated"),
        ("Ulrike MusterKorrespondentin", "Ulrike Muster Korrespondentin"),
        ("Ann McDonald", "Ann McDonald"),
        ("Ann DeVito", "Ann DeVito"),
        ("JavaScript", "JavaScript"),
        ("", ""),
        ("ANN LEE", "ANN LEE"),
        ("李小明", "李小明"),
    ],
)
def test_only_words_of_bylines_are_set_apart_again(text, expected):
    assert unglued(text) == expected


def test_a_particle_opens_a_line_in_the_language_of_its_preposition():
    assert unglued("VonAnna Muster", "de") == "Von Anna Muster"
    assert unglued("VonAnna Muster", "en") == "VonAnna Muster"
    assert unglued("DeVito Lee", "de-at") == "DeVito Lee"


@given(st.text(max_size=80))
def test_setting_words_apart_adds_blanks_and_nothing_else(text):
    assert unglued(text).replace(" ", "") == text.replace(" ", "")
