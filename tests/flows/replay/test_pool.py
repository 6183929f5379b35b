"""Pages are read on all cores, in order, whatever some of them do to their reader."""

from __future__ import annotations

import hashlib
import itertools
import shutil
from pathlib import Path

import pytest

import flows.replay.tasks as tasks
from crawler.archive import ArchiveWriter
from flows.replay.pool import BATCH, WORTH_A_POOL, cores, read_all
from flows.replay.tasks import Task, read, reader_fingerprint
from pipelines import normalize
from schemas.database import Place
from tests.archived import CRAWLED, saved_pages

PAGES = saved_pages(2, languages=("ja", "ko"))
SMALL = b"<article><h1>Title</h1><p>One line of text that is long enough to be read as such.</p></article>"


def small(number: int) -> Task:
    return Task(number, f"https://a.test/an-article-{number}", body=SMALL)


@pytest.fixture
def archived(tmp_path):
    """A page in an archive: its folder, place, digest."""
    url, body = PAGES[0]
    with ArchiveWriter(tmp_path / "news.archive", fsync=False) as archive:
        place = archive.response(url, 200, {"content-type": "text/html"}, body, CRAWLED)
    return tmp_path / "news.archive", place, hashlib.sha256(body).hexdigest()


def test_a_page_is_read_as_a_crawl_reads_it(archived):
    url, body = PAGES[0]
    folder, place, digest = archived
    headers = {"content-type": "text/html; charset=utf-8"}

    reading = read(Task("token", url, headers, folder=folder, place=place, sha256=digest))

    assert reading.article == normalize(body, url, headers=headers)
    assert (reading.token, reading.url, reading.fault) == ("token", url, None)


def damaged(archived) -> dict[str, Task]:
    folder, place, digest = archived
    url = PAGES[0][0]
    far = Place(place.file, place.offset + 10**6, place.length)
    gone = Place("gone.warc.gz", 0, 10)
    outside = Place("../news.archive/x", 0, 10)
    return {
        "nothing archived": Task(1, url),
        "no place": Task(1, url, folder=folder),
        "a wrong digest": Task(1, url, folder=folder, place=place, sha256="0" * 64),
        "a place behind the end": Task(1, url, folder=folder, place=far, sha256=digest),
        "a file that is gone": Task(1, url, folder=folder, place=gone, sha256=digest),
        "a folder that is gone": Task(1, url, folder=Path("/no/such/folder"), place=place, sha256=digest),
        "a name that leads out": Task(1, url, folder=folder, place=outside, sha256=digest),
    }


@pytest.mark.parametrize("what", list(damaged((Path(), Place("f", 0, 1), ""))))
def test_a_page_that_cannot_be_had_is_damaged_and_says_why(archived, what):
    reading = read(damaged(archived)[what])

    assert (reading.article, reading.fault) == (None, "damaged")
    assert reading.detail
    assert "\n" not in reading.detail


@pytest.mark.parametrize(
    "error", [ValueError("odd"), RecursionError(), MemoryError(), KeyError("x"), AssertionError()]
)
def test_a_reader_that_fails_on_a_page_is_a_crash_of_that_page(monkeypatch, error):
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(tasks, "normalize", fails)
    reading = read(small(1))

    assert (reading.article, reading.fault) == (None, "crashed")
    assert type(error).__name__ in reading.detail


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1])
def test_few_pages_are_read_here_and_in_order(count):
    assert [r.token for r in read_all((small(n) for n in range(count)), workers=4)] == list(range(count))


@pytest.mark.slow
def test_many_pages_are_read_by_others_and_come_back_in_order():
    count = WORTH_A_POOL + BATCH * 3 + 1
    readings = list(read_all((small(n) for n in range(count)), workers=2))

    assert [r.token for r in readings] == list(range(count))
    assert all(r.article and r.article.title == "Title" for r in readings)


def test_pages_are_taken_one_by_one_and_not_all_at_once():
    taken = []

    def endless():
        for number in itertools.count():
            taken.append(number)
            yield small(number)

    readings = read_all(endless(), workers=1)
    for _ in range(3):
        next(readings)
    readings.close()

    assert len(taken) <= WORTH_A_POOL + 3


def test_there_is_at_least_one_core():
    assert cores() >= 1


def test_the_readers_fingerprint_changes_with_any_line_of_code_or_data(tmp_path, monkeypatch):
    import pipelines

    copy = tmp_path / "pipelines"
    shutil.copytree(Path(pipelines.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(tasks, "files", lambda _: copy)

    def fingerprint() -> str:
        reader_fingerprint.cache_clear()
        return reader_fingerprint()

    whole = fingerprint()
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "x.pyc").write_bytes(b"x")
    assert fingerprint() == whole
    for name in ("lexicons/vi.toml", "normalization.py"):
        before = (copy / name).read_bytes()
        (copy / name).write_bytes(before + b"\n# one more line\n")
        assert fingerprint() != whole
        (copy / name).write_bytes(before)
    (copy / "lexicons" / "xx.toml").write_text("")
    assert fingerprint() != whole
    reader_fingerprint.cache_clear()
