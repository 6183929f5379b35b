"""Real pages, served on loopback and crawled: each is archived, and stored or named."""

from __future__ import annotations

import pytest

from tests.benchmarks.crawl_real_pages import account, choose, crawl
from tests.devdata import need

PAGES = 30


@pytest.mark.data
def test_every_real_page_is_archived_and_stored_or_named(tmp_path):
    pages = choose(need("extraction-dev"), PAGES)
    result, _ = crawl(tmp_path, pages, tmp_path / "real.db")
    counts = account(tmp_path / "real.db", len(pages))

    assert result.counts["internal_errors"] == 0, result.sentence
    assert counts["archived"] == PAGES
    assert counts["lost"] == 0
    assert counts["stored"] >= PAGES * 0.9
