"""The database as somebody meets it who has nothing but SQLite: shape, rules, words, search, and the way to the bytes."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import unicodedata
from datetime import date, datetime
from urllib.parse import urlsplit

import pytest

from crawler.archive import folder_of
from flows.trace import trace
from schemas.database import connect
from tests.archived import build, saved_pages
from tests.devdata import ROOT

FACE = [
    "statement_id", "kind", "speaker", "honorific", "role", "organization", "headline", "text",
    "recorded_by", "language", "article_title", "publisher", "published_at", "url",
]  # fmt: skip
"""The columns of ``who_said_what``, in the order that readers rely on."""

TABLES = {
    "sources", "runs", "urls", "pages", "articles", "article_versions", "statements", "statement_events",
    "speakers", "speaker_aliases", "translations", "problems",
}  # fmt: skip

WORDS = {
    "statements.kind": {
        "contribution", "question", "answer", "speech", "pull_quote", "quote", "paraphrase", "narration",
    },
    "articles.page_type": {"article", "video", "gallery"},
    "article_versions.change": {"first", "words", "metadata", "cosmetic", "none"},
    "pages.record": {"response", "revisit", "none"},
    "runs.state": {"running", "ok", "degraded", "failed", "cancelled", "lost"},
    "urls.kind": {"sitemap", "feed", "section", "article"},
    "urls.state": {"new", "done", "failed", "gone", "refused", "forgotten"},
    "speaker_aliases.basis": {"mention", "initials"},
    "speaker_aliases.state": {"seen", "suggested"},
    "problems.stage": {"discover", "fetch", "archive", "normalize", "store", "replay"},
}  # fmt: skip
"""What a column may say; whoever filters by one of these words relies on it."""

ORPHANS = {
    "a statement of no article": "update statements set article_id = 'nowhere' where number = 1",
    "a statement of an unknown speaker": "update statements set speaker_id = 'nobody' where number = 1",
    "a version of no article": "update article_versions set article_id = 'nowhere' where rowid = 1",
    "a page of an unknown run": "update pages set run_id = 'never'",
    "an address of an unknown source": "update urls set source = 'nobody'",
    "a run of an unknown source": "update runs set source = 'nobody'",
    "an event of no article": (
        "insert into statement_events (article_id, version, event, cause, at) values ('x', 1, 'added', 'page', 't')"
    ),
    "a problem of no page": (
        "insert into problems (id, page_id, url, stage, reason, at) values ('x', 'none', 'u', 'fetch', 'r', 't')"
    ),
    "a translation of no article": "update translations set article_id = 'nowhere' where rowid = 1",
    "an alias in no article": "update speaker_aliases set article_id = 'nowhere'",
    "an article with statements taken away": "delete from articles where id in (select article_id from statements)",
    "a speaker with statements taken away": "delete from speakers",
}

MISTYPED = {
    "a status in words": "update pages set status = 'good'",
    "a confidence in words": "update statements set confidence = 'high'",
    "a version in words": "update articles set version = 'last'",
    "a pid in words": "update runs set pid = 'me'",
    "failures in words": "update urls set failures = 'many'",
    "a moment in words": "insert into hosts values ('a.test', 'soon')",
    "a statement without a text": "update statements set text = null",
    "an article without an address": "update articles set url = null",
    "a page without a status": "update pages set status = null",
}

TWICE = {
    "an address": "insert into urls (url, kind, found_at) select url, kind, found_at from urls limit 1",
    "a statement": "insert into statements (id, article_id, first_version, position, kind, text, spans, language, "
    "confidence) select id, article_id, 1, 0, kind, text, spans, language, 1 from statements limit 1",
    "a version": "insert into article_versions select * from article_versions limit 1",
    "a running lease": "insert into runs (id, lease, state, host, pid, started_at, heartbeat_at) "
    "select 'r' || value, 'crawl:x', 'running', 'h', 1, 't', 't' from json_each('[1,2]')",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The saved site as a crawl leaves it."""
    path = tmp_path_factory.mktemp("outside") / "news.db"
    build(path, saved_pages())
    return path


@pytest.fixture
def db(path):
    """A plain connection; what a test writes is taken back."""
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("pragma foreign_keys = on")
    conn.execute("begin")
    yield conn
    conn.rollback()
    conn.close()


def column(db, sql: str, *values: object) -> list:
    return [row[0] for row in db.execute(sql, values)]


def test_the_tables_that_are_promised_are_there(db):
    assert set(column(db, "select name from sqlite_master where type = 'table'")) >= TABLES


