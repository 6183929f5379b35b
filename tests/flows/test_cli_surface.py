"""The command line as its users meet it: help, options, exit codes, and files that are not what they should be."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import flows.cli as cli
from crawler.archive import folder_of
from schemas.database import FORMAT
from schemas.database.opening import RECIPE
from tests.archived import build, saved_pages
from tests.devdata import ROOT

PAGES = saved_pages(2, languages=("vi",))
URL, BODY = PAGES[0]

OPTIONS = {
    "crawl": {"--db", "--max-pages", "--since", "--verbose", "--quiet"},
    "normalize": {"--url", "--content-type", "--compact"},
    "explain": {"--url", "--db"},
    "replay": {"--db", "--warc", "--dry-run", "--diff", "--workers", "--restart"},
    "serve": {"--db", "--port"},
    "deploy": {"--db", "--pool"},
    "status": {"--db", "--json"},
    "export": {"--format", "--db", "--table", "--out", "--raw"},
    "trace": {"--db", "--json"},
    "verify": {"--db", "--quick", "--repair"},
    "fixture save": {"--url", "--into", "--db", "--replace"},
    "fixture shrink": {"--out"},
    "forget": {"--db", "--reason", "--yes"},
    "serve-archive": {"--db", "--host", "--port"},
}
"""Commands and the options that people have in their scripts."""

ON_A_DATABASE = {
    "replay": ["replay", "--db"],
    "dry replay": ["replay", "--dry-run", "--db"],
    "status": ["status", "--db"],
    "export": ["export", "--format", "csv", "--db"],
    "trace": ["trace", "102b16e1886ea3ab288fe259", "--db"],
    "verify": ["verify", "--db"],
    "forget": ["forget", URL, "--yes", "--db"],
    "serve-archive": ["serve-archive", "--port", "0", "--db"],
}
"""Calls that need a database that is there; the file's name goes behind them."""

