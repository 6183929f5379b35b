"""The archived site on loopback."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from crawler.archive import DamagedRecord, body_of, folder_of
from flows.archive_site.answers import Reply, answer
from flows.archive_site.index import SiteIndex, read_index
from schemas.database import connect
from schemas.errors import BadDatabase

LOOPBACK = "127.0.0.1"


class _Handler(BaseHTTPRequestHandler):
    server: ArchiveServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        reply = self.server.reply(self.path, {k.lower(): v for k, v in self.headers.items()})
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(reply.body)))
        self.end_headers()
        if self.command == "GET" and reply.status != 304:
            self.wfile.write(reply.body)

    def do_HEAD(self) -> None:
        self.do_GET()

    def log_message(self, format: str, *args: object) -> None:
        """Requests are counted, not printed."""


class ArchiveServer(ThreadingHTTPServer):
    """Serves one host of a database's archive; ``port`` 0 takes a free one. Use as a context manager."""

    daemon_threads = True

    def __init__(self, database: Path, *, host: str | None = None, port: int = 0) -> None:
        """Read the index; raises UsageError when there is nothing to serve."""
        self.database = database
        with connect(database, readonly=True) as db:
            self.index: SiteIndex = read_index(db, host)
        self.requests = 0
        super().__init__((LOOPBACK, port), _Handler)

    @property
    def origin(self) -> str:
        """Where the site is now."""
        return f"http://{LOOPBACK}:{self.server_port}"

    def reply(self, path: str, asked: dict[str, str]) -> Reply:
        """Answer one request; a record that cannot be read is a 500 that says why."""
        self.requests += 1
        try:
            with connect(self.database, readonly=True) as db:
                return answer(
                    self.index,
                    path,
                    asked,
                    self.origin,
                    lambda row: body_of(db, folder_of(self.database), row),
                )
        except (DamagedRecord, BadDatabase) as error:
            return Reply(500, {"content-type": "text/plain; charset=utf-8"}, f"{error}\n".encode())

    def __enter__(self) -> ArchiveServer:
        """Start answering in a thread of its own."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop and free the port."""
        self.shutdown()
        self.server_close()
