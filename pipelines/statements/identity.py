"""Statement ids that stay the same when a statement is classified anew."""

from __future__ import annotations

import hashlib
import re

_NO_WORD = re.compile(
    r"[\s\x00-/:-@\[-`{-\xa9\xab-\xb1\xb4\xb6-\xb9\xbb\xbf\u2000-\u206f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20"
    r"\u060c\u061b\u061f\u06d4\u0964\u0965\u05be\u05f3\u05f4\u17d4-\u17da]+"
)


def statement_id(key: str, text: str, ordinal: int) -> str:
    """An id from the article's key, the folded words and the ordinal among equal texts of the article.

    Neither kind nor speaker enters, so a better reading of the same words keeps their id. 24 hex digits.
    """
    words = folded_words(text)
    return hashlib.sha256(f"{key}\n{words}\n{ordinal}".encode()).hexdigest()[:24]


def folded_words(text: str) -> str:
    """The words of a text without case and punctuation."""
    return _NO_WORD.sub(" ", text.casefold()).strip()
