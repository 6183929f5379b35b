"""The dateline in front of a news text: "PARIS — ", "NAIROBI, Kenya (AP) — ", "Dortmund (dpa) - "."""

from __future__ import annotations

import re

_LONGEST = 70
"""Most characters of a dateline."""
_DATELINE = re.compile(
    r"\s*(?P<place>[^\W\d_a-zà-öø-ÿ][^\n—–:;!?\"“”„«»()]{1,50}?)\s*(?P<agency>\([^()\n]{2,24}\))?\s*(?:[—–]|--?(?=\s))\s*"
    r"(?=[^\W\d_a-zà-öø-ÿ]|[\"“„«0-9])"
)
_FEW = 3
"""Most words of a place in front of a bare dash, when it is not in capitals."""


def past_dateline(text: str, start: int = 0, *, first: bool = False) -> int:
    """Where the text behind a dateline at ``start`` begins; ``start`` when there is none.

    An agency in brackets or a place in capitals makes one anywhere; a place in mixed case and a bare dash
    ("Berlin – ") only in the ``first`` paragraph.
    """
    hit = _DATELINE.match(text, start, start + _LONGEST)
    if hit is None:
        return start
    words = hit["place"].replace(",", " ").split()
    named = all(w[:1].isupper() or w[:1].isdigit() for w in words)
    shouted = len(words[0]) > 2 and words[0].isupper()
    short = first and named and len(words) <= _FEW and not hit["place"].endswith((",", "."))
    return hit.end() if named and (hit["agency"] or shouted or short) else start
