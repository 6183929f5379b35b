"""Who we say we are: an honest User-Agent with a way to reach whoever runs the crawl."""

from __future__ import annotations

import os
from importlib.metadata import version

from crawler.robots import PRODUCT

CONTACT_VARIABLE = "WHOSAID_CONTACT"


def user_agent(contact: str | None = None) -> str:
    """``whosaid/0.1.0 (+contact)``.

    ``contact``: of the source; else of the environment. Without either the agent says what it does, so
    that a site's owner at least knows what came.
    """
    reach = contact or os.environ.get(CONTACT_VARIABLE, "").strip()
    about = f"+{reach}" if reach else "news statement archive; contact not configured"
    return f"{PRODUCT}/{version('whosaid')} ({about})"