def test_the_face_has_its_columns_in_order(db):
    assert [d[0] for d in db.execute("select * from who_said_what").description] == FACE


@pytest.mark.parametrize("fault", ORPHANS)
def test_a_row_cannot_point_at_nothing(db, fault):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        db.execute(ORPHANS[fault])


@pytest.mark.parametrize("fault", MISTYPED)
def test_a_value_of_another_type_is_refused(db, fault):
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(MISTYPED[fault])


@pytest.mark.parametrize("fault", TWICE)
def test_a_key_cannot_stand_twice(db, fault):
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        db.execute(TWICE[fault])


@pytest.mark.parametrize("name", WORDS)
def test_a_closed_vocabulary_is_closed(db, name):
    table, _, field = name.partition(".")

    assert set(column(db, f"select distinct {field} from {table}")) <= WORDS[name]


def test_all_kinds_of_statement_but_none_else_are_shown(db):
    assert set(column(db, "select distinct kind from who_said_what")) == WORDS["statements.kind"]


def test_what_people_said_comes_before_narration_and_newer_before_older(db):
    rows = db.execute("select kind = 'narration', published_at from who_said_what").fetchall()
    told, said = [r for r in rows if r[0]], [r for r in rows if not r[0]]

    assert rows == said + told
    assert [day for _, day in said] == sorted((day for _, day in said), reverse=True)


def test_narration_has_no_speaker_and_what_has_one_has_a_text(db):
    assert column(
        db, "select count(*) from who_said_what where kind = 'narration' and speaker is not null"
    ) == [0]
    assert column(db, "select count(*) from who_said_what where speaker is not null and trim(text) = ''") == [
        0
    ]


def test_every_address_is_a_web_address(db):
    urls = column(
        db,
        "select url from who_said_what union select original_url from articles where original_url is not null",
    )

    assert urls
    assert {urlsplit(url).scheme for url in urls} <= {"http", "https"}


def test_dates_are_days_or_moments_that_any_program_reads(db):
    for text in column(db, "select published_at from articles where published_at is not null"):
        assert date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    stamps = column(
        db,
        "select fetched_at from pages union select started_at from runs union select seen_at from article_versions",
    )
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp) for stamp in stamps)


def test_languages_are_codes_of_two_or_three_letters(db):
    codes = column(db, "select language from statements union select language from articles")

    assert {"vi", "en", "ja", "th", "lo", "ar"} <= set(codes)
    assert all(re.fullmatch("[a-z]{2,3}", code) for code in codes)


@pytest.mark.parametrize(
    ("sql", "shape"),
    [
        ("select authors from articles", list),
        ("select changed_fields from article_versions", list),
        ("select content from article_versions", dict),
        ("select spans from statements", list),
        ("select headers from pages", dict),
        ("select counts from runs", dict),
        ("select reasons from runs", dict),
        ("select settings from sources", dict),
    ],
)
def test_columns_of_lists_and_records_are_json(db, sql, shape):
    values = [json.loads(text) for text in column(db, sql)]

    assert values
    assert {type(v) for v in values} == {shape}


def test_every_text_is_nfc_and_holds_no_control_characters(db):
    for table, fields in {
        "statements": ("text", "speaker", "role"),
        "articles": ("title", "lead", "publisher"),
    }.items():
        for field in fields:
            for text in column(db, f"select {field} from {table} where {field} is not null"):
                assert unicodedata.is_normalized("NFC", text)
                assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f]", text)


def test_spans_lie_in_the_stored_body_and_give_the_text(db):
    rows = db.execute(
        "select s.text, s.spans, v.content from statements s join articles a on a.id = s.article_id "
        "join article_versions v on v.article_id = a.id and v.version = a.version where s.last_version is null"
    ).fetchall()

    assert len(rows) > 100
    for text, spans, content in rows:
        body = json.loads(content)["body"]
        assert " ".join(body[start:end] for start, end in json.loads(spans)) == text


def test_a_nested_statement_lies_in_its_parent_and_a_pull_quote_between_its_parts(db):
    rows = db.execute(
        "select c.kind, c.spans, p.spans, c.article_id, p.article_id from statements c "
        "join statements p on p.id = c.parent_id"
    ).fetchall()

    assert {"quote", "pull_quote"} <= {row[0] for row in rows}
    for kind, inner, outer, child, parent in rows:
        around = json.loads(outer)
        if kind == "pull_quote":
            around = [[around[0][0], around[-1][1]]]
        assert child == parent
        assert all(any(s <= start and end <= e for s, e in around) for start, end in json.loads(inner))


