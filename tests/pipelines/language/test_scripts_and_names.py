import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.names import vietnamese_share, without_names
from pipelines.language.scripts import is_latin, script_weights


@pytest.mark.parametrize(
    ("text", "script"),
    [("abc", "L"), ("абв", "C"), ("ابت", "R"), ("कखग", "D"), ("กขค", "T"), ("ກຂຄ", "l"), ("កខគ", "k"), ("漢字", "Z"), ("かな", "J"), ("한글", "K")],
)  # fmt: skip
def test_letters_count_for_their_script(text, script):
    assert list(script_weights(text)) == [script]


def test_digits_marks_and_emoji_have_no_script():
    assert script_weights("12 !? 😀 ٣ ३ ៣ ๓") == {}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Minister Phạm Văn Tài spoke today", "spoke today"),
        ("He met Đặng Thị Lụa in Huế", "He met in"),
        ("No name here", "No name here"),
        ("Crème brûlée à Paris", "Crème brûlée à Paris"),
    ],
)
def test_names_go_from_foreign_lines(line, kept):
    assert without_names(line).split()[-len(kept.split()) :] == kept.split()


@pytest.mark.parametrize(
    "line",
    [
        "Bà Nguyễn Thị Lụa nói chuyện với người dân",
        "NÚI LỬA TRÀO TRO VÀO THÀNH PHỐ",
        "Nguyễn Thị Lụa",
        "Đà Nẵng",
    ],
)
def test_vietnamese_lines_stay_whole(line):
    assert without_names(line) == line


def test_share_of_vietnamese_words():
    assert vietnamese_share("người được what he said") == 2 / 5
    assert vietnamese_share("") == 0.0


@given(st.text(alphabet=st.sampled_from("abcüếß 12,.“”-абвกขค漢かな한"), max_size=20))
def test_a_text_is_latin_if_it_has_letters_and_all_of_them_are(text):
    assert is_latin(text) == (set(script_weights(text)) == {"L"})
