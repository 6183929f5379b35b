"""The saved site, read: every statement that a person finds, and nothing else."""

from __future__ import annotations

import pytest

from pipelines import normalize
from tests.sites import build as site
from tests.sites.expectations import expectations

EXPECTED = expectations()
TEXTS = {t.path: t for t in site.texts()}


def read(path: str):
    page = site.page(TEXTS[path], []).replace(site.ORIGIN, "https://www.vietnam.vn")
    return normalize(page.encode(), url=f"https://www.vietnam.vn{path}")


def bare(text: str) -> str:
    """Text without the marks and stops at its ends, which a page sets inside or outside."""
    return text.strip(" .,:;!?“”„«»\"'。」「，।")


def said(article):
    return [s for s in article.statements if s.kind != "narration"]


@pytest.mark.parametrize("path", EXPECTED)
def test_statements_in_order_by_kind_and_speaker(path):
    expected = [(e.kind, e.speaker) for e in EXPECTED[path]]
    actual = [(s.kind, s.speaker.name if s.speaker else None) for s in said(read(path))]

    assert expected == actual


@pytest.mark.parametrize("path", EXPECTED)
def test_words_of_each_statement(path):
    for want, got in zip(EXPECTED[path], said(read(path)), strict=True):
        if want.open_ended:
            assert got.text.startswith(want.text)
        else:
            assert bare(want.text) == bare(got.text)


@pytest.mark.parametrize("path", EXPECTED)
def test_roles_and_recorders(path):
    expected = [(e.speaker, e.role, e.recorder) for e in EXPECTED[path] if e.kind not in ("question",)]
    actual = [
        (s.speaker.name, s.speaker.role, s.recorded_by)
        for s in said(read(path))
        if s.kind != "question" and s.speaker
    ]

    assert expected == actual
