"""Weigh the letter sequences that tell Indonesian from Malay: a logistic regression in plain Python.

Usage: ``python -m pipelines.language.build_siblings INDONESIAN_TEXT MALAY_TEXT SOURCE LICENCE``

The texts are UTF-8, one sentence or paragraph a line, cut here three ways into pieces of 3 to 16
words, as headlines and short lines are. Steps are AdaGrad's (Duchi, Hazan, Singer 2011). Only weights are kept, no sentence.
The same texts always give the same file, byte for byte.
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from pipelines.language.siblings import WEIGHT_STEPS, sequences

_WORD = re.compile(r"[a-zà-öø-ɏḁ-ỹ]+")
_PIECES = (3, 4, 5, 6, 8, 10, 12, 16)
_CUTS = 3
_ROUNDS = 4
_RATE = 0.15
_DECAY = 1e-3
_LEAST_PIECES = 2
_SMALLEST = 4
"""Weights below this many steps are left out."""

Example = tuple[list[tuple[str, int]], int]


def _pieces(lines: Iterable[str], rng: random.Random) -> list[list[str]]:
    pieces = []
    for line in list(lines) * _CUTS:
        words = _WORD.findall(line.lower())
        at = 0
        while at < len(words):
            length = rng.choice(_PIECES)
            if len(words[at : at + length]) > 1:
                pieces.append(words[at : at + length])
            at += length
    return pieces


def _examples(indonesian: Iterable[str], malay: Iterable[str], rng: random.Random) -> list[Example]:
    labelled = [(p, 1) for p in _pieces(indonesian, rng)] + [(p, 0) for p in _pieces(malay, rng)]
    counted = [(Counter(s for word in piece for s in sequences(word)), label) for piece, label in labelled]
    seen = Counter(s for bag, _ in counted for s in bag)
    return [
        ([(s, n) for s, n in sorted(bag.items()) if seen[s] >= _LEAST_PIECES], label)
        for bag, label in counted
    ]


def _step(bag: list[tuple[str, int]], label: int, weights: dict[str, float], power: dict[str, float]) -> None:
    score = sum(weights[s] * n for s, n in bag)
    error = 1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label
    for s, n in bag:
        slope = error * n + _DECAY * weights[s]
        power[s] += slope * slope
        weights[s] -= _RATE * slope / math.sqrt(power[s])


def train(indonesian: Iterable[str], malay: Iterable[str]) -> dict[str, int]:
    """Weights of letter sequences in fiftieths of a nat; above 0 speaks for Indonesian."""
    rng = random.Random(1)
    examples = _examples(indonesian, malay, rng)
    weights: dict[str, float] = defaultdict(float)
    power: dict[str, float] = defaultdict(lambda: 1e-3)
    for _ in range(_ROUNDS):
        rng.shuffle(examples)
        for bag, label in examples:
            _step(bag, label, weights, power)
    steps = {s: round(w * WEIGHT_STEPS) for s, w in sorted(weights.items())}
    return {s: w for s, w in steps.items() if abs(w) >= _SMALLEST}


def main(arguments: list[str]) -> None:
    """Write ``id_ms_weights.txt``."""
    indonesian, malay, source, licence = arguments
    weights = train(
        Path(indonesian).read_text("utf-8").splitlines(), Path(malay).read_text("utf-8").splitlines()
    )
    head = f"# Weights made by build_siblings, in fiftieths of a nat.\n# Source: {source}\n# Licence: {licence}\n"
    rows = "".join(f"{s}\t{w}\n" for s, w in weights.items())
    (Path(__file__).parent / "id_ms_weights.txt").write_text(head + rows, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
