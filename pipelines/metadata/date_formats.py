"""Dates in the forms that pages write them, in any of the lexicons' languages.

Only explicit formats are read: a day, a month and a year must all stand there. Relative times ("3 hours
ago") and dates without a year give nothing. A clock time counts when it stands beside the date, a zone
when it is a number, ``Z``, ``UTC`` or ``GMT``; letters such as EST or IST name several zones and are left
alone. What machines write is in :mod:`pipelines.metadata.machine_dates`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from pipelines.metadata.calendars import Calendar, calendar, date_form
from pipelines.metadata.machine_dates import EARLIEST, LATEST, make, parse_machine, zone_of

LONGEST_MONTH = 3
"""Words of a month's name ("tháng mười hai")."""

LONGEST_LINE = 300
"""Characters of a line that are searched for dates."""

_YMD = re.compile(r"(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일号號]?")
_NUMERIC = re.compile(r"(?<![\d.,/-])(\d{1,2})(\s?[./|-]\s?)(\d{1,2})\2(\d{4}|\d{2})(?![\d/-]|[.,:]\d)")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DIGIT = re.compile(r"\d")
_TOKEN = re.compile(r"\d+|[^\d\s.,;:|/()\[\]{}•·\-–—―\"'’“”«»!?<>+º°ª]+|[^\s]")
_TIME_AFTER = re.compile(
    r"^\D{0,16}?(?<!\d)(\d{1,2})\s?(?:[:h時시]|(?<=\d)\.)\s?(\d{2})(?!\d)(?::(\d{2}))?(?:分|분)?\s?([ap]\.?\s?m\b)?"
)
_TIME_BEFORE = re.compile(r"(?<!\d)(\d{1,2})\s?[:hg]\s?(\d{2})(?::(\d{2}))?\s?([ap]m\b)?\D{0,14}$")
_SECOND_HALF = re.compile(r"오후|下午|午後|午后|晚上")
"""Day halves that stand before the hour; their first halves change nothing."""
HALF_REACH = 4
_CONNECTORS = frozenset(
    [
        ".",
        ",",
        "-",
        "–",
        "—",
        "/",
        "'",
        "’",
        "º",
        "°",
        "ª",
        "|",
        "st",
        "nd",
        "rd",
        "th",
        "er",
        "de",
        "del",
        "of",
        "d",
        "năm",
        "ngày",
        "year",
        "г",
        "г.",
        "року",
    ]
)
_MOST_CONNECTORS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text.

    ``value``: midnight without zone for a bare date. ``start``, ``end``: where it stands in the folded line
    (:func:`~pipelines.metadata.calendars.date_form`). ``timed``: a clock time stood beside it. ``swapped``: the
    other reading where day and month could change places, else None.
    """

    value: datetime
    start: int
    end: int
    timed: bool = False
    swapped: datetime | None = None


def parse(text: str, language: str | None = None) -> datetime | None:
    """A value that should be a date and nothing else: machine formats first, then the written ones."""
    value = parse_machine(text)
    if value is None:
        found = find(text, language)
        value = found[0].value if found else None
    return value


def has_digit(text: str) -> bool:
    """Whether a line has a digit, of any script, where dates are looked for; without one it has no date."""
    return _DIGIT.search(text, 0, LONGEST_LINE) is not None


def find(text: str, language: str | None = None) -> list[Found]:
    """All dates that a line of text writes out, in order. ``language`` settles 03/04/2024 and words."""
    return list(_find(text[:LONGEST_LINE], language)) if has_digit(text) else []


@lru_cache(maxsize=256)
def _find(text: str, language: str | None) -> tuple[Found, ...]:
    """Dates, bylines and titles ask about the same lines of a page."""
    line = date_form(text)
    words = calendar(language)
    found = [*_year_first(line, words), *_numeric(line, words), *_worded(line, words)]
    out: list[Found] = []
    for one in sorted(found, key=lambda f: (f.start, -f.end)):
        if not out or one.start >= out[-1].end:
            out.append(_with_time(one, line))
    return tuple(out)


def _year(year: int, words: Calendar) -> int:
    """A Gregorian year; years of the local era are recognised by lying in the far future."""
    if words.era_offset and year - words.era_offset >= EARLIEST and year > LATEST:
        return year - words.era_offset
    return year


def _short_year(text: str, words: Calendar) -> int:
    """Two digits: of the local era where the language has one, else 1990 to 2089."""
    number = int(text)
    if len(text) == 4:
        return _year(number, words)
    if words.era_offset:
        return 2500 + number - words.era_offset
    return number + (1900 if number >= 90 else 2000)


def _year_first(line: str, words: Calendar) -> list[Found]:
    out = []
    for match in _YMD.finditer(line):
        year = int(match[1])
        if year > LATEST:
            year = _year(year, words) if words.era_offset else year
        value = make(year, int(match[2]), int(match[3]))
        if value:
            out.append(Found(value, match.start(), match.end()))
    return out


def _numeric(line: str, words: Calendar) -> list[Found]:
    out = []
    for match in _NUMERIC.finditer(line):
        first, second = int(match[1]), int(match[3])
        mark = match[2].strip()
        if len(match[4]) == 2 and mark == "-":
            continue
        month_first = (words.order == "mdy" and mark != ".") if max(first, second) <= 12 else second > 12
        day, month = (second, first) if month_first else (first, second)
        year = _short_year(match[4], words)
        value = make(year, month, day)
        if value:
            swapped = make(year, day, month) if day <= 12 and day != month and mark != "." else None
            out.append(Found(value, match.start(), match.end(), swapped=swapped))
    return out


def _worded(line: str, words: Calendar) -> list[Found]:
    """Dates with a month's name: day month year, month day year, year month day."""
    if not words.era_offset and not _FOUR_DIGITS.search(line):
        return []
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(line)]
    out = []
    for at, (word, _, _) in enumerate(tokens):
        if word[0].isdigit() or not word[0].isalpha():
            continue
        month, length = _month(tokens, at, words)
        if month and (found := _around(tokens, at, at + length - 1, month, words)):
            out.append(found)
    return out


