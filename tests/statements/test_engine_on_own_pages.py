"""What the engine makes of the annotated pages: structure without a miss, quotations counted."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import pytest

from pipelines import normalize
from schemas.records import Statement
from tests.statements.pages import as_html, page, page_ids

STRUCTURE = {"contribution", "question", "answer", "pull_quote"}

Found = tuple[str, str, str | None]


def folded(text: str) -> str:
    """Letters and digits only, in lower case: marks and stops at the ends of a span do not count."""
    return "".join(ch for ch in text.lower() if ch.isalnum())


@cache
def statements(identifier: str) -> tuple[Statement, ...]:
    article = normalize(as_html(identifier), url=page(identifier)["url"])
    return tuple(s for s in article.statements if s.kind != "narration")


def found(identifier: str) -> Counter[Found]:
    return Counter(
        (s.kind, folded(s.text), None if s.kind == "question" else (s.speaker and s.speaker.name))
        for s in statements(identifier)
    )


def expected(gold: dict[str, Any]) -> Counter[Found]:
    return Counter(
        (s["kind"], folded(" ".join(s["spans"])), None if s["kind"] == "question" else s["speaker"])
        for s in gold["statements"]
    )


@pytest.mark.parametrize("identifier", page_ids())
def test_parts_with_a_heading_or_a_label_are_exact(identifier: str) -> None:
    wanted = {entry for entry in expected(page(identifier)) if entry[0] in STRUCTURE}

    assert {entry for entry in found(identifier) if entry[0] in STRUCTURE} == wanted


@pytest.mark.parametrize("identifier", [i for i in page_ids() if not page(i)["statements"]])
def test_a_page_where_nobody_speaks_stays_clean(identifier: str) -> None:
    assert statements(identifier) == ()


@pytest.mark.parametrize("identifier", page_ids())
def test_a_headline_recorder_and_mark_come_with_the_contribution(identifier: str) -> None:
    wanted = [
        (s["headline"], s["recorded_by"], s["recording_mark"])
        for s in page(identifier)["statements"]
        if s["kind"] == "contribution"
    ]
    got = [
        (s.headline, s.recorded_by, s.recording_mark)
        for s in statements(identifier)
        if s.kind == "contribution"
    ]

    assert got == wanted


def test_at_least_five_statements_in_six_have_the_right_words_and_speaker() -> None:
    right = total = 0
    for identifier in page_ids():
        wanted = expected(page(identifier))
        right += sum((wanted & found(identifier)).values())
        total += sum(wanted.values())

    assert right >= total * 5 / 6
