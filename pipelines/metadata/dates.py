"""When the page was published and last changed.

Every source is a witness with a weight; the day that the heaviest witnesses name wins. The weights follow
how directly a source means publication, and how often it was right where it was present.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone

from pipelines.metadata.date_witnesses import Witness

WEIGHTS = {
    "source-line": 9.0,
    "json-ld": 3.1,
    "meta": 3.3,
    "microdata": 2.6,
    "url": 2.4,
    "label": 2.5,
    "title": 2.0,
    "beside": 1.9,
    "time": 1.5,
    "meta-loose": 1.0,
    "near": 0.9,
    "json-ld-other": 1.2,
    "behind": 1.0,
    "page": 0.6,
    "script": 0.5,
}
UNSURE = 1.8
"""Weight of declared data whose publication and change are the same instant: many systems fill both at export."""

UTC_DAY = 0.9
"""Share of a witness's weight for its day in UTC, where that is not the day as written."""

VISIBLE = frozenset({"source-line", "label", "beside", "near", "time", "behind", "page"})
STRAY = frozenset({"page", "script"})
"""Places where dates of other articles stand too; a sure date of change says more about this one."""
DECLARED = frozenset({"json-ld", "meta", "microdata"})
_QUARTER = timedelta(minutes=15)
_WIDEST = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class Chosen:
    """``published``, ``modified`` and whether publication had to be taken from an update date."""

    published: datetime | None = None
    modified: datetime | None = None
    from_update: bool = False


def possible(value: datetime, not_after: datetime | None) -> bool:
    """Whether a date does not lie behind the fetch; a day of grace covers zones that the page does not name."""
    if not_after is None:
        return True
    limit = not_after if not_after.tzinfo else not_after.replace(tzinfo=UTC)
    stamp = value if value.tzinfo else value.replace(tzinfo=UTC)
    return stamp <= limit + timedelta(days=1)


def choose(witnesses: Iterable[Witness], not_after: datetime | None = None) -> Chosen:
    """The dates of the page; None where no witness speaks.

    A page that names only an update has that day for both, and says so in ``from_update``.
    """
    fit = [w for w in witnesses if possible(w.value, not_after)]
    fit = _told_apart(_unswapped(fit))
    published = _heaviest(fit, "published")
    modified = _heaviest(fit, "modified")
    surely = any(w.kind == "published" and w.origin not in STRAY for w in fit)
    if modified and not surely and (published is None or _instant(published) < _instant(modified)):
        return Chosen(modified, modified, from_update=True)
    if published and modified and _instant(modified) < _instant(published):
        modified = None
    return Chosen(published, modified)


def _instant(value: datetime) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _days(value: datetime) -> set[str]:
    """The calendar day as written, and in UTC."""
    days = {value.date().isoformat()}
    if value.tzinfo:
        with contextlib.suppress(OverflowError):  # the first and last days of the calendar
            days.add(value.astimezone(UTC).date().isoformat())
    return days


def _shares(value: datetime) -> dict[str, float]:
    """Days that a date supports, and how far: the day as written, and its day in UTC."""
    written = value.date().isoformat()
    out = dict.fromkeys(_days(value), UTC_DAY)
    out[written] = 1.0
    return out


def _unswapped(witnesses: list[Witness]) -> list[Witness]:
    """03/04/2024 is read the other way round where another source names that day."""
    sure = {day for w in witnesses if w.swapped is None for day in _days(w.value)}
    out = []
    for witness in witnesses:
        other = witness.swapped
        agrees = other is not None and _days(other) & sure and not _days(witness.value) & sure
        out.append(replace(witness, value=other, swapped=None) if other and agrees else witness)
    return out


def _told_apart(witnesses: list[Witness]) -> list[Witness]:
    """A visible date without a label is the update where declared data calls that day the update's."""
    published = {
        d for w in witnesses if w.kind == "published" and w.origin in DECLARED for d in _days(w.value)
    }
    modified = {d for w in witnesses if w.kind == "modified" and w.origin in DECLARED for d in _days(w.value)}
    only_modified = modified - published
    if not published or not only_modified:
        return witnesses
    return [
        replace(w, kind="modified")
        if w.origin in {"beside", "near", "time", "page", "behind"} and _days(w.value) & only_modified
        else w
        for w in witnesses
    ]


def _weight(witness: Witness, changed: set[datetime]) -> float:
    if witness.kind == "published" and witness.origin in DECLARED and _instant(witness.value) in changed:
        return UNSURE
    return WEIGHTS[witness.origin]


def _heaviest(witnesses: Sequence[Witness], kind: str) -> datetime | None:
    fit = [w for w in witnesses if w.kind == kind]
    if not fit:
        return None
    changed = {_instant(w.value) for w in witnesses if w.kind == "modified" and w.origin in DECLARED}
    fit = [_local(w, fit) for w in fit]
    votes: dict[str, dict[str, float]] = {}
    for rank, witness in enumerate(fit):
        for day, share in _shares(witness.value).items():
            weight = (_weight(witness, changed) - 0.01 * rank) * share
            box = votes.setdefault(day, {})
            box[witness.origin] = max(box.get(witness.origin, 0.0), weight)
    best = max(votes, key=lambda day: (sum(votes[day].values()), day))
    same = [w for w in fit if best in _days(w.value)] or fit
    return max(same, key=_exactness).value


def _exactness(witness: Witness) -> tuple[bool, bool, bool, float]:
    value = witness.value
    timed = (value.hour, value.minute, value.second) != (0, 0, 0)
    return value.tzinfo is not None and timed, value.tzinfo is not None, timed, WEIGHTS[witness.origin]


def _local(witness: Witness, all_of_kind: Sequence[Witness]) -> Witness:
    """An instant in UTC with the page's own clock: declared 01:09Z and a visible 18:09 the day before are -07:00.

    The difference of the two must be a whole number of quarter hours, as zones are.
    """
    value = witness.value
    if value.tzinfo is None or value.utcoffset() or (value.hour, value.minute) == (0, 0):
        return witness
    naive = value.replace(tzinfo=None)
    for other in all_of_kind:
        clock = other.value
        if clock.tzinfo is not None or other.origin not in VISIBLE | DECLARED:
            continue
        if (clock.hour, clock.minute) == (0, 0):
            continue
        offset = clock.replace(second=0, microsecond=0) - naive.replace(second=0, microsecond=0)
        if offset and abs(offset) <= _WIDEST and offset % _QUARTER == timedelta(0):
            return replace(witness, value=value.astimezone(timezone(offset)))
    return witness
