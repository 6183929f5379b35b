"""From any statement, standing or gone, back to the bytes of the page that said it."""

from __future__ import annotations

import json
import re
from datetime import timedelta

import pytest

import flows.cli as cli
from crawler.archive import ArchiveWriter, folder_of, keep
from crawler.archive.files import listing
from flows.trace import trace
from pipelines import normalize
from pipelines.text.folding import fold
from schemas.database import connect, reread, save_article
from schemas.errors import UsageError, WhosaidError
from tests.archived import CRAWLED, HEADERS

URL = "https://www.vietnam.vn/mot-bai-bao-doi-hai-lan"
PAGE = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>Con đường mới</title></head><body><article>
<h1>Con đường mới</h1><p>Con đường mới nối chợ phiên với bến thuyền đã được bà con góp công làm suốt ba mùa khô.</p>
<p>Ông Hà Văn Lộc cho biết: “{quote}”</p><p>Bến thuyền &amp; chợ phiên mở cửa trở lại vào đầu tháng sau, xã cho biết.</p>
</article></body></html>"""
MONDAY = "Bà con góp công làm đường, ai cũng mừng."
TUESDAY = "Đường làm xong rồi, nhưng cầu thì chưa có tiền."


@pytest.fixture
def path(tmp_path):
    """An article of two versions, and its second page fetched once more without a change."""
    path = tmp_path / "news.db"
    with connect(path, create=True) as db, ArchiveWriter(folder_of(path), fsync=False) as archive:
        for day, quote in enumerate((MONDAY, TUESDAY, TUESDAY)):
            body, at = PAGE.format(quote=quote).encode(), CRAWLED + timedelta(days=day)
            page = keep(db, archive, url=URL, status=200, headers=HEADERS, body=body, fetched_at=at)
            save_article(db, normalize(body, URL, headers=HEADERS), fold=fold, page_id=page, seen_at=at)
    return path


def statement(path, text: str) -> str:
    with connect(path, readonly=True) as db:
        return db.conn.execute("select id from statements where text = ?", [text]).fetchone()[0]


def traced(path, text: str):
    with connect(path, readonly=True) as db:
        return trace(db, folder_of(path), statement(path, text))


def whosaid(capsys, *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        cli.main(list(args))
    said = capsys.readouterr()
    return end.value.code, said.out, said.err


@pytest.mark.parametrize(("text", "day"), [(MONDAY, 0), (TUESDAY, 1)])
def test_a_statement_leads_to_the_page_of_its_own_version(path, text, day):
    found = traced(path, text)

    assert found.holds
    assert found.page["fetched_at"] == f"2026-10-{13 + day}T12:00:00Z"
    assert b"".join(found.slices).decode() == text
    assert text.encode() in found.raw


def test_a_statement_that_was_taken_back_is_still_traced(path):
    with connect(path, readonly=True) as db:
        assert db.conn.execute("select last_version from statements where text = ?", [MONDAY]).fetchone() == (
            1,
        )

    assert traced(path, MONDAY).holds


def test_a_statement_of_entities_is_traced_to_the_entities(path):
    with connect(path, readonly=True) as db:
        [narration] = db.query("select * from statements where kind = 'narration' and last_version is null")
    found = traced(path, narration["text"])

    assert found.holds
    assert any(b"&amp;" in piece for piece in found.slices)


def test_what_is_printed_and_what_is_json_are_the_same_bytes(path, capsys):
    name = statement(path, TUESDAY)
    code, text, _ = whosaid(capsys, "trace", name, "--db", str(path))
    as_json = json.loads(whosaid(capsys, "trace", name, "--db", str(path), "--json")[1])
    ranges = [[int(a), int(b)] for a, b in re.findall(r"bytes (\d+)-(\d+)", text)]

    assert code == 0
    assert ranges == [r for part in as_json["parts"] for r in part]
    assert as_json["bytes"] == [TUESDAY]
    assert set(as_json) == {
        "statement_id",
        "text",
        "page",
        "encoding",
        "encoded_twice",
        "parts",
        "bytes",
        "holds",
    }
    assert set(as_json["page"]) == {
        "id", "url", "fetched_at", "status", "sha256", "warc_file", "warc_offset", "warc_length", "record",
    }  # fmt: skip


def test_a_text_that_was_edited_in_the_table_does_not_hold_and_is_said_to(path, capsys):
    name = statement(path, TUESDAY)
    with connect(path) as db:
        db.conn.execute("update statements set text = 'Cầu đã xong.' where id = ?", [name])

    code, out, _ = whosaid(capsys, "trace", name, "--db", str(path))

    assert code == 1
    assert "The bytes do NOT give the text again." in out


def test_a_page_that_was_altered_is_not_shown_as_the_source(path, capsys):
    [file] = listing(folder_of(path))
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(bytes(raw))
    outcomes = set()
    for text in (MONDAY, TUESDAY):
        code, out, err = whosaid(capsys, "trace", statement(path, text), "--db", str(path))
        outcomes.add(code)
        assert code == 0 or (out == "" and len(err.strip().splitlines()) == 1)

    assert 1 in outcomes


def test_another_reading_of_the_page_is_traced_too(path):
    body = PAGE.format(quote=TUESDAY).encode()
    better = normalize(body, URL, headers=HEADERS)
    better = better.model_copy(update={"extractor_version": "next", "warnings": ("read again",)})
    with connect(path) as db:
        [(article_id,)] = db.conn.execute("select id from articles")
        assert reread(db, {2: better}, article_id, fold=fold).change == "reread"

    assert traced(path, TUESDAY).holds


def test_words_that_are_not_in_the_page_are_an_error_that_says_what_to_do(path):
    with connect(path) as db:
        db.conn.execute(
            "update article_versions set content = replace(content, 'tiền', 'bạc') where version = 2"
        )

    with pytest.raises(WhosaidError, match="whosaid replay"):
        traced(path, TUESDAY)


@pytest.mark.parametrize(
    ("sql", "error"),
    [
        ("update article_versions set page_id = null", "was not archived"),
        ("update pages set warc_file = null", "was not archived"),
        ("delete from statements", "There is no statement"),
    ],
)
def test_what_cannot_be_traced_is_wrong_usage_with_the_reason(path, sql, error):
    name = statement(path, TUESDAY)
    with connect(path) as db:
        db.conn.execute("pragma foreign_keys = off")
        db.conn.execute(sql)

    with connect(path, readonly=True) as db, pytest.raises(UsageError, match=error):
        trace(db, folder_of(path), name)
