"""Offers inside the text fall; articles about accounts, letters and data stay."""

from __future__ import annotations

import pytest

from tests.pipelines.furniture.reads import TEXT, body, page_of, paragraphs, story, why

CONSENT = {
    "en": ("External content", "Here you see external content that a partner provides.", "Show it", "I agree to our privacy policy."),
    "de": ("Empfehlung", "Hier steht ein externer Inhalt eines Partners.", "Anzeigen", "Mehr steht unter Datenschutz."),
    "fr": ("À voir aussi ici", "Un contenu externe complète ce texte.", "Afficher", "Vos données personnelles sont transmises."),
    "es": ("Vídeo del puerto", "Aquí hay contenido externo de un socio.", "Ver", "Lea la política de privacidad."),
    "pl": ("Nagranie z portu", "W tym miejscu jest treść zewnętrzna.", "Pokaż", "Przetwarzamy dane osobowe."),
    "ru": ("Запись из порта", "Здесь показан внешний контент.", "Показать", "Нужно согласие на обработку."),
    "vi": ("Nội dung từ đối tác", "Xem thêm theo chính sách bảo mật.", "Hiển thị", "Chúng tôi xử lý dữ liệu cá nhân."),
    "id": ("Konten dari mitra", "Lihat kebijakan privasi kami.", "Tampilkan", "Kami memproses data pribadi."),
    "th": ("เนื้อหาจากพันธมิตร", "โปรดอ่านนโยบายความเป็นส่วนตัว", "แสดง", "เราประมวลผลข้อมูลส่วนบุคคล"),
    "ja": ("外部のコンテンツ", "プライバシーポリシーをご覧ください。", "表示する", "クッキーの使用に同意します。"),
    "ar": ("محتوى من شريك", "يظهر هنا محتوى خارجي من الشريك.", "عرض", "راجع سياسة الخصوصية."),
}  # fmt: skip


@pytest.mark.parametrize("language", CONSENT)
def test_a_box_that_asks_for_consent_falls_in_every_language(language):
    head, text, button, small = CONSENT[language]
    box = f"<div><div><p>{head}</p><p>{text}</p><button>{button}</button><p>{small}</p></div></div>"

    assert body(story(box, language=language)) == TEXT


BENEFITS = (
    "<div><div class=h2>Only for readers of the Herald</div><p>Subscribe now to read on.</p>"
    "<ul><li>All articles of the Herald and its sisters</li><li>The crossword of the day</li></ul>"
    "<p>Already with us? <a href=/login>Log in</a></p></div>"
)


def test_the_benefits_of_a_subscription_are_none_of_the_article():
    assert body(story(BENEFITS)) == TEXT
    assert why(story(BENEFITS), "The crossword") == "newsletter"


def test_three_variants_of_an_offer_in_one_box_fall_although_they_are_long():
    variant = BENEFITS.replace("<div>", "<div class=variant>")

    assert body(story(f"<section><div>{variant * 3}</div></section>")) == TEXT


@pytest.mark.parametrize(
    "action",
    [
        "<a href='/account/new'>Go on</a>",
        "<a href='https://shop.example/subscribe?plan=1'>Go on</a>",
        "<a href='/dang-nhap'>Go on</a>",
        "<a href='/datenschutz/'>Go on</a>",
        "<button>Go on</button>",
        "<input type=checkbox>",
        "<input type=submit>",
    ],
)
def test_a_box_with_words_of_an_offer_and_something_to_press_falls(action):
    long = "Our newsletter brings the news of the coast every morning before the first ferry leaves the harbour of Lindow."

    assert (
        body(
            story(
                f"<div><p>{long}</p><p>Sign up here, it costs nothing and ends whenever you want. {action}</p></div>"
            )
        )
        == TEXT
    )


@pytest.mark.parametrize(
    "box",
    [
        "<div><p>The subscribers of the harbour list grew to ninety, the office said.</p><p>Most of them are anglers.</p></div>",
        "<div><p>Personal data of the crew was lost.</p><p>The harbour office found out in May, as it had no copy of the list at all.</p></div>",
        ("<div><p>The office asks skippers to create an account.</p><p>Skippers have said for years that they will not do so, "
        "since the paper list on the wall of the harbour office has always been good enough for them and for their "
        "fathers, and since nobody has ever lost a boat for want of a password.</p><button>More</button></div>"),
        "<p>Anyone can sign up for the course at the harbour office.</p>",
        "<ul><li>create an account at the office</li><li>bring the papers of the boat</li><li>pay at the till</li></ul>",
    ],
)  # fmt: skip
def test_text_about_such_things_stays(box):
    assert len(body(story(box))) > len(TEXT)


def test_an_article_about_data_and_consent_stays_whole():
    text = [
        f"Paragraph {n}: the privacy policy of the harbour says what happens to the personal data of skippers, and who may log in."
        for n in range(6)
    ]
    markup = page_of(f"<section>{paragraphs(text[:3])}</section><section>{paragraphs(text[3:])}</section>")

    assert body(markup) == text


@pytest.mark.parametrize(
    "line",
    [
        "<p><em>Sign up for the letter of the harbour and never miss a ferry again.</em></p>",
        "<p><strong>Get in touch if you have seen the old pier in its best days.</strong></p>",
        "<p>Follow us on <a href=/x>the harbour's own page on X</a></p>",
    ],
)
def test_a_line_set_apart_that_offers_something_falls(line):
    assert body(story(line)) == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "<p>Sign up for the letter of the harbour, she says, and never miss a ferry again.</p>",
        "<li><strong>Sign up for the letter of the harbour.</strong></li>",
        "<h3>Sign up or stay ashore</h3>",
    ],
)
def test_the_same_words_in_plain_text_or_a_list_stay(line):
    assert len(body(story(line))) == len(TEXT) + 1
