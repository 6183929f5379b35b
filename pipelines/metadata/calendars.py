"""Month, weekday and label words of all languages, as look-up tables for reading dates.

Words come from the lexicons; a form that means different months in two languages is kept for
the page's own language only.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from pipelines.lexicons import codes, table
from pipelines.metadata.text import is_spaceless

SHORTEST_LABEL = 4
"""Letters of a label before a date; "on" and "am" stand before any day that a text speaks of."""
_DOTTED = re.compile(r"(?<![^\W\d_])([^\W\d_])\.\s?([^\W\d_])\.?(?![^\W\d_])")

_DOTTED_THAI = re.compile(
    r"(?<![\u0e00-\u0eff])([\u0e00-\u0eff]{2,3})\.\s?([\u0e00-\u0eff])\.?(?![\u0e00-\u0eff])"
)
"""The same in Thai and Lao, where a letter may carry a vowel ("มี.ค.", "เม.ย.")."""


class _DigitTable(dict[int, int]):
    """A table for ``str.translate``: native decimal digits to ASCII ones, all else to itself."""

    def __missing__(self, code: int) -> int:
        value = unicodedata.decimal(chr(code), None)
        self[code] = code if value is None else ord("0") + value
        return self[code]


_DIGITS = _DigitTable()


def date_form(text: str) -> str:
    """A line as dates are looked up in it: lower case NFC, ASCII digits, dotted abbreviations closed ("พ.ค." to "พค").

    Not :func:`pipelines.text.folding.fold`, which takes accents off and closes blanks: dates and their labels
    are matched as they are spelled, and found by their places in the line.
    """
    text = unicodedata.normalize("NFC", text).lower()
    if not text.isascii():
        text = text.translate(_DIGITS)
    if "." not in text:
        return text
    text = _DOTTED.sub(r"\1\2", text)
    return text if text.isascii() else _DOTTED_THAI.sub(r"\1\2", text)


@dataclass(frozen=True, slots=True)
class Calendar:
    """``months``: folded form to 1-12, forms of two words included. ``order``: of day and month in numeric
    dates. ``era_offset``: years to take off a year of the local era, 0 where there is none.
    ``published`` and ``updated`` find the label of a date, of any language, in the text before it.
    """

    months: dict[str, int]
    order: str
    era_offset: int
    published: re.Pattern[str]
    updated: re.Pattern[str]


def _months(code: str) -> dict[str, int]:
    out: dict[str, int] = {}
    for number, forms in enumerate(table(code, "dates").months, start=1):
        for form in forms.split("|"):
            out.setdefault(date_form(form.strip().rstrip(".'׳")), number)
    return out


@cache
def _all_months() -> dict[str, int]:
    seen: dict[str, set[int]] = {}
    for code in codes():
        for form, number in _months(code).items():
            seen.setdefault(form, set()).add(number)
    return {form: numbers.pop() for form, numbers in seen.items() if form and len(numbers) == 1}


@cache
def _labels(kind: str) -> re.Pattern[str]:
    found: set[str] = set()
    for code in codes():
        got = table(code, "dates").published if kind == "published" else table(code, "furniture").updated
        found.update(
            date_form(label) for label in got if len(label) >= SHORTEST_LABEL or is_spaceless(label[0])
        )
    longest_first = sorted(found, key=lambda label: (-len(label), label))
    spaced = [re.escape(label) for label in longest_first if not is_spaceless(label[0])]
    others = [re.escape(label) for label in longest_first if is_spaceless(label[0])]
    parts = [rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])"] if spaced else []
    return re.compile("|".join([*parts, *others]) or r"(?!)")


@cache
def calendar(language: str | None) -> Calendar:
    """The tables for a page in this language (ISO 639-1, region allowed); None reads all languages alike."""
    code = (language or "").replace("_", "-").lower()
    base = code.split("-")[0] or "und"
    own = table(base, "dates")
    months = {**_all_months(), **(_months(base) if own.months else {})}
    order = own.order if own.months else "dmy"
    if code.startswith("en-") and code != "en-us":
        order = "dmy"
    return Calendar(months, order, own.era_offset, _labels("published"), _labels("updated"))
