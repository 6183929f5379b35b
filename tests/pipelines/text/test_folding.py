import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.folding import fold

EXAMPLES = [
    ("Nguyễn", "nguyen"),
    ("Đường", "duong"),
    ("ĐẶNG THỊ MỸ LỆ", "dang thi my le"),
    ("Trần  Hưng\u00a0Đạo\n", "tran hung dao"),
    ("Łódź", "lodz"),
    ("Ærø", "aero"),
    ("Straße", "strasse"),
    ("İstanbul ışık", "istanbul isik"),
    ("Ελλάδος", "ελλαδοσ"),
    ("Ёлка", "елка"),
    ("２０２４", "2024"),
    ("٢٠٢٤", "2024"),
    ("२०२४", "2024"),
    ("مُحَمَّد", "محمد"),
    ("محمـــد", "محمد"),
    ("ایران", "ايران"),
    ("שָׁלוֹם", "שלום"),
    ("soft\u00adhyphen", "softhyphen"),
    ("Ng\u200bu\u200dy\ufeffen", "nguyen"),
    ("\u202eHai\u202c", "hai"),
    ("a\x00b\ud800c", "abc"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "folded"), EXAMPLES)
def test_folding_gives_what_people_type(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize("text", ["น้ำ", "ເຂົ້າ", "ភ្នំពេញ", "ज़िला", "が", "パリ", "한국", "ရန်ကုန်"])
def test_signs_that_spell_the_word_stay(text):
    folded = fold(text)

    assert unicodedata.normalize("NFKC", text) == unicodedata.normalize("NFKC", folded)


@pytest.mark.parametrize(("one", "other"), [("が", "か"), ("น้ำ", "นำ"), ("ढ़", "ढ")])
def test_words_apart_by_a_spelling_sign_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_folding_twice_changes_nothing(text):
    once = fold(text)

    assert fold(once) == once


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_a_folded_text_can_always_be_stored(text):
    folded = fold(text)

    assert folded.encode("utf-8") is not None
    assert "\x00" not in folded


@given(st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạ ")))
def test_vietnamese_folds_to_plain_letters(text):
    assert fold(text).isascii()
