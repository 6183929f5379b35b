"""The shape of a line: bullets, labels, sentence ends, capitals. No words, only form."""

from __future__ import annotations

import re
from functools import lru_cache

OPENING_QUOTES = '“„«»「『"‟‘‚‹《〝＂'
CLOSING_QUOTES = '”“»«」』"’‘›》〞＂'

_BULLET = re.compile(r"\s*(?:[*＊•●▪■◆►▶➤+·○◦✓☆★※]+|[-–—―－](?=\s)|\d{1,2}[.)](?=\s))\s*")
_LABEL = re.compile(r"(?P<label>[^:：៖\n]{1,220}?)\s?[:：៖]+(?!//)\s*")
_LABEL_REACH = 222
"""Most characters of a label with the blank and the colon behind it."""
_COLON = re.compile("[:：៖]")
_CLOCK = re.compile(r"(?:^|\D)\d{1,2}$")
_SENTENCE_END = re.compile(r"[.!?…。．।۔！？؟។៕]+[\"'”’»«“」』)\]）\s]*$")
_STOP_INSIDE = re.compile(r"(?:[^\s.]{5}[.…]|[!?])[\"”»)]?\s+[^\W\d_a-z]|[。！？۔।។]")
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.[\"”»)]?$")
_QUESTION = re.compile(r"[?？؟;][\"'”’»“」』)\]）\s!.]*$")
_ANY_QUESTION = re.compile(r"[?？؟]")
_COLONS = ":：៖"
_LINES = 512
"""How many lines a question is answered for without looking again; many rules put the same one."""


@lru_cache(maxsize=_LINES)
def split_bullet(text: str) -> tuple[str, int]:
    """The bullet in front of a line ("" without one) and where the text behind it begins."""
    found = _BULLET.match(text)
    return (found.group().strip(), found.end()) if found else ("", 0)


@lru_cache(maxsize=_LINES)
def split_label(text: str) -> tuple[str, int] | None:
    """A label before a colon and where the text behind it begins, or None.

    A clock time is no label ("11:05"), nor is anything that holds a sentence end or a quotation mark.
    """
    at = split_bullet(text)[1]
    if _COLON.search(text, at, at + _LABEL_REACH) is None:
        return None
    found = _LABEL.match(text, at)
    if not found:
        return None
    label = found["label"].strip().rstrip("*").strip()
    digits = text[found.end() : found.end() + 1].isdigit()
    if not label or (_CLOCK.search(label) and digits) or _STOP_INSIDE.search(label):
        return None
    if any(q in label for q in '“”„«»「」"?？!！；;'):
        return None
    return label, found.end()


def ends_with_colon(text: str) -> bool:
    """Whether a line ends in a colon of any script."""
    return text.rstrip()[-1:] in tuple(_COLONS)


def without_colon(text: str) -> str:
    """The line without its final colon."""
    return text.rstrip().rstrip(_COLONS).rstrip() if ends_with_colon(text) else text


@lru_cache(maxsize=_LINES)
def ends_sentence(text: str) -> bool:
    """Whether a line ends like a sentence; a final initial ("LE V.") does not count."""
    return _SENTENCE_END.search(text[-12:]) is not None and _INITIAL.search(text[-4:]) is None


@lru_cache(maxsize=_LINES)
def sentences_inside(text: str) -> bool:
    """Whether a sentence ends before the end of the line; a stop behind a short word may be an abbreviation."""
    body = text.rstrip().rstrip('.!?…。！？۔।។"”»’')
    return _STOP_INSIDE.search(body) is not None


@lru_cache(maxsize=_LINES)
def is_question(text: str) -> bool:
    """Whether a line ends in a question mark (the Greek one only in Greek)."""
    if not _QUESTION.search(text):
        return False
    return _ANY_QUESTION.search(text[-6:]) is not None or any("Ͱ" <= c <= "Ͽ" for c in text[-12:])


def capital_share(text: str) -> float:
    """Share of capitals among the letters that have case; 0 where none has."""
    upper = sum(1 for c in text if c.isupper())
    lower = sum(1 for c in text if c.islower())
    return upper / (upper + lower) if upper + lower else 0.0


def opens_quote(text: str) -> bool:
    """Whether a line begins with a quotation mark."""
    return text[:1] != "" and text[0] in OPENING_QUOTES
