"""Dates of listings: W3C date and time in sitemaps and Atom, RFC 822 in RSS."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_W3C = re.compile(r"(\d{4})(?:-(\d\d))?$")


def read_moment(text: str | None) -> datetime | None:
    """A listing's date as an aware moment in UTC; None where it is absent or no date.

    A date without a time is midnight UTC, a year or month its first day (W3C-DTF). Fractions of a
    second are cut, as the database keeps none.
    """
    value = (text or "").strip()
    if not value or len(value) > 64:
        return None
    try:
        if short := _W3C.fullmatch(value):
            return datetime(int(short[1]), int(short[2] or 1), 1, tzinfo=UTC)
        moment = datetime.fromisoformat(value) if value[:4].isdigit() else parsedate_to_datetime(value)
        return moment.replace(tzinfo=moment.tzinfo or UTC, microsecond=0).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
