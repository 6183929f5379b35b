"""Sentences of a paragraph, with its quotations as solid pieces.

A full stop inside a quotation ends the words of the speaker, not the sentence around them: ``"Stop!" cried
Hai.`` is one sentence. Abbreviations, initials, ordinals and decimals end nothing.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.quotes import Quotation

HOLE = "\ue000"
"""Stands for every character of a quotation in masked text; no letter, no blank, no mark."""

_ALWAYS = "。！？।۔။។؟"
_STOP = re.compile(rf"[.!?…]+(?=[\s{HOLE}\"'”’)\]»]|$)|[{_ALWAYS}]+")
_SHORT = re.compile(r"(?:^|[\s(.])([^\W\d_]{1,2}|[^\W\d_]\.[^\W\d_]|\d{1,2}|[^\W\d_]+\.[^\W\d_]+)\Z")
_COMMON = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nr",
        "art",
        "vs",
        "jr",
        "sr",
        "gen",
        "col",
        "lt",
        "sgt",
        "capt",
        "rep",
        "sen",
        "gov",
        "adm",
        "hon",
        "rev",
        "bzw",
        "ca",
        "usw",
        "vgl",
        "ggf",
        "inkl",
        "zb",
        "etc",
        "sra",
        "srta",
        "ing",
        "lic",
        "tp",
        "bp",
        "gs",
        "pgs",
        "ths",
        "ks",
        "bs",
        "ls",
        "тыс",
        "млн",
        "млрд",
        "руб",
        "г-н",
        "г-жа",
        "им",
        "ул",
        "проф",
        "акад",
        "tzv",
        "resp",
        "napr",
        "sog",
        "abs",
        "mio",
        "mrd",
        "núm",
        "pág",
        "n.º",
        "pol",
    ]
)


@per_lexicon
def _abbreviations(lexicon: Lexicon) -> frozenset[str]:
    people = lexicon.people
    words = {
        w.rstrip(".").rsplit(" ", 1)[-1].lower()
        for w in (*people.honorifics, *people.degrees)
        if w.endswith(".")
    }
    return _COMMON | frozenset(words)


def mask(text: str, quotations: list[Quotation]) -> str:
    """The text with every character of a quotation, marks included, replaced by :data:`HOLE`."""
    if not quotations:
        return text
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        parts += [text[at : quotation.start], HOLE * (quotation.end - quotation.start)]
        at = quotation.end
    return "".join((*parts, text[at:]))


def sentences(
    text: str,
    quotations: list[Quotation],
    lexicon: Lexicon,
    masked: str | None = None,
    *,
    bounds: tuple[int, int] | None = None,
) -> list[tuple[int, int]]:
    """The sentences of a text, or of the part between ``bounds``, blanks trimmed.

    Every non-blank character lies in exactly one sentence.
    """
    masked = mask(text, quotations) if masked is None else masked
    start, end = bounds or (0, len(text))
    cuts = _stops(masked, lexicon, start, end)
    cuts += [q.end for q in quotations if _ends_after(text, q)]
    found: list[tuple[int, int]] = []
    for cut in [*sorted({c for c in cuts if c < end}), end]:
        a, b = trim(text, start, cut)
        if a < b:
            found.append((a, b))
        start = max(start, cut)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds without blanks at either side."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _stops(masked: str, lexicon: Lexicon, start: int, end: int) -> list[int]:
    cuts: list[int] = []
    short = _abbreviations(lexicon)
    for found in _STOP.finditer(masked, start, end):
        at = found.end()
        if found.group()[0] in _ALWAYS or not _is_abbreviation(masked, found, short, lexicon):
            while at < len(masked) and masked[at] in "\"'”’)]»":
                at += 1
            cuts.append(at)
    return cuts


def _is_abbreviation(masked: str, found: re.Match[str], short: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a stop belongs to an abbreviation, or the sentence visibly goes on in lower case."""
    rest = masked[found.end() : found.end() + 3].lstrip()
    if found.group() != ".":
        return rest[:1].islower() and found.group() != "…"
    if rest[:1].islower():
        return True
    before = masked[max(0, found.start() - 12) : found.start()]
    word = before.rsplit(None, 1)[-1].lower().lstrip("([„“\"'«") if before.split() else ""
    if word in short:
        return True
    tail = _SHORT.search(before)
    if tail is None or not rest or rest[0] == HOLE:
        return False
    if tail.group(1).isdigit():
        behind = re.match(r"\s*(\w+)", masked[found.end() : found.end() + 24])
        return behind is not None and behind.group(1).lower() in _months(lexicon)
    return tail.group(1)[:1].isupper() or len(tail.group(1)) == 1 or "." in tail.group(1)


@per_lexicon
def _months(lexicon: Lexicon) -> frozenset[str]:
    """Month names: a number and a stop before one is a date, not the end of a sentence."""
    return frozenset(form.strip().lower() for month in lexicon.dates.months for form in month.split("|"))


def _ends_after(text: str, quotation: Quotation) -> bool:
    """Whether the sentence around a quotation ends with it: its own stop, then a new beginning."""
    if not quotation.inner:
        return False
    last = text[quotation.inner[-1][1] - 1]
    if last not in ".!?…" and last not in _ALWAYS:
        return False
    rest = text[quotation.end : quotation.end + 3]
    if rest[:1] and not rest[:1].isspace():
        return False
    first = rest.lstrip()[:1]
    return not first or first.isupper() or first in '“„«"‘「'
