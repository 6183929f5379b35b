"""The table of metadata: title, date and authors beside the installed peers, in one run.

Usage: ``python -m tests.benchmarks.metadata [--corpora fundus,wcxb] [--limit N] [--no-peers]``

Pages and labels are the development half of public corpora; labels that were written by a tool are left out.
The measures are the scorer's that lies beside the data. "half A" and "half B" are disjoint sets of sites: rules
were tuned on A. Time is CPU time a page without parsing for ours, with it for the peers, whose reading
cannot be had apart.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import hashlib
import importlib.metadata
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pipelines.document import parse
from pipelines.furniture import read_lines
from pipelines.metadata import read_head, read_metadata
from pipelines.text.decode import decode
from tests.devdata import module, need

TOOL_LABELLED = {"readability", "newspaper4k"}
Prediction = dict[str, Any]


@dataclass
class System:
    """One reader: its name with version, what it does, and what it gave and cost."""

    name: str
    read: Callable[[str, str], Prediction]
    given: dict[str, Prediction] = field(default_factory=dict)
    seconds: float = 0.0


def labels(corpora: set[str] | None, limit: int | None) -> list[dict[str, Any]]:
    """Independently labelled pages that have a title, date or authors."""
    path = need("extraction-dev") / "labels.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]
    fit = [
        {**row, "body": None, "must_include": None}
        for row in rows
        if row["source_corpus"] not in TOOL_LABELLED
        and (not corpora or row["source_corpus"] in corpora)
        and (row["title"] or row["date"] or row["authors"] is not None)
    ]
    return fit[:: max(1, len(fit) // limit)] if limit else fit


def half(row: dict[str, Any]) -> str:
    """The half of the sites that a page belongs to, by its domain."""
    return "AB"[int(hashlib.md5((row["domain"] or "").encode()).hexdigest(), 16) % 2]


class Ours:
    """The two steps of ``pipelines.metadata``; the time of the lines between them is not counted."""

    def __init__(self) -> None:
        self.own_seconds = 0.0

    def read(self, html: str, url: str) -> Prediction:
        """Title, day and authors of one page."""
        document = parse(html)
        start = time.process_time()
        head = read_head(document, url)
        middle = time.process_time()
        lines = read_lines(document, head).lines
        resumed = time.process_time()
        found = read_metadata(document, head, lines, url=url)
        self.own_seconds += (middle - start) + (time.process_time() - resumed)
        return {
            "title": found.title,
            "date": found.published_at and found.published_at.isoformat(),
            "authors": [author.name for author in found.authors],
        }


def with_trafilatura(html: str, url: str) -> Prediction:
    """trafilatura's metadata, its author string split as its documentation says."""
    from trafilatura.metadata import extract_metadata

    found = extract_metadata(html, default_url=url)
    authors = (found.author or "").split("; ") if found else []
    return {
        "title": found.title if found else None,
        "date": found.date if found else None,
        "authors": [a for a in authors if a],
    }


def with_readability(html: str, url: str) -> Prediction:
    """readability-lxml: a title, nothing else."""
    from readability import Document

    return {"title": Document(html, url=url).short_title(), "date": None, "authors": None}


def with_newspaper(html: str, url: str) -> Prediction:
    """newspaper4k's fields without its body."""
    import newspaper

    article = newspaper.Article(url or "https://example.org/", fetch_images=False)
    article.download(input_html=html)
    article.parse()
    when = article.publish_date
    return {
        "title": article.title,
        "date": str(when.isoformat()) if when else None,
        "authors": article.authors,
    }


PEERS = {
    "trafilatura": with_trafilatura,
    "readability-lxml": with_readability,
    "newspaper4k": with_newspaper,
}


def systems(*, peers: bool) -> tuple[list[System], Ours]:
    """Ours and every peer that is installed."""
    ours = Ours()
    found = [System("whosaid", ours.read)]
    for name, read in PEERS.items() if peers else ():
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):
            found.append(System(f"{name} {importlib.metadata.version(name)}", read))
    return found, ours


def run(rows: list[dict[str, Any]], readers: list[System]) -> None:
    """Every reader on every page; a peer that raises has given nothing."""
    pages = need("extraction-dev") / "pages"
    for row in rows:
        raw = gzip.decompress((pages / f"{row['id']}.html.gz").read_bytes())
        html = decode(raw).text
        for system in readers:
            start = time.process_time()
            try:
                got = system.read(html, row["url"] or "")
            except Exception:
                if system.name == "whosaid":
                    raise
                got = {"title": None, "date": None, "authors": None}
            system.seconds += time.process_time() - start
            system.given[row["id"]] = {"body": None, **got}


def table(rows: list[dict[str, Any]], readers: list[System]) -> str:
    """One line a system and set of pages."""
    score = module(need("extraction-dev") / "score.py")
    sets: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        for name in ("all labelled", row["source_corpus"], f"half {half(row)}"):
            sets[name].append(row)
    lines = [
        f"{'set':<14}{'system':<24}{'pages':>6}{'title':>8}{'date':>8}{'date P':>8}{'au P':>8}{'au R':>8}{'au F1':>8}"
    ]
    columns = [("title", "exact"), ("date", "accuracy"), ("date", "precision"),
               ("authors", "precision"), ("authors", "recall"), ("authors", "f1")]  # fmt: skip
    for name in sorted(sets, key=lambda n: (n != "all labelled", n)):
        for system in readers:
            got = score.summarise(score.evaluate(sets[name], system.given), 0, 1)
            cells = [f"{got[a][b]:>8.3f}" if a in got else f"{'-':>8}" for a, b in columns]
            lines.append(f"{name:<14}{system.name:<24}{len(sets[name]):>6}{''.join(cells)}")
    return "\n".join(lines)


def main() -> int:
    """Print the table and the time a page."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--corpora", help="only these source corpora, comma separated")
    options.add_argument("--limit", type=int, help="about this many pages, spread over the data")
    options.add_argument("--no-peers", action="store_true")
    chosen = options.parse_args()
    rows = labels(set(chosen.corpora.split(",")) if chosen.corpora else None, chosen.limit)
    readers, ours = systems(peers=not chosen.no_peers)
    run(rows, readers)
    print(table(rows, readers))
    print(f"\nCPU ms a page: whosaid metadata alone {1000 * ours.own_seconds / len(rows):.2f}")
    for system in readers[1:]:
        print(f"               {system.name} {1000 * system.seconds / len(rows):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
