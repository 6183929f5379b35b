"""Lines that say when: told by their digits, in any language."""

from __future__ import annotations

import re

LONGEST = 70
_DATE = re.compile(
    r"\d{1,2}\s?[:h.]\s?\d{2}(?!\d)|\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{1,4}|(?:19|20)\d\d(?!\d)|\d{1,2}\s?[日일]"
)
_SIGNS = re.compile(r"[^\W_]")
_SOME = 0.2
"""Share of digits among letters and digits that makes a line a date: "Updated 12 March 2024, 10:30" has 0.4."""


def is_date_line(text: str) -> bool:
    """Whether a short line is a date or time with at most a few words around it."""
    if len(text) > LONGEST or not _DATE.search(text):
        return False
    signs = _SIGNS.findall(text)
    digits: int = sum(c.isdigit() for c in signs)
    return digits >= _SOME * len(signs)
