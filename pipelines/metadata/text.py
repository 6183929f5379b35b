"""Small text tools that every field needs: clean, fold, compare."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Any

LONGEST = 4_000
"""Characters of one value that are read; what is longer is not a title, a name or a lead."""

_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00-\x08\x0e-\x1f\x7f]"
)
_OTHER = re.compile(r"[\W_]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]\w{1,30});")


def clean(value: object) -> str:
    """NFC text without invisible characters, white space folded; "" for anything that is not text.

    Joiners (U+200C, U+200D) stay: Persian and Indic words are spelled with them.
    """
    if not isinstance(value, str):
        return ""
    text = value[:LONGEST]
    if text.isascii() and text.isprintable():
        return text if "  " not in text and text[:1] != " " != text[-1:] else " ".join(text.split())
    if not text.isprintable():  # true of nearly all text, and of none that has an invisible character
        text = _INVISIBLE.sub("", text)
    return unicodedata.normalize("NFC", " ".join(text.split()))


def unescape(value: object) -> str:
    """``clean`` for values that were escaped once too often: entities and tags inside an attribute or JSON."""
    text = clean(value)
    if "&" in text and _ENTITY.search(text):
        text = clean(html.unescape(text))
    return clean(_TAG.sub(" ", text)) if "<" in text else text


def element_text(element: Any) -> str:
    """The visible text of one element, scripts and styles left out."""
    parts: list[str] = []
    length = 0
    for node in element.iter():
        if not isinstance(node.tag, str) or node.tag in {"script", "style", "template", "noscript"}:
            piece = ""
        else:
            piece = node.text or ""
            if node.tag == "br":
                piece = " " + piece
        if node is not element and node.tail:
            piece += node.tail
        parts.append(piece)
        length += len(piece)
        if length > LONGEST:
            break
    return clean("".join(parts))


def segments(element: Any) -> list[str]:
    """The texts of an element's direct parts: its own stretches of text and each child's. Wrappers are opened."""
    while len(element) == 1 and not (element.text or "").strip() and not (element[0].tail or "").strip():
        element = element[0]
    parts = [clean(element.text)]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in {"script", "style", "svg"}:
            parts.append(element_text(child) if child.tag != "br" else "")
        parts.append(clean(child.tail))
    return [part for part in parts if key(part)]


def is_spaceless(char: str) -> bool:
    """Whether a letter is of a script that writes words without blanks between them, or glues labels on.

    Thai to Myanmar, Khmer, and everything from the radicals of Han on; Latin letters with Vietnamese marks
    (U+1EA0 and up) lie between and are none.
    """
    return "\u0e00" <= char < "\u10a0" or "\u1780" <= char < "\u1800" or char >= "\u2e80"


@lru_cache(maxsize=2048)
def key(text: str) -> str:
    """Letters and digits only, compatibility forms and case folded: for telling whether two texts are one."""
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return _OTHER.sub("", folded)


@lru_cache(maxsize=1024)
def tokens(text: str) -> frozenset[str]:
    """The words of a text; in scripts without spaces pairs of characters."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    out: set[str] = set()
    for word in words:
        if is_spaceless(word[0]) and len(word) > 2:
            out.update(word[i : i + 2] for i in range(len(word) - 1))
        else:
            out.add(word)
    return frozenset(out)


def overlap(a: str, b: str) -> float:
    """Share of the shorter text's words that the other one has too, 0 to 1."""
    one, two = tokens(a), tokens(b)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
