"""The archive as a site: what was fetched is answered again, byte for byte, with validators and redirects."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive import ArchiveWriter, folder_of, keep
from flows.archive_site.server import ArchiveServer
from pipelines import normalize
from pipelines.text.folding import fold
from schemas.database import connect, save_article
from schemas.errors import UsageError
from tests.devdata import ROOT
from tests.sites import build as site

ORIGIN = "https://www.vietnam.vn"
TEXTS = site.texts()[:4]
AT = datetime(2026, 10, 14, 3, 0, tzinfo=UTC)
HTML = {"content-type": "text/html; charset=utf-8", "set-cookie": "id=7", "content-length": "9"}


def pages() -> dict[str, bytes]:
    return {t.path: site.page(t, []).encode() for t in TEXTS}


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("archived") / "news.db"
    with connect(path, create=True) as db, ArchiveWriter(folder_of(path)) as archive:
        for n, (where, body) in enumerate(pages().items()):
            page = keep(
                db,
                archive,
                url=ORIGIN + where,
                status=200,
                headers=HTML,
                body=body,
                fetched_at=AT + timedelta(seconds=n),
            )
            save_article(db, normalize(body, url=ORIGIN + where), fold=fold, page_id=page)
        robots = b"User-agent: *\nSitemap: https://www.vietnam.vn/sitemap.xml\n"
        keep(
            db,
            archive,
            url=f"{ORIGIN}/robots.txt",
            status=200,
            headers={"content-type": "text/plain"},
            body=robots,
            fetched_at=AT,
        )
        keep(
            db,
            archive,
            url=f"{ORIGIN}/new-home",
            requested_url=f"{ORIGIN}/old-home",
            status=200,
            headers=HTML,
            body=b"<p>moved</p>",
            fetched_at=AT,
        )
        keep(
            db,
            archive,
            url="https://other.example/x",
            status=200,
            headers=HTML,
            body=b"<p>x</p>",
            fetched_at=AT,
        )
    return path


@pytest.fixture(scope="module")
def server(database):
    with ArchiveServer(database) as running:
        yield running


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def get(server, path, **headers):
    """Status, headers and body of one request; redirects are not followed."""
    request = urllib.request.Request(
        server.origin + path, headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize("path", [t.path for t in TEXTS])
def test_a_page_comes_back_byte_for_byte(server, path):
    status, headers, body = get(server, path)

    assert status == 200
    assert body == pages()[path]
    assert headers["content-type"] == "text/html; charset=utf-8"


def test_cookies_and_lengths_of_that_day_are_not_sent_again(server):
    _, headers, body = get(server, TEXTS[0].path)

    assert "set-cookie" not in {k.lower() for k in headers}
    assert headers["content-length"] == str(len(body))


def test_a_known_etag_is_answered_with_304_and_no_body(server):
    _, headers, _ = get(server, TEXTS[0].path)
    status, _, body = get(server, TEXTS[0].path, If_None_Match=headers["etag"])

    assert (status, body) == (304, b"")


def test_what_was_not_archived_is_404(server):
    assert get(server, "/never-fetched")[0] == 404


def test_a_redirect_is_answered_as_one(server):
    status, headers, _ = get(server, "/old-home")

    assert status == 301
    assert headers["location"] == f"{server.origin}/new-home"


def test_addresses_in_robots_lead_to_this_server(server):
    _, _, body = get(server, "/robots.txt")

    assert f"Sitemap: {server.origin}/sitemap.xml".encode() in body
    assert b"www.vietnam.vn" not in body


def test_a_sitemap_lists_every_article_where_none_was_kept(server):
    _, headers, body = get(server, "/sitemap.xml")

    assert headers["content-type"] == "application/xml"
    assert all(f"<loc>{server.origin}{t.path}</loc>".encode() in body for t in TEXTS)
    assert body.count(b"<loc>") == len(TEXTS)


def test_one_host_is_served_at_a_time(database, server):
    assert get(server, "/x")[0] == 404
    with ArchiveServer(database, host="other.example") as other:
        assert get(other, "/x")[2] == b"<p>x</p>"


def test_an_unknown_host_is_refused_with_the_hosts_there_are(database):
    with pytest.raises(UsageError, match=r"other\.example, www\.vietnam\.vn"):
        ArchiveServer(database, host="nobody.example")


def test_a_missing_archive_file_is_a_500_that_says_why(tmp_path, database):
    copy = tmp_path / "news.db"
    copy.write_bytes(database.read_bytes())
    with ArchiveServer(copy) as broken:
        status, _, body = get(broken, TEXTS[0].path)

    assert status == 500
    assert b"warc" in body.lower()


def test_the_command_says_where_it_listens_and_ends_on_interrupt(database):
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "flows.cli", "serve-archive", "--db", str(database), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    line = process.stdout.readline()
    os.kill(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=20)

    assert f"pages of {ORIGIN} at http://127.0.0.1:" in line
    assert process.returncode == 0
    assert "0 requests answered" in errors
