"""Scripts: which one a text is written in, how its letters fold, and what its names are made of."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_RANGES: tuple[tuple[str, str], ...] = (
    ("Grek", "Ͱ-Ͽἀ-῿"),
    ("Cyrl", "Ѐ-ԯ"),
    ("Hebr", "֐-׿"),
    ("Arab", "؀-ۿݐ-ݿﭐ-﷿ﹰ-﻿"),
    ("Deva", "ऀ-ॿ"),
    ("Beng", "ঀ-৿"),
    ("Thai", "฀-๿"),
    ("Laoo", "຀-໿"),
    ("Khmr", "ក-៿"),
    ("Hang", "ᄀ-ᇿ㄰-㆏가-힣"),
    ("Hira", "぀-ヿㇰ-ㇿ"),
    ("Hani", "㐀-䶿一-鿿\uf900-\ufaff"),
    ("Latn", "A-Za-zªºÀ-ÖØ-öø-ɏḀ-ỿ"),
)
_LETTERS = re.compile("|".join(f"(?P<{name}>[{ranges}]+)" for name, ranges in _RANGES))
SCRIPTS = tuple(name for name, _ in _RANGES)
"""The scripts that are told apart, as ISO 15924 codes."""


def ranges(names: Container[str]) -> str:
    """The letters of some scripts, as ranges for a pattern."""
    return "".join(letters for name, letters in _RANGES if name in names)


@cache
def _only(name: str) -> re.Pattern[str]:
    """What matches a whole text that has letters of no other script: most texts do, and one look tells."""
    return re.compile(f"[^{ranges({*SCRIPTS} - {name})}]*")


CASED = frozenset({"Latn", "Cyrl", "Grek"})
"""Scripts with capitals, where the shape of a word says that it is a name."""

UNSPACED = frozenset({"Hani", "Hira"})
"""Scripts that set no blanks at all between words."""

_FOLD = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
_MARKS = re.compile(r"[\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0670]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case without diacritics, for comparing words; vowel signs of Indic and Thai scripts stay.

    Not :func:`pipelines.text.folding.fold`, the key of search: that one writes out compatibility forms ("…",
    "１"), joins the two small sigmas and closes blanks, while here marks and blanks must stay as they stand.
    """
    return text.lower() if text.isascii() else unaccented(text.lower())


def unaccented(low: str) -> str:
    """A lower-case text without diacritics, as :func:`fold` gives it; nothing is kept, however long the text."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", low))
    return unicodedata.normalize("NFC", plain).translate(_FOLD)


@lru_cache(maxsize=8192)
def script_of(text: str) -> str:
    """The script of most letters, as an ISO 15924 code; "Latn" for a text without letters.

    Japanese is "Hira" as soon as a fifth of its letters is kana.
    """
    if text.isascii() or _only("Latn").fullmatch(text):
        return "Latn"
    first = _LETTERS.search(text)
    name = first.lastgroup if first else None
    if name is None or (_only(name).fullmatch(text)):
        return name or "Latn"
    return _of_most(text)


def _of_most(text: str) -> str:
    counts: dict[str, int] = {}
    for found in _LETTERS.finditer(text):
        name = found.lastgroup or "Latn"
        counts[name] = counts.get(name, 0) + found.end() - found.start()
    if counts.get("Hira", 0) * 5 > sum(counts.values()):
        return "Hira"
    return max(counts, key=lambda name: counts[name])


@dataclass(frozen=True, slots=True)
class NameParts:
    """What the names of one script are made of, from ``family_names.toml``.

    ``families`` and ``folded``: family names, as written and without diacritics. ``middles``: second
    elements, folded. ``stops``: small words that are no part of a name, as written. ``places``: places with
    the look of a name, folded. ``words``: common words that begin like a name, as written.
    ``doubtful``: families, folded, that are common words too.
    ``openers``: words that begin a sentence in front of a name, in lower case. ``opening``:
    matches a family name at the start of a text, longest first.
    """

    families: frozenset[str]
    folded: frozenset[str]
    middles: frozenset[str]
    stops: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    openers: frozenset[str]
    doubtful: frozenset[str]
    opening: re.Pattern[str]


def _parts(raw: dict[str, str]) -> NameParts:
    families = frozenset(raw["families"].split())
    longest = sorted(families, key=len, reverse=True)
    return NameParts(
        families=families,
        folded=frozenset(map(fold, families)),
        middles=frozenset(map(fold, raw["middles"].split())),
        stops=frozenset(raw["stops"].split()),
        places=frozenset(fold(p.strip()) for p in raw.get("places", "").split(",")),
        words=frozenset(raw.get("words", "").split()),
        doubtful=frozenset(map(fold, raw.get("doubtful", "").split())),
        openers=frozenset(raw.get("openers", "").split()),
        opening=re.compile("|".join(map(re.escape, longest)) or r"(?!)"),
    )


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = (files(__package__) / "family_names.toml").read_text(encoding="utf-8")
    return {script: dict(table) for script, table in tomllib.loads(text).items()}


@cache
def name_parts(script: str) -> NameParts:
    """The parts of names in a script; empty for a script without a table."""
    return _parts(_tables().get(script, {"families": "", "middles": "", "stops": ""}))
