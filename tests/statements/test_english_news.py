"""Invented English newspaper articles: how many statements are found with the right speaker."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from pipelines import attribute

ARTICLES = Path(__file__).parent / "plain" / "english_news.jsonl"


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower().replace("’", "'")))


def overlap(one: str, other: str) -> float:
    a, b = tokens(one), tokens(other)
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def right_and_total(article: dict[str, Any]) -> tuple[int, int]:
    """Statements with token F1 of 0.5 and a word of the speaker's name in common; gold and found together."""
    found = [s for s in attribute(article["text"], language="en") if s.kind != "narration"]
    left, right = list(found), 0
    for gold in article["statements"]:
        best = max(left, key=lambda s: overlap(gold["content"], s.text), default=None)
        if best is None or overlap(gold["content"], best.text) < 0.5:
            continue
        left.remove(best)
        name = (best.speaker.name or best.speaker.role or "") if best.speaker else ""
        right += bool((tokens(gold["speaker"]) & tokens(name)) - Counter(["a", "the", "one"]))
    return right, len(article["statements"]) + len(found)


def test_four_statements_in_five_have_the_right_words_and_speaker() -> None:
    lines = ARTICLES.read_text(encoding="utf-8").splitlines()
    counts = [right_and_total(json.loads(line)) for line in lines]

    assert 2 * sum(r for r, _ in counts) / sum(t for _, t in counts) >= 0.8