def _month(tokens: list[tuple[str, int, int]], at: int, words: Calendar) -> tuple[int | None, int]:
    """The month that is named from a token on, and by how many tokens ("tháng mười một"); the longest name counts."""
    for length in range(min(LONGEST_MONTH, len(tokens) - at), 0, -1):
        name = " ".join(token[0] for token in tokens[at : at + length])
        if (month := words.months.get(name)) is not None:
            return month, length
    return None, 0


def _number(tokens: list[tuple[str, int, int]], at: int, step: int) -> int | None:
    """Index of the next number in a direction, past a few connecting words or marks."""
    for _ in range(_MOST_CONNECTORS + 1):
        at += step
        if not 0 <= at < len(tokens):
            return None
        token = tokens[at][0]
        if token[0].isdigit():
            return at
        if token not in _CONNECTORS and len(token) > 3:
            return None
    return None


def _around(
    tokens: list[tuple[str, int, int]], first: int, last: int, month: int, words: Calendar
) -> Found | None:
    before, after = _number(tokens, first, -1), _number(tokens, last, 1)
    texts = [t[0] for t in tokens]
    if before is not None and len(texts[before]) <= 2 and after is not None:
        ends = (before, after)
        if len(texts[after]) == 4 or (len(texts[after]) == 2 and words.era_offset):
            value = make(_short_year(texts[after], words), month, int(texts[before]))
            if value:
                return Found(value, tokens[ends[0]][1], tokens[ends[1]][2])
    if after is not None and len(texts[after]) <= 2:
        year = _number(tokens, after, 1)
        if year is not None and len(texts[year]) == 4:
            value = make(_year(int(texts[year]), words), month, int(texts[after]))
            if value:
                return Found(value, tokens[first][1], tokens[year][2])
        if before is not None and len(texts[before]) == 4:
            value = make(_year(int(texts[before]), words), month, int(texts[after]))
            if value:
                return Found(value, tokens[before][1], tokens[after][2])
    return None


def _with_time(found: Found, line: str) -> Found:
    rest = line[found.end : found.end + 60]
    match = _TIME_AFTER.match(rest)
    tail = rest[match.end() :] if match else ""
    if match is None:
        match = _TIME_BEFORE.search(line[max(0, found.start - 40) : found.start])
        tail = rest
    if match is None:
        return found
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    between = rest[: match.start(1)] if tail is not rest else line[: match.start(1)]
    half = (match[4] or "")[:1] or ("p" if _SECOND_HALF.search(between[-HALF_REACH:]) else "")
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return found
    value = found.value.replace(hour=hour, minute=minute, second=second, tzinfo=zone_of(tail))
    return replace(found, value=value, timed=True)


__all__ = ["EARLIEST", "LATEST", "Found", "find", "has_digit", "parse", "parse_machine"]