ARTICLE_FIELDS = [
    "url", "canonical_url", "site", "slug", "page_type", "language", "language_declared", "language_detected",
    "language_confidence", "language_verdict", "title", "lead", "publisher", "original_url", "published_at",
    "modified_at", "authors", "tags", "body", "blocks", "statements", "warnings", "extractor_version",
]  # fmt: skip
STATEMENT_FIELDS = [
    "id", "position", "parent_id", "kind", "speaker", "speaker_mention", "headline", "text", "spans",
    "recorded_by", "recording_mark", "cue", "language", "confidence",
]  # fmt: skip
BODY_BLOCKS = {
    "lead", "heading", "paragraph", "list_item", "speaker", "headline", "recorder", "pull_quote", "attribution",
}  # fmt: skip
OTHER_BLOCKS = {"caption", "author", "noise", "furniture"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("surface") / "news.db"
    build(path, PAGES)
    return path


@pytest.fixture
def path(whole, tmp_path):
    copy = tmp_path / "news.db"
    shutil.copy(whole, copy)
    shutil.copytree(folder_of(whole), folder_of(copy))
    return copy


@pytest.fixture
def whosaid(capsys, monkeypatch, tmp_path):
    """Run a command in this process and an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*args: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as end:
            cli.main([str(a) for a in args])
        said = capsys.readouterr()
        return end.value.code, said.out, said.err

    return run


def one_sentence(err: str) -> bool:
    return len(err.strip().splitlines()) == 1 and "Traceback" not in err and "stopped by" not in err


@pytest.mark.parametrize("command", OPTIONS)
def test_help_names_every_option_and_explains_it(whosaid, command):
    code, out, err = whosaid(*command.split(), "--help")
    explained = dict(
        re.findall(r"^\s+(?:-\w, )?(--[a-z-]+)(?: [A-Z|\[\]a-z=<>]+)?\s+(\S.*)$", out, re.MULTILINE)
    )

    assert (code, err) == (0, "")
    assert OPTIONS[command] | {"--help"} <= set(re.findall(r"--[a-z-]+", out))
    assert all(len(text) > 8 for text in explained.values())
    assert out.startswith(f"Usage: whosaid {command}")


def test_there_is_no_command_without_a_row_here(whosaid):
    assert {name.split()[0] for name in OPTIONS} == set(cli.verbs())


def test_what_does_not_work_yet_is_not_listed(whosaid):
    _, out, _ = whosaid("--help")
    listed = set(re.findall(r"^  ([a-z][a-z-]+)  ", out, re.MULTILINE))

    assert listed - set(cli.verbs()) <= {"whosaid"}
    assert listed >= set(cli.verbs())


@pytest.mark.parametrize("command", OPTIONS)
def test_an_unknown_option_is_wrong_usage_in_one_sentence(whosaid, command):
    code, out, err = whosaid(*command.split(), "--no-such-option")

    assert (code, out) == (2, "")
    assert one_sentence(err)
    assert "--no-such-option" in err
    assert f"whosaid {command} --help" in err


@pytest.mark.parametrize("call", ON_A_DATABASE)
def test_a_database_that_is_not_there_is_wrong_usage_and_nothing_is_made(whosaid, tmp_path, call):
    code, out, err = whosaid(*ON_A_DATABASE[call], "absent.db")

    assert (code, out) == (2, "")
    assert one_sentence(err)
    assert "absent.db" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ON_A_DATABASE)
@pytest.mark.parametrize("kind", ["another program's", "a newer whosaid's", "no database"])
def test_a_file_that_is_not_ours_is_wrong_usage_and_stays_as_it_is(whosaid, tmp_path, call, kind):
    file = tmp_path / "other.db"
    if kind == "no database":
        file.write_bytes(b"some words that are no database at all\n" * 200)
    else:
        with sqlite3.connect(file) as db:
            db.execute("create table theirs (a)")
            if kind == "a newer whosaid's":
                db.execute("pragma application_id = 0x77736149")
                db.execute(f"pragma user_version = {FORMAT + 1}")
    before = file.read_bytes()

    code, out, err = whosaid(*ON_A_DATABASE[call], file)

    assert (code, out) == (2, "")
    assert one_sentence(err)
    assert file.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize("call", ["replay", "verify", "forget"])
def test_a_database_that_another_program_holds_is_busy(whosaid, path, monkeypatch, call):
    monkeypatch.setattr("schemas.database.opening.BUSY_TIMEOUT_MS", 50)
    monkeypatch.setitem(RECIPE, "busy_timeout", 50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")

    code, _, err = whosaid(*ON_A_DATABASE[call], path)
    other.close()

    assert code == 4
    assert one_sentence(err)
    assert "locked by another program" in err


def test_a_check_that_needs_the_write_lock_says_busy_and_not_that_something_is_wrong(
    whosaid, path, monkeypatch
):
    monkeypatch.setattr("schemas.database.opening.BUSY_TIMEOUT_MS", 50)
    monkeypatch.setitem(RECIPE, "busy_timeout", 50)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin immediate")

    code, out, err = whosaid(*ON_A_DATABASE["verify"], path)
    writer.close()

    assert code == 4
    assert "WRONG" not in out
    assert one_sentence(err)


@pytest.mark.parametrize("call", ["dry replay", "status", "export"])
def test_readers_go_on_beside_a_writer(whosaid, path, call):
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("begin immediate")
    writer.execute("update articles set title = 'Half-written'")

    code, out, _ = whosaid(*ON_A_DATABASE[call], path)
    writer.rollback()
    writer.close()

    assert code == 0
    assert "Half-written" not in out


INJECTIONS = [
    "' or 1=1 --",
    "x'; drop table statements; --",
    '"; delete from articles; --',
    "%",
    "*",
    "NEAR(a b)",
    "../../../etc/passwd",
    "\x1b[31mred",
    "a\nb",
    "-",
    "",
]


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_argument_is_taken_for_sql_or_a_path(whosaid, path, text):
    before = list(sqlite3.connect(path).iterdump())
    for args in (["trace", "--db", path, "--", text], ["explain", "--db", path, "--", text]):
        code, out, err = whosaid(*args)
        assert (code, out) == (2, ""), (args, err)
        assert "\x1b" not in err

    code, out, err = whosaid("export", "--format", "csv", "--db", path, "--table", text)
    assert (code, out) == (2, "")
    assert whosaid("forget", "--yes", "--db", path, "--", text)[0] == 2
    tables = ("articles", "statements", "pages")
    after = [line for line in sqlite3.connect(path).iterdump() if "tombstones" not in line]
    assert [line for line in before if any(f'"{t}"' in line for t in tables)] == [
        line for line in after if any(f'"{t}"' in line for t in tables)
    ]


def test_normalize_prints_the_fields_that_are_promised(whosaid, tmp_path):
    (tmp_path / "page.html").write_bytes(BODY)
    article = json.loads(whosaid("normalize", "page.html", "--url", URL)[1])

    assert sorted(article) == sorted(ARTICLE_FIELDS)
    assert [sorted(s) for s in article["statements"]] == [sorted(STATEMENT_FIELDS)] * len(
        article["statements"]
    )
    assert {"name", "honorific", "role", "organization"} == set(
        next(s["speaker"] for s in article["statements"] if s["speaker"])
    )
    assert all(set(s) == {"start", "end"} for statement in article["statements"] for s in statement["spans"])
    assert article["language_verdict"] in ("ok", "mixed", "other", "unknown")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p[0].rpartition("/")[2])
def test_blocks_are_body_in_order_or_dropped_with_a_reason(whosaid, tmp_path, page):
    (tmp_path / "page.html").write_bytes(page[1])
    article = json.loads(whosaid("normalize", "page.html", "--url", page[0])[1])
    inside = [b for b in article["blocks"] if b["dropped_because"] is None]
    outside = [b for b in article["blocks"] if b["dropped_because"] is not None]

    assert set(article["blocks"][0]) == {"type", "text", "start", "end", "dropped_because"}
    assert {b["type"] for b in inside} <= BODY_BLOCKS
    assert {b["type"] for b in outside} <= OTHER_BLOCKS
    assert "\n\n".join(b["text"] for b in inside) == article["body"]
    assert [article["body"][b["start"] : b["end"]] for b in inside] == [b["text"] for b in inside]
    assert all(b["start"] is None and b["end"] is None for b in outside)


def process(*args: object, cwd: Path, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-P", "-m", "flows.cli", *map(str, args)],
        capture_output=True,
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        check=False,
        **more,
    )


def test_output_is_utf_8_whatever_the_locale(path, tmp_path):
    (tmp_path / "page.html").write_bytes(BODY)
    explained = process("explain", "page.html", "--url", URL, cwd=tmp_path)

    assert explained.returncode == 0, explained.stderr
    assert "Huỳnh Tấn Lợi" in explained.stdout.decode("utf-8")
    assert "Huỳnh Tấn Lợi" in process("export", "--format", "csv", "--db", path, cwd=tmp_path).stdout.decode()


def test_a_reader_that_goes_away_is_no_accident(path, tmp_path):
    command = f"{sys.executable} -P -m flows.cli export --format jsonl --table pages --db {path} | head -c 1"
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        check=False,
    )

    assert done.stdout == b"{"
    assert b"Traceback" not in done.stderr
    assert b"Exception ignored" not in done.stderr
