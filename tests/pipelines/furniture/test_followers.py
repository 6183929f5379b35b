"""A second article on the page, and headings that only look like one."""

from __future__ import annotations

import pytest

from tests.pipelines.furniture.reads import TEXT, TITLE, body, paragraphs, why

OTHER = "Storm closes the road along the coast"
STORM = [
    f"On day {n} of the storm the road along the coast was closed, and buses went by the old mill of Karst."
    for n in range(12)
]


def article(
    title: str, texts: list[str], tag: str = "article", day: str = "12 May 2026, 10:30", name: str = ""
) -> str:
    head = f"<div class='meta'><a href=/a>Ada Lund</a> <time>{day}</time></div>" if day else ""
    return f"<{tag} class='story'>{name}<h1>{title}</h1>{head}<div class='text'>{paragraphs(texts)}</div></{tag}>"


def page(inner: str, title: str = TITLE, language: str = "en") -> str:
    return f"<html lang={language}><head><title>{title} - The Herald</title></head><body><main>{inner}</main></body></html>"


@pytest.mark.parametrize("tag", ["article", "div", "section"])
@pytest.mark.parametrize("texts", [STORM[:2], STORM[:5], STORM])
def test_an_article_in_a_box_alike_behind_the_first_is_the_next_one(tag, texts):
    assert body(page(article(TITLE, TEXT, tag) + article(OTHER, texts, tag))) == TEXT


def test_several_articles_may_follow():
    rest = "".join(article(f"{OTHER} {n}", STORM[n * 3 : n * 3 + 3], "div") for n in range(4))

    assert body(page(article(TITLE, TEXT, "div") + rest)) == TEXT


def test_an_article_inside_the_first_one_s_box_is_the_next_one_too():
    inner = f"<article><h1>{TITLE}</h1><div>{paragraphs(TEXT)}{article(OTHER, STORM)}</div></article>"

    assert body(page(inner)) == TEXT


def test_a_title_with_its_day_in_the_same_box_begins_the_next_one():
    inner = f"<div><h1>{TITLE}</h1>{paragraphs(TEXT)}<h1>{OTHER}</h1><div>12/05/2026</div>{paragraphs(STORM)}</div>"

    assert body(page(inner)) == TEXT


def test_an_element_of_its_own_is_enough_without_a_day():
    assert body(page(article(TITLE, TEXT, day="") + article(OTHER, STORM[:4], day=""))) == TEXT


def test_the_section_over_the_next_title_goes_with_it():
    section = "<div class='kicker'>Weather on the coast</div>"
    markup = page(article(TITLE, TEXT) + article(OTHER, STORM, name=section))

    assert body(markup) == TEXT
    assert why(markup, "Weather on the coast") == "after_article"


@pytest.mark.parametrize(
    ("language", "title", "other", "day"),
    [
        (
            "vi",
            "Làng Hạ có cầu mới sau ba mươi năm",
            "Bão lớn chặn đường ven biển nhiều ngày",
            "Thứ Ba, 12/05/2026 10:30",
        ),
        ("th", "ชาวบ้านได้ข้ามสะพานใหม่หลังรอมาสามสิบปี", "พายุปิดถนนเลียบชายฝั่งหลายวัน", "12 พ.ค. 2569 10:30 น."),
        (
            "ja",
            "村に新しい橋が三十年ぶりに架かる",
            "嵐で海沿いの道路が数日間通行止めに",
            "2026年5月12日 10時30分",
        ),
    ],
)
def test_the_language_makes_no_difference(language, title, other, day):
    markup = page(article(title, TEXT, "div", day) + article(other, STORM, "div", day), title, language)

    assert body(markup) == TEXT


@pytest.mark.parametrize(
    "inner",
    [
        f"<h1>{TITLE}</h1>{paragraphs(TEXT)}<h1>The years of work</h1>{paragraphs(STORM)}",
        f"<section class=s><h1>{TITLE}</h1>{paragraphs(TEXT)}</section><section class=s><h1>The storm</h1>{paragraphs(STORM)}</section>",
        f"<h1>{TITLE}</h1>{paragraphs(TEXT)}<h2>12:30 The storm</h2><div>12/05/2026</div>{paragraphs(STORM)}",
        f"<h1>{TITLE}</h1><p>Opened.</p><h1>What it cost</h1><div>12/05/2026</div>{paragraphs(TEXT + STORM)}",
    ],
)
def test_headings_that_divide_a_text_begin_no_article(inner):
    assert STORM[-1] in body(page(f"<div>{inner}</div>"))


def test_the_title_said_once_more_begins_none():
    inner = f"<h1>{TITLE}</h1>{paragraphs(TEXT)}<h1>{TITLE}</h1><div>12/05/2026</div>{paragraphs(STORM)}"

    assert STORM[-1] in body(page(f"<div>{inner}</div>"))


def test_the_site_s_name_as_first_heading_hides_no_article():
    about = (
        "The Herald has reported from the coast since 1911 and is read by all who live there and many who do not. "
        * 3
    )
    inner = f"<div><h1>The Herald</h1><p>{about}</p></div>" + article(OTHER, STORM)

    assert STORM[-1] in body(page(inner, "Some other words for a title"))


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Comments"),
        ("en", "12 Comments"),
        ("en", "Comments (12)"),
        ("vi", "Bình luận (7)"),
        ("id", "Komentar"),
        ("th", "ความคิดเห็น (3)"),
        ("zh", "评论"),
        ("ru", "Комментарии (4)"),
    ],
)
def test_readers_comments_under_their_heading_outweigh_no_article(language, label):
    said = "".join(f"<li><p>Ida {n}</p><p>{text}</p></li>" for n, text in enumerate(STORM * 3))
    inner = f"<h1>{TITLE}</h1><div>{paragraphs(TEXT)}</div><div><h3>{label}</h3><ol>{said}</ol></div>"

    assert body(page(inner, language=language)) == TEXT


def test_a_heading_for_comments_above_the_text_ends_nothing():
    inner = f"<h1>{TITLE}</h1><h3>Comments</h3><div>{paragraphs(TEXT)}</div>"

    assert body(page(inner)) == TEXT
