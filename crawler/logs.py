"""Log lines: text from pages cannot forge or flood them."""

from __future__ import annotations

import logging
import re
from typing import Any

from scrapy.logformatter import LogFormatter, LogFormatterResult

MAX_LINE = 2000
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def one_line(text: str, limit: int = MAX_LINE) -> str:
    """Text as one printable line: control and direction characters escaped.

    What is longer than ``limit`` characters keeps a little of its beginning and most of its end, where a
    traceback says what happened.
    """
    if len(text) > limit:
        start = limit // 4
        text = f"{text[:start]} … {text[len(text) - (limit - start) :]}"
    return _CONTROL.sub(lambda m: m[0].encode("unicode_escape").decode("ascii"), text)


class OneLine(logging.Formatter):
    """Formats any record, traceback included, as one line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line."""
        return one_line(super().format(record))


def _name(item: Any) -> str:
    url = item.get("url") if isinstance(item, dict) else getattr(item, "url", None)
    return one_line(str(url or type(item).__name__), 500)


class OneLineFormatter(LogFormatter):
    """Scrapy's messages about items, naming the page instead of printing it."""

    def scraped(self, item: Any, response: Any, spider: Any) -> LogFormatterResult:
        """A stored item."""
        return {"level": logging.DEBUG, "msg": "Stored %(item)s", "args": {"item": _name(item)}}

    def dropped(self, item: Any, exception: BaseException, response: Any, spider: Any) -> LogFormatterResult:
        """A page that yields no article."""
        args = {"item": _name(item), "why": one_line(str(exception), 200)}
        return {"level": logging.INFO, "msg": "No article in %(item)s: %(why)s", "args": args}

    def item_error(self, item: Any, exception: Any, response: Any, spider: Any) -> LogFormatterResult:
        """A page that our own code failed on."""
        return {"level": logging.ERROR, "msg": "Error processing %(item)s", "args": {"item": _name(item)}}
