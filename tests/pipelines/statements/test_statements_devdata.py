"""The annotated development pages, structure only; skipped where the data is absent."""

from __future__ import annotations

import json

import pytest

from pipelines.statements import attribute_lines
from tests.benchmarks.statements import STRUCTURE, Scorer, direct_lines, pages
from tests.devdata import module, need

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def scored() -> Scorer:
    folder = need("statements-dev")
    scorer = Scorer(module(folder / "score.py"), errors=False)
    for page in pages(folder):
        done = attribute_lines(
            direct_lines(page),
            language=page["lang"],
            title=page["title"],
            authors=tuple(page["authors"]),
            key=page["id"],
        )
        scorer.page(page["statements"], done.statements, (page["lang"],), page["id"])
    return scorer


@pytest.mark.parametrize("kind", sorted(STRUCTURE))
def test_structure_reaches_its_goal_without_any_markup(scored: Scorer, kind: str) -> None:
    count = scored.by["kind", kind]
    assert count.gold > 0
    assert count.f1() >= 0.98


def test_headlines_and_recorders_reach_their_goals(scored: Scorer) -> None:
    shares = scored.by["all", "all"].shares
    assert sum(shares["headline"]) / len(shares["headline"]) >= 0.97
    assert sum(shares["recorder"]) / len(shares["recorder"]) >= 0.99


def test_pages_without_a_statement_stay_clean(scored: Scorer) -> None:
    assert scored.clean[True] >= 0.95 * sum(scored.clean.values())


def test_siblings_of_one_article_give_the_same_structure() -> None:
    folder = need("statements-dev")
    by_id = {page["id"]: page for page in pages(folder)}
    for one, other in (("d-vi-01", "d-es-01"),):
        kinds = []
        for name in (one, other):
            page = by_id[name]
            done = attribute_lines(direct_lines(page), language=page["lang"], title=page["title"])
            kinds.append([(s.kind, len(s.spans)) for s in done.statements if s.kind in STRUCTURE])
        assert kinds[0] == kinds[1]


def test_the_seed_page_is_exact_from_its_blocks() -> None:
    folder = need("statements-dev")
    page = json.loads((folder / "vietnamvn" / "seed-id.json").read_text(encoding="utf-8"))
    done = attribute_lines(direct_lines(page), language="id", title=page["title"]).statements
    gold = [s for s in page["statements"] if s["kind"] == "contribution"]
    found = [s for s in done if s.kind == "contribution"]
    assert len(found) == len(gold) == 5
    for one, wanted in zip(found, gold, strict=True):
        assert one.speaker is not None
        assert (one.speaker.name, one.speaker.honorific, one.speaker.role) == (
            wanted["speaker"],
            wanted["honorific"],
            wanted["role"],
        )
        assert (one.headline, one.recorded_by, one.recording_mark) == (
            wanted["headline"],
            wanted["recorded_by"],
            wanted["recording_mark"],
        )
        assert one.text == " ".join(wanted["spans"])
    (pull,) = [s for s in done if s.kind == "pull_quote"]
    assert pull.parent_id == found[4].id
