"""Statement ids that stay the same when a statement is classified anew."""

from __future__ import annotations

import hashlib

_OUTER = " .,;:!?…\"'“”„«»‹›「」『』()[]–—―－-،؛؟۔。、，！？।។"


def statement_id(key: str, text: str, ordinal: int) -> str:
    """An id from the article's key, the folded words and the ordinal among equal texts of the article.

    Neither kind nor speaker enters, so a better reading of the same words keeps their id. 24 hex digits.
    """
    words = folded_words(text)
    return hashlib.sha256(f"{key}\n{words}\n{ordinal}".encode()).hexdigest()[:24]


def folded_words(text: str) -> str:
    """A text without case, outer punctuation and differences of white space."""
    return " ".join(text.casefold().split()).strip(_OUTER)
