"""Statement ids that stay the same when a statement is classified anew."""

from __future__ import annotations

import hashlib
import unicodedata

from pipelines.statements.scripts import fold


def statement_id(key: str, text: str, ordinal: int) -> str:
    """An id from the article's key, the folded words and the ordinal among equal texts of the article.

    Neither kind nor speaker enters, so a better reading of the same words keeps their id. 24 hex digits.
    """
    words = folded_words(text)
    return hashlib.sha256(f"{key}\n{words}\n{ordinal}".encode()).hexdigest()[:24]


def folded_words(text: str) -> str:
    """The words of a text without case, diacritics and punctuation; vowel signs are kept."""
    return " ".join(
        "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in fold(text)).split()
    )
