"""What is forgotten is gone from every file and stays out, by every way in."""

from __future__ import annotations

import gzip
import re
import unicodedata

import pytest
from warcio.cli import main as warcio

from crawler.archive import ArchiveWriter, body_of, folder_of, keep
from crawler.archive.files import listing
from flows.forget import forget
from flows.replay.stored import Outcome, replay_stored
from flows.verification import CHECKS
from pipelines import normalize
from pipelines.text.folding import fold
from schemas.database import (
    Found,
    begin_run,
    connect,
    discover,
    end_run,
    record_problem,
    save_article,
)
from schemas.errors import Busy, UsageError
from tests.archived import CRAWLED, HEADERS, build, saved_pages

PAGES = saved_pages(languages=("vi", "en"))
URL, BODY = PAGES[2]
SITEMAP = (
    f"<urlset><url><loc>{URL}</loc></url><url><loc>https://www.vietnam.vn/other</loc></url></urlset>".encode()
)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.db"
    build(path, PAGES)
    db = connect(path)
    with ArchiveWriter(folder_of(path), fsync=False) as archive:
        keep(
            db,
            archive,
            url="https://www.vietnam.vn/sitemap.xml",
            status=200,
            headers={"content-type": "application/xml"},
            body=SITEMAP,
            fetched_at=CRAWLED,
        )
        keep(
            db, archive, url=URL, status=200, headers=HEADERS, body=BODY, fetched_at=CRAWLED.replace(hour=20)
        )
    record_problem(db, URL, "normalize", "odd", detail=BODY.decode()[:500])
    db.close()
    return path


def everything(path) -> bytes:
    """All bytes of the database and of the archive, packed records unpacked."""
    files = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    packed = listing(folder_of(path))
    return b"".join(p.read_bytes() for p in [*files, *packed]) + b"".join(
        gzip.decompress(p.read_bytes()) for p in packed
    )


def own_words() -> list[bytes]:
    """Phrases of the article that no other page of the site has, as they are, folded, and in its address."""
    article = normalize(BODY, URL, headers=HEADERS)
    others = b"".join(body for url, body in PAGES if url != URL)
    spoken = [" ".join(t) for t in zip(*[iter(re.findall(r"\w+", article.body))] * 3, strict=False)]
    phrases = [p for p in spoken if p.encode() not in others and article.body.count(p)]
    forms = [p.encode() for p in phrases]
    forms += [fold(p).encode() for p in phrases if fold(p).encode() not in fold(others.decode()).encode()]
    forms += [unicodedata.normalize("NFD", p).encode() for p in phrases]
    return [*forms, URL.encode()]


def erase(path, url=URL, **more):
    db = connect(path)
    try:
        return forget(db, path, url, **more)
    finally:
        db.close()


def test_no_word_of_the_article_is_in_any_file(path):
    words = own_words()
    assert len(words) > 20
    before = everything(path)
    assert sum(w in before for w in words) > 20

    done = erase(path)

    after = everything(path)
    assert [w for w in words if w in after] == []
    assert (done.articles, done.pages) == (1, 3)
    assert done.statements > 0


def test_everything_else_stays_whole_and_traceable(path):
    db = connect(path)
    kept = db.conn.execute(
        "select * from statements where article_id not in (select id from articles where url = ?) order by id",
        [URL],
    ).fetchall()
    db.close()

    erase(path)

    db = connect(path)
    assert db.conn.execute("select * from statements order by id").fetchall() == kept
    assert [f for check in CHECKS for f in check(db, folder_of(path))] == []
    for row in db.query("select * from pages where warc_file is not null"):
        body_of(db, folder_of(path), row)
    db.close()
    for file in listing(folder_of(path)):
        with pytest.raises(SystemExit) as end:
            warcio(["check", str(file)])
        assert not end.value.code


