"""Which days a page names, what it calls them, and where they stand."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import codes, lexicon
from pipelines.lines import Line
from pipelines.metadata.date_witnesses import LONGEST_LABEL, from_note, from_text
from tests.pipelines.metadata.pages import TITLE, dropped, page, read

MAY_16 = datetime(2024, 5, 16)

# One line a language: a day as its papers write it, the label of publication, the label of a change.
LABELLED = [
    ("ar", "١٦ مايو ٢٠٢٤", "نشر في", "آخر تحديث"),
    ("bn", "১৬ মে ২০২৪", "প্রকাশিত", "আপডেট"),
    ("cs", "16. května 2024", "Publikováno", "Aktualizováno"),
    ("de", "16. Mai 2024", "Veröffentlicht am", "Zuletzt aktualisiert"),
    ("el", "16 Μαΐου 2024", "Δημοσιεύτηκε", "Ενημερώθηκε"),
    ("en", "May 16, 2024", "Published on", "Last updated"),
    ("es", "16 de mayo de 2024", "Publicado el", "Actualizado"),
    ("fa", "۱۶ مه ۲۰۲۴", "تاریخ انتشار", "به‌روزرسانی"),
    ("fr", "16 mai 2024", "Publié le", "Mis à jour le"),
    ("he", "16 במאי 2024", "פורסם", "עודכן"),
    ("hi", "१६ मई २०२४", "प्रकाशित", "अपडेट"),
    ("hu", "2024. május 16.", "Megjelent", "Frissítve"),
    ("id", "16 Mei 2024", "Diterbitkan", "Diperbarui"),
    ("ja", "2024年5月16日", "公開", "更新"),
    ("km", "១៦ ឧសភា ២០២៤", "ចេញផ្សាយ", "ធ្វើបច្ចុប្បន្នភាព"),
    ("ko", "2024년 5월 16일", "입력", "수정"),
    ("lo", "16 ພຶດສະພາ 2024", "ເຜີຍແຜ່", "ອັບເດດ"),
    ("ms", "16 Mei 2024", "Diterbitkan pada", "Dikemas kini"),
    ("nl", "16 mei 2024", "Gepubliceerd op", "Bijgewerkt"),
    ("no", "16. mai 2024", "Publisert", "Oppdatert"),
    ("pl", "16 maja 2024", "Opublikowano", "Ostatnia aktualizacja"),
    ("pt", "16 de maio de 2024", "Publicado em", "Atualizado em"),
    ("ro", "16 mai 2024", "Publicat la", "Actualizat la"),
    ("ru", "16 мая 2024", "Опубликовано", "Обновлено"),
    ("sv", "16 maj 2024", "Publicerad", "Senast uppdaterad"),
    ("th", "16 พฤษภาคม 2567", "เผยแพร่เมื่อ", "อัปเดตล่าสุด"),
    ("tr", "16 Mayıs 2024", "Yayınlanma tarihi", "Güncelleme"),
    ("uk", "16 травня 2024", "Опубліковано", "Оновлено"),
    ("ur", "16 مئی 2024", "شائع ہوا", "آخری اپ ڈیٹ"),
    ("vi", "16/05/2024", "Đăng ngày", "Cập nhật lúc"),
    ("zh", "2024年5月16日", "发布时间", "更新时间"),
]


def told(witnesses) -> list[tuple[str, datetime, str]]:
    return [(w.kind, w.value, w.origin) for w in witnesses]


def test_the_table_has_every_language():
    assert {code for code, *_ in LABELLED} == {code for code in codes() if lexicon(code).dates.months}


@pytest.mark.parametrize(("language", "day", "published", "updated"), LABELLED)
@pytest.mark.parametrize("form", ["{label}: {day}", "{label} {day}", "{label} – {day}", "{day} {label}"])
def test_a_label_on_either_side_tells_publication_from_change(language, day, published, updated, form):
    for label, kind in ((published, "published"), (updated, "modified")):
        found = from_text(form.format(label=label, day=day), language, "beside")

        assert told(found) == [(kind, MAY_16, "label")]


@pytest.mark.parametrize(("language", "day", "published", "updated"), LABELLED)
def test_a_label_may_stand_on_the_line_before(language, day, published, updated):
    assert told(from_text(day, language, "beside", published)) == [("published", MAY_16, "label")]
    assert told(from_text(day, language, "beside", updated)) == [("modified", MAY_16, "label")]


@pytest.mark.parametrize(("language", "day"), [(code, day) for code, day, *_ in LABELLED])
def test_a_day_alone_stands_where_it_stands(language, day):
    assert told(from_text(day, language, "beside")) == [("published", MAY_16, "beside")]


def test_a_label_between_two_dates_belongs_to_the_second():
    found = from_text("3 May 2024, updated 16 May 2024", "en-gb", "beside")

    assert told(found) == [("published", datetime(2024, 5, 3), "beside"), ("modified", MAY_16, "label")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "This guide was first published on 16 May 2024 at 4:12pm but has been kept up to date since.",
            "en-au",
            [("published", datetime(2024, 5, 16, 16, 12), "label")],
        ),
        (
            "Dieser Beitrag wurde am Donnerstag, 16. Mai 2024 um 8:30 Uhr veröffentlicht und unter Wetter abgelegt.",
            "de",
            [("published", datetime(2024, 5, 16, 8, 30), "label")],
        ),
        (
            "Published 3 May 2024. The page was last updated on 16 May 2024.",
            "en-gb",
            [("published", datetime(2024, 5, 3), "label"), ("modified", MAY_16, "label")],
        ),
        ("The rains of 16 May 2024 were the first in three months.", "en-gb", []),
        ("No day at all is published here.", "en", []),
    ],
)
def test_a_sentence_about_the_page_counts_only_with_its_label(text, language, expected):
    assert told(from_note(text, language)) == expected


def lines_of(*texts: str) -> list[Line]:
    head = [Line(TITLE, tag="h1"), *(dropped(text) for text in texts)]
    return [*head, Line("Rain fell all morning on the terraces, and nobody minded it.")]


def when(lines: list[Line], head: str = "", **options):
    return read(page(f"<title>{TITLE}</title>{head}", lang="en"), lines, **options)


def test_a_label_above_the_date_line_is_read():
    found = when(lines_of("Last updated", "May 18, 2024", "Published", "May 16, 2024"))

    assert (found.published_at, found.modified_at) == (MAY_16, datetime(2024, 5, 18))


def test_a_long_line_above_a_date_is_no_label():
    story = "A story that was published elsewhere years ago"
    assert len(story) > LONGEST_LABEL

    assert from_text("May 16, 2024", "en", "beside", story[:0]) == from_text("May 16, 2024", "en", "beside")
    found = when(lines_of(story, "May 16, 2024"))
    assert [c.origin for c in found.candidates if c.field == "published"] == ["beside"]


def test_the_date_behind_the_title_goes_before_the_one_above_it():
    teaser = [dropped("Another story", tag="h3"), dropped("May 20, 2024")]

    assert when([*teaser, *lines_of("May 16, 2024")]).published_at == MAY_16


def test_a_date_right_above_the_text_counts_though_a_menu_stands_between():
    menu = [f"Menu item {n}" for n in range(40)]

    assert when(lines_of(*menu, "May 16, 2024")).published_at == MAY_16
    assert when(lines_of("May 16, 2024", *menu)).published_at == MAY_16


def test_a_note_behind_the_body_names_the_first_publication():
    note = dropped("This story was originally published on May 16, 2024 and has been revised.")

    assert when([*lines_of("June 2, 2024"), note]).published_at == MAY_16


def test_a_change_is_not_publication_where_the_page_says_elsewhere_when_that_was():
    history = [dropped("Filler") for _ in range(20)] + [dropped("May 16, 2024 | Originally published")]
    found = when([*lines_of("Last updated June 2, 2024"), *history])

    assert (found.published_at, found.modified_at) == (MAY_16, datetime(2024, 6, 2))
    assert found.warnings == ()


def test_a_later_issue_named_elsewhere_is_not_the_publication():
    issue = [dropped("Filler") for _ in range(20)] + [dropped("Magazine no. 12, published July 1, 2024")]
    found = when([*lines_of("Last updated June 2, 2024"), *issue])

    assert found.published_at == datetime(2024, 6, 2)
    assert found.warnings == ("published_at_from_update",)


def test_a_sure_change_says_more_than_a_day_somewhere_on_the_page():
    stray = dropped("Filler"), dropped("June 29, 2007")
    head = '<meta property="article:modified_time" content="2024-05-16T08:00:00Z">'
    found = when([*lines_of(*["Filler"] * 20), *[dropped("Filler")] * 12, *stray], head)

    assert found.published_at == datetime(2024, 5, 16, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Rain returns | Example News | 16.05.2024", MAY_16),
        ("Rain returns – EN – 16.05.2024", MAY_16),
        ("Rain returns on 16.05.2024", None),
        ("Rain returns | Programme of 16.05.2024", None),
        ("16.05.2024", None),
        ("Rain returns | 2024", None),
    ],
)
def test_a_day_alone_behind_the_last_mark_of_the_title(title, expected):
    assert read(page(f"<title>{title}</title>", lang="de")).published_at == expected


@pytest.mark.parametrize(
    "element",
    [
        '<span itemprop="datePublished" content="2024-05-16">today</span>',
        '<time itemprop="datePublished" datetime="2024-05-16">today</time>',
        '<span property="datePublished" content="2024-05-16"></span>',
        '<span property="schema:datePublished" content="2024-05-16"></span>',
        '<span property="http://schema.org/datePublished">16/05/2024</span>',
        '<span property="schema:dateCreated" content="2024-05-16"></span>',
        '<span property="dc:date dc:created" content="2024-05-16"></span>',
    ],
)
def test_microdata_and_rdfa_on_any_element(element):
    assert read(page("", f'<div typeof="schema:Article"><p>Text</p>{element}</div>')).published_at == MAY_16


@pytest.mark.parametrize(
    "script",
    [
        'var data = {"datePublished":"2024-05-16"}',
        "dl = {firstPublicationDate: '20240516'}",
        'window.state = "{\\"published_at\\":\\"2024-05-16\\"}"',
        'dataLayer.push({"article_publication_date": "2024-05-16 08:00"})',
        'page.publishDate = "2024-05-16"',
    ],
)
def test_the_data_of_scripts_in_their_many_spellings(script):
    found = read(page("", f"<p>Text</p><script>{script}</script>")).published_at

    assert found is not None
    assert found.date() == MAY_16.date()


@pytest.mark.parametrize(
    "script",
    ['{"unpublishDate": "2024-05-16"}', '{"publishedAt": "202405161"}', '{"dateModified": "2024-05-16"}', ""],
)
def test_other_data_of_scripts_gives_no_date(script):
    assert read(page("", f"<p>Text</p><script>var somewhat_longer = {script}</script>")).published_at is None


@given(st.text(max_size=200), st.text(max_size=30), st.sampled_from([code for code, *_ in LABELLED]))
def test_no_line_and_no_label_make_reading_raise(text, label, language):
    for witness in [*from_text(text, language, "beside", label), *from_note(text, language)]:
        assert witness.kind in {"published", "modified"}
        assert witness.origin in {"beside", "label"}
