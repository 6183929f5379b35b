"""The archive as a site on loopback, so that the real spider can be run on saved pages.

Every path answers with what was archived for it last: pages with ``ETag`` and 304, missing pages with their
404 or 410, redirects with 302. Addresses of the site inside text answers are turned into addresses of this
server, so that sitemaps and links lead back here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from sqlite_utils import Database

from crawler.archive import read_at
from schemas.database import Place, body_before, place_of
from schemas.errors import UsageError, WhosaidError

_TEXT = ("text/", "application/xml", "application/rss", "application/atom", "application/xhtml")
NO_ROBOTS = b"User-agent: *\nDisallow:\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """One archived answer. ``location``: the path that a redirect leads to, None for an answer of its own."""

    status: int
    content_type: str
    sha256: str | None
    last_modified: str | None
    place: Place | None
    location: str | None = None


@dataclass(frozen=True, slots=True)
class ArchivedSite:
    """All answers of one host by path and query."""

    host: str
    folder: Path
    answers: dict[str, Kept]
    sitemaps: tuple[str, ...]

    def find(self, target: str) -> Kept | None:
        """The answer to a request target; spelled with or without escapes."""
        return self.answers.get(target) or self.answers.get(unquote(target))


def _target(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def load(db: Database, folder: Path, host: str | None = None) -> ArchivedSite:
    """Read which answers the archive has; ``host`` by default the one with most pages.

    Raises:
        UsageError: nothing is archived, or nothing of that host.

    """
    rows = list(db.query("select * from pages order by fetched_at, rowid"))
    hosts: dict[str, int] = {}
    for row in rows:
        name = urlsplit(row["url"]).netloc
        hosts[name] = hosts.get(name, 0) + 1
    if not hosts:
        raise UsageError("The archive is empty; crawl something first.")
    chosen = host or max(hosts, key=lambda name: hosts[name])
    answers: dict[str, Kept] = {}
    for row in rows:
        if urlsplit(row["url"]).netloc == chosen:
            _add(db, answers, row)
    if not answers:
        raise UsageError(f"Nothing of {chosen} is archived; there are: {', '.join(sorted(hosts))}.")
    sitemaps = [
        _target(u)
        for (u,) in db.conn.execute("select url from urls where kind = 'sitemap' and found_in is null")
    ]
    return ArchivedSite(chosen, folder, answers, tuple(s for s in sitemaps if s in answers))


def _add(db: Database, answers: dict[str, Kept], row: dict[str, Any]) -> None:
    if row["status"] == 304:
        return
    place = place_of(row)
    if row["record"] == "revisit":
        original = body_before(db, row["sha256"])
        place = place_of(original) if original else None
    headers = json.loads(row["headers"])
    target = _target(row["url"])
    answers[target] = Kept(
        row["status"], row["content_type"] or "text/html", row["sha256"], headers.get("last-modified"), place
    )
    if row["requested_url"]:
        asked = _target(row["requested_url"])
        if asked != target:
            answers[asked] = Kept(302, "text/plain", None, None, None, target)


class _Handler(BaseHTTPRequestHandler):
    site: ArchivedSite
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer one request."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Answer without a body."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not logged."""

    def _answer(self, *, with_body: bool) -> None:
        kept = self.site.find(self.path)
        if kept is None:
            if self.path == "/robots.txt":
                self._send(200, {"Content-Type": "text/plain"}, NO_ROBOTS, with_body=with_body)
            else:
                self._send(404, {"Content-Type": "text/plain"}, b"not in the archive\n", with_body=with_body)
            return
        if kept.location is not None:
            self._send(kept.status, {"Location": kept.location}, b"", with_body=with_body)
            return
        headers = {"Content-Type": kept.content_type}
        if kept.last_modified:
            headers["Last-Modified"] = kept.last_modified
        if kept.sha256:
            headers["ETag"] = f'"{kept.sha256[:32]}"'
        if kept.sha256 and headers["ETag"] in (self.headers.get("If-None-Match") or ""):
            self._send(304, headers, b"", with_body=False)
            return
        try:
            body = self._body(kept)
        except WhosaidError as error:
            self._send(500, {"Content-Type": "text/plain"}, f"{error}\n".encode(), with_body=with_body)
            return
        self._send(kept.status, headers, body, with_body=with_body)

    def _body(self, kept: Kept) -> bytes:
        if kept.place is None:
            return b""
        body = read_at(self.site.folder, kept.place).body
        if not kept.content_type.lower().startswith(_TEXT):
            return body
        here = f"http://{self.headers.get('Host') or 'localhost'}".encode("latin-1")
        bare = re.escape(self.site.host.removeprefix("www.").encode())
        return re.sub(rb"https?://(?:www\.)?" + bare + rb"(?![\w.:-])", here, body)

    def _send(self, status: int, headers: dict[str, str], body: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def serve(site: ArchivedSite, port: int = 0) -> ThreadingHTTPServer:
    """A server on loopback that answers from the archive; the caller runs ``serve_forever``.

    ``port`` 0 takes a free one. Raises OSError when the port is taken.
    """
    handler = type("Handler", (_Handler,), {"site": site})
    return ThreadingHTTPServer(("127.0.0.1", port), handler)


def source_toml(site: ArchivedSite, origin: str) -> str:
    """A source file with which the spider crawls the served archive."""
    sitemaps = ", ".join(json.dumps(f"{origin}{path}") for path in site.sitemaps)
    return (
        'name = "archive"\n'
        f'home = "{origin}/"\n'
        f"sitemaps = [{sitemaps}]\n"
        "allow_private_hosts = true\n"
        "[fetch]\n"
        "delay_s = 0.0\n"
    )