def test_it_does_not_come_back_by_crawl_save_or_replay(path):
    erase(path)
    db = connect(path)
    article = normalize(BODY, URL, headers=HEADERS)

    assert discover(db, [Found(URL)], source=None) == 0
    assert save_article(db, article, fold=fold).change == "forgotten"
    assert (
        save_article(db, article.model_copy(update={"url": "https://www.vietnam.vn/alias"}), fold=fold).change
        == "forgotten"
    )
    list(replay_stored(db, path, Outcome(), dry_run=False, workers=1))
    assert db.conn.execute("select count(*) from articles where url = ?", [URL]).fetchone() == (0,)
    db.close()


def test_the_tombstone_holds_digests_and_the_reason_only(path):
    erase(path, reason="asked for by the speaker")
    db = connect(path)
    rows = list(db.query("select * from tombstones"))
    db.close()

    assert {r["kind"] for r in rows} == {"url", "article"}
    assert {r["reason"] for r in rows} == {"asked for by the speaker"}
    assert all(re.fullmatch(r"[0-9a-f]{24}", r["digest"]) for r in rows)


def test_a_page_with_the_very_same_bytes_goes_too(path):
    db = connect(path)
    with ArchiveWriter(folder_of(path), fsync=False) as archive:
        keep(
            db,
            archive,
            url="https://www.vietnam.vn/a-mirror-of-it",
            status=200,
            headers=HEADERS,
            body=BODY,
            fetched_at=CRAWLED,
        )
    db.close()

    done = erase(path)

    assert done.pages == 4
    assert [w for w in own_words() if w in everything(path)] == []


def test_forgetting_what_is_not_there_still_keeps_it_out(path):
    with pytest.raises(UsageError, match="stays out"):
        erase(path, "https://www.vietnam.vn/never-seen-before")

    db = connect(path)
    assert discover(db, [Found("https://www.vietnam.vn/never-seen-before")], source=None) == 0
    db.close()


def test_nothing_is_forgotten_beside_a_running_crawl(path):
    db = connect(path)
    run = begin_run(db, "crawl:saved")

    with pytest.raises(Busy, match="crawl:saved"):
        forget(db, path, URL)
    end_run(db, run, "ok")
    assert db.conn.execute("select count(*) from articles where url = ?", [URL]).fetchone() == (1,)
    db.close()


def test_a_reader_that_holds_old_pages_is_told_and_a_second_call_finishes(path):
    reader = connect(path, readonly=True)
    reader.conn.execute("begin")
    reader.conn.execute("select count(*) from articles").fetchone()
    db = connect(path)
    db.conn.execute("pragma busy_timeout = 100")

    with pytest.raises(Exception, match=r"another program|locked|held"):
        forget(db, path, URL)
    reader.close()
    db.close()
    with pytest.raises(UsageError, match="stays out"):
        erase(path)

    assert [w for w in own_words() if w in everything(path)] == []


def test_an_archive_file_left_by_a_crash_is_deleted_by_the_next_call(path, monkeypatch):
    monkeypatch.setattr("flows.forget._unlink", lambda paths: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        erase(path)
    monkeypatch.undo()
    assert any(w in everything(path) for w in own_words())

    with pytest.raises(UsageError):
        erase(path)

    assert [w for w in own_words() if w in everything(path)] == []
    assert all("kept" in p.name for p in listing(folder_of(path)))


def test_damaged_records_beside_it_are_copied_not_lost(path):
    files = listing(folder_of(path))
    db = connect(path)
    row = next(
        db.query(
            "select * from pages where url != ? and record = 'response' and warc_file = ? order by warc_offset",
            [URL, files[0].name],
        )
    )
    raw = bytearray(files[0].read_bytes())
    raw[row["warc_offset"] + 40] ^= 0xFF
    files[0].write_bytes(bytes(raw))
    count = db.conn.execute("select count(*) from pages").fetchone()[0]
    db.close()

    done = erase(path)

    db = connect(path)
    assert db.conn.execute("select count(*) from pages").fetchone()[0] == count - done.pages
    readable = 0
    for other in list(db.query("select * from pages where warc_file is not null and id != ?", [row["id"]])):
        body_of(db, folder_of(path), other)
        readable += 1
    db.close()
    assert readable == count - done.pages - 1
