"""Each check finds the fault that it is for, and finds nothing in a whole database."""

from __future__ import annotations

import pytest

import flows.cli as cli
from crawler.archive import folder_of
from crawler.archive.files import listing
from flows import verification as v
from schemas.database import connect
from tests.archived import build, saved_pages


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.db"
    build(path, saved_pages(3, languages=("vi",)))
    return path


def verify(path, capsys, *more):
    with pytest.raises(SystemExit) as end:
        cli.main(["verify", "--db", str(path), *more])
    return end.value.code, capsys.readouterr().out


def edit(path, *statements):
    db = connect(path)
    db.conn.execute("pragma foreign_keys = off")
    for sql in statements:
        db.conn.execute(sql)
    db.close()


def test_a_whole_database_passes_every_check(path, capsys):
    code, out = verify(path, capsys)

    assert code == 0
    assert out.count("\nok") + out.startswith("ok") == len(v.CHECKS)
    assert "Everything is as it should be." in out


FAULTS = {
    v.rows_point_at_rows: "update statements set parent_id = 'nowhere' where position = 1",
    v.search_agrees: "update statements set text = text || ' more'",
    v.versions_are_whole: "update article_versions set content = replace(content, 'a', 'e')",
    v.archive_is_whole: "update pages set sha256 = 'x'",
    v.files_are_known: "update pages set warc_file = null",
}


@pytest.mark.parametrize("check", FAULTS, ids=lambda c: c.__name__)
def test_a_check_finds_its_fault(path, check):
    db = connect(path)
    assert list(check(db, folder_of(path))) == []

    db.close()
    edit(path, FAULTS[check])

    db = connect(path)
    assert list(check(db, folder_of(path)))
    db.close()


def test_a_stale_index_is_repaired_on_request(path, capsys):
    edit(path, "update statements set fold = fold || ' more'")
    assert verify(path, capsys, "--quick")[0] == 1

    assert verify(path, capsys, "--quick", "--repair")[0] == 0


def test_a_file_of_no_row_is_a_note_not_a_fault(path, capsys):
    folder = folder_of(path)
    (folder / "whosaid-unlisted-00001.warc.gz").write_bytes(listing(folder)[0].read_bytes())

    code, out = verify(path, capsys, "--quick")

    assert code == 0
    assert "note " in out
    assert "whosaid-unlisted-00001.warc.gz" in out


def test_no_database_is_wrong_usage(tmp_path, capsys):
    assert verify(tmp_path / "none.db", capsys) == (2, "")
