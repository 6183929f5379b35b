"""What an article is known by, and which difference counts as which."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.folding import fold
from schemas.database.content import (
    METADATA_FIELDS,
    article_key,
    changed_fields,
    content_digest,
    kind_of_change,
    reading_digest,
    translation_group,
    words,
)
from schemas.records import Article, Author, Block, Speaker
from tests.articles import article, said

BASE = article(said("We start the work on the road today."), tags=("road",), lead="The lead.")


def at(url: str, **more: object) -> Article:
    return BASE.model_copy(update={"url": url, "canonical_url": url, **more})


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://www.vietnam.vn/en/a", "http://www.vietnam.vn/en/a", True),
        ("https://www.vietnam.vn/en/a", "https://vietnam.vn/en/a", True),
        ("https://www.vietnam.vn/en/a", "https://WWW.VIETNAM.VN/en/a", True),
        ("https://www.vietnam.vn/en/a", "https://www.vietnam.vn/en/a/", True),
        ("https://www.vietnam.vn/en/a", "https://www.vietnam.vn/en/A", False),
        ("https://www.vietnam.vn/en/a", "https://www.vietnam.vn/a", False),
        ("https://www.vietnam.vn/en/a", "https://m.vietnam.vn/en/a", False),
        ("https://www.vietnam.vn/en/a?id=1", "https://www.vietnam.vn/en/a?id=2", False),
        ("https://www.vietnam.vn:8080/en/a", "https://www.vietnam.vn/en/a", False),
    ],
)
def test_an_article_is_its_address_whatever_the_way_there(one, two, same):
    assert (article_key(at(one)) == article_key(at(two))) is same


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        (("https://www.vietnam.vn/lo-lut", "vi"), ("https://www.vietnam.vn/en/lo-lut", "en"), True),
        (("https://www.vietnam.vn/zh-cn/lo-lut", "zh"), ("https://www.vietnam.vn/en/lo-lut", "en"), True),
        (("https://www.vietnam.vn/EN/lo-lut", "en"), ("https://www.vietnam.vn/lo-lut", "vi"), True),
        (("https://www.vietnam.vn/en/lo-lut", None), ("https://www.vietnam.vn/lo-lut", "vi"), False),
        (("https://www.vietnam.vn/lo-lut", "vi"), ("https://www.vietnam.vn/lu-lut", "vi"), False),
        (("https://www.vietnam.vn/en", "en"), ("https://www.vietnam.vn/lo-lut", "vi"), False),
    ],
)
def test_language_versions_share_a_group(one, two, same):
    groups = [translation_group(at(url, language_declared=language)) for url, language in (one, two)]

    assert (groups[0] == groups[1]) is same


def test_a_group_is_of_one_site():
    assert translation_group(at("https://a.test/x")) != translation_group(
        at("https://a.test/x", site="b.test")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đường sắt, đường bộ!", "duong sat duong bo"),
        ("“Đường – sắt”", "duong sat"),
        ("A.B-C", "a b c"),
        ("3,5 tỷ đồng", "3 5 ty dong"),
        ("我们，今天", "我们 今天"),
        ("?!…", ""),
        ("", ""),
    ],
)
def test_the_words_of_a_text_alone(text, expected):
    assert words(text, fold) == expected


@given(st.text())
def test_words_of_words_are_the_same_words(text):
    assert words(words(text, fold), fold) == words(text, fold)


CHANGED = {
    "title": "Another title",
    "lead": "Another lead.",
    "language": "vi",
    "page_type": "video",
    "publisher": "Another paper",
    "original_url": "https://another.test/x",
    "published_at": datetime(2026, 10, 14, tzinfo=UTC),
    "modified_at": datetime(2026, 10, 15, tzinfo=UTC),
    "authors": (Author(name="LÊ VŨ"),),
    "tags": ("road", "work"),
}
"""Another value for every field that makes a version."""


def test_every_field_that_makes_a_version_is_tried():
    assert set(CHANGED) == set(METADATA_FIELDS)


@pytest.mark.parametrize("field", CHANGED)
def test_a_field_that_counts_makes_another_content(field):
    after = BASE.model_copy(update={field: CHANGED[field]})

    assert content_digest(after) != content_digest(BASE)
    assert changed_fields(BASE, after) == [field]
    assert kind_of_change(BASE, after, fold) == ("words" if field in ("title", "lead") else "metadata")


UNSEEN = {
    "url": "https://www.vietnam.vn/en/a-made-up-article?utm_source=x",
    "blocks": (*BASE.blocks, Block(type="furniture", text="More", dropped_because="label")),
    "warnings": ("something",),
    "language_confidence": 0.5,
    "language_verdict": "mixed",
    "language_detected": "vi",
    "extractor_version": "2",
}
"""What may differ between two fetches of a page that says the same."""


@pytest.mark.parametrize("field", UNSEEN)
def test_a_field_of_the_reading_makes_no_other_content(field):
    after = BASE.model_copy(update={field: UNSEEN[field]})

    assert content_digest(after) == content_digest(BASE)
    assert kind_of_change(BASE, after, fold) == "none"
    assert (reading_digest(after) == reading_digest(BASE)) == (field in ("url", "extractor_version"))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"text": "We start the work on the road today!"}, "cosmetic"),
        ({"text": "WE START THE WORK ON THE ROAD TODAY."}, "cosmetic"),
        ({"text": "We start the work on the road tomorrow."}, "words"),
        ({"name": "Trần Văn Bo"}, "words"),
        ({"name": None}, "words"),
        ({"kind": "paraphrase"}, "words"),
        ({"headline": "The road"}, "words"),
        ({"recorded_by": "HÀ GIANG"}, "words"),
        ({"recording_mark": "ghi"}, "cosmetic"),
    ],
)
def test_a_change_of_a_statement_is_one_of_words_or_only_of_looks(changes, kind):
    text = changes.pop("text", "We start the work on the road today.")
    name = changes.pop("name", "Lê Thị Na")
    after = article(said(text, name, **changes), tags=("road",), lead="The lead.")

    assert kind_of_change(BASE, after, fold) == kind


def test_another_confidence_or_cue_is_no_other_content():
    [statement] = BASE.statements
    later = statement.model_copy(update={"confidence": 0.1, "cue": "nói", "speaker_mention": "bà"})

    assert content_digest(BASE.model_copy(update={"statements": (later,)})) == content_digest(BASE)


def test_the_office_of_a_speaker_is_content():
    [statement] = BASE.statements
    later = statement.model_copy(update={"speaker": Speaker(name="Lê Thị Na", role="chủ tịch xã")})

    assert content_digest(BASE.model_copy(update={"statements": (later,)})) != content_digest(BASE)
