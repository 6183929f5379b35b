"""Sections behind the text: what stands under a label of the site."""

from __future__ import annotations

import pytest

from pipelines.furniture.labels import labels
from pipelines.furniture.sections import drop_closing_sections
from pipelines.lines import Line
from tests.pipelines.furniture.samples import EN, SENTENCE, kept

TEXT = [f"{SENTENCE} Part {n}." for n in range(10)]


def page(heading: str, *under: str, text: list[str] = TEXT, tag: str = "h2") -> list[Line]:
    return [
        *(Line(t) for t in text),
        Line(heading, type="heading", tag=tag),
        *(Line(u) for u in under),
    ]


@pytest.mark.parametrize(
    ("language", "heading", "reason"),
    [
        ("en", "Related stories", "related_box"),
        ("en", "RELATED ARTICLES:", "related_box"),
        ("en", "You may also like", "related_box"),
        ("en", "Read more", "see_also"),
        ("en", "About the author", "biography"),
        ("en", "Newsletter", "newsletter"),
        ("en", "Comments", "comments"),
        ("de", "Mehr zum Thema", "related_box"),
        ("de", "Über die Autorin", "biography"),
        ("fr", "À propos de l'auteur", "biography"),
        ("vi", "Tin liên quan", "related_box"),
        ("vi", "Có thể bạn quan tâm", "related_box"),
        ("id", "Berita terkait", "related_box"),
        ("id", "Baca juga", "see_also"),
        ("th", "ข่าวที่เกี่ยวข้อง", "related_box"),
        ("ja", "関連記事", "related_box"),
        ("ko", "관련 기사", "related_box"),
        ("zh", "相关新闻", "related_box"),
        ("ru", "Читайте также", "related_box"),
    ],
)
def test_a_label_behind_the_text_takes_what_is_under_it(language, heading, reason):
    lines = page(heading, "Storm closes the coastal road", "Three new buses for Lindow")

    drop_closing_sections(lines, labels(language))

    assert kept(lines) == TEXT
    assert {line.dropped_because for line in lines[len(TEXT) :]} == {reason}


@pytest.mark.parametrize("heading", ["News", "Business", "People", "Local", "The harbour today", "Related"])
def test_common_words_and_headings_of_the_article_take_nothing(heading):
    lines = page(heading, "Storm closes the coastal road")

    drop_closing_sections(lines, EN)

    assert len(kept(lines)) == len(TEXT) + 2


def test_a_label_in_the_middle_takes_nothing():
    lines = [*page("Related stories", text=TEXT[:5]), *(Line(t) for t in TEXT[5:])]

    drop_closing_sections(lines, EN)

    assert len(kept(lines)) == len(TEXT) + 1


def test_the_life_of_an_author_may_be_longer_than_other_sections():
    life = "Ada Lund has written about harbours and those who work in them for twenty years. " * 5

    lines = page("About the author", life.strip(), text=TEXT[:8])
    drop_closing_sections(lines, EN)
    assert kept(lines) == TEXT[:8]

    lines = page("Related stories", life.strip(), text=TEXT[:8])
    drop_closing_sections(lines, EN)
    assert len(kept(lines)) == 10


def test_only_headings_are_labels_of_sections():
    lines = [*(Line(t) for t in TEXT), Line("Related stories"), Line("Storm closes the road")]

    drop_closing_sections(lines, EN)

    assert len(kept(lines)) == len(TEXT) + 2


def test_the_first_label_takes_the_later_ones_too():
    lines = [
        *page("Related stories", "Storm closes the road"),
        Line("Comments", type="heading", tag="h3"),
        Line("Nice!"),
    ]

    drop_closing_sections(lines, EN)

    assert [line.dropped_because for line in lines[len(TEXT) :]] == ["related_box"] * 4


def test_an_empty_page_has_no_sections():
    lines: list[Line] = []

    drop_closing_sections(lines, EN)

    assert lines == []
