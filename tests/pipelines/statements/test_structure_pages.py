"""Round-ups, interviews and speeches in many languages, with and without markup."""

from __future__ import annotations

import pytest

from pipelines.lines import place
from pipelines.statements import attribute_lines
from schemas.records import Statement
from tests.pipelines.statements.structure_pages import PAGES, Expected, read

STRUCTURE = ("contribution", "question", "answer", "speech", "pull_quote")
CASES = [
    pytest.param(name, markup, id=f"{name}-{'marked' if markup else 'bare'}")
    for name in PAGES
    for markup in (False, True)
]


def found(name: str, *, markup: bool) -> tuple[list[Statement], list[Expected]]:
    language, page = PAGES[name]
    lines, expected = read(page, markup=markup)
    done = attribute_lines(lines, language=language, key=name)
    return [s for s in done.statements if s.kind in STRUCTURE], expected


def in_page_order(expected: list[Expected]) -> list[str]:
    return [e.kind for e in expected]


@pytest.mark.parametrize(("name", "markup"), CASES)
def test_every_part_is_found_with_its_kind_in_page_order(name: str, markup: bool) -> None:
    statements, expected = found(name, markup=markup)
    assert [s.kind for s in statements] == in_page_order(expected)


@pytest.mark.parametrize(("name", "markup"), CASES)
def test_every_part_has_exactly_the_words_that_were_said(name: str, markup: bool) -> None:
    statements, expected = found(name, markup=markup)
    assert [s.text for s in statements] == [e.text() for e in expected]


@pytest.mark.parametrize(("name", "markup"), CASES)
def test_every_part_has_the_speaker_of_its_heading_or_label(name: str, markup: bool) -> None:
    statements, expected = found(name, markup=markup)
    named = [
        (s.speaker.name or "" if s.speaker else "").casefold() for s in statements if s.kind != "question"
    ]
    assert named == [(e.speaker or "").casefold() for e in expected if e.kind != "question"]


@pytest.mark.parametrize(("name", "markup"), CASES)
def test_headlines_and_recorders_go_with_their_part(name: str, markup: bool) -> None:
    statements, expected = found(name, markup=markup)
    assert [(s.headline, s.recorded_by) for s in statements] == [(e.headline, e.recorder) for e in expected]


@pytest.mark.parametrize("name", PAGES)
def test_the_body_is_tiled_by_what_the_statements_own(name: str) -> None:
    language, page = PAGES[name]
    lines, _ = read(page)
    done = attribute_lines(lines, language=language, key=name)
    body = place(lines)
    top = [s for s in done.statements if s.parent_id is None]
    spans = [(span.start, span.end) for s in top for span in s.spans]
    assert spans == sorted(spans)
    assert all(body[a:b].strip() for a, b in spans)
    for line in lines:
        if line.in_body and line.type in ("paragraph", "lead"):
            assert any(line.start <= a and b <= line.end for a, b in spans), line.text


def test_the_pages_span_the_scripts_and_forms() -> None:
    assert len({language for language, _ in PAGES.values()}) >= 20
    codes = {row.split("|")[0] for _, page in PAGES.values() for row in page.strip().split("\n")}
    assert {"S", "S0", "S3", "S4", "T", "t2", "QB", "L", "U", "R", "R2", "P0", "B", "N", "D"} <= codes
