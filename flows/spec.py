"""One crawl, as it is handed from a command or a flow to the process that does it, and what comes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from crawler.verdict import State


class CrawlSpec(BaseModel):
    """What to crawl. ``settings``: Scrapy settings that win over everything else, for tests and experts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    db: str = "whosaid.db"
    max_pages: int | None = None
    since: str | None = None
    settings: dict[str, Any] = {}

    @property
    def db_path(self) -> Path:
        """The database file, absolute."""
        return Path(self.db).absolute()


class CrawlResult(BaseModel):
    """How it ended: the verdict, one sentence, and the counts behind it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    state: State
    sentence: str
    exit_code: Literal[0, 1, 2, 3, 4]
    counts: dict[str, Any] = {}
    elapsed_s: float = 0.0
