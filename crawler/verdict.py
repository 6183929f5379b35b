"""What a run did, counted, and the verdict that follows from it.

Every article that is requested ends in exactly one outcome, so the counts add up; the verdict is a
function of the counts and of how the run ended, never of "no exception".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from crawler.reasons import REASONS

State = Literal["ok", "degraded", "failed", "cancelled", "busy"]
Outcome = Literal[
    "new",  # stored for the first time
    "changed",  # stored as a new version
    "unchanged",  # fetched, and says what it said before
    "not_modified",  # 304: not sent again
    "no_article",  # archived, but a list, a login wall, an error page: named in problems
    "gone",  # 404 or 410
    "alias",  # redirected to an article that this run has already
    "blocked",  # robots.txt does not allow it
    "failed",  # not fetched, or lost on the way: named in problems
]
EXIT_CODES: dict[str, int] = {"ok": 0, "failed": 1, "cancelled": 1, "degraded": 3, "busy": 4}

CANCELLED = frozenset({"shutdown", "cancelled"})
NORMAL_ENDS = frozenset({"finished", "closespider_pagecount"})
ENDS = {
    "closespider_timeout": "it ran out of time",
    "memusage_exceeded": "it ran out of memory",
    "start_error": "it could not start",
    "archive_failed": "the archive could not be written",
    "lease_lost": "another run took the lease over",
}


@dataclass(slots=True)
class Tally:
    """The counts of one run.

    ``reasons`` counts why articles failed, ``listing_failures`` says why lists did (by address), and
    ``examples`` keeps the first detail of each reason.
    """

    listed: int = 0
    requested: int = 0
    left_for_later: int = 0
    listings_read: int = 0
    listings_unchanged: int = 0
    responses: int = 0
    bytes: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    listing_failures: dict[str, str] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)
    internal_errors: int = 0

    def end(self, outcome: Outcome, reason: str | None = None) -> None:
        """Count how one requested article ended."""
        self.outcomes[outcome] += 1
        if reason:
            self.reasons[reason] += 1

    @property
    def lost_listings(self) -> Counter[str]:
        """Why listings failed."""
        return Counter(self.listing_failures.values())

    @property
    def fetched(self) -> int:
        """Articles whose page was received."""
        return sum(self.outcomes[o] for o in ("new", "changed", "unchanged", "no_article"))

    @property
    def stored(self) -> int:
        """Articles of which a version was written."""
        return self.outcomes["new"] + self.outcomes["changed"]

    @property
    def unaccounted(self) -> int:
        """Requested articles without an outcome; more than 0 only when the run was cut off."""
        return self.requested - sum(self.outcomes.values())

    def numbers(self) -> dict[str, int]:
        """The counts that are plain numbers."""
        return {k: v for k, v in self.as_dict().items() if isinstance(v, int)}

    def as_dict(self) -> dict[str, Any]:
        """The counts as plain data."""
        return {
            "listed": self.listed,
            "requested": self.requested,
            "fetched": self.fetched,
            "stored": self.stored,
            **{name: self.outcomes[name] for name in get_args(Outcome)},
            "left_for_later": self.left_for_later,
            "listings_read": self.listings_read,
            "listings_unchanged": self.listings_unchanged,
            "responses": self.responses,
            "bytes": self.bytes,
            "internal_errors": self.internal_errors,
            "unaccounted": self.unaccounted,
            "reasons": dict(self.reasons),
            "listing_failures": dict(self.listing_failures),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """``state``, and one sentence that says why."""

    state: State
    sentence: str

    @property
    def exit_code(self) -> int:
        """0 ok, 1 failed or cancelled, 3 degraded, 4 busy."""
        return EXIT_CODES[self.state]


def _summary(tally: Tally) -> str:
    if not tally.listed and not tally.requested and tally.listings_unchanged:
        return f"Nothing new: {tally.listings_unchanged} listings unchanged"
    kept = tally.outcomes["unchanged"] + tally.outcomes["not_modified"]
    parts = [f"{tally.listed} listed", f"{tally.fetched} fetched", f"{tally.stored} stored"]
    parts += [f"{kept} unchanged"] if kept else []
    parts += [
        f"{n} {name.replace('_', ' ')}"
        for name in ("no_article", "gone", "blocked", "failed")
        if (n := tally.outcomes[name])
    ]
    parts += [f"{tally.left_for_later} left for later"] if tally.left_for_later else []
    parts += [f"{tally.listings_unchanged} listings unchanged"] if tally.listings_unchanged else []
    return ", ".join(parts)


def _why(counts: Counter[str], tally: Tally) -> str:
    return ", ".join(_counted(reason, n, tally) for reason, n in counts.most_common(3))


def _counted(reason: str, count: int, tally: Tally) -> str:
    """A reason with its count; what went wrong on our own side (a full disk) is said however often it did."""
    if count == 1:
        return _explained(reason, tally)
    first = tally.examples.get(reason) if reason.endswith("_failed") else None
    return f"{reason} ×{count}: {first}" if first else f"{reason} ×{count}"


def _explained(reason: str, tally: Tally) -> str:
    detail = tally.examples.get(reason) or REASONS.get(reason)
    return f"{reason}: {detail}" if detail else reason


def _failure(tally: Tally, ended: str) -> str | None:
    """Why the run failed; None when it did not."""
    if ended not in NORMAL_ENDS:
        return f"The run did not finish: {ENDS.get(ended, ended)}; {_summary(tally)}."
    read = tally.listings_read + tally.listings_unchanged
    lost = tally.lost_listings
    if not read and lost and not tally.requested:
        return f"No listing could be read: {_why(lost, tally)}."
    if not tally.listed and not tally.listings_unchanged and not tally.requested:
        why = f" ({_why(lost, tally)})" if lost else ""
        return f"The listings named no article{why}; check article_urls and languages of the source."
    bad = tally.outcomes["failed"] + tally.outcomes["no_article"]
    if tally.requested and bad + tally.outcomes["blocked"] == tally.requested:
        return f"None of {tally.requested} articles came through: {_why(tally.reasons, tally)}."
    return None


def judge(tally: Tally, ended: str = "finished") -> Verdict:
    """The verdict of a run. ``ended``: Scrapy's reason for closing the spider."""
    if ended == "busy":
        return Verdict("busy", "Another run of this source is at work on this database.")
    if ended in CANCELLED:
        return Verdict(
            "cancelled", f"Stopped from outside; {_summary(tally)}. The next run goes on from there."
        )
    if (why := _failure(tally, ended)) is not None:
        return Verdict("failed", why)
    losses = []
    if tally.listing_failures:
        losses.append(f"{len(tally.listing_failures)} listings lost ({_why(tally.lost_listings, tally)})")
    if tally.outcomes["failed"]:
        losses.append(f"{tally.outcomes['failed']} articles lost ({_why(tally.reasons, tally)})")
    if tally.internal_errors:
        losses.append(f"{tally.internal_errors} errors of our own")
    if tally.unaccounted:
        losses.append(f"{tally.unaccounted} articles without an outcome")
    if losses:
        return Verdict("degraded", f"{_summary(tally)}; {'; '.join(losses)}.")
    return Verdict("ok", f"{_summary(tally)}.")
