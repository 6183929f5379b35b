"""Indonesian or Malay: the one pair that letters alone do not tell apart.

Both come from one standard and share most of their words, so each word votes twice: by the list of words
that only one of them uses (``id_ms.toml``, affixes taken off), and by its letter sequences, weighed on
text of both (``id_ms_weights.txt``, made by ``build_siblings``). Votes are in nats, above 0 for Indonesian.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

_PREFIXES = (
    "memper", "meng", "meny", "peng", "peny", "diper", "mem", "men", "ber", "ter", "pem", "pen", "kau",
    "me", "di", "pe", "se", "ke", "ku",
)  # fmt: skip
_SUFFIXES = ("kannya", "annya", "inya", "kan", "nya", "lah", "kah", "pun", "an", "ku", "mu", "i")
_SHORTEST_STEM = 4
_LONGEST_GRAM = 5
_LONGEST_WORD = 30
_LIST_NATS = 3.0
_CACHED_WORDS = 10_000

WEIGHT_STEPS = 50
"""The weights in the file are whole fiftieths of a nat."""


def stems(word: str) -> set[str]:
    """The word itself and what is left of it without one suffix, one prefix, or both."""
    found = {word}
    found.update(
        word[: -len(s)] for s in _SUFFIXES if word.endswith(s) and len(word) - len(s) >= _SHORTEST_STEM
    )
    for part in tuple(found):
        found.update(
            part[len(p) :] for p in _PREFIXES if part.startswith(p) and len(part) - len(p) >= _SHORTEST_STEM
        )
    return found


def sequences(word: str) -> list[str]:
    """The letter sequences of 2 to 5 of a word with its edges marked, and the word as a whole."""
    edged = f"^{word[:_LONGEST_WORD]}$"
    return [f"={word[:_LONGEST_WORD]}"] + [
        edged[at : at + length]
        for length in range(2, _LONGEST_GRAM + 1)
        for at in range(len(edged) - length + 1)
    ]


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words that only Indonesian or only Malay uses."""

    indonesian: frozenset[str]
    malay: frozenset[str]

    def vote(self, word: str) -> int:
        """1 for Indonesian, -1 for Malay, 0 when neither or both lists know the word or its stem."""
        if word in self.indonesian or word in self.malay:
            return (word in self.indonesian) - (word in self.malay)
        parts = stems(word)
        return (not parts.isdisjoint(self.indonesian)) - (not parts.isdisjoint(self.malay))


@cache
def word_lists() -> WordLists:
    """The two lists of ``id_ms.toml``."""
    raw = tomllib.loads((files(__package__) / "id_ms.toml").read_text("utf-8"))
    return WordLists(frozenset(raw["id"].split()), frozenset(raw["ms"].split()))


def _read_weights(text: str) -> dict[str, int]:
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {sequence: int(weight) for sequence, weight in rows}


@dataclass(slots=True)
class Siblings:
    """Votes of words, worked out once each."""

    lists: WordLists
    weights: dict[str, int]
    _seen: dict[str, int] = field(default_factory=dict)

    def _vote(self, word: str) -> int:
        weights = self.weights
        vote = round(_LIST_NATS * WEIGHT_STEPS) * self.lists.vote(word)
        vote += sum(weights.get(s, 0) for s in sequences(word))
        if len(self._seen) >= _CACHED_WORDS:
            self._seen.clear()
        self._seen[word] = vote
        return vote

    def indonesian_nats(self, words: Iterable[str]) -> float:
        """The log odds that lower-cased words are Indonesian rather than Malay."""
        seen, total = self._seen, 0
        for word in words:
            vote = seen.get(word)
            total += self._vote(word) if vote is None else vote
        return total / WEIGHT_STEPS


@cache
def siblings() -> Siblings:
    """The votes of Indonesian and Malay words, loaded on first use."""
    text = (files(__package__) / "id_ms_weights.txt").read_text("utf-8")
    return Siblings(word_lists(), _read_weights(text))
