"""Serves a saved site on loopback: the demo crawls it, and the tests see every request it gets.

``/<slug>`` and ``/<lang>/<slug>`` answer with ``<path>.html``, other files under their own names, ``/``
with ``index.html``. ``@ORIGIN@`` in a file stands for the server's own origin. Pages carry ``ETag`` and
``Last-Modified`` and answer conditional requests with 304.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import unquote, urlsplit

HERE = Path(__file__).resolve().parent
SITE = HERE / "vietnamvn"
SAVED_AT = 1_791_900_000.0  # 2026-10-13, when the site was written; file times differ in every checkout
TYPES = {".html": "text/html; charset=utf-8", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8"}


@dataclass(frozen=True)
class Answer:
    """What the server says. ``pause_s``: before the answer; ``drip_s``: after each byte of the body."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    pause_s: float = 0.0
    drip_s: float = 0.0


@dataclass(frozen=True)
class Seen:
    """One request as it arrived. ``at`` counts seconds on a clock that never goes back."""

    at: float
    path: str
    headers: Mapping[str, str]
    status: int


Reply = Answer | Callable[[str, Mapping[str, str]], Answer]


class SiteServer:
    """A saved site on loopback, on a free port or the one given; use it as a context manager.

    ``folder``: the site's files; None for a site made of ``answers`` alone. ``answers``: paths with
    answers of their own, before any file. ``redirects``: path to location. All may be changed while the
    server runs. ``name``: how the site calls itself; "localhost" makes it another host for politeness.
    """

    def __init__(
        self,
        folder: Path | None = SITE,
        answers: Mapping[str, Reply] | None = None,
        redirects: Mapping[str, str] | None = None,
        port: int = 0,
        name: str = "127.0.0.1",
    ) -> None:
        self.folder = folder
        self.answers: dict[str, Reply] = dict(answers or {})
        self.redirects: dict[str, str] = dict(redirects or {})
        self.log: list[Seen] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), self._handler())
        self._server.daemon_threads = True
        self.origin = f"http://{name}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> SiteServer:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self, status: int | None = None) -> list[str]:
        """The paths asked for, in order; only those answered with ``status`` where it is given."""
        return [s.path for s in self.log if status in (None, s.status)]

    def source(self, **changes: object) -> dict[str, object]:
        """A source of this site as the table of its file; ``changes`` replace keys."""
        return {
            "name": "saved",
            "home": f"{self.origin}/",
            "sitemaps": [f"{self.origin}/sitemap.xml"],
            "article_urls": r"^/(?!tag/)(?:(?P<lang>[a-z]{2,3}(?:-[a-z]{2,4})?)/)?(?P<slug>[a-z0-9-]{10,})$",
            "allow_private_hosts": True,
            "fetch": {"delay_s": 0},
            **changes,
        }

    def answer(self, path: str, headers: Mapping[str, str]) -> Answer:
        """What a request gets."""
        if (reply := self.answers.get(path)) is not None:
            return reply if isinstance(reply, Answer) else reply(path, headers)
        if path in self.redirects:
            return Answer(301, b"", {"Location": self.redirects[path]})
        file = self._file(path)
        if file is None:
            return Answer(
                404, b"<!DOCTYPE html><title>404</title><p>Not found</p>", {"Content-Type": TYPES[".html"]}
            )
        body = file.read_bytes().replace(b"@ORIGIN@", self.origin.encode())
        return _conditional(body, TYPES.get(file.suffix, "application/octet-stream"), headers)

    def _file(self, path: str) -> Path | None:
        if self.folder is None:
            return None
        name = unquote(urlsplit(path).path).strip("/") or "index.html"
        for candidate in (self.folder / name, self.folder / f"{name}.html"):
            inside = candidate.resolve().is_relative_to(self.folder.resolve())
            if inside and candidate.is_file():
                return candidate
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                at = time.monotonic()
                headers = {k.lower(): v for k, v in self.headers.items()}
                answer = site.answer(self.path, headers)
                site.log.append(Seen(at, self.path, headers, answer.status))
                time.sleep(answer.pause_s)
                _send(self, answer)

            def log_message(self, *_: object) -> None:
                """Keep quiet; ``log`` has it."""

        return Handler


def _conditional(body: bytes, kind: str, headers: Mapping[str, str]) -> Answer:
    """The body, or 304 where the validators still hold (RFC 9110, 13.1)."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    validators = {"ETag": etag, "Last-Modified": formatdate(SAVED_AT, usegmt=True)}
    if "if-none-match" in headers:
        fresh = headers["if-none-match"] == etag
    elif "if-modified-since" in headers:
        fresh = parsedate_to_datetime(headers["if-modified-since"]).timestamp() >= SAVED_AT
    else:
        fresh = False
    if fresh:
        return Answer(304, b"", validators)
    return Answer(200, body, {"Content-Type": kind, **validators})


def _send(handler: BaseHTTPRequestHandler, answer: Answer) -> None:
    headers = {"Content-Length": str(len(answer.body)), **answer.headers}
    try:
        handler.send_response(answer.status)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        if not answer.drip_s:
            handler.wfile.write(answer.body)
            return
        for byte in answer.body:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(answer.drip_s)
    except (BrokenPipeError, ConnectionResetError):
        handler.close_connection = True


def main() -> None:
    """Serve the saved site until interrupted; prints its address."""
    with SiteServer() as server:
        print(server.origin, flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            return


if __name__ == "__main__":
    main()
