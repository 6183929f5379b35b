"""What is known about a language before the text is read, in nats."""

from __future__ import annotations

DECLARED_NATS = 6.0
"""For the language that URL or markup declare, on short texts."""

MALAY_NATS = 0.4
"""Indonesian is the commoner of the two, and its sources the more mixed ones."""

_SITE = frozenset(
    [
        "vi",
        "en",
        "id",
        "ms",
        "fr",
        "es",
        "pt",
        "ro",
        "de",
        "nl",
        "sv",
        "no",
        "pl",
        "cs",
        "hu",
        "el",
        "ru",
        "uk",
        "tr",
        "ar",
        "fa",
        "ur",
        "he",
        "hi",
        "bn",
        "th",
        "lo",
        "km",
        "ko",
        "ja",
        "zh",
        "it",
        "tl",
    ]
)
"""The languages that Vietnam.vn is translated into, and two that news from the region comes in."""

_NEIGHBOURS = frozenset(["da", "fi", "bg", "hr"])
_NEIGHBOUR_NATS = -0.5
_OTHER_NATS = -6.0
"""A language that no source of ours uses needs clear evidence; without this Dutch headlines turn Afrikaans."""


def prior_nats(code: str) -> float:
    """Nats to add to a language's score."""
    if code in _SITE:
        return 0.0
    return _NEIGHBOUR_NATS if code in _NEIGHBOURS else _OTHER_NATS
