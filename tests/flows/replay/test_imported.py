"""Pages that others fetched: read, taken in once, and what is broken is counted."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows import replay  # noqa: F401 - the package must import without a database
from schemas.database import connect, stamp, url_digest, writing
from schemas.database.tombstones import bury
from tests.archived import saved_pages
from tests.devdata import ROOT, need

PAGES = saved_pages(3)


def whosaid(*args):
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *map(str, args)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )


def warc(path, pages, *, date="2026-10-13T12:00:00Z", extra=()):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for url, body, *kind in [*pages, *extra]:
        http = StatusAndHeaders(
            "200 OK", [("Content-Type", kind[0] if kind else "text/html")], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=http,
                warc_headers_dict={"WARC-Date": date},
            )
        )
    path.write_bytes(out.getvalue())
    return path


def ask(path, sql):
    db = connect(path, readonly=True)
    try:
        return db.conn.execute(sql).fetchall()
    finally:
        db.close()


def test_a_warc_of_another_crawler_is_taken_in_with_its_bytes(tmp_path):
    path = tmp_path / "news.db"
    file = warc(
        tmp_path / "other.warc.gz", PAGES, extra=[("https://a.example/i.png", b"\x89PNG", "image/png")]
    )

    done = whosaid("replay", "--db", path, "--warc", file)

    assert done.returncode == 0, done.stderr
    assert "Skipped: 1 not_html." in done.stdout
    assert "3 pages read" in done.stdout
    assert ask(path, "select count(*), min(fetched_at) from pages") == [(3, "2026-10-13T12:00:00Z")]
    assert ask(path, "select count(*) from articles") == [(3,)]
    assert whosaid("verify", "--db", path).returncode == 0


def test_taking_in_the_same_file_again_adds_nothing(tmp_path):
    path, file = tmp_path / "news.db", warc(tmp_path / "other.warc.gz", PAGES)
    whosaid("replay", "--db", path, "--warc", file)
    before = [
        ask(path, f"select * from {t}") for t in ("pages", "articles", "statements", "article_versions")
    ]

    done = whosaid("replay", "--db", path, "--warc", file)

    assert "Skipped: 3 known." in done.stdout
    assert [
        ask(path, f"select * from {t}") for t in ("pages", "articles", "statements", "article_versions")
    ] == before


def test_a_dry_run_needs_no_database_and_makes_none(tmp_path):
    file = warc(tmp_path / "other.warc.gz", PAGES)

    done = whosaid("replay", "--db", tmp_path / "none.db", "--warc", file, "--dry-run", "--diff")

    assert done.returncode == 0
    assert "article found 3" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["other.warc.gz"]


def test_a_torn_file_is_read_as_far_as_it_goes_and_degrades_the_result(tmp_path):
    file = warc(tmp_path / "other.warc.gz", PAGES)
    file.write_bytes(file.read_bytes()[:-40])

    done = whosaid("replay", "--db", tmp_path / "news.db", "--warc", file)

    assert done.returncode == 3
    assert "2 pages read" in done.stdout
    assert "torn_record" in done.stdout
    assert ask(tmp_path / "news.db", "select count(*) from articles") == [(2,)]


def test_a_missing_file_is_wrong_usage_and_makes_nothing(tmp_path):
    done = whosaid("replay", "--db", tmp_path / "news.db", "--warc", tmp_path / "none.warc.gz")

    assert (done.returncode, done.stdout) == (2, "")
    assert "none.warc.gz" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_pages_knows_addresses_from_the_pages_themselves(tmp_path):
    folder = tmp_path / "Saved"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.html").write_bytes(PAGES[0][1])
    (folder / "sub" / "b.html.gz").write_bytes(
        gzip.compress(b"<title>B</title><p>No canonical link here.</p>")
    )
    (folder / "broken.html.gz").write_bytes(b"\x1f\x8b\x08 no")
    (folder / "notes.txt").write_text("not a page")

    done = whosaid("replay", "--db", tmp_path / "news.db", "--warc", folder)

    assert done.returncode == 3  # the broken file
    assert "1 unreadable" in done.stdout
    urls = {u for (u,) in ask(tmp_path / "news.db", "select url from pages")}
    assert urls == {PAGES[0][0], "https://saved.invalid/sub/b.html"}


def test_a_saved_fixture_brings_its_address_and_time(tmp_path):
    folder = tmp_path / "pages" / "site" / "slug"
    folder.mkdir(parents=True)
    (folder / "page.html").write_bytes(b"<h1>A page</h1><p>With some words in it.</p>")
    about = {
        "url": "https://a.example/x",
        "status": 200,
        "headers": {"content-type": "text/html"},
        "fetched_at": "2026-01-02T03:04:05+00:00",
    }
    (folder / "page.json").write_text(json.dumps(about))

    whosaid("replay", "--db", tmp_path / "news.db", "--warc", tmp_path / "pages")

    assert ask(tmp_path / "news.db", "select url, fetched_at from pages") == [
        ("https://a.example/x", "2026-01-02T03:04:05Z")
    ]


def test_an_older_page_does_not_write_history_backwards(tmp_path):
    path = tmp_path / "news.db"
    url, body = PAGES[0]
    whosaid("replay", "--db", path, "--warc", warc(tmp_path / "new.warc.gz", [(url, body)]))
    older = warc(
        tmp_path / "old.warc.gz", [(url, body.replace(b"<p>", b"<p>Older. ", 1))], date="2026-10-01T00:00:00Z"
    )

    whosaid("replay", "--db", path, "--warc", older)

    assert ask(path, "select count(*) from pages") == [(2,)]
    assert ask(path, "select version from articles") == [(1,)]
    assert ask(path, "select reason from problems") == [("older_than_stored",)]


def test_what_was_forgotten_is_not_taken_in(tmp_path):
    path = tmp_path / "news.db"
    db = connect(path, create=True)
    with writing(db):
        bury(db, url_digest(PAGES[0][0]), "url", stamp(datetime(2026, 10, 1, tzinfo=UTC)), None)
    db.close()

    done = whosaid("replay", "--db", path, "--warc", warc(tmp_path / "o.warc.gz", PAGES))

    assert "1 forgotten" in done.stdout
    assert ask(path, "select count(*) from pages") == [(2,)]


@pytest.mark.data
@pytest.mark.slow
def test_real_news_pages_replay_without_an_error(tmp_path):
    pages = sorted((need("extraction-dev") / "pages").glob("*.html.gz"))[:120]
    found = [
        (f"https://site{n}.example/{p.name.split('.')[0]}", gzip.decompress(p.read_bytes()))
        for n, p in enumerate(pages)
    ]
    file = warc(tmp_path / "real.warc.gz", found)

    done = whosaid("replay", "--db", tmp_path / "news.db", "--warc", file)

    assert done.returncode == 0, done.stdout + done.stderr
    [(stored, named)] = ask(
        tmp_path / "news.db",
        "select (select count(*) from pages where article_id is not null), (select count(distinct page_id) from problems)",
    )
    assert stored + named >= 120 - len(found) + len({u for u, _ in found})
