"""Every kind of damage is found by the check that is for it, named with its row or file, and stops no other check."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

import flows.cli as cli
from crawler.archive import ArchiveWriter, folder_of, keep
from crawler.archive.files import listing
from schemas.database import connect
from tests.archived import CRAWLED, HEADERS, build, saved_pages

PAGES = saved_pages(2, languages=("ja", "ko"))

FILE = "The database file has no damaged page"
KEYS = "No foreign key leads nowhere"
SEARCH = "The full-text indexes hold what the tables hold"
VERSIONS = "Each version has the digest"
ARCHIVE = "Every archived page can be read"
TRACES = "The bytes of the archived page give the text"

FIRST = "(select id from statements order by number limit 1)"

ROWS: dict[str, tuple[str, str]] = {
    # what was done to the file: (the check that says so, how)
    "a parent that is not there": (KEYS, "update statements set parent_id = 'nowhere' where position = 1"),
    "a parent in another article": (
        KEYS,
        (
            "update statements set parent_id = (select id from statements s where s.article_id != statements.article_id "
            f"limit 1) where id = {FIRST}"
        ),
    ),
    "an article taken away": (KEYS, "delete from articles where number = 1"),
    "a speaker taken away": (KEYS, "delete from speakers"),
    "a page of a version taken away": (KEYS, "delete from pages"),
    "a run taken away": (KEYS, "delete from runs"),
    "a present version that is not there": (KEYS, "update articles set version = 7"),
    "all versions taken away": (KEYS, "delete from article_versions"),
    "a text that was edited": (SEARCH, f"update statements set text = text || '!' where id = {FIRST}"),
    "a title that was edited": (SEARCH, "update articles set title = 'Another'"),
    "a folded text that was edited": (SEARCH, f"update statements set fold = 'other' where id = {FIRST}"),
    "a row taken out of an index": (
        SEARCH,
        (
            "insert into statements_fts (statements_fts, rowid, text, fold) select 'delete', number, text, fold "
            f"from statements where id = {FIRST}"
        ),
    ),
    "a row taken out of the index of parts of words": (
        SEARCH,
        (
            "insert into statements_trigram (statements_trigram, rowid, text) select 'delete', number, text "
            "from statements_unspaced limit 1"
        ),
    ),
    "a version whose words were changed": (
        VERSIONS,
        "update article_versions set content = replace(content, '、', '，') where content like '%、%'",
    ),
    "a version that is no JSON": (VERSIONS, "update article_versions set content = 'half of {'"),
    "a version that is another record": (VERSIONS, "update article_versions set content = '{\"a\": 1}'"),
    "a digest that was changed": (VERSIONS, "update article_versions set content_sha256 = 'x'"),
    "a span behind the end": (VERSIONS, f"update statements set spans = '[[0,999999]]' where id = {FIRST}"),
    "a span before the start": (VERSIONS, f"update statements set spans = '[[-5,2]]' where id = {FIRST}"),
    "a span that runs backwards": (VERSIONS, f"update statements set spans = '[[9,3]]' where id = {FIRST}"),
    "a span of other words": (VERSIONS, f"update statements set spans = '[[0,3]]' where id = {FIRST}"),
    "spans that are no JSON": (VERSIONS, f"update statements set spans = '0-3' where id = {FIRST}"),
    "spans that are no pairs": (VERSIONS, f"update statements set spans = '[1]' where id = {FIRST}"),
    "a speaker that was edited": (
        VERSIONS,
        "update statements set speaker = 'Ông Không Ai' where speaker is not null",
    ),
    "an office that was edited": (VERSIONS, f"update statements set role = 'chủ tịch' where id = {FIRST}"),
    "a kind that was edited": (VERSIONS, f"update statements set kind = 'speech' where id = {FIRST}"),
    "a recorder that was edited": (VERSIONS, f"update statements set recorded_by = 'X' where id = {FIRST}"),
    "a statement that nobody made": (
        VERSIONS,
        (
            "insert into statements (id, article_id, first_version, position, kind, text, spans, language, confidence) "
            "select 'forged', article_id, 1, 99, 'quote', text, spans, language, 1 from statements limit 1"
        ),
    ),
    "a text that is no text": (FILE, f"update statements set cue = cast(x'ff41' as text) where id = {FIRST}"),
    "an address that is no text": (FILE, "update urls set reason = cast(x'ff' as text)"),
    "a digest of a page that was changed": (
        ARCHIVE,
        "update pages set sha256 = 'x' where record = 'response'",
    ),
    "an offset that was changed": (ARCHIVE, "update pages set warc_offset = warc_offset + 1"),
    "an offset behind the end": (ARCHIVE, "update pages set warc_offset = 99999999"),
    "a length that was cut": (ARCHIVE, "update pages set warc_length = warc_length - 9"),
    "a name of another folder": (ARCHIVE, "update pages set warc_file = '../../etc/passwd'"),
    "a name of a file that is not there": (ARCHIVE, "update pages set warc_file = 'gone.warc.gz'"),
    "a repetition of nothing": (ARCHIVE, "update pages set sha256 = 'x' where record = 'revisit'"),
    "the bytes of another page": (
        TRACES,
        (
            "update article_versions set page_id = (select id from pages p where p.id != article_versions.page_id "
            "and p.record = 'response' limit 1)"
        ),
    ),
}


def one_file(path: Path) -> Path:
    return next(p for p in listing(folder_of(path)) if p.stat().st_size > 4000)


def flip(at: float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        file = one_file(path)
        raw = bytearray(file.read_bytes())
        raw[int(len(raw) * at)] ^= 0x10
        file.write_bytes(raw)

    return damage


def cut(path: Path) -> None:
    file = one_file(path)
    file.write_bytes(file.read_bytes()[:-40])


def gone(path: Path) -> None:
    one_file(path).unlink()


def emptied(path: Path) -> None:
    one_file(path).write_bytes(b"")


def folder_gone(path: Path) -> None:
    shutil.rmtree(folder_of(path))


def another_file(path: Path) -> None:
    one_file(path).write_bytes(b"%PDF-1.7 something else" * 4000)


FILES: dict[str, Callable[[Path], None]] = {
    "a bit flipped early in the archive": flip(0.4),
    "a bit flipped late in the archive": flip(0.9),
    "an archive file that was cut": cut,
    "an archive file that is gone": gone,
    "an archive file that is empty": emptied,
    "an archive file that is something else": another_file,
    "the whole archive gone": folder_gone,
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A database and archive of two pages, one of them fetched twice."""
    path = tmp_path_factory.mktemp("whole") / "news.db"
    build(path, PAGES)
    with connect(path) as db, ArchiveWriter(folder_of(path), fsync=False) as archive:
        url, body = PAGES[0]
        later = CRAWLED + timedelta(days=1)
        keep(db, archive, url=url, status=200, headers=HEADERS, body=body, fetched_at=later)
        db.conn.execute("pragma wal_checkpoint(truncate)")
    return path


