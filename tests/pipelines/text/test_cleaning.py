import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.cleaning import clean_name


@pytest.mark.parametrize(
    ("seen", "clean"),
    [
        ("Lê\u200b Thị\u00a0 Hạnh", "Lê Thị Hạnh"),
        ("\u202eHạnh\u202c", "Hạnh"),
        ("\u2067דוד\u2069", "דוד"),
        ("Tr\u00adần", "Trần"),
        ("Hò\u0300a", "Hò\u0300a"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("A\u200dn", "An"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("क्\u200dष", "क्\u200dष"),
        ("  two\t words\n", "two words"),
        ("NUL\x00BEL\x07", "NULBEL"),
        ("\ud800x", "x"),
        ("", ""),
    ],
)
def test_a_name_is_what_one_reads(seen, clean):
    assert clean_name(seen) == clean


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_cleaning_a_clean_name_changes_nothing(text):
    once = clean_name(text)

    assert clean_name(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode()