def typed(text: str) -> str:
    """What somebody types who has no accents on the keyboard."""
    marks = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in marks if not unicodedata.combining(c)).lower()


FOUND = "select count(*) from statements_fts where rowid = ? and statements_fts match ?"


def test_every_vietnamese_speaker_is_found_with_and_without_accents_in_any_case(db):
    names = db.execute(
        "select number, speaker from statements where language = 'vi' and speaker is not null and speaker != 'PV'"
    ).fetchall()

    assert len(names) > 10
    for number, name in names:
        for query in (name, name.upper(), typed(name), unicodedata.normalize("NFD", name)):
            assert column(db, FOUND, number, f'fold: "{typed(query)}"') == [1], name


@pytest.mark.parametrize(
    ("accents", "without"),
    [("đường", "duong"), ("Nguyễn", "nguyen"), ("Huỳnh", "huynh"), ("Điệp", "diep"), ("người", "nguoi")],
)
def test_one_query_finds_what_the_other_finds(db, accents, without):
    match = "select rowid from statements_fts where statements_fts match ? order by rowid"
    plain = column(db, match, without)

    assert plain
    assert set(column(db, match, accents)) <= set(plain)
    assert set(column(db, match, without.upper())) == set(plain)


def test_a_search_finds_words_and_not_parts_of_words(db):
    match = "select count(*) from statements_fts where statements_fts match ?"

    assert column(db, match, "duong")[0] > 0
    assert column(db, match, "duon") == [0]


@pytest.mark.parametrize("language", ["zh", "ja", "th", "lo"])
def test_parts_of_words_are_found_where_no_blanks_are_set(db, language):
    texts = db.execute(
        "select number, text from statements where language = ? and length(text) > 30", [language]
    ).fetchall()

    assert texts
    for number, text in texts:
        part = text[10:14].replace('"', "")
        found = column(
            db, "select rowid from statements_trigram where statements_trigram match ?", f'"{part}"'
        )
        assert number in found or " " in part or len(part) < 3, part


def test_titles_are_searched_like_texts(db):
    found = column(db, "select title from articles_fts where articles_fts match 'thu vien'")

    assert any("hư viện" in title for title in found)


def test_language_versions_of_one_article_are_one_group(db):
    groups = db.execute(
        "select t.group_id, a.slug, count(*) from translations t join articles a on a.id = t.article_id group by 1, 2"
    ).fetchall()

    assert len(groups) == len({group for group, _, _ in groups}) == len({slug for _, slug, _ in groups})
    assert sum(count for _, _, count in groups) == column(db, "select count(*) from articles")[0]
    assert max(count for _, _, count in groups) >= 5


def test_ids_are_stable_names_of_one_form(db):
    for table in ("statements", "articles", "pages", "speakers"):
        assert all(re.fullmatch(r"[0-9a-f]{24}", name) for name in column(db, f"select id from {table}"))


def test_another_machine_gives_the_same_rows(path, tmp_path):
    other = tmp_path / "elsewhere" / "other.db"
    other.parent.mkdir()
    build(other, list(reversed(saved_pages(languages=("vi", "ja")))))
    rows = "select id, article_id, position, parent_id, kind, speaker, text, spans from statements where id in ({}) order by id"
    with sqlite3.connect(other) as conn:
        ids = column(conn, "select id from statements")
        theirs = conn.execute(rows.format(",".join("?" * len(ids))), ids).fetchall()
    with sqlite3.connect(path) as conn:
        ours = conn.execute(rows.format(",".join("?" * len(ids))), ids).fetchall()

    assert ours == theirs
    assert len(ours) > 30


def test_the_bytes_of_every_statement_give_its_text(path):
    with connect(path, readonly=True) as db:
        statements = db.conn.execute("select id, text from statements").fetchall()
        for name, text in statements:
            found = trace(db, folder_of(path), name)
            assert found.holds, text

    assert len(statements) > 100


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["rows", "{db}", "who_said_what", "--limit", "1"], '"statement_id"'),
        (["query", "{db}", "select count(*) as n from statements where kind = 'speech'"], '"n": 2'),
        (["search", "{db}", "articles", "cho phien", "--limit", "1"], '"title"'),
        (["views", "{db}"], '"who_said_what"'),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_tools_of_the_ecosystem_read_it(path, args, says):
    args = [a.replace("{db}", str(path)) for a in args]
    done = subprocess.run(
        [sys.executable, "-m", "sqlite_utils", *args], capture_output=True, text=True, cwd=ROOT, check=False
    )

    assert done.returncode == 0, done.stderr
    assert says in done.stdout
