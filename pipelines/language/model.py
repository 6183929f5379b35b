"""The exact, deterministic score of a text over langdetect's gram tables.

langdetect draws grams at random and multiplies their probabilities until one language leads. Here all
grams of all words count, once each, in any order with the same result. The sums run over all languages
of a script at once: a gram's row is one integer with a lane of 32 bits a language, so that one addition
of two integers adds the scores of forty languages.
"""

from __future__ import annotations

import math
import re
import struct
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pipelines.language.profiles import Profile, load_profile
from pipelines.language.scripts import ARABIC, CYRILLIC, DEVANAGARI, GREEK, HEBREW, LATIN

_LANE_BYTES = 4
_LANE_BITS = 8 * _LANE_BYTES
STEPS_A_NAT = 64
"""Scores are whole numbers of a 64th nat, so that their sum does not depend on their order."""

_FLOOR = 0.25 / 10_000
"""What a gram that a profile lacks counts as: half of langdetect's alpha over its base frequency."""

_WORD_NATS = 6.0
_LONGEST_WORD = 30
_CACHED_WORDS = 10_000
"""Rows that are kept, 300 bytes each; ten articles have as many different words."""

FAMILIES: dict[str, tuple[str, ...]] = {
    LATIN: (
        "af", "ca", "cs", "cy", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "id", "it", "lt", "lv",
        "ms", "nl", "no", "pl", "pt", "ro", "sk", "sl", "so", "sq", "sv", "sw", "tl", "tr", "vi",
    ),
    CYRILLIC: ("bg", "mk", "ru", "uk"),
    ARABIC: ("ar", "fa", "ur"),
    DEVANAGARI: ("hi", "mr", "ne"),
    GREEK: ("el",),
    HEBREW: ("he",),
}  # fmt: skip
"""The languages that share a script, sorted. Greek and Hebrew are here for ``fit`` only."""

_WORDS_OF = {
    LATIN: re.compile(r"[a-zà-öø-ɏḁ-ỹ]+"),
    CYRILLIC: re.compile(r"[Ѐ-ԯ]+"),
    ARABIC: re.compile(r"[ؠ-ٟٮ-ۓە-ۯۺ-ۿݐ-ݿﭐ-ﷻﹰ-ﻼ]+"),
    DEVANAGARI: re.compile(r"[ऀ-ॣॱ-ॿ]+"),
    GREEK: re.compile(r"[Ͱ-Ͽἀ-῾]+"),
    HEBREW: re.compile(r"[א-ת]+"),
}
_ASCII_WORDS = bytes(code if chr(code).islower() and code < 128 else 32 for code in range(256))
"""What is no small ASCII letter, as a blank."""


def _langdetect_letters(word: str) -> str:
    """Letters as langdetect's profiles spell them: one letter for all of Vietnamese, cedillas, one yeh."""
    if word.isascii():
        return word
    return _VIETNAMESE.sub("ể", word).translate(_SPELLINGS)


_VIETNAMESE = re.compile("[\u1ea0-\u1eff]")
_SPELLINGS = str.maketrans({"ș": "ş", "ț": "ţ", "ی": "ي"})


@dataclass(slots=True)
class Family:
    """The languages of one script: their gram rows, word rows and the words already added up."""

    script: str
    codes: tuple[str, ...]
    grams: dict[str, int]
    words: dict[str, int]
    _seen: dict[str, int] = field(default_factory=dict)

    def tokens(self, text: str) -> list[str]:
        """The words of a lower-cased text that are written in this script."""
        if self.script == LATIN and text.isascii():
            return text.encode().translate(_ASCII_WORDS).decode().split()
        return _WORDS_OF[self.script].findall(text)

    def _row(self, word: str) -> int:
        edged = f" {_langdetect_letters(word[:_LONGEST_WORD])} "
        grams = self.grams
        row = self.words.get(word, 0)
        for at in range(1, len(edged)):
            for gram in (edged[at], edged[at - 1 : at + 1], edged[at - 2 : at + 1]):
                row += grams.get(gram, 0)
        if len(self._seen) >= _CACHED_WORDS:
            self._seen.clear()
        self._seen[word] = row
        return row

    def steps(self, words: Sequence[str]) -> Sequence[int]:
        """The score of each language in 64ths of a nat, in the order of ``codes``; only differences count."""
        seen = self._seen
        try:
            total = sum(map(seen.__getitem__, words))
        except KeyError:
            total = sum(seen[word] if word in seen else self._row(word) for word in words)
        return struct.unpack(f"<{len(self.codes)}I", total.to_bytes(_LANE_BYTES * len(self.codes), "little"))


def gram_rows(
    script: str, codes: tuple[str, ...], load: Callable[[str], Profile] = load_profile
) -> dict[str, int]:
    """The row of each gram over the profiles that ``load`` gives."""
    letters = _WORDS_OF[script]
    rows: dict[str, int] = {}
    for lane, code in enumerate(codes):
        profile = load(code)
        merged: dict[str, int] = {}
        for gram, count in profile.counts.items():
            low = gram.lower()
            if letters.fullmatch(low.strip()):
                merged[low] = merged.get(low, 0) + count
        for gram, count in merged.items():
            share = count / profile.totals[len(gram) - 1]
            steps = round(STEPS_A_NAT * math.log((_FLOOR + share) / _FLOOR))
            rows[gram] = rows.get(gram, 0) + (steps << (_LANE_BITS * lane))
    return rows


@cache
def common_words() -> dict[str, frozenset[str]]:
    """The common words of each language in ``words.toml``."""
    raw = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    return {code: frozenset(text.split()) for code, text in raw.items()}


def word_rows(codes: tuple[str, ...]) -> dict[str, int]:
    """The row of each common word."""
    rows: dict[str, int] = {}
    steps = round(STEPS_A_NAT * _WORD_NATS)
    for lane, code in enumerate(codes):
        for word in common_words().get(code, frozenset()):
            rows[word] = rows.get(word, 0) + (steps << (_LANE_BITS * lane))
    return rows


@cache
def family(script: str) -> Family:
    """The languages of a script, loaded on first use."""
    codes = FAMILIES[script]
    return Family(script, codes, gram_rows(script, codes), word_rows(codes))


def fit(text: str) -> float:
    """How much a text's letters beyond ASCII look like those of some language, in nats a letter.

    Natural text has 14 and more, text in the wrong encoding two thirds of that or less. Only words with a letter beyond
    ASCII count; 0.0 for a text without one, or in a script that has no profiles here.
    """
    best = 0.0
    lowered = text.lower()
    beyond = sum(1 for c in lowered if c > "\x7f" and c.isalpha())
    for script in FAMILIES:
        words = [word for word in _WORDS_OF[script].findall(lowered) if not word.isascii()]
        letters = sum(map(len, words))
        if letters and beyond:
            whole = letters / beyond
            best = max(best, min(1.0, whole) * max(family(script).steps(words)) / STEPS_A_NAT / letters)
    return best
