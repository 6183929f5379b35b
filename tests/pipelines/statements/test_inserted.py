"""Attributions inside one pair of marks cut the quotation in two."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.inserted import cut_at_attributions
from pipelines.statements.quotes import find_quotations


def parts(language: str, text: str) -> list[str]:
    cut = cut_at_attributions(text, find_quotations(text), lexicon(language))
    return [text[a:b] for q in cut for a, b in q.inner]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "«Дети рады, — сказала г-жа Лан, — и я тоже».", ["Дети рады", "и я тоже"]),
        ("uk", "«Діти раді, — сказала пані Лан. — І я теж».", ["Діти раді", "І я теж»"[:-1]]),
        ("hu", "„Örülnek a gyerekek – mondta Lan asszony. – Én is.”", ["Örülnek a gyerekek", "Én is."]),
        ("ru", "«Дети рады! — сказала г-жа Лан. — И я тоже».", ["Дети рады!", "И я тоже"]),
        ("fr", "« La route est belle, dit Mme Lan, mais longue. »", ["La route est belle", "mais longue."]),
    ],
)
def test_the_words_around_the_attribution_are_two_parts(
    language: str, text: str, expected: list[str]
) -> None:
    assert parts(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "«Наш дом — старый дом, а школа — новая»."),
        ("fr", "« Une fois, deux fois, cent fois. »"),
        ("en", "“We came, we saw, we left.”"),
    ],
)
def test_other_dashes_and_commas_cut_nothing(language: str, text: str) -> None:
    assert len(parts(language, text)) == 1
