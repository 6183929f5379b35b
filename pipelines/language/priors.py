"""What is known about a language before the text is read, in nats."""

from __future__ import annotations

from pipelines.lexicons import codes

DECLARED_NATS = 6.0
"""For the language that URL or markup declare, on short texts."""

MALAY_NATS = 0.4
"""Indonesian is the commoner of the two, and its sources the more mixed ones."""

_SITE = frozenset(codes()) | {"it", "tl"}
"""The languages that have a lexicon, those of Vietnam.vn, and two that news from the region comes in."""

_NEIGHBOURS = frozenset(["da", "fi", "bg", "hr"])
_NEIGHBOUR_NATS = -0.5
_OTHER_NATS = -6.0
"""A language that no source of ours uses needs clear evidence; without this Dutch headlines turn Afrikaans."""


def prior_nats(code: str) -> float:
    """Nats to add to a language's score."""
    if code in _SITE:
        return 0.0
    return _NEIGHBOUR_NATS if code in _NEIGHBOURS else _OTHER_NATS
