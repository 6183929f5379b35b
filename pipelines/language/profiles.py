"""The letter profiles: langdetect's own, and those that langdetect lacks.

A profile counts the 1-, 2- and 3-grams of a language. langdetect 1.0.9 brings 55; Malay is missing there,
and Indonesian is built anew from the same kind of text, so that the two can be told apart.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

EXTRA = ("id", "ms")
"""Profiles of ours, ``profile_<code>.json``; they replace langdetect's where it has one."""


@dataclass(frozen=True, slots=True)
class Profile:
    """``counts``: how often each gram was seen. ``totals``: all grams of length 1, 2 and 3."""

    code: str
    counts: dict[str, int]
    totals: tuple[int, int, int]


def _from_json(code: str, raw: dict[str, Any]) -> Profile:
    first, second, third = raw["n_words"]
    return Profile(code, raw["freq"], (first, second, third))


@cache
def _bundled() -> Path:
    """The folder of langdetect's profiles, found without importing it: what detects with them here is not it."""
    spec = find_spec("langdetect")
    if spec is None or not spec.origin:
        raise ModuleNotFoundError("langdetect is not installed; its profiles are needed")
    return Path(spec.origin).parent / "profiles"


@cache
def bundled_codes() -> tuple[str, ...]:
    """The languages that langdetect brings a profile for, sorted: never in directory order."""
    return tuple(sorted(p.name for p in _bundled().iterdir() if p.name[:1].islower()))


def bundled_text(code: str) -> str:
    """The JSON of one of langdetect's own profiles, as its ``load_json_profile`` takes it."""
    return (_bundled() / code).read_text("utf-8")


def load_profile(code: str) -> Profile:
    """Read one profile; FileNotFoundError when neither langdetect nor we have it."""
    if code not in EXTRA:
        return _from_json(code, json.loads(bundled_text(code)))
    shell = json.loads((files(__package__) / f"profile_{code}.json").read_text("utf-8"))
    return _from_json(code, shell["profile"])