@pytest.fixture
def path(whole, tmp_path):
    copy = tmp_path / "news.db"
    shutil.copy(whole, copy)
    shutil.copytree(folder_of(whole), folder_of(copy))
    return copy


def verify(path: Path, capsys, *more: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        cli.main(["verify", "--db", str(path), *more])
    said = capsys.readouterr()
    return end.value.code, said.out, said.err


def wrong(out: str) -> list[str]:
    """The titles of the checks that found something."""
    return [line.removeprefix("WRONG").strip() for line in out.splitlines() if line.startswith("WRONG")]


def edit(path: Path, sql: str) -> int:
    with sqlite3.connect(path) as db:
        db.execute("pragma foreign_keys = off")
        return db.execute(sql).rowcount


def test_nothing_is_wrong_before(path, capsys):
    code, out, err = verify(path, capsys)

    assert (code, wrong(out), err) == (0, [], "")


@pytest.mark.parametrize("damage", ROWS)
def test_damage_to_rows_is_found_by_its_check(path, capsys, damage):
    check, sql = ROWS[damage]
    assert edit(path, sql) != 0

    code, out, err = verify(path, capsys)

    assert (code, err) == (1, "")
    assert any(title.startswith(check) for title in wrong(out)), out
    assert out.rstrip().endswith("things are wrong.")


@pytest.mark.parametrize("damage", FILES)
def test_damage_to_the_archive_is_found_and_named(path, capsys, damage):
    named = one_file(path).name
    FILES[damage](path)

    code, out, err = verify(path, capsys)

    assert (code, err) == (1, "")
    assert any(title.startswith(ARCHIVE) for title in wrong(out)), out
    assert named in out


def test_a_row_that_is_wrong_is_named_by_its_id(path, capsys):
    with sqlite3.connect(path) as db:
        [name] = db.execute(f"select {FIRST}").fetchone()
    edit(path, ROWS["a span of other words"][1])

    assert name in verify(path, capsys)[1]


def test_many_findings_are_counted_and_the_first_are_shown(path, capsys, monkeypatch):
    monkeypatch.setattr("flows.cli.verify.SHOWN", 2)
    edit(path, "update statements set spans = '[[0,1]]'")
    with sqlite3.connect(path) as db:
        [count] = db.execute("select count(*) from statements").fetchone()

    out = verify(path, capsys, "--quick")[1]

    assert f"{count} things are wrong." in out
    assert f"and {count - 2} more" in out
    assert out.count("its text is not what stands in the body") == 2


@pytest.mark.parametrize("seed", range(14))
def test_bytes_overwritten_anywhere_in_the_file_are_found_or_do_no_harm(path, capsys, seed):
    """What can be exported afterwards is what was there before, or the file is called damaged."""
    export = ("export", "--format", "jsonl", "--db", str(path))
    before = run(capsys, *export)
    raw = bytearray(path.read_bytes())
    at = (seed * 13577 * 4096 // 10) % (len(raw) - 16)
    raw[at : at + 16] = bytes(b ^ 0x5A for b in raw[at : at + 16])
    path.write_bytes(raw)

    code, out, err = verify(path, capsys, "--quick")

    assert "stopped by" not in err
    if code == 0:
        assert run(capsys, *export)[:2] == before[:2], f"byte {at}"
    else:
        assert code in (1, 2)
        assert "WRONG" in out or len(err.strip().splitlines()) == 1


def run(capsys, *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        cli.main(list(args))
    said = capsys.readouterr()
    return end.value.code, said.out, said.err
