"""The saved site in fifteen languages: what a page is in, whatever it declares, and however it is cut and dressed."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

import pytest

from pipelines import normalize
from pipelines.language import detect_language, judge
from pipelines.lines import Line
from tests.archived import SITE, saved_pages

CODES = {"zh-cn": "zh"}
FOLDERS = ("vi", "en", "id", "de", "fr", "es", "pt", "tr", "ru", "ar", "hi", "th", "lo", "ko", "ja", "zh-cn")


@cache
def page(folder: str):
    """The first page of a language that has a text, read."""
    for url, body in saved_pages(languages=(folder,)):
        article = normalize(body, url)
        if len(article.body) > 150:
            return url, body, article
    raise LookupError(folder)


def paragraphs(folder: str) -> list[str]:
    """Paragraphs that are long enough to be told by themselves."""
    _, _, article = page(folder)
    return [b.text for b in article.blocks if b.type == "paragraph" and len(b.text) > 20]


def code(folder: str) -> str:
    return CODES.get(folder, folder)


def lines(texts: list[str]) -> list[Line]:
    return [Line(text) for text in texts]


def test_every_language_of_the_site_has_a_page_here():
    assert {p.name for p in SITE.iterdir() if p.is_dir()} - {"tag", "category", "sitemap"} | {"vi"} == set(
        FOLDERS
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_is_in_the_language_that_its_address_says(folder):
    _, _, article = page(folder)

    assert article.language == article.language_declared == article.language_detected == code(folder)
    assert article.language_verdict == "ok"
    assert article.language_confidence > 0.8


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_statements_of_a_page_have_its_language(folder):
    _, _, article = page(folder)

    assert {s.language for s in article.statements} == {code(folder)}


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_paragraph_is_known_alone(folder):
    found = {text[:40]: detect_language(text).code for text in paragraphs(folder)}

    assert set(found.values()) == {code(folder)}, found


def wrongly_declared(folder: str) -> str:
    """A language that is no near relation."""
    return "vi" if folder not in ("vi", "en", "id") else "ru"


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_that_declares_another_language_is_found_out(folder):
    found = judge(lines(paragraphs(folder)), wrongly_declared(folder))

    assert (found.language, found.detected, found.verdict) == (code(folder), code(folder), "other")
    assert found.declared == wrongly_declared(folder)


@pytest.mark.parametrize("folder", [f for f in FOLDERS if f != "vi"])
def test_a_page_whose_translation_stopped_half_way_is_mixed(folder):
    own, left = paragraphs(folder), paragraphs("vi")
    half = sum(map(len, own))
    foreign: list[str] = []
    while sum(map(len, foreign)) < half * 0.8:
        foreign.append(left[len(foreign) % len(left)])
    body = lines([*own, *foreign])

    found = judge(body, code(folder))

    assert (found.language, found.verdict) == (code(folder), "mixed")
    assert [line.language for line in body] == [code(folder)] * len(own) + ["vi"] * len(foreign)


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_address_that_stays_vietnamese_under_another_language_is_told(folder):
    """The page of a translation that failed: its address says one language, its text is Vietnamese."""
    if folder == "vi":
        pytest.skip("this is the original")
    url, body, _ = page("vi")
    there = url.replace("www.vietnam.vn/", f"www.vietnam.vn/{folder}/")
    article = normalize(
        body.replace(url.encode(), there.encode()).replace(b'lang="vi"', f'lang="{folder}"'.encode()), there
    )

    assert article.language_declared == code(folder)
    assert (article.language, article.language_detected, article.language_verdict) == ("vi", "vi", "other")
    assert {s.language for s in article.statements} == {"vi"}


DRESSES = {
    "in capitals": str.upper,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "with quotation marks": lambda text: f"“{text}”",
    "with blanks": lambda text: f"  {text.replace(' ', '   ')}\t",
    "with an address behind it": lambda text: (
        f"{text} https://www.vietnam.vn/en/some-english-words-here?utm_source=the-mail"
    ),
    "with tags behind it": lambda text: f"{text} #breaking #news #vietnam @somebody",
    "with an e-mail address": lambda text: f"{text} editors.of.the.paper@example-news.test",
    "with numbers": lambda text: f"1. {text} (2026) 3,5% 10/10",
    "with emoji": lambda text: f"🎉 {text} 👍🏽",
    "twice": lambda text: f"{text} {text}",
    "with zero-width characters": lambda text: f"\ufeff{text}\u200b",
    "with a Vietnamese name in front": lambda text: f"Nguyễn Thị Phương Thảo: {text}",
}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_paragraph_is_the_same_language_in_any_dress(folder, dress):
    text = max(paragraphs(folder), key=len)

    assert detect_language(DRESSES[dress](text)).code == code(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_order_of_lines_does_not_matter(folder):
    texts = paragraphs(folder)
    shuffled = random.Random(3).sample(texts, len(texts))

    one, other = judge(lines(texts), code(folder)), judge(lines(shuffled), code(folder))

    assert (one.language, one.detected, one.verdict) == (other.language, other.detected, other.verdict)
    assert abs(one.confidence - other.confidence) < 1e-9


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_line_says_the_same_whatever_was_judged_before(folder):
    texts = paragraphs(folder)
    alone = [detect_language(text) for text in texts]
    for other in FOLDERS:
        judge(lines(paragraphs(other)[:2]), code(other))

    assert [detect_language(text) for text in texts] == alone


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_first_sentence_is_enough(folder):
    text = max(paragraphs(folder), key=len)
    start = text[: 60 if folder not in ("zh-cn", "ja", "ko") else 25]

    assert detect_language(start).code == code(folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_true_declaration_never_makes_it_worse_and_a_wrong_one_does_not_turn_a_long_text(folder):
    for text in paragraphs(folder):
        assert detect_language(text, code(folder)).code == code(folder)
    long = " ".join(paragraphs(folder))
    assert detect_language(long, wrongly_declared(folder)) == detect_language(long)


def test_all_pages_in_one_are_a_page_of_no_single_language():
    everything = lines([max(paragraphs(folder), key=len) for folder in FOLDERS])

    found = judge(everything, "vi")

    assert found.verdict in ("mixed", "other")
    assert [line.language for line in everything] == [code(folder) for folder in FOLDERS]
