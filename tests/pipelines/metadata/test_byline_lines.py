"""Bylines as papers of thirty-one languages print them. All people are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import codes, lexicon
from pipelines.lines import Line
from pipelines.metadata.byline_lines import (
    BODY_LINES,
    LONGEST_BYLINE,
    Site,
    acceptable,
    alone,
    confirmed,
    dated,
    from_line,
    from_lines,
    pen_names,
)
from pipelines.metadata.view import view
from tests.pipelines.metadata.pages import TITLE, dropped

# One line a language: a name, and the line that credits it.
CREDITED = [
    ("ar", "سمير مثال", "بقلم سمير مثال"),
    ("ar", "سمير مثال", "النص والصور: سمير مثال"),
    ("bn", "অমল উদাহরণ", "লেখা ও ছবি: অমল উদাহরণ"),
    ("cs", "Jana Příkladová", "Text a foto: Jana Příkladová"),
    ("cs", "Jana Příkladová", "Napsala Jana Příkladová"),
    ("de", "Anna Muster", "Von Anna Muster"),
    ("de", "Anna Muster", "Text und Fotos: Anna Muster"),
    ("de", "Anna Muster", "Ein Gastbeitrag von Anna Muster"),
    ("el", "Νίκος Παράδειγμα", "Κείμενο: Νίκος Παράδειγμα"),
    ("el", "Νίκος Παράδειγμα", "Γράφει ο Νίκος Παράδειγμα"),
    ("en", "Ann Lee", "By Ann Lee"),
    ("en", "Ann Lee", "Words and photos by Ann Lee"),
    ("en", "Ann Lee", "Author: Ann Lee"),
    ("es", "Ana Ejemplo", "Por Ana Ejemplo"),
    ("es", "Ana Ejemplo", "Texto y fotos: Ana Ejemplo"),
    ("fa", "سارا نمونه", "به قلم سارا نمونه"),
    ("fa", "سارا نمونه", "متن و عکس: سارا نمونه"),
    ("fr", "Anne Exemple", "Par Anne Exemple"),
    ("fr", "Anne Exemple", "Propos recueillis par Anne Exemple"),
    ("he", "דנה דוגמה", "מאת דנה דוגמה"),
    ("he", "דנה דוגמה", "טקסט ותמונות: דנה דוגמה"),
    ("hi", "अमर उदाहरण", "लेख और तस्वीरें: अमर उदाहरण"),
    ("hu", "Példa Anna", "Írta: Példa Anna"),
    ("hu", "Példa Anna", "Szöveg és fotók: Példa Anna"),
    ("id", "Budi Contoh", "Oleh Budi Contoh"),
    ("id", "Budi Contoh", "Teks dan foto: Budi Contoh"),
    ("ja", "山田太郎", "文・写真：山田太郎"),
    ("ja", "山田太郎", "取材・文／山田太郎"),
    ("km", "សុខ ដារា", "អត្ថបទ៖ សុខ ដារា".replace("៖", ":")),
    ("ko", "홍길동", "글·사진: 홍길동"),
    ("ko", "홍길동", "홍길동 기자"),
    ("lo", "ສົມສີ ຕົວຢ່າງ", "ໂດຍ ສົມສີ ຕົວຢ່າງ"),
    ("ms", "Ali Contoh", "Oleh Ali Contoh"),
    ("nl", "Anna Voorbeeld", "Door Anna Voorbeeld"),
    ("nl", "Anna Voorbeeld", "Tekst en foto's: Anna Voorbeeld"),
    ("no", "Kari Nord", "Av Kari Nord"),
    ("no", "Kari Nord", "Tekst og foto: Kari Nord"),
    ("pl", "Anna Przykład", "Tekst i zdjęcia: Anna Przykład"),
    ("pl", "Anna Przykład", "Opracowała Anna Przykład"),
    ("pt", "Ana Exemplo", "Por Ana Exemplo"),
    ("pt", "Ana Exemplo", "Texto e fotos: Ana Exemplo"),
    ("ro", "Ana Exemplu", "De Ana Exemplu"),
    ("ro", "Ana Exemplu", "Text și foto: Ana Exemplu"),
    ("ru", "Анна Примерова", "Текст и фото: Анна Примерова"),
    ("ru", "Анна Примерова", "Подготовила Анна Примерова"),
    ("sv", "Kari Exempel", "Av Kari Exempel"),
    ("sv", "Kari Exempel", "Text och bild: Kari Exempel"),
    ("th", "สมศรี ตัวอย่าง", "โดย สมศรี ตัวอย่าง"),
    ("th", "สมศรี ตัวอย่าง", "เรื่องและภาพ: สมศรี ตัวอย่าง"),
    ("tr", "Ayşe Örnek", "Yazan: Ayşe Örnek"),
    ("tr", "Ayşe Örnek", "Haber ve fotoğraflar: Ayşe Örnek"),
    ("uk", "Ганна Прикладенко", "Текст і фото: Ганна Прикладенко"),
    ("uk", "Ганна Прикладенко", "Підготувала Ганна Прикладенко"),
    ("ur", "سارہ مثال", "تحریر: سارہ مثال"),
    ("vi", "Lê Hạ", "Bài, ảnh: Lê Hạ"),
    ("vi", "LÊ HẠ", "Thực hiện: LÊ HẠ"),
    ("zh", "李小明", "文、图：李小明"),
    ("zh", "李小明", "撰文 / 李小明"),
]

NOBODY = Site(frozenset())


def site(language: str = "en", *names: str) -> Site:
    return Site(frozenset(names), TITLE, language)


def found(authors) -> list[str]:
    return [author.name for author in authors]


def page(*lines: Line):
    return view([Line(TITLE, tag="h1", dropped_because="title"), *lines], TITLE)


TEXT = [Line(f"Paragraph {n}: rain fell on the terraces.") for n in range(2 * BODY_LINES + 4)]


def test_the_table_has_every_language():
    assert {code for code, *_ in CREDITED} == {code for code in codes() if lexicon(code).recorders.credits}


@pytest.mark.parametrize(("language", "name", "line"), CREDITED)
def test_a_credit_in_the_words_of_every_language(language, name, line):
    assert found(from_line(line, site(language))) == [name]


@pytest.mark.parametrize(("language", "name", "line"), CREDITED)
def test_a_page_in_another_language_reads_the_same_credit(language, name, line):
    other = "en" if language != "en" else "vi"

    assert found(from_line(line, site(other))) == [name]


@pytest.mark.parametrize(("language", "name", "line"), CREDITED)
def test_the_credit_is_found_beside_the_title_and_behind_the_text(language, name, line):
    above = page(dropped(line), *TEXT)
    below = page(*TEXT, dropped(line))

    assert found(from_lines(above, site(language))) == [name]
    assert found(from_lines(below, site(language))) == [name]


@pytest.mark.parametrize(("language", "name"), sorted({(code, name) for code, name, _ in CREDITED}))
def test_a_line_read_as_an_author_line_is_the_name_alone(language, name):
    assert found(from_lines(page(*TEXT, dropped(name, "author")), site(language))) == [name]
    assert from_lines(page(dropped(name), *TEXT), site(language)) == []


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Ann Lee", "author"),
        ("Translated by Ann Lee", "translator"),
        ("Übersetzung: Ann Lee", "translator"),
        ("Biên dịch: Lê Hạ", "translator"),
        ("Edited by Ann Lee", "editor"),
        ("Biên tập: Lê Hạ", "editor"),
        ("Theo Lê Hạ", "agency"),
    ],
)
def test_the_label_tells_the_role(line, role):
    assert [author.role for author in from_line(line, NOBODY, loose=True)] == [role]


@pytest.mark.parametrize("line", ["Photo: Ann Lee", "Ảnh: Lê Hạ", "Foto: Anna Muster", "写真：山田太郎"])
def test_a_line_that_credits_only_a_picture_is_a_captions(line):
    assert from_line(line, NOBODY) == []
    assert [author.role for author in from_line(line, NOBODY, loose=True)] == ["photographer"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ann Lee | Published May 16, 2024", ["Ann Lee"]),
        ("Published May 16, 2024 by Ann Lee", ["Ann Lee"]),
        ("16.05.2024 von annlee", ["annlee"]),
        ("May 16, 2024 by annlee24", ["annlee24"]),
        ("By annlee", []),  # a pen name needs a date or a colon in its line
        ("Author: Ann", ["Ann"]),
        ("By Ann", ["Ann"]),
        ("By Ann in the morning", []),
        ("A walk by Ann Lee along the river", []),
    ],
)
def test_one_word_is_a_name_where_something_vouches_for_it(line, expected):
    assert found(from_line(line, site("en"))) == expected


def test_a_line_longer_than_a_byline_names_nobody():
    assert from_line("By Ann Lee " + "x" * LONGEST_BYLINE, NOBODY) == []


@pytest.mark.parametrize("name", ["Báo Ví Dụ", "BÁO VÍ DỤ", "báovídụ"])
def test_the_site_is_no_author(name):
    assert not acceptable(name, site("vi", "báovídụ"), declared=True)
    assert acceptable("Lê Hạ", site("vi", "báovídụ"), declared=False)


def test_the_title_is_no_author():
    assert not acceptable(TITLE, site(), declared=True)


def test_credits_in_the_midst_of_the_text_are_not_read():
    credit = Line("Text and photos: Ann Lee")

    assert from_lines(page(*TEXT[:4], credit, *TEXT[4:]), site()) == []
    assert found(from_lines(page(credit, *TEXT), site())) == ["Ann Lee"]
    assert found(from_lines(page(*TEXT, credit), site())) == ["Ann Lee"]


def test_a_caption_is_a_byline_only_where_it_opens_as_one():
    assert from_lines(page(dropped("Terraces in the rain. By Ann Lee", "caption"), *TEXT), site()) == []
    assert found(from_lines(page(dropped("Text: Ann Lee", "caption"), *TEXT), site())) == ["Ann Lee"]


def test_the_nearest_credit_counts():
    lines = page(dropped("By Ann Lee"), *[dropped("Filler")] * 5, dropped("By Bo Tran"), *TEXT)

    assert found(from_lines(lines, site())) == ["Ann Lee"]


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        ("Ann Lee", ["Ann Lee"], ["Ann Lee"]),
        ("Ann Lee Bo Tran", ["Ann Lee", "Bo Tran"], ["Ann Lee", "Bo Tran"]),
        ("Bo Tran Ann Lee", ["Ann Lee", "Bo Tran"], ["Bo Tran", "Ann Lee"]),
        ("Mai 2024 | Ann Lee | 3 Kommentare", ["Ann Lee"], ["Ann Lee"]),
        ("Ann Lee", ["By Ann Lee"], ["Ann Lee"]),
        ("Ann Lee", ["Ann Lee, Staff Writer"], ["Ann Lee"]),
        ("annlee", ["annlee"], []),
        ("Example News", ["Example News"], []),
        ("Ann Lee", [], []),
        ("Bo Tran", ["Ann Lee"], []),
        (
            "Ann Lee was in the fields when the rain came back after three long months of drought",
            ["Ann Lee"],
            [],
        ),
    ],
)
def test_a_marked_name_must_stand_in_a_line_that_is_little_else(line, marked, expected):
    assert found(confirmed(page(dropped(line), *TEXT), site("en", "examplenews"), marked)) == expected


@pytest.mark.parametrize(
    ("line", "marked", "expected"),
    [
        ("annlee", ["annlee"], ["annlee"]),
        ("von annlee am Morgen", ["annlee"], ["annlee"]),
        ("Example News", ["Example News"], ["Example News"]),
        ("By", ["By"], []),
        ("Share", ["Share"], []),
        ("more words", ["more words"], []),
    ],
)
def test_pen_names_and_the_sites_own_for_want_of_any_other(line, marked, expected):
    assert found(pen_names(page(dropped(line), *TEXT), site("en", "examplenews"), marked)) == expected


def test_a_pen_name_above_the_title_is_a_menus():
    lines = view([dropped("Politics24"), Line(TITLE, tag="h1", dropped_because="title"), *TEXT], TITLE)

    assert pen_names(lines, site(), ["Politics24"]) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lee, May 16, 2024", ["Ann Lee"]),
        ("May 16, 2024 Ann Lee", ["Ann Lee"]),
        ("Ann Lee", []),
        ("May 16, 2024", []),
        ("ann lee, May 16, 2024", []),
        ("Monday, May 16, 2024", []),
    ],
)
def test_a_date_vouches_for_the_name_in_its_line(line, expected):
    assert found(dated(page(dropped(line), *TEXT), site("en"))) == expected


def test_a_name_alone_in_the_text_signs_it_only_at_its_start():
    signed = Line("Ann Lee", bold=True)

    assert found(alone(page(signed, *TEXT), site())) == ["Ann Lee"]
    assert alone(page(*TEXT, signed), site()) == []
    assert alone(page(*TEXT[:3], signed, *TEXT[3:]), site()) == []
    assert alone(page(Line("Ann Lee"), *TEXT), site()) == []
    assert alone(page(Line("Ann Lee", bold=True, linked=1.0), *TEXT), site()) == []
    assert alone(page(), site()) == []


LINES = st.builds(
    Line, st.text(min_size=1, max_size=60), st.sampled_from(["paragraph", "author", "caption", "furniture"])
)


@given(
    st.lists(LINES, max_size=8),
    st.lists(st.text(max_size=20), max_size=4),
    st.sampled_from(["vi", "en", "zh"]),
)
def test_no_lines_make_reading_raise_and_every_name_stands_on_the_page(lines, marked, language):
    there = view(lines, TITLE)
    letters = "".join(line.text for line in lines)
    for authors in (
        from_lines(there, site(language)),
        confirmed(there, site(language), marked),
        dated(there, site(language)),
        alone(there, site(language)),
        pen_names(there, site(language), marked),
    ):
        for author in authors:
            assert all(char in letters for char in author.name if char.isalpha())
