"""What people type finds what stands in the text, in every script, and nothing is folded that makes another word."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.folding import fold
from pipelines.text.vietnamese import vietnamese_letters

TYPED = [
    # (as it stands, as it is typed)
    ("Nguyễn Thị Ánh Tuyết", "nguyen thi anh tuyet"),
    ("ĐƯỜNG SẮT", "duong sat"),
    ("hoà bình", "hoa binh"),
    ("hòa bình", "hoa binh"),
    ("Thuý", "thuy"),
    ("Thúy", "thuy"),
    ("Đắk Lắk", "dak lak"),
    ("H'Mông", "h'mong"),
    ("Straße", "strasse"),
    ("Łódź", "lodz"),
    ("Ærø", "aero"),
    ("Œuvre", "oeuvre"),
    ("Þórður", "thordur"),
    ("İstanbul", "istanbul"),
    ("ISPARTA", "isparta"),
    ("ığdır", "igdir"),
    ("Ελλάς", "ελλας"),
    ("ΕΛΛΑΣ", "ελλας"),
    ("Ёлка", "елка"),
    ("Київ", "киів"),
    ("ｆｕｌｌ　ｗｉｄｔｈ", "full width"),
    ("ﬁne", "fine"),
    ("x²", "x2"),
    ("Ⅳ", "iv"),
    ("２０２６", "2026"),
    ("٢٠٢٦", "2026"),
    ("२०२६", "2026"),
    ("๒๐๒๖", "2026"),
    ("២០២៦", "2026"),
    ("۲۰۲۶", "2026"),
    ("مُحَمَّد", "محمد"),
    ("مـــحمد", "محمد"),
    ("كتابة", "كتابه"),
    ("کتاب", "كتاب"),
    ("علی", "علي"),
    ("שָׁלוֹם", "שלום"),
    ("no\u00adbreak", "nobreak"),
    ("zero\u200bwidth", "zerowidth"),
    ("a\u00a0b", "a b"),
    ("  a \n b\t", "a b"),
    ("\u202eabc", "abc"),
    ("ｶﾞ", "ガ"),
    ("㈱", "(株)"),
    ("한글", "한글"),
]


@pytest.mark.parametrize(("stands", "typed"), TYPED, ids=[ascii(a)[:30] for a, _ in TYPED])
def test_what_is_typed_and_what_stands_there_fold_alike(stands, typed):
    assert fold(stands) == fold(typed)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize(("stands", "typed"), TYPED, ids=[ascii(a)[:30] for a, _ in TYPED])
def test_the_normal_form_of_a_text_does_not_matter(stands, typed, form):
    assert fold(unicodedata.normalize(form, stands)) == fold(typed)


APART = [
    ("ที่", "ที"),
    ("ກ່າ", "ກາ"),
    ("ក", "កា"),
    ("कि", "की"),
    ("ড", "ড়"),
    ("が", "か"),
    ("ガ", "カ"),
    ("ば", "ぱ"),
    ("й", "к"),
    ("ᄀ", "ᄂ"),
    ("国", "國"),
    ("o", "0"),
    ("1", "l"),
    ("а", "a"),
    ("con", "cơm"),
]
"""Different words that must stay two."""


@pytest.mark.parametrize(("one", "other"), APART, ids=ascii)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("letter", vietnamese_letters())
def test_every_vietnamese_letter_folds_to_one_letter_of_the_keyboard(letter):
    folded = fold(letter)

    assert len(folded) == 1
    assert folded in "aeiouyd"
    assert fold(letter.upper()) == fold(letter.lower()) == folded
    assert fold(f"x{letter}z") == f"x{folded}z"


@given(st.text())
def test_folding_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.text())
def test_texts_fold_word_by_word(one, other):
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@given(st.text(alphabet=st.characters(max_codepoint=0x7F)))
def test_ascii_is_lower_case_with_single_blanks(text):
    visible = "".join(c for c in text if c.isprintable() or c.isspace())

    assert fold(text) == " ".join(visible.lower().split())


@given(st.text())
def test_a_folded_text_is_clean(text):
    folded = fold(text)

    assert folded == unicodedata.normalize("NFC", folded)
    assert folded == " ".join(folded.split())
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in folded)


@given(
    st.text(alphabet=st.sampled_from("ăâđêôơưàạảấầệộợờ ABC xyz.,“”"), min_size=1, max_size=40).filter(fold)
)
def test_sqlite_finds_a_folded_text_by_any_of_its_words(text):
    words = [w for w in "".join(c if c.isalnum() else " " for c in fold(text)).split() if w]
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table t using fts5(text, tokenize='unicode61 remove_diacritics 2')")
    db.execute("insert into t values (?)", [fold(text)])

    for word in words:
        assert db.execute("select count(*) from t where t match ?", [f'"{word}"']).fetchone() == (1,)
    db.close()
