"""Turn a list of phrases into one fast pattern.

Python tries the alternatives of a pattern one by one, so hundreds of verbs are written as a tree of their
common beginnings instead; that keeps the search linear and short.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0981-\u0983\u09bc-\u09d7"
LETTER = rf"[\w{_MARKS}]"
"""A letter, digit or vowel sign: what a word goes on with."""

_STAR = r"(?:\s+[^\s.;:!?\ue000]+){0,10}?\s+"
NOTHING = re.compile(r"(?!)")


def lower(text: str) -> str:
    """Lower case with the same offsets: letters whose lower case is longer stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def last_match(
    pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> re.Match[str] | None:
    """The last place of a pattern in a stretch, None when there is none."""
    found = None
    for found in pattern.finditer(text, start, len(text) if end is None else end):  # noqa: B007
        pass
    return found


def _branch(tree: dict[str, Any]) -> str:
    """The pattern of one node; the longest alternative comes first by being the deeper one."""
    ends = "" in tree
    parts = [_step(char) + _branch(node) for char, node in sorted(tree.items()) if char]
    if not parts:
        return ""
    body = parts[0] if len(parts) == 1 and not ends else "(?:" + "|".join(parts) + ")"
    return body + "?" if ends else body


def _step(char: str) -> str:
    if char == " ":
        return r"\s+"
    if char == "*":
        return _STAR
    if char in "'’":
        return "['’]"
    return re.escape(char)


def alternatives(words: Iterable[str]) -> str:
    """A pattern source for any of the phrases, in lower case; empty for no phrase."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in re.sub(r"\s*\*\s*", "*", lower(" ".join(word.split()))):
            node = node.setdefault(char, {})
        if node is not tree:
            node[""] = {}
    return _branch(tree)


def phrase_pattern(words: Iterable[str], *, spaced: bool, prefix: str = "") -> re.Pattern[str]:
    """A pattern that finds the phrases in lower-case text: as whole words where words are set apart.

    ``prefix``: source of an optional particle that the script glues to the word (Arabic "و").
    """
    source = alternatives(words)
    if not source:
        return NOTHING
    if not spaced:
        return re.compile(source)
    return re.compile(rf"\b(?<![{_MARKS}]){prefix}(?:{source})(?!{LETTER})")
