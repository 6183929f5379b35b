"""Where a syndicated text first stood: the address in the page's source line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from pipelines.lines import Line

_URL = re.compile(r"^(?P<label>[^\s:：]{0,24}(?:\s\S{1,14}){0,2}?)\s?[:：]?\s*(?P<url>https?://\S+)$")
_HOST = re.compile(r"(?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,12}")
LONGEST_HOST = 60
LAST_LINKS = 300
"""Links from the end of the page that are looked at for a bare host name."""


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def from_lines(lines: Sequence[Line], url: str) -> str | None:
    """The address of a line that holds nothing but an optional label and an address on another site."""
    for line in reversed(lines):
        if "://" in line.text and (match := _URL.match(line.text)):
            host = _host(match["url"])
            if "." in host and host != _host(url):
                return match["url"]
    return None


def from_links(root: Any, lines: Sequence[Line], url: str) -> str | None:
    """The address behind a link whose text is the bare name of another host ("Vietnamnet.vn")."""
    own = _host(url)
    short = (line.text for line in lines if len(line.text) <= LONGEST_HOST and "." in line.text)
    names = {text for text in short if _HOST.fullmatch(text)}
    for link in list(root.iter("a"))[-LAST_LINKS:] if names else ():
        text, href = (link.text or "").strip(), (link.get("href") or "").strip()
        if text not in names or not href.startswith(("http://", "https://")):
            continue
        host = _host(href)
        if (
            host
            and host != own
            and urlsplit(href).path.strip("/")
            and text.lower().removeprefix("www.") == host
        ):
            return href
    return None
