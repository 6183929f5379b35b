"""A page that is no article says what it is and why."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.furniture import read_lines
from pipelines.furniture.page_types import is_not_html
from pipelines.lexicons import codes
from pipelines.metadata import read_head

LINKS = "".join(f"<div><a href=/{n}>The harbour of Lindow opens pier number {n}</a></div>" for n in range(12))
MENU = "<ul>" + "".join(f"<li><a href=/{w}>{w}</a></li>" for w in ("Home", "News", "Sport")) + "</ul>"


def page_type(inner: str, title: str = "Lindow") -> tuple[str, list[str]]:
    document = parse(
        f"<html><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>{inner}</body></html>"
    )
    reading = read_lines(document, read_head(document, "https://herald.example/x"))
    return reading.page_type, [line.text for line in reading.lines if line.in_body]


@pytest.mark.parametrize(
    ("expected", "inner", "title"),
    [
        ("listing", LINKS, "Harbour"),
        ("listing", "<div><a href=/1>The harbour of Lindow opens its new pier</a></div>", "Tag: pier"),
        ("soft_404", "<p>We are sorry, the page was moved or deleted.</p>", "404"),
        ("soft_404", "<p>Go back to the front page.</p>", "Page not found"),
        ("soft_404", "<p>Về trang chủ.</p>", "Không tìm thấy trang"),
        ("soft_404", "<p>トップへ戻る</p>", "ページが見つかりません"),
        (
            "login_wall",
            "<form><p>Sign in to read on.</p><input type=email><input type=password></form>",
            "Sign in",
        ),
        ("video", "<video src=a.mp4></video><p>The opening of the pier in two minutes.</p>", "Opening"),
        (
            "gallery",
            "<figure><img><figcaption>The pier from the sea</figcaption></figure>" * 6,
            "Pictures of the pier",
        ),
        ("empty", "<p>x</p>".replace("x", ""), ""),
    ],
)
def test_pages_that_are_no_article(expected, inner, title):
    assert page_type(inner, title)[0] == expected


@pytest.mark.parametrize(("inner", "title"), [(LINKS, "Harbour"), ("<p>Go back.</p>", "404")])
def test_a_list_or_an_error_has_no_body(inner, title):
    assert page_type(inner, title)[1] == []


def test_a_short_report_is_an_article():
    text = (
        "The new pier of Lindow was opened on Tuesday. Two hundred guests came to see the first ferry land."
    )

    assert page_type(f"<p>{text}</p>", "Pier opened") == ("article", [text])


def test_a_report_about_an_error_is_an_article():
    text = (
        "<p>The town's web site answered every visitor with an error on Monday, the harbour office said.</p>"
        * 1
    )
    more = "<p>Engineers needed six hours to find the cause, a cable that had been cut by a digger.</p>" * 1
    again = "<p>“We are sorry for all who wanted to book a place on the ferry,” said Edda Brook of the office.</p>"
    rest = "<p>Bookings that were made before noon are valid, and nobody has to come to the office for it, she added.</p>"
    last = "<p>The council will hear a report on the matter on Friday, and the firm has offered to pay for the loss.</p>"

    assert page_type(text + more + again + rest + last, "404 for a whole day")[0] == "article"


@pytest.mark.parametrize(
    "text",
    [
        "%PDF-1.7 ...",
        '{"a": 1}',
        '[{"a": 1}]',
        '<?xml version="1.0"?><rss><channel></channel></rss>',
        "GIF89a",
        "PK\x03\x04zip",
        "\x89PNG\r\n",
    ],
)
def test_documents_of_another_kind(text):
    document = parse(text)

    assert is_not_html(text)
    assert read_lines(document, read_head(document, "https://herald.example/x")).page_type == "not_html"


@pytest.mark.parametrize(
    "text",
    [
        "<p>x</p>",
        "<!DOCTYPE html><html></html>",
        "words only",
        '<?xml version="1.0"?><html><body>x</body></html>',
        "",
        "{name}: <b>x</b><p>y</p>",
    ],
)
def test_html_and_plain_text(text):
    assert not is_not_html(text)


MISSING = {
    "ar": "الصفحة غير موجودة", "bn": "পাতাটি পাওয়া যায়নি", "cs": "Stránka nebyla nalezena", "de": "Seite nicht gefunden",
    "el": "Η σελίδα δεν βρέθηκε", "en": "This page does not exist", "es": "Página no encontrada", "fa": "صفحه پیدا نشد",
    "fr": "Page introuvable", "he": "הדף לא נמצא", "hi": "पेज नहीं मिला", "hu": "Az oldal nem található",
    "id": "Halaman tidak ditemukan", "ja": "ページが見つかりません", "km": "រកមិនឃើញទំព័រ", "ko": "페이지를 찾을 수 없습니다",
    "lo": "ບໍ່ພົບໜ້າ", "ms": "Halaman tidak dijumpai", "nl": "Pagina niet gevonden", "no": "Siden ble ikke funnet",
    "pl": "Nie znaleziono strony", "pt": "Página não encontrada", "ro": "Pagina nu a fost găsită", "ru": "Страница не найдена",
    "sv": "Sidan hittades inte", "th": "ไม่พบหน้าที่ต้องการ", "tr": "Sayfa bulunamadı", "uk": "Сторінку не знайдено",
    "ur": "صفحہ نہیں ملا", "vi": "Không tìm thấy trang", "zh": "页面未找到",
}  # fmt: skip


def typed(inner: str, title: str, language: str) -> tuple[str, list[str]]:
    document = parse(
        f"<html lang='{language}'><head><title>{title}</title></head><body>{MENU}<h1>{title}</h1>{inner}</body></html>"
    )
    reading = read_lines(document, read_head(document, "https://herald.example/x"))
    return reading.page_type, [line.text for line in reading.lines if line.in_body]


@pytest.mark.parametrize("language", MISSING)
def test_a_missing_page_says_so_in_its_own_language(language):
    assert typed(f"<p>{MISSING[language]}.</p>", "Herald", language) == ("soft_404", [])
    assert typed("<p>Herald</p>", MISSING[language], language) == ("soft_404", [])


def test_every_language_file_says_what_a_missing_page_says():
    assert set(MISSING) == set(codes())


@pytest.mark.parametrize("language", [None, "xx", ""])
def test_a_missing_page_of_an_unknown_language_is_told_by_all_of_them(language):
    declared = f" lang='{language}'" if language is not None else ""
    document = parse(f"<html{declared}><body><h1>Stránka nebyla nalezena</h1><p>Zpět.</p></body></html>")

    assert read_lines(document, read_head(document, "https://herald.example/x")).page_type == "soft_404"


NO_ARTICLE = {
    "listing": lambda words: "".join(f"<li><a href=/{n}>{words[0]} {n}</a></li>" for n in range(12)),
    "login_wall": lambda words: f"<form><p>{words[1]}</p><input type=text><input type=password></form>",
    "video": lambda words: f"<video src=a.mp4></video><p>{words[1]}</p>",
    "gallery": lambda words: f"<figure><img src=a.jpg><figcaption>{words[0]}</figcaption></figure>" * 5,
}
WORDS = {
    "vi": ("Làng Hạ thông cầu mới sau ba mươi năm chờ đợi", "Mời bạn xem và đăng nhập."),
    "id": ("Warga dua desa menyeberang jembatan baru pagi ini", "Silakan masuk lalu lihat."),
    "th": ("ชาวบ้านสองฝั่งแม่น้ำได้ข้ามสะพานใหม่เช้านี้", "กรุณาดูและเข้าสู่ระบบ"),
    "ko": ("삼십 년을 기다린 마을에 새 다리가 놓였다는 소식", "보려면 먼저 들어오세요."),
    "ar": ("أهالي القريتين يعبرون الجسر الجديد هذا الصباح", "شاهد ثم ادخل من هنا."),
    "en": ("Villagers cross their new bridge after thirty years", "Watch it and come in."),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("kind", NO_ARTICLE)
def test_a_page_without_an_article_is_told_by_its_structure_in_every_language(kind, language):
    assert typed(NO_ARTICLE[kind](WORDS[language]), "Herald", language)[0] == kind


@pytest.mark.parametrize("language", WORDS)
def test_an_article_that_stands_beside_such_things_stays_one(language):
    text = "".join(
        f"<p>{WORDS[language][0]} ({n}). {WORDS[language][1]} {WORDS[language][0]}.</p>" for n in range(8)
    )
    markup = "<video src=a.mp4></video>" + text + NO_ARTICLE["listing"](WORDS[language])

    kind, kept = typed(markup, "Herald", language)

    assert kind == "article"
    assert len(kept) == 8


@pytest.mark.parametrize(
    "body",
    [b"OK", b"...", b"\xff\xfe\x00", b"<p>1</p>", "<p>\u2014</p>".encode(), b"<body>pong</body>"],
    ids=ascii,
)
def test_a_word_of_a_machine_without_a_title_is_no_article(body):
    from pipelines import normalize

    article = normalize(body, "https://www.vietnam.vn/mot-bai-bao-da-co")

    assert article.page_type == "empty"
    assert article.statements == ()


def test_a_short_note_with_a_title_is_an_article():
    from pipelines import normalize

    article = normalize(
        b"<title>Road</title><h1>Road</h1><p>It opens.</p>", "https://www.vietnam.vn/mot-bai-bao-ngan"
    )

    assert (article.page_type, article.body) == ("article", "It opens.")
