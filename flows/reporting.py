"""What a run did, as Markdown and as rows for Prefect's pages. Text from pages stays text."""

from __future__ import annotations

import re
from typing import Any

from crawler.reasons import REASONS
from flows.spec import CrawlResult, CrawlSpec

WORDS = {
    "listed": "articles named by listings",
    "requested": "asked for",
    "fetched": "pages received",
    "stored": "article versions written",
    "new": "of them new articles",
    "changed": "of them changed",
    "unchanged": "received, and said what they said before",
    "not_modified": "not sent again (304)",
    "no_article": "received, but no article; named in problems",
    "gone": "removed by the site (404 or 410)",
    "alias": "redirected to an article of this run",
    "blocked": "not allowed by robots.txt",
    "failed": "lost; named in problems",
    "left_for_later": "left for the next run",
    "listings_read": "listings read",
    "listings_unchanged": "listings unchanged",
}
"""The counts that are shown, in order, in plain words."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def escape(text: str) -> str:
    """Text as Markdown that shows exactly that text, in one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def count_rows(result: CrawlResult) -> list[dict[str, Any]]:
    """The counts that are not zero, for a table."""
    return [
        {"what": name, "count": result.counts[name], "meaning": words}
        for name, words in WORDS.items()
        if result.counts.get(name)
    ]


def _reasons(result: CrawlResult) -> list[str]:
    lines = []
    for reason, count in result.counts.get("reasons", {}).items():
        lines.append(f"| {escape(reason)} | {count} | {escape(REASONS.get(reason, ''))} |")
    for url, reason in result.counts.get("listing_failures", {}).items():
        lines.append(f"| {escape(reason)} | listing | {escape(url)} |")
    return ["", "| reason | count | |", "| --- | --- | --- |", *lines] if lines else []


def markdown(spec: CrawlSpec, result: CrawlResult, verified: list[str]) -> str:
    """The run's report. ``verified``: what the check of the database found; empty when all is well."""
    lines = [
        f"# {escape(spec.source)}: {result.state}",
        "",
        escape(result.sentence),
        "",
        f"{result.elapsed_s:.1f} s, database {escape(spec.db)}",
        "",
        "| what | count | |",
        "| --- | ---: | --- |",
        *(f"| {escape(r['what'])} | {r['count']} | {escape(r['meaning'])} |" for r in count_rows(result)),
        *_reasons(result),
        "",
        "Database: " + ("in order." if not verified else ""),
        *(f"- {escape(line)}" for line in verified),
    ]
    return "\n".join(lines)
