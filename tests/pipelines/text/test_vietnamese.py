import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.vietnamese import (
    from_tcvn3,
    from_viscii,
    from_vni,
    is_syllable,
    syllable_share,
    tcvn3_table,
    vietnamese_letters,
    viscii_table,
    vni_table,
)

LETTERS = vietnamese_letters()


def test_vietnamese_has_134_letters_with_a_mark():
    assert len(LETTERS) == len(set(LETTERS)) == 134
    assert all(unicodedata.is_normalized("NFC", letter) for letter in LETTERS)


def test_the_viscii_table_has_every_letter_once():
    assert sorted(viscii_table().values()) == sorted(LETTERS)


def test_the_vni_table_has_every_letter():
    assert set(vni_table().values()) == set(LETTERS)


def test_the_tcvn3_table_has_every_small_letter():
    assert set(vietnamese_letters()[:67]) <= set(tcvn3_table().values())


@pytest.mark.parametrize(
    ("coded", "plain"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("ng\u00adêi d©n ®\u00adîc quyÒn", "người dân được quyền"),
        ("A\u00b3nh", "Ánh"),
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_tcvn3_reads_as_vietnamese(coded, plain):
    assert from_tcvn3(coded) == plain


@pytest.mark.parametrize(
    ("coded", "plain"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("ngöôøi daân ñöôïc quyeàn", "người dân được quyền"),
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_vni_reads_as_vietnamese(coded, plain):
    assert from_vni(coded) == plain


def test_viscii_reads_as_vietnamese():
    coded = bytes({v: k for k, v in viscii_table().items()}.get(c, ord(c) & 0xFF) for c in "Nguyễn Đức Thịnh")

    assert from_viscii(coded.decode("latin-1")) == "Nguyễn Đức Thịnh"


@pytest.mark.parametrize(
    "word",
    ["nguyễn", "nghiêng", "quốc", "gì", "giếng", "khuya", "thuở", "Đường", "xoong", "yêu", "ươm", "quỳnh"],
)
def test_a_vietnamese_syllable_is_known_by_its_build(word):
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["été", "naïve", "München", "señor", "çok", "żaden", "ngữnữ", "đđa", "trườnǵ"]
)
def test_other_words_are_no_vietnamese_syllables(word):
    assert not is_syllable(word)


def test_only_words_beyond_ascii_count_for_the_share():
    assert syllable_share("Hội nghị is held in München") == (2 / 3, 3)
    assert syllable_share("nothing here") == (0.0, 0)


@given(st.text())
def test_every_text_can_be_read_in_every_coding(text):
    for reading in (from_tcvn3, from_vni, from_viscii):
        assert isinstance(reading(text), str)


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20)))
def test_ascii_is_the_same_in_all_three_codings(text):
    assert from_tcvn3(text) == from_vni(text) == from_viscii(text) == text
