"""Characters that nobody sees: out of names, kept where they spell."""

from __future__ import annotations

import re
import unicodedata

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO_WIDTH = "\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb"
_INVISIBLE = re.compile(f"[{_BIDI}{_ZERO_WIDTH}\ud800-\udfff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc]"
)


def clean_name(text: str) -> str:
    """A name as one reads it: NFC, no zero-width or bidi controls, white space as single blanks.

    Joiners stay in scripts that spell with them (Persian, Hindi, Khmer) and go in all others.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _INVISIBLE.sub("", text)
    if not _JOINING_SCRIPTS.search(seen):
        seen = _JOINERS.sub("", seen)
    return " ".join(unicodedata.normalize("NFC", seen).split())


def unseen_places(text: str) -> frozenset[int]:
    """The places of characters that ``clean_name`` takes out of a text; empty for almost every text."""
    if text.isascii() and text.isprintable():
        return frozenset()
    places = [m.start() for m in _INVISIBLE.finditer(text)]
    if not _JOINING_SCRIPTS.search(text):
        places += [m.start() for m in _JOINERS.finditer(text)]
    return frozenset(places)
