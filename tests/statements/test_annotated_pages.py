"""The annotations themselves are sound: spans, names and nesting fit the page that they describe."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date
from typing import Any

import pytest

from pipelines.lexicons import codes
from tests.statements.pages import page, page_ids, plain_text

BLOCKS = {"paragraph", "heading", "speaker", "headline", "recorder", "caption", "blockquote"} | {
    "attribution",
    "list_item",
    "author",
    "noise",
}
SPOKEN = {"paragraph", "blockquote", "list_item"}
KINDS = {"contribution", "answer", "question", "speech", "pull_quote", "quote", "paraphrase"}
HOSTS = {"contribution", "answer", "speech"}
PREFIXES = {"vi": "", "zh": "/zh-cn"}
"""What the site writes in front of the slug, where it is not the code of the language."""
NAMES = ("speaker", "honorific", "role", "organization", "headline", "recorded_by", "recording_mark", "cue")


@pytest.fixture(params=page_ids())
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    return page(request.param)


def test_the_set_is_broad() -> None:
    pages = [page(i) for i in page_ids()]

    assert len(pages) >= 24
    assert len({p["lang"] for p in pages}) >= 18
    assert {p["lang"] for p in pages} - set(codes()) == {"it"}, "one language stands for those without a file"
    assert {s["kind"] for p in pages for s in p["statements"]} == KINDS
    assert sum(not p["statements"] for p in pages) >= 2


def test_address_and_date_are_those_of_the_site(gold: dict[str, Any]) -> None:
    prefix = PREFIXES.get(gold["lang"], f"/{gold['lang']}")
    assert re.fullmatch(rf"https://www\.vietnam\.vn{prefix}/[a-z0-9-]+", gold["url"])
    assert date.fromisoformat(gold["published"])


def test_blocks_are_of_a_known_type_and_clean(gold: dict[str, Any]) -> None:
    for block in gold["blocks"]:
        assert block["type"] in BLOCKS
        assert block["text"] == unicodedata.normalize("NFC", " ".join(block["text"].split()))


def test_each_span_lies_in_exactly_one_spoken_block(gold: dict[str, Any]) -> None:
    for statement in gold["statements"]:
        assert statement["kind"] in KINDS
        assert statement["spans"]
        for span in statement["spans"]:
            holders = [b["type"] for b in gold["blocks"] if span in b["text"]]
            assert len(holders) == 1, span
            assert holders[0] in SPOKEN, span


def test_spans_of_one_statement_run_in_page_order(gold: dict[str, Any]) -> None:
    text = plain_text(gold["id"])
    for statement in gold["statements"]:
        places = [text.index(span) for span in statement["spans"]]
        assert places == sorted(places)


def test_every_name_role_and_cue_is_on_the_page(gold: dict[str, Any]) -> None:
    text = plain_text(gold["id"])
    for statement in gold["statements"]:
        for key in NAMES:
            assert statement[key] is None or statement[key] in text, (key, statement[key])


def test_a_nested_statement_lies_inside_its_host_except_a_pull_quote(gold: dict[str, Any]) -> None:
    for number, statement in enumerate(gold["statements"]):
        parent = statement["parent"]
        if parent is None:
            continue
        host = gold["statements"][parent]
        assert parent < number
        assert host["kind"] in HOSTS
        if statement["kind"] != "pull_quote":
            whole = "\n".join(host["spans"])
            assert all(span in whole for span in statement["spans"])


def test_top_level_statements_do_not_overlap(gold: dict[str, Any]) -> None:
    taken = Counter(span for s in gold["statements"] if s["parent"] is None for span in s["spans"])

    assert all(count == 1 for count in taken.values())


def test_an_organization_is_part_of_its_role_or_of_the_page(gold: dict[str, Any]) -> None:
    for statement in gold["statements"]:
        if statement["organization"] and statement["role"]:
            inside = statement["organization"] in statement["role"]
            assert inside or statement["organization"] in plain_text(gold["id"])


def test_someone_is_named_or_described_unless_it_is_a_question(gold: dict[str, Any]) -> None:
    for statement in gold["statements"]:
        assert statement["speaker"] or statement["role"] or statement["kind"] == "question"


def test_a_recorder_and_the_mark_come_together(gold: dict[str, Any]) -> None:
    for statement in gold["statements"]:
        assert (statement["recorded_by"] is None) == (statement["recording_mark"] is None)
