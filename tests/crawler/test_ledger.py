"""Every way an address can end is counted once, told to the store once, and named where something is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger import MAX_DETAIL, MAX_EXAMPLE, Ledger, describe
from crawler.store import Fetched, NoStore
from crawler.verdict import EXIT_CODES, Tally, judge
from schemas.errors import BadScheme, PrivateAddress, WhosaidError

URL = "https://news.test/an-article-1"
PAGE = Fetched(
    URL,
    URL,
    200,
    {"content-type": "text/html"},
    b"<p>",
    datetime(2026, 10, 13, tzinfo=UTC),
    "article",
    "page-1",
)


class Noted(NoStore):
    """A store that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[tuple[Any, ...]] = []

    def done(self, url: str, fetched: Fetched | None) -> None:
        self.calls.append(("done", url, fetched.status if fetched else None))

    def missing(self, url: str, status: int) -> None:
        self.calls.append(("missing", url, status))

    def failed(self, url: str, reason: str, status: int | None = None) -> None:
        self.calls.append(("failed", url, reason, status))

    def problem(self, url: str, stage: str, reason: str, detail: str, page: str | None) -> None:
        self.calls.append(("problem", url, stage, reason, detail, page))


@pytest.fixture
def ledger() -> Ledger:
    return Ledger(Noted(), Tally(requested=1))


ENDS: dict[str, tuple] = {
    # what happens: (the call, the outcome, what the store is told)
    "new": (lambda b: b.saved(URL, PAGE, "new"), "new", [("done", URL, 200)]),
    "changed": (lambda b: b.saved(URL, PAGE, "changed"), "changed", [("done", URL, 200)]),
    "unchanged": (lambda b: b.saved(URL, PAGE, "unchanged"), "unchanged", [("done", URL, 200)]),
    "304": (lambda b: b.not_modified(URL, replace(PAGE, status=304)), "not_modified", [("done", URL, 304)]),
    "no article": (
        lambda b: b.no_article(URL, PAGE, "soft_404", "says so"),
        "no_article",
        [("problem", URL, "normalize", "soft_404", "says so", "page-1"), ("done", URL, 200)],
    ),
    "404": (
        lambda b: b.gone(URL, replace(PAGE, status=404)),
        "gone",
        [("problem", URL, "fetch", "http_404", "", "page-1"), ("missing", URL, 404)],
    ),
    "alias": (lambda b: b.alias(URL), "alias", [("done", URL, None)]),
    "blocked": (
        lambda b: b.blocked(URL, "robots_disallow"),
        "blocked",
        [("problem", URL, "fetch", "robots_disallow", "", None), ("failed", URL, "robots_disallow", None)],
    ),
    "timeout": (
        lambda b: b.failed(URL, "fetch", "timeout", "took too long"),
        "failed",
        [("problem", URL, "fetch", "timeout", "took too long", None), ("failed", URL, "timeout", None)],
    ),
    "500": (
        lambda b: b.failed(URL, "fetch", "http_500", fetched=replace(PAGE, status=500)),
        "failed",
        [("problem", URL, "fetch", "http_500", "", "page-1"), ("failed", URL, "http_500", 500)],
    ),
    "broken": (
        lambda b: b.broken(URL, "store", ValueError("odd"), PAGE),
        "failed",
        [
            ("problem", URL, "store", "store_failed", "ValueError: odd", "page-1"),
            ("failed", URL, "store_failed", 200),
        ],
    ),
}


@pytest.mark.parametrize("what", ENDS)
def test_an_article_ends_once_and_its_end_is_told(ledger, what):
    call, outcome, told = ENDS[what]
    call(ledger)

    assert ledger.tally.outcomes == {outcome: 1}
    assert ledger.tally.unaccounted == 0
    assert ledger.store.calls == told


def test_an_article_that_is_put_back_waits_for_the_next_run(ledger):
    ledger.put_back()

    assert (ledger.tally.requested, ledger.tally.left_for_later) == (0, 1)
    assert ledger.store.calls == []
    assert ledger.tally.unaccounted == 0


LISTING = "https://news.test/sitemap.xml"


def test_a_listing_is_done_only_when_nothing_of_it_is_left(ledger):
    ledger.listing_read(LISTING, PAGE, whole=False)
    assert ledger.store.calls == []

    ledger.listing_read(LISTING, PAGE, whole=True)
    assert ledger.store.calls == [("done", LISTING, 200)]
    assert ledger.tally.listings_read == 2


