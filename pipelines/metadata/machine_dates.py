"""Dates in the forms that machines write: ISO 8601, RFC 3339, RFC 9110, compact digits, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

EARLIEST, LATEST = 1990, 2100
"""Years that a web page's date may lie in; the fetch time narrows the end further."""

_ISO = re.compile(
    r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"(?:(?:T|\s+|\s*,\s*)(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<zone>(?:UTC|GMT)?[+-]\d{1,2}:?\d{0,2}|Z|UTC|GMT))?)?",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:T?(?P<h>\d\d)(?P<min>\d\d)(?P<s>\d\d)?)?(?!\d)"
)
_RFC = re.compile(r"^[A-Za-z]{3,9},?\s+\d{1,2}[\s-][A-Za-z]{3,9}[\s-]\d{4}\s+\d{1,2}:\d{2}")
_EPOCH = re.compile(r"^\d{10}(?:\d{3})?$")
_ZONE = re.compile(
    r"^[\s(\[]*(?:(?:gmt|utc)\s*([+\-−–])\s*(\d{1,2})(?::?(\d{2}))?|([+-])(\d{2}):?(\d{2})\b|(z|utc|gmt)\b)"
)


def make(year: int, month: int, day: int, clock: tuple[int, int, int] = (0, 0, 0)) -> datetime | None:
    """A date without zone; None where the calendar has none such, or no web page could be of that year."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return datetime(year, month, day, *clock)
    except ValueError:
        return None


def _offset(sign: str, hours: str, minutes: str | None) -> timezone | None:
    minute = int(minutes or 0)
    if int(hours) > 14 or minute > 59:
        return None
    delta = timedelta(hours=int(hours), minutes=minute)
    return timezone(-delta if sign in "-−–" else delta)


def zone_of(text: str | None) -> timezone | None:
    """The zone that a text begins with, where it is a number, ``Z``, ``UTC`` or ``GMT``; else None."""
    match = _ZONE.match((text or "").lower().strip())
    if match is None:
        return None
    if match[7]:
        return UTC
    return _offset(match[1] or match[4], match[2] or match[5], match[3] or match[6])


def _from_match(match: re.Match[str]) -> datetime | None:
    part = match.groupdict()
    clock = (int(part["h"] or 0), int(part["min"] or 0), int(part["s"] or 0))
    value = make(int(part["y"]), int(part["m"]), int(part["d"]), clock)
    if value is None:
        return None
    zone = zone_of(part.get("zone"))
    return value.replace(tzinfo=zone) if zone else value


def parse_machine(text: str) -> datetime | None:
    """A date in a machine format at the start of the text; None where it is none.

    ISO 8601 and its usual misspellings, compact digits, RFC 9110, seconds or milliseconds since 1970.
    """
    text = text.strip()[:80]
    if _EPOCH.match(text):
        value = datetime.fromtimestamp(int(text[:10]), UTC)
        return value if EARLIEST <= value.year <= LATEST else None
    if match := _ISO.match(text) or _COMPACT.match(text):
        return _from_match(match)
    if _RFC.match(text):
        try:
            return parsedate_to_datetime(text)
        except ValueError:
            return None
    return None
