"""The site's words around an article, from the lexicons: short lines that are labels as a whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from sys import intern

from pipelines.lexicons import codes, lexicon

_EDGES = " \t:：﹕|·•»«›‹>-–—→▶►*#()[]【】.…!"
LONGEST_LABEL = 60
LONGEST_OFFER = 600
_REASONS = {
    "boxes": "related_box",
    "see_also": "see_also",
    "share": "share_bar",
    "advertisement": "ad_marker",
    "subscribe": "newsletter",
    "comment": "comments",
    "topic": "tags",
    "source": "source_line",
    "updated": "date_line",
    "reading_time": "date_line",
    "copyright": "copyright",
    "about_author": "biography",
    "navigation": "navigation",
}
_ALWAYS = ("en", "vi")
"""Site furniture is left in these languages on pages of every language."""


@dataclass(frozen=True, slots=True)
class Labels:
    """``exact``: folded label to reason. ``see_also``/``credits``: openings of a line. ``groups``: bylines
    that name nobody. ``photo``: a photographer's label; ``numbered``: one with the picture's number.
    ``glued_sources``: source labels of scripts without spaces, which stick to what stands before them.
    ``reported``: the opening of a credit. ``offers`` and ``missing``: folded phrases inside a line. ``according``: before
    whom a text follows.
    """

    exact: dict[str, str]
    see_also: re.Pattern[str]
    credits: re.Pattern[str]
    photo: re.Pattern[str]
    numbered: re.Pattern[str]
    groups: frozenset[str]
    glued_sources: tuple[str, ...]
    reported: re.Pattern[str]
    offers: tuple[str, ...]
    missing: tuple[str, ...]
    according: tuple[str, ...]

    def reason(self, text: str) -> str | None:
        """The reason code of a line that is a label and nothing else."""
        if len(text) > LONGEST_LABEL:
            return None
        return self.exact.get(fold(text))

    def is_offer(self, text: str) -> bool:
        """Whether a line speaks of accounts, letters, applications or consent, as offers do."""
        return len(text) <= LONGEST_OFFER and holds(text, self.offers)

    def says_missing(self, text: str) -> bool:
        """Whether a text says that a page is missing."""
        return holds(text, self.missing)


def holds(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether one of these folded phrases stands in a text, not in the middle of a word."""
    folded = text.casefold().replace("’", "'")
    for phrase in phrases:
        at = folded.find(phrase)
        if at >= 0 and not (at and folded[at - 1].isalpha() and folded[at].isascii()):
            return True
    return False


def fold(text: str) -> str:
    """A label without its decoration and case."""
    return text.strip(_EDGES).casefold()


def _opening(words: set[str], before: str = r"\W{0,3}") -> re.Pattern[str]:
    """Any of these words with a colon behind it; ``before`` is what may stand in front."""
    kept = sorted((re.escape(w.rstrip(":：៖ ")) for w in words if w.strip(":：៖ ")), key=len, reverse=True)
    return re.compile(rf"{before}(?:{'|'.join(kept) or '(?!)'})\s*[:：៖|｜]", re.IGNORECASE)


def _numbered(words: set[str]) -> re.Pattern[str]:
    """A dash, one of these words and a number, at the end of a line: the text that replaces a picture."""
    kept = "|".join(
        sorted((re.escape(w.rstrip(":：៖ ")) for w in words if w.strip(":：៖ ")), key=len, reverse=True)
    )
    return re.compile(rf"\s[-–—]\s*(?:{kept or '(?!)'})\s*\d{{1,2}}\s?\.?$", re.IGNORECASE)


def _credit(words: set[str]) -> re.Pattern[str]:
    """One of these words at the beginning of a line, and a name or more behind it."""
    kept = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(rf"\W{{0,3}}(?:{kept or '(?!)'})(?!\w)\s*[:：]?\s*\S", re.IGNORECASE)


def _folded(phrases: set[str]) -> tuple[str, ...]:
    return tuple(sorted(intern(phrase.casefold()) for phrase in phrases))


@cache
def labels(language: str | None) -> Labels:
    """The labels of a language, with those that every page may have; of all languages where it is None.

    Words are interned, as those that every page may have stand in the labels of each language.
    """
    base = (language or "").split("-", maxsplit=1)[0].lower()
    wanted = {base, *_ALWAYS} if base in codes() else set(codes())
    exact: dict[str, str] = {}
    see_also: set[str] = set()
    credit: set[str] = set()
    photo: set[str] = set()
    groups: set[str] = set()
    glued: set[str] = set()
    according: set[str] = set()
    phrases: dict[str, set[str]] = {"offer": set(), "missing": set(), "reported": set()}
    for code in sorted(wanted):
        words = lexicon(code)
        for key, reason in _REASONS.items():
            for word in getattr(words.furniture, key):
                exact.setdefault(intern(fold(word)), reason)
        if not words.spaced:
            glued.update(fold(w) for w in words.furniture.source if len(w) > 1)
        see_also.update(words.furniture.see_also)
        for key, found in phrases.items():
            found.update(getattr(words.furniture, key))
        credit.update(words.recorders.credits)
        according.update(words.reporting.according)
        photo.update(words.scenes.photo)
        groups.update(fold(w) for w in words.recorders.groups)
    exact.pop("", None)
    return Labels(
        exact,
        _opening(see_also),
        _opening(credit),
        _opening(photo, r"(?<!\w)"),
        _numbered(photo),
        frozenset(groups),
        tuple(sorted(glued)),
        _credit(phrases["reported"]),
        _folded(phrases["offer"]),
        _folded(phrases["missing"]),
        _folded(according),
    )
