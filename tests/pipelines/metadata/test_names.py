"""Names cut apart, cleaned, and told from what is no name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.names import is_host, is_name, split, tidy, without_date, without_occupation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee", ["Ann Lee"]),
        ("Ann Lee and Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("Ann Lee & Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("Ann Lee, Bo Tran and Cam Vu", ["Ann Lee", "Bo Tran", "Cam Vu"]),
        ("Anna Muster und Bernd Beispiel", ["Anna Muster", "Bernd Beispiel"]),
        ("Kari Nord og Ola Sør", ["Kari Nord", "Ola Sør"]),
        ("Ana Ejemplo y Luis Prueba", ["Ana Ejemplo", "Luis Prueba"]),
        ("Lê Hạ và Vũ Bình", ["Lê Hạ", "Vũ Bình"]),
        ("NGUYỄN A - TRẦN B", ["NGUYỄN A", "TRẦN B"]),
        ("李小明、王大山", ["李小明", "王大山"]),
        ("Ann Lee/Bo Tran", ["Ann Lee", "Bo Tran"]),
        ("Lee, Ann", ["Ann Lee"]),
        ("Lee, A. B.", ["A. B. Lee"]),
        ("Ann Lee, PhD", ["Ann Lee"]),
        ("Ann Lee, MSc", ["Ann Lee"]),
        ("Ann Lee (Example News)", ["Ann Lee"]),
        ("Ann Lee @annlee", ["Ann Lee"]),
        ("Ann Lee ann@example.vn", ["Ann Lee"]),
        ("", []),
        (" , ", []),
    ],
)
def test_a_list_of_names_is_cut_apart(text, expected):
    assert expected == split(text)


def test_a_declared_name_loses_the_site_behind_a_dash():
    assert split("Ann Lee - Example News", declared=True) == ["Ann Lee"]
    assert split("Ann Lee | Example News", declared=True) == ["Ann Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee",
        "Nguyễn Thị Minh Khai",
        "TRÚC PHƯƠNG",
        "N. Hoa",
        "Ludwig van Exempel",
        "Al Baker",
        "Jean-Luc d'Exemple",
        "Анна Пример",
    ],
)
def test_visible_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["黎明", "李小明", "山田 太郎", "レ・フオン", "김응언", "투 하", "होआंग लान", "مينه نجوين"]
)
def test_visible_names_in_scripts_without_capitals(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "Politics",
        "trang chủ",
        "read more",
        "3 giờ trước",
        "5 min read",
        "16 May 2024",
        "www.example.vn",
        "example.com",
        "ann@example.vn",
        "https://example.vn",
        "What now?",
        "Tags: Rain",
        "x",
        "1234",
        "Executive Editor",
        "A very long line that goes on and on like a sentence does",
        "日韩汽车和手机全面对比",
        "",
    ],
)
def test_what_is_no_visible_name(text):
    assert not is_name(text)


@pytest.mark.parametrize("text", ["annlee", "Minh Thông", "ssi", "The Plateau Team", "ban biên tập 24h"])
def test_pen_names_pass_where_the_markup_declares_them(text):
    assert is_name(text, declared=True)


@pytest.mark.parametrize(
    "text", ["trang chủ", "3 giờ trước", "https://example.vn/a", "a@b.vn", "!!", "Buy now!", ""]
)
def test_menu_words_times_and_addresses_never_pass(text):
    assert not is_name(text, declared=True)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ann Lee, May 16, 2024", "en", "Ann Lee"),
        ("ANNA MUSTER am 16. Mai 2024", "de", "ANNA MUSTER"),
        ("Ann Lee on Thursday May 16, 2024", "en", "Ann Lee"),
        ("Lê Hạ | 16/05/2024 08:30", "vi", "Lê Hạ"),
        ("Ann Lee", "en", "Ann Lee"),
        ("Ann Lee 08:30", "en", "Ann Lee"),
        ("16 May 2024", "en", ""),
    ],
)
def test_the_date_behind_a_name_is_cut_with_what_leads_to_it(text, language, expected):
    assert expected == without_date(text, language).strip()


@given(st.text(max_size=120))
def test_no_text_makes_cutting_names_raise_and_every_name_is_tidy(text):
    for name in split(text):
        assert name
        assert name.strip() == name
    tidy(text)
    is_name(text)
    is_name(text, declared=True)
    without_date(text, "vi")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee", "Ann Lee"),
        ("Ann Lee Reporter", "Ann Lee"),
        ("Ann Lee Senior Staff Writer", "Ann Lee"),
        ("Ann Lee Last Updated", "Ann Lee"),
        ("Phóng viên Lê Hạ", "Lê Hạ"),
        ("Journaliste Anne Exemple", "Anne Exemple"),
        ("Muhabiri Ayşe Örnek", "Ayşe Örnek"),
        ("홍길동 기자", "홍길동"),
        ("홍길동 특파원", "홍길동"),
        ("李小明 出自", "李小明"),
        ("Staff Writer", "Staff Writer"),  # a desk that signs as a group
        ("Marketing Director", ""),
        ("Culture Editor", ""),
        ("Columnist", ""),
        ("nhóm phóng viên", "nhóm phóng viên"),
    ],
)
def test_a_name_without_what_its_bearer_is(text, expected):
    assert without_occupation(text) == expected


@pytest.mark.parametrize("text", ["example.com", "news.example.vn", "vi-du.de", "ORF.at"])
def test_hosts(text):
    assert is_host(text)


@pytest.mark.parametrize(
    "text", ["Ann Lee", "A. Lee", "https://example.com", "ann@example.com", "Dr.", "", "3.14"]
)
def test_what_is_no_host(text):
    assert not is_host(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wedding ChecklistsJust EngagedWedding Planning",
        "「雨」が戻る",
        "小明的评论",
        "今日はどうする？",
        "雨…",
    ],
)
def test_items_run_together_and_phrases_are_no_names(text):
    assert not is_name(text)
