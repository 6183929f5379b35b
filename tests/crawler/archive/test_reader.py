"""Anybody's WARC files: what is broken is counted and skipped, and reading goes on behind it."""

from __future__ import annotations

import gzip
import io
import os
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive import ArchiveWriter, DamagedRecord, body_of, keep, read_at, scan
from crawler.archive.files import listing
from schemas.database import Place, connect
from schemas.errors import BadDatabase

NOW = datetime(2026, 10, 13, tzinfo=UTC)
HTML = {"content-type": "text/html"}


def foreign(records, *, packed=True) -> bytes:
    """A WARC file as another crawler writes it: (type, url, status, content type, body, extra headers)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for kind, url, status, content_type, body, *extra in records:
        http = StatusAndHeaders(
            status, [("Content-Type", content_type), *(extra[0] if extra else [])], protocol="HTTP/1.1"
        )
        if kind == "request":
            http = StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
        writer.write_record(
            writer.create_warc_record(
                url, kind, payload=io.BytesIO(body), length=len(body), http_headers=http
            )
        )
    return out.getvalue()


PAGES = [
    ("response", "https://a.example/1", "200 OK", "text/html; charset=utf-8", b"<p>one</p>"),
    ("request", "https://a.example/1", "", "", b""),
    ("response", "https://a.example/i.png", "200 OK", "image/png", b"\x89PNG"),
    ("response", "https://a.example/gone", "404 Not Found", "text/html", b"<p>gone</p>"),
    ("response", "https://a.example/empty", "200 OK", "text/html", b"  \n"),
    ("response", "https://a.example/2", "200 OK", "application/xhtml+xml", b"<p>two</p>"),
    ("response", "https://a.example/3", "200 OK", "", b"<p>three</p>"),
]
COUNTS = {"not_response": 1, "not_html": 1, "status": 1, "empty": 1}


def read(tmp_path, raw, **options):
    path = tmp_path / "foreign.warc.gz"
    path.write_bytes(raw)
    skipped: Counter[str] = Counter()
    return [(p.url, p.body) for p in scan(path, skipped, **options)], dict(skipped)


@pytest.mark.parametrize("packed", [True, False])
def test_pages_are_read_and_everything_else_is_counted(tmp_path, packed):
    pages, skipped = read(tmp_path, foreign(PAGES, packed=packed))

    assert [url[-1] for url, _ in pages] == ["1", "2", "3"]
    assert skipped == COUNTS


def test_one_gzip_member_for_the_whole_file_is_read_too(tmp_path):
    pages, skipped = read(tmp_path, gzip.compress(foreign(PAGES, packed=False), mtime=0))

    assert [body for _, body in pages] == [b"<p>one</p>", b"<p>two</p>", b"<p>three</p>"]
    assert skipped == COUNTS


def test_a_body_that_other_crawlers_left_packed_is_unpacked(tmp_path):
    record = (
        "response",
        "https://a.example/z",
        "200 OK",
        "text/html",
        gzip.compress(b"<p>unpacked</p>", mtime=0),
        [("Content-Encoding", "gzip")],
    )

    assert read(tmp_path, foreign([record]))[0] == [("https://a.example/z", b"<p>unpacked</p>")]


def test_a_place_leads_back_to_the_record_of_any_packed_file(tmp_path):
    path = tmp_path / "foreign.warc.gz"
    path.write_bytes(foreign(PAGES))

    for page in scan(path, Counter()):
        assert read_at(tmp_path, page.place).body == page.body


@pytest.mark.parametrize("keep_bytes", [3, 50, 200])
def test_a_torn_last_record_is_counted_and_the_rest_is_read(tmp_path, keep_bytes):
    one, two = foreign(PAGES[:1]), foreign(PAGES[5:6])

    pages, skipped = read(tmp_path, one + two[:keep_bytes])

    assert [url for url, _ in pages] == ["https://a.example/1"]
    assert sum(skipped.values()) == 1
    assert set(skipped) <= {"torn_record", "broken_record"}


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_damaged_record_costs_itself_and_no_other(tmp_path, where):
    parts = [
        foreign([("response", f"https://a.example/{n}", "200 OK", "text/html", os.urandom(300))])
        for n in range(3)
    ]
    middle = bytearray(parts[1])
    at = int(len(middle) * where)
    middle[at : at + 8] = b"\xff" * 8

    pages, skipped = read(tmp_path, parts[0] + bytes(middle) + parts[2])

    assert [url for url, _ in pages] == ["https://a.example/0", "https://a.example/2"]
    assert sum(skipped.values()) >= 1


def test_a_damaged_record_of_an_uncompressed_file_costs_itself_and_no_other(tmp_path):
    parts = [foreign([PAGES[n]], packed=False) for n in (0, 5, 6)]
    parts[1] = parts[1].replace(b"Content-Length: ", b"Content-Length: x", 1)

    pages, skipped = read(tmp_path, b"".join(parts))

    assert [url[-1] for url, _ in pages] == ["1", "3"]
    assert sum(skipped.values()) >= 1
    raw = b"".join(parts)
    for page in scan(tmp_path / "foreign.warc.gz", Counter()):
        assert raw[page.place.offset :].startswith(b"WARC/1.0")
        assert page.body in raw[page.place.offset :][: page.place.length]


def test_rubbish_between_records_is_skipped(tmp_path):
    pages, skipped = read(
        tmp_path, foreign(PAGES[:1]) + b"\x00garbage\x1f\x8b\x08more" * 50 + foreign(PAGES[5:6])
    )

    assert [url for url, _ in pages] == ["https://a.example/1", "https://a.example/2"]
    assert skipped["broken_record"] >= 1


def test_a_wrong_digest_is_noticed(tmp_path):
    plain = foreign(PAGES[:1], packed=False).replace(b"<p>one</p>", b"<p>two</p>")

    pages, skipped = read(tmp_path, gzip.compress(plain, mtime=0))

    assert (pages, skipped) == ([], {"wrong_digest": 1})


def test_a_bomb_is_counted_and_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("crawler.archive.reader.MAX_RECORD_BYTES", 1 << 20)
    bomb = gzip.compress(b"WARC/1.0\r\n" + b"\0" * (30 << 20), mtime=0)

    pages, skipped = read(tmp_path, bomb + foreign(PAGES[:1]))

    assert ([url for url, _ in pages], skipped) == (["https://a.example/1"], {"too_large": 1})


@pytest.mark.parametrize(
    "raw", [b"", b"plain text, no archive", gzip.compress(b"a packed letter", mtime=0), b"\x1f\x8b\x08"]
)
def test_what_is_no_warc_yields_nothing(tmp_path, raw):
    pages, skipped = read(tmp_path, raw)

    assert pages == []
    assert sum(skipped.values()) <= 1
    assert bool(skipped) == bool(raw)


WHOLE = [foreign(PAGES), foreign(PAGES, packed=False)]


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_damage_makes_reading_raise(tmp_path_factory, data):
    raw = bytearray(data.draw(st.sampled_from(WHOLE)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(raw)))
        if data.draw(st.booleans()):
            del raw[at : at + data.draw(st.integers(1, 100))]
        else:
            raw[at:at] = data.draw(st.binary(max_size=20))

    pages, _ = read(tmp_path_factory.mktemp("damage"), bytes(raw))

    assert len(pages) <= len(PAGES)


@pytest.fixture
def kept(tmp_path):
    db = connect(tmp_path / "news.db", create=True)
    archive = ArchiveWriter(tmp_path / "news.archive")

    def one(url, body, status=200, at=NOW):
        page = keep(db, archive, url=url, status=status, headers=HTML, body=body, fetched_at=at)
        return next(db.query("select * from pages where id = ?", [page]))

    yield db, archive, one
    archive.close()
    db.close()


def test_an_unchanged_body_is_kept_once_and_found_from_every_row(kept):
    db, archive, one = kept
    first = one("https://a.example/1", b"<p>same</p>")
    again = one("https://a.example/1", b"<p>same</p>", at=NOW.replace(hour=5))
    not_sent = one("https://a.example/1", b"", status=304, at=NOW.replace(hour=6))

    assert [r["record"] for r in (first, again, not_sent)] == ["response", "revisit", "revisit"]
    assert [body_of(db, archive.folder, r) for r in (first, again, not_sent)] == [b"<p>same</p>"] * 3
    assert not_sent["sha256"] == first["sha256"]


def test_a_not_modified_answer_to_an_unknown_page_is_kept_as_it_is(kept):
    db, archive, one = kept
    row = one("https://a.example/new", b"", status=304)

    assert row["record"] == "response"
    assert body_of(db, archive.folder, row) == b""


def test_a_body_that_was_altered_is_not_handed_out(kept):
    db, archive, one = kept
    row = one("https://a.example/1", b"<p>same</p>")
    one("https://a.example/2", b"<p>other</p>")
    other = next(db.query("select * from pages where url like '%/2'"))

    with pytest.raises(DamagedRecord, match="not what was fetched"):
        body_of(
            db,
            archive.folder,
            {**row, "warc_offset": other["warc_offset"], "warc_length": other["warc_length"]},
        )


def test_a_flipped_bit_is_found(kept):
    db, archive, one = kept
    row = one("https://a.example/1", os.urandom(200))
    archive.close()
    [path] = listing(archive.folder)
    raw = bytearray(path.read_bytes())
    raw[row["warc_offset"] + row["warc_length"] // 2] ^= 1
    path.write_bytes(bytes(raw))

    with pytest.raises(DamagedRecord):
        body_of(db, archive.folder, row)


def test_a_missing_file_is_named(kept, tmp_path):
    db, archive, one = kept
    row = one("https://a.example/1", b"x")
    archive.close()
    listing(archive.folder)[0].unlink()

    with pytest.raises(BadDatabase, match=row["warc_file"]):
        body_of(db, archive.folder, row)


@pytest.mark.parametrize("name", ["../news.db", "/etc/hostname", "a/b.warc.gz"])
def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path, name):
    with pytest.raises(BadDatabase, match="points out"):
        read_at(tmp_path, Place(name, 0, 10))