def test_a_listing_that_was_not_asked_for_changes_nothing(ledger):
    ledger.listing_unchanged()
    ledger.listing_unchanged(LISTING, PAGE)

    assert ledger.tally.listings_unchanged == 2
    assert ledger.store.calls == [("done", LISTING, 200)]


def test_a_listing_that_fails_twice_is_one_lost_listing(ledger):
    ledger.listing_failed(LISTING, "http_500", fetched=replace(PAGE, status=500))
    ledger.listing_failed(LISTING, "malformed")

    assert ledger.tally.listing_failures == {LISTING: "malformed"}
    assert ledger.tally.lost_listings == {"malformed": 1}
    assert [c for c in ledger.store.calls if c[0] == "failed"] == [
        ("failed", LISTING, "http_500", 500),
        ("failed", LISTING, "malformed", None),
    ]


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (ValueError("odd"), "ValueError: odd"),
        (ValueError("two\n  lines"), "ValueError: two lines"),
        (KeyError("x"), "KeyError: 'x'"),
        (RuntimeError(), "RuntimeError: "),
        (PrivateAddress("It resolves to 10.0.0.1."), "It resolves to 10.0.0.1."),
        (BadScheme("no web address."), "no web address."),
        (WhosaidError("No space left."), "No space left."),
        (Exception("robots_unreachable: http_503"), "http_503"),
    ],
)
def test_an_error_is_described_in_one_line_and_ours_without_its_type(error, text):
    assert describe(error) == text


@given(st.text(max_size=2000))
def test_any_error_is_one_line_of_bounded_length(text):
    line = describe(ValueError(text))

    assert len(line) <= MAX_DETAIL
    assert "\n" not in line


def test_the_first_short_detail_of_a_reason_is_the_example(ledger):
    ledger.failed(URL, "fetch", "timeout", "x" * (MAX_EXAMPLE + 1))
    ledger.failed(URL, "fetch", "timeout", "")
    ledger.failed(URL, "fetch", "timeout", "after 30 s")
    ledger.failed(URL, "fetch", "timeout", "after 31 s")

    assert ledger.tally.examples == {"timeout": "after 30 s"}
    assert ledger.tally.reasons == {"timeout": 4}


@pytest.mark.parametrize(
    ("reason", "explained"), [("store_failed", True), ("normalize_failed", True), ("timeout", False)]
)
def test_an_error_of_our_own_is_explained_however_often_it_came(reason, explained):
    tally = Tally(
        listed=3,
        requested=3,
        listings_read=1,
        outcomes=Counter(new=1, failed=2),
        reasons=Counter({reason: 2}),
    )
    tally.examples[reason] = "No space left for the database."

    assert ("No space left" in judge(tally).sentence) is explained
    assert f"{reason} ×2" in judge(tally).sentence


COUNTS = st.integers(0, 5)


@given(
    outcomes=st.dictionaries(st.sampled_from(["new", "changed", "unchanged", "not_modified", "no_article", "gone", "alias", "blocked", "failed"]), st.integers(1, 5)),
    lost=COUNTS, left=COUNTS, read=COUNTS, unchanged=COUNTS, internal=COUNTS,
    ended=st.sampled_from(["finished", "closespider_pagecount", "shutdown", "cancelled", "busy", "lease_lost", "memusage_exceeded", "odd"]),
)  # fmt: skip
def test_a_verdict_follows_from_the_counts_and_from_nothing_else(
    outcomes, lost, left, read, unchanged, internal, ended
):
    requested = sum(outcomes.values())
    tally = Tally(
        listed=requested + left, requested=requested, left_for_later=left, listings_read=read, listings_unchanged=unchanged,
        outcomes=Counter(outcomes), reasons=Counter(timeout=outcomes.get("failed", 0)), internal_errors=internal,
        listing_failures={f"https://news.test/{n}.xml": "http_500" for n in range(lost)},
    )  # fmt: skip
    verdict = judge(tally, ended)

    assert verdict.exit_code == EXIT_CODES[verdict.state]
    assert verdict == judge(tally, ended)
    assert "\n" not in verdict.sentence
    assert verdict.sentence.endswith(".")
    if ended in ("shutdown", "cancelled"):
        assert verdict.state == "cancelled"
    elif ended == "busy":
        assert verdict.state == "busy"
    elif ended not in ("finished", "closespider_pagecount"):
        assert verdict.state == "failed"
    elif lost or internal or outcomes.get("failed"):
        assert verdict.state in ("degraded", "failed")
    elif verdict.state == "ok":
        assert requested or left or unchanged
