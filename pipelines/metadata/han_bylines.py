"""Signatures in Chinese, where neither blanks nor capitals show where a name begins.

A text is signed in brackets at its end ("（记者 李小明）", "（李小明 王大山）") or in a short line with what the
writer is right before the name ("本报记者李小明/文", "□ 本报记者 李小明"). A name is two to four characters, the
first of them one of the surnames that most names begin with; nothing else is taken.
"""

from __future__ import annotations

import re
from functools import cache

from pipelines.lexicons import lexicon

LONGEST_NAME = 4
LONGEST_LINE = 60
"""Characters of a line that is a signature and nothing else; a longer one is signed in its last brackets."""
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_LAST_BRACKETS = re.compile(r"[（(]\s*([^（()）]{2,40}?)\s*[)）]\s*$")
_BETWEEN = re.compile(r"[\s、，,/／·&]+")


def is_name(text: str) -> bool:
    """Whether a text is two to four Han characters that begin with a common surname."""
    if not 2 <= len(text) <= LONGEST_NAME or not _HAN.fullmatch(text):
        return False
    surnames = _surnames()
    return text[0] in surnames or (len(text) > 2 and text[:2] in surnames)


@cache
def _surnames() -> frozenset[str]:
    return frozenset(lexicon("zh").people.surnames)


@cache
def _before_name() -> re.Pattern[str]:
    """What stands before a writer's name: an occupation or a credit label, the longest first."""
    words = {*lexicon("zh").recorders.jobs, *lexicon("zh").recorders.credits}
    words -= {*lexicon("zh").furniture.source, *lexicon("zh").recorders.editors, *lexicon("zh").scenes.photo}
    longest_first = sorted((w for w in words if len(w) > 1), key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\s*[:：]?\s*")


def names(text: str) -> list[str]:
    """The names in a list of names; empty where any part of it is none."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return parts if parts and all(map(is_name, parts)) else []


def signed(line: str) -> list[str]:
    """The writers' names in a line that is signed; empty where it is not."""
    brackets = _LAST_BRACKETS.search(line)
    inside = brackets[1] if brackets else line if len(line) <= LONGEST_LINE else ""
    found: list[str] = []
    for label in _before_name().finditer(inside):
        found += _leading(inside[label.end() :])
    if not found and brackets:
        alone = names(inside)
        found = alone if len(alone) > 1 else []
    return list(dict.fromkeys(found))


def _leading(text: str) -> list[str]:
    """The names that a text begins with, each set apart by a blank or a mark."""
    found: list[str] = []
    for part in _BETWEEN.split(text):
        run = _HAN.match(part)
        if run is None or not is_name(run[0]):
            break
        found.append(run[0])
        if len(run[0]) < len(part):
            break
    return found
