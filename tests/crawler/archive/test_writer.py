"""Records are standard, whole, and on the disk before the call returns."""

from __future__ import annotations

import gzip
import os
import resource
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator
from warcio.cli import main as warcio

from crawler.archive import ArchiveWriter, read_at, recover, scan
from crawler.archive.files import OPEN, folder_of, listing
from crawler.archive.writer import payload_digest
from schemas.errors import WhosaidError
from tests.devdata import ROOT

NOW = datetime(2026, 10, 13, 12, 30, tzinfo=UTC)
URL = "https://www.vietnam.vn/en/a-page"
HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "news.archive"


def passes_the_standard_check(*paths) -> bool:
    try:
        code = warcio(["check", *map(str, paths)])
    except SystemExit as end:
        code = end.code
    return not code


def test_the_archive_lies_beside_the_database(tmp_path):
    assert folder_of(tmp_path / "news.db") == tmp_path / "news.archive"


def test_a_response_is_read_back_byte_for_byte(folder):
    body = "<p>Xin chào ễ</p>\r\n\x00".encode() + bytes(range(256))
    with ArchiveWriter(folder) as archive:
        place = archive.response(URL, 200, HTML, body, NOW)
        page = read_at(folder, place)

    assert (page.url, page.status, page.body, page.fetched_at, page.place) == (URL, 200, body, NOW, place)
    assert page.headers["content-type"] == HTML["content-type"]


def test_the_usual_tools_read_and_check_it(folder):
    with ArchiveWriter(folder) as archive:
        archive.response(URL, 200, HTML, b"<p>one</p>", NOW)
        archive.response(URL, 404, {}, b"", NOW)
        archive.response(f"{URL}/ti%E1%BA%BFng", 200, {"x-odd": "a\r\nEvil: 1 \u1ec5"}, b"two", NOW)
        archive.revisit(URL, 304, HTML, NOW, payload_digest(b"<p>one</p>"), (URL, NOW))
    [path] = listing(folder)

    with path.open("rb") as stream:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(stream)]

    assert records == [
        ("warcinfo", None),
        ("response", URL),
        ("response", URL),
        ("response", f"{URL}/ti%E1%BA%BFng"),
        ("revisit", URL),
    ]
    assert passes_the_standard_check(path)
    assert b"\r\nEvil:" not in gzip.decompress(path.read_bytes())


def test_each_record_is_one_gzip_member_at_its_place(folder):
    with ArchiveWriter(folder) as archive:
        places = [archive.response(URL, 200, HTML, f"<p>{n}</p>".encode(), NOW) for n in range(5)]
    raw = listing(folder)[0].read_bytes()

    for n, place in enumerate(places):
        record = gzip.decompress(raw[place.offset : place.offset + place.length])
        assert record.startswith(b"WARC/1.1")
        assert f"<p>{n}</p>".encode() in record
        assert record.count(b"WARC-Type") == 1


def test_a_revisit_points_at_the_body_and_does_not_repeat_it(folder):
    with ArchiveWriter(folder) as archive:
        place = archive.revisit(URL, 200, HTML, NOW, payload_digest(b"x" * 10_000), (URL, NOW))
        page = read_at(folder, place)

    assert (page.body, page.place.record) == (b"", "revisit")
    text = gzip.decompress(listing(folder)[0].read_bytes()[place.offset :]).decode()
    assert "identical-payload-digest" in text
    assert f"WARC-Refers-To-Target-URI: {URL}" in text


def test_a_record_is_on_the_disk_before_the_file_is_closed(folder):
    archive = ArchiveWriter(folder)
    place = archive.response(URL, 200, HTML, b"<p>now</p>", NOW)

    [path] = listing(folder)

    assert path.name.endswith(OPEN)
    assert path.stat().st_size == place.offset + place.length
    assert read_at(folder, place).body == b"<p>now</p>"
    archive.close()
    assert [p.name for p in listing(folder)] == [place.file]


def test_a_full_file_is_followed_by_the_next(folder):
    with ArchiveWriter(folder, max_file_bytes=2_000) as archive:
        places = [archive.response(URL, 200, HTML, os.urandom(900), NOW) for _ in range(6)]

    assert len({p.file for p in places}) == len(listing(folder)) >= 2
    assert all(read_at(folder, p).status == 200 for p in places)
    assert passes_the_standard_check(*listing(folder))


def test_cookies_are_not_archived_and_transfer_headers_are_kept_apart(folder):
    headers = {
        **HTML,
        "set-cookie": "session=secret",
        "content-encoding": "gzip",
        "transfer-encoding": "chunked",
    }
    with ArchiveWriter(folder) as archive:
        page = read_at(folder, archive.response(URL, 200, headers, b"plain", NOW))

    assert page.body == b"plain"
    assert page.headers["x-crawler-content-encoding"] == "gzip"
    assert "set-cookie" not in page.headers
    assert b"secret" not in gzip.decompress(listing(folder)[0].read_bytes())


def test_two_writers_have_files_of_their_own(folder):
    with ArchiveWriter(folder) as one, ArchiveWriter(folder) as two:
        a = one.response(URL, 200, HTML, b"a", NOW)
        b = two.response(URL, 200, HTML, b"b", NOW)

        assert a.file != b.file
        assert (read_at(folder, a).body, read_at(folder, b).body) == (b"a", b"b")


