"""The verdict is a function of the counts and of how the run ended."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.verdict import EXIT_CODES, Tally, judge

OUTCOMES = ("new", "changed", "unchanged", "not_modified", "no_article", "gone", "alias", "blocked", "failed")


def tally(
    listed: int = 0,
    *,
    quiet: int = 0,
    read: int = 1,
    lost: dict | None = None,
    errors: int = 0,
    **outcomes: int,
) -> Tally:
    return Tally(
        listed=listed,
        requested=sum(outcomes.values()),
        listings_read=read,
        listings_unchanged=quiet,
        listing_failures=lost or {},
        internal_errors=errors,
        outcomes=Counter(outcomes),
    )


LOST = {"https://a.test/s.xml": "http_403"}


@pytest.mark.parametrize(
    ("counts", "ended", "state"),
    [
        (tally(3, new=3), "finished", "ok"),
        (tally(3, new=1, not_modified=2), "finished", "ok"),
        (tally(3, new=2, gone=1), "finished", "ok"),
        (tally(3, new=2, alias=1), "finished", "ok"),
        (tally(3, new=2, blocked=1), "finished", "ok"),
        (tally(3, new=2, no_article=1), "finished", "ok"),
        (tally(3, new=2, failed=1), "finished", "degraded"),
        (tally(3, new=3, lost=LOST), "finished", "degraded"),
        (tally(3, new=3, errors=1), "finished", "degraded"),
        (tally(3, failed=3), "finished", "failed"),
        (tally(3, failed=2, no_article=1), "finished", "failed"),
        (tally(3, no_article=3), "finished", "failed"),
        (tally(3, blocked=3), "finished", "failed"),
        (tally(3, gone=3), "finished", "ok"),
        (tally(0), "finished", "failed"),
        (tally(0, read=0, lost=LOST), "finished", "failed"),
        (tally(0, lost=LOST), "finished", "failed"),
        (tally(0, quiet=1, read=0), "finished", "ok"),
        (tally(0, quiet=1, read=0, lost=LOST), "finished", "degraded"),
        (tally(5), "finished", "ok"),
        (tally(3, new=3), "shutdown", "cancelled"),
        (tally(3, new=3), "closespider_timeout", "failed"),
        (tally(3, new=3), "memusage_exceeded", "failed"),
        (tally(3, new=3), "archive_failed", "failed"),
        (tally(3, new=3), "lease_lost", "failed"),
        (tally(3, new=3), "start_error", "failed"),
        (tally(3, new=3), "something new", "failed"),
        (tally(0), "busy", "busy"),
    ],
)
def test_judge(counts, ended, state):
    assert judge(counts, ended).state == state


def test_a_requested_article_without_an_outcome_is_a_loss():
    counts = tally(3, new=2)
    counts.requested = 3

    assert judge(counts).state == "degraded"
    assert "1 articles without an outcome" in judge(counts).sentence


def test_the_sentence_says_what_happened():
    counts = tally(9, new=4, not_modified=2, failed=1, gone=1)
    counts.reasons["timeout"] = 1
    said = judge(counts).sentence

    for part in ("9 listed", "4 fetched", "4 stored", "2 unchanged", "1 gone", "1 failed", "timeout"):
        assert part in said


def test_the_first_detail_of_a_reason_is_in_the_sentence():
    counts = tally(1, failed=1)
    counts.reasons["robots_unreachable"] = 1
    counts.examples["robots_unreachable"] = "http_503"

    assert "robots_unreachable: http_503" in judge(counts).sentence


@pytest.mark.parametrize(
    ("state", "code"), [("ok", 0), ("failed", 1), ("cancelled", 1), ("degraded", 3), ("busy", 4)]
)
def test_exit_codes(state, code):
    assert EXIT_CODES[state] == code


@given(
    st.dictionaries(st.sampled_from(OUTCOMES), st.integers(0, 50)),
    st.integers(0, 60),
    st.integers(0, 3),
    st.booleans(),
)
def test_ok_never_hides_a_loss(outcomes, listed, unchanged, lost):
    counts = tally(listed, quiet=unchanged, lost=LOST if lost else None, **outcomes)
    verdict = judge(counts)

    if verdict.state == "ok":
        assert not outcomes.get("failed")
        assert not lost
    assert verdict.sentence.endswith(".")
    assert "\n" not in verdict.sentence


@given(st.dictionaries(st.sampled_from(OUTCOMES), st.integers(0, 50)))
def test_the_counts_add_up(outcomes):
    counts = tally(**outcomes)

    assert counts.unaccounted == 0
    assert counts.stored <= counts.fetched <= counts.requested
    assert counts.numbers()["requested"] == sum(outcomes.values())
