"""The records that everybody meets: frozen, closed, bounded, and the same after a journey through JSON."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import schemas
from schemas.records import (
    BODY_BLOCK_TYPES,
    Article,
    Author,
    AuthorRole,
    Block,
    BlockType,
    LanguageVerdict,
    PageType,
    Record,
    Span,
    Speaker,
    Statement,
    StatementKind,
)
from tests.articles import article, said

STATEMENT = {
    "id": "s",
    "position": 0,
    "kind": "quote",
    "text": "Words.",
    "spans": [],
    "language": "en",
    "confidence": 1,
}
ARTICLE = {
    "url": "https://a.test/x",
    "canonical_url": "https://a.test/x",
    "site": "a.test",
    "slug": "x",
    "language": "en",
    "extractor_version": "1",
}
LEAST: dict[type[Record], dict] = {
    Span: {"start": 0, "end": 1},
    Speaker: {},
    Author: {"name": "LÊ VŨ"},
    Block: {"type": "paragraph", "text": "Words."},
    Statement: STATEMENT,
    Article: ARTICLE,
}
"""Each record with no more than it must have."""


def test_every_record_is_tried():
    assert set(LEAST) == set(Record.__subclasses__())


@pytest.mark.parametrize("record", LEAST, ids=lambda r: r.__name__)
def test_a_record_cannot_be_changed(record):
    made = record(**LEAST[record])
    name = next(iter(record.model_fields))

    with pytest.raises(ValidationError, match="frozen"):
        setattr(made, name, getattr(made, name))


@pytest.mark.parametrize("record", LEAST, ids=lambda r: r.__name__)
def test_an_unknown_field_is_an_error(record):
    with pytest.raises(ValidationError, match="surprise"):
        record(**LEAST[record], surprise=1)


@pytest.mark.parametrize("record", LEAST, ids=lambda r: r.__name__)
def test_a_record_is_the_same_after_json(record):
    made = record(**LEAST[record])

    assert record.model_validate_json(made.model_dump_json()) == made
    assert record.model_validate(json.loads(json.dumps(made.model_dump(mode="json")))) == made


@pytest.mark.parametrize(
    ("record", "field"),
    [(r, f) for r, least in LEAST.items() for f in least],
    ids=lambda v: getattr(v, "__name__", v),
)
def test_what_a_record_must_have_is_asked_for(record, field):
    with pytest.raises(ValidationError, match=field):
        record(**{k: v for k, v in LEAST[record].items() if k != field})


@pytest.mark.parametrize(
    ("record", "changes"),
    [
        (Span, {"start": -1}),
        (Span, {"end": -1}),
        (Span, {"start": 1.5}),
        (Statement, {"kind": "rumour"}),
        (Statement, {"confidence": 1.01}),
        (Statement, {"confidence": -0.1}),
        (Statement, {"position": -1}),
        (Statement, {"text": None}),
        (Statement, {"spans": [{"start": 3}]}),
        (Block, {"type": "footer"}),
        (Author, {"role": "poet"}),
        (Author, {"name": None}),
        (Article, {"page_type": "poem"}),
        (Article, {"language_verdict": "perhaps"}),
        (Article, {"language_confidence": 2}),
        (Article, {"published_at": "yesterday"}),
    ],
)
def test_a_value_outside_its_bounds_is_an_error(record, changes):
    with pytest.raises(ValidationError, match=next(iter(changes))):
        record(**{**LEAST[record], **changes})


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        (StatementKind, "contribution question answer speech pull_quote quote paraphrase narration"),
        (
            BlockType,
            (
                "lead heading paragraph list_item speaker headline recorder pull_quote attribution caption author noise "
                "furniture"
            ),
        ),
        (LanguageVerdict, "ok mixed other unknown"),
        (PageType, "article listing video gallery soft_404 login_wall empty not_html"),
        (AuthorRole, "author photographer translator editor agency"),
    ],
)
def test_the_closed_vocabularies_are_those_that_are_promised(words, promised):
    assert set(get_args(words)) == set(promised.split())


def test_what_stands_in_the_body_is_everything_but_the_four_kept_apart():
    assert set(get_args(BlockType)) - BODY_BLOCK_TYPES == {"caption", "author", "noise", "furniture"}


def test_nothing_that_a_page_does_not_say_is_made_up():
    made = Article(**ARTICLE)
    silent = (
        "title",
        "lead",
        "publisher",
        "original_url",
        "published_at",
        "modified_at",
        "language_declared",
    )

    assert [getattr(made, name) for name in silent] == [None] * len(silent)
    assert (made.authors, made.tags, made.blocks, made.statements, made.warnings) == ((), (), (), (), ())
    assert made.language_verdict == "unknown"


def test_a_speaker_may_be_known_by_office_alone():
    assert Speaker(role="chủ tịch xã").name is None


def test_the_package_gives_the_records_by_name():
    for name in schemas.__all__:
        assert getattr(schemas, name).__module__ in ("schemas.records", "typing")


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(TEXTS, TEXTS | st.none()), max_size=5), TEXTS)
def test_any_article_is_the_same_after_a_journey_through_json(lines, title):
    made = article(*(said(text, name, id=f"{n:024}") for n, (text, name) in enumerate(lines)), title=title)

    assert Article.model_validate_json(made.model_dump_json()) == made