def test_a_file_that_is_being_written_is_not_closed_by_another_opening(folder):
    with ArchiveWriter(folder) as one:
        one.response(URL, 200, HTML, b"a", NOW)

        assert recover(folder) == {}
        later = one.response(URL, 200, HTML, b"later", NOW)
        assert read_at(folder, later).body == b"later"


@pytest.mark.parametrize("cut", [1, 10, 100, 200])
def test_a_torn_last_record_is_cut_and_the_others_stay(folder, cut):
    archive = ArchiveWriter(folder)
    first = archive.response(URL, 200, HTML, b"<p>whole</p>" * 20, NOW)
    last = archive.response(URL, 200, HTML, os.urandom(500), NOW)
    path = folder / f"{first.file}{OPEN}"
    whole = path.read_bytes()
    archive._file.close()  # as after a crash: nobody holds the lock
    path.write_bytes(whole[: last.offset + last.length - cut])

    ArchiveWriter(folder)

    assert [p.name for p in listing(folder)] == [first.file]
    assert (folder / first.file).stat().st_size == last.offset
    assert read_at(folder, first).body == b"<p>whole</p>" * 20
    assert passes_the_standard_check(folder / first.file)


def test_a_file_torn_in_its_first_record_disappears(folder):
    folder.mkdir()
    (folder / f"whosaid-x-00001.warc.gz{OPEN}").write_bytes(b"\x1f\x8b\x08\x00torn")

    assert recover(folder) == {"whosaid-x-00001.warc.gz": 8}
    assert listing(folder) == []


WRITER = """
import sys
from datetime import UTC, datetime
from crawler.archive import ArchiveWriter
archive = ArchiveWriter(sys.argv[1])
n = 0
while True:
    place = archive.response("https://a.example/%d" % n, 200, {}, b"<p>%d</p>" % n * 500, datetime.now(UTC))
    print(place.file, place.offset, place.length, n, flush=True)
    n += 1
"""


@pytest.mark.parametrize("records", [1, 7, 40])
def test_whatever_was_reported_before_a_kill_is_there_afterwards(folder, records):
    from schemas.database import Place

    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    reported = [process.stdout.readline().split() for _ in range(records)]
    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    reported += [line.split() for line in process.stdout.read().splitlines() if len(line.split()) == 4]
    process.stdout.close()

    recover(folder)

    for name, offset, length, n in reported:
        place = Place(name, int(offset), int(length))
        assert read_at(folder, place).body == f"<p>{n}</p>".encode() * 500
    assert passes_the_standard_check(*listing(folder))


FULL = """
import resource, signal, sys
from datetime import UTC, datetime
from crawler.archive import ArchiveWriter, read_at
from schemas.errors import WhosaidError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
archive = ArchiveWriter(sys.argv[1])
now = datetime.now(UTC)
first = archive.response("https://a.example/1", 200, {}, b"fits", now)
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
import os
try:
    archive.response("https://a.example/2", 200, {}, os.urandom(100_000), now)
except WhosaidError as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
second = archive.response("https://a.example/3", 200, {}, b"fits again", now)
assert read_at(archive.folder, first).body == b"fits"
assert read_at(archive.folder, second).body == b"fits again"
archive.close()
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no file size limits on this system")
def test_a_record_that_does_not_fit_is_taken_back_and_said(folder):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder)], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert "could not be archived" in done.stdout
    assert "free some space" in done.stdout
    skipped: Counter[str] = Counter()
    assert [p.body for p in scan(listing(folder)[0], skipped, everything=True)] == [b"fits", b"fits again"]
    assert passes_the_standard_check(*listing(folder))


def test_a_closed_archive_writes_into_a_new_file(folder):
    archive = ArchiveWriter(folder)
    one = archive.response(URL, 200, HTML, b"1", NOW)
    archive.close()
    archive.close()
    two = archive.response(URL, 200, HTML, b"2", NOW)
    archive.close()

    assert one.file != two.file
    assert all(not p.name.endswith(OPEN) for p in listing(folder))


@given(
    st.binary(max_size=2000),
    st.integers(200, 599),
    st.dictionaries(
        st.text(st.characters(codec="ascii", categories=["L"]), min_size=1, max_size=10),
        st.text(max_size=30),
        max_size=4,
    ),
)
@settings(max_examples=60, deadline=None)
def test_any_body_status_and_headers_come_back(tmp_path_factory, body, status, headers):
    folder = tmp_path_factory.mktemp("any")
    headers = {k: v for k, v in headers.items() if k.lower() not in ("content-encoding", "transfer-encoding")}
    with ArchiveWriter(folder, fsync=False) as archive:
        page = read_at(folder, archive.response(URL, status, headers, body, NOW))

    assert (page.status, page.body) == (status, body)
    assert passes_the_standard_check(*listing(folder))


def test_writing_where_one_may_not_is_an_error_in_words(folder, monkeypatch):
    archive = ArchiveWriter(folder)
    archive.response(URL, 200, HTML, b"1", NOW)
    archive._file.close()
    archive._file = (folder / listing(folder)[0].name).open("rb")  # a file that cannot be written

    with pytest.raises(WhosaidError, match="could not be archived"):
        archive.response(URL, 200, HTML, b"2", NOW)
    archive._file = None
