"""Replay over a database's own archive, with readers that find more, less, or nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crawler.archive import folder_of
from crawler.archive.files import listing
from flows.replay import tasks
from flows.replay.stored import Outcome, count_pages, replay_stored
from pipelines import normalize
from schemas.database import connect
from tests.archived import CRAWLED, build, saved_pages

PAGES = saved_pages(4)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "news.db"
    build(path, PAGES)
    return path


@pytest.fixture
def read_with(monkeypatch):
    """Read with a function that may change what today's reader finds."""

    def install(change):
        monkeypatch.setattr(
            tasks, "normalize", lambda body, url, **options: change(normalize(body, url, **options))
        )

    return install


def replay(path, *, dry_run=False, since=""):
    outcome = Outcome()
    db = connect(path)
    try:
        list(replay_stored(db, path, outcome, dry_run=dry_run, since=since, workers=1))
    finally:
        db.close()
    return outcome


def ask(path, sql):
    db = connect(path, readonly=True)
    try:
        return db.conn.execute(sql).fetchall()
    finally:
        db.close()


def test_every_article_is_read_once(path):
    outcome = replay(path, dry_run=True)

    assert (outcome.pages, outcome.difference.compared, outcome.difference.changed) == (4, 4, 0)
    assert outcome.difference.before == outcome.difference.after
    assert outcome.difference.before["articles"] == 4


def test_a_better_title_is_one_field_of_each_article(path, read_with):
    read_with(lambda a: a.model_copy(update={"title": "Better"}))

    dry = replay(path, dry_run=True)
    assert ask(path, "select count(*) from articles where title = 'Better'") == [(0,)]
    wet = replay(path)

    assert dry.difference.fields == wet.difference.fields == {"title": 4}
    assert (dry.written, wet.written) == (0, 4)
    assert dry.difference.fallen == {}
    assert ask(path, "select distinct title from articles") == [("Better",)]
    assert ask(path, "select count(*) from article_versions") == [(4,)]
    assert replay(path).written == 0


def test_speakers_that_are_lost_fall_as_a_protected_measure(path, read_with):
    read_with(
        lambda a: a.model_copy(
            update={"statements": tuple(s.model_copy(update={"speaker": None}) for s in a.statements)}
        )
    )

    outcome = replay(path, dry_run=True)

    assert set(outcome.difference.fallen) == {"speakers"}
    assert outcome.difference.fallen["speakers"][1] == 0
    assert set(outcome.difference.events) == {"re-attributed"}
    assert any("re-attributed" in e for e in outcome.difference.examples)
    assert len(outcome.difference.examples) <= 20


def test_a_page_that_is_no_article_any_more_keeps_what_it_had_and_is_named(path, read_with):
    before = ask(path, "select * from statements")
    read_with(lambda a: a.model_copy(update={"page_type": "soft_404"}))

    outcome = replay(path)

    assert outcome.difference.fallen["articles"] == (4, 0)
    assert ask(path, "select * from statements") == before
    assert ask(path, "select distinct stage, reason from problems") == [("replay", "soft_404")]


def test_a_page_that_yielded_nothing_becomes_an_article_when_the_reader_learns(tmp_path, read_with):
    path = tmp_path / "news.db"
    build(path, [*PAGES[:1], ("https://www.vietnam.vn/en/an-empty-page-here", b"<html></html>")])
    assert ask(path, "select count(*) from articles") == [(1,)]
    read_with(lambda a: a.model_copy(update={"page_type": "article", "title": "Found"}) if not a.body else a)

    outcome = replay(path)

    assert outcome.difference.fields == {"article found": 1}
    assert ask(path, "select title from articles where url like '%empty%'") == [("Found",)]
    assert replay(path).written == 0


def test_versions_are_each_read_from_their_own_page(path, read_with):
    url, body = PAGES[0]
    changed = body.replace(b"<p>", b"<p>Tuesday. ", 1)
    build(path, [(url, changed)], CRAWLED + timedelta(days=1))
    versions = ask(
        path, "select article_id, version, content_sha256, change from article_versions order by 1, 2"
    )
    assert len(versions) == 5
    read_with(lambda a: a.model_copy(update={"publisher": "Someone"}))

    replay(path)

    after = ask(
        path, "select article_id, version, content_sha256, change from article_versions order by 1, 2"
    )
    assert [(a, v, c) for a, v, _, c in after] == [(a, v, c) for a, v, _, c in versions]
    assert len({d for _, _, d, _ in after}) == 5
    assert replay(path).written == 0


def test_a_later_page_in_which_the_old_reader_saw_nothing_new_becomes_a_version(path, read_with):
    url, body = PAGES[0]
    build(path, [(url, body + b"<!-- another byte -->")], CRAWLED + timedelta(days=1))
    assert ask(path, "select max(version) from article_versions") == [(1,)]

    def see_the_comment(article):
        later = next(seen)
        return article.model_copy(update={"tags": ("new",)}) if later else article

    order = [b"another byte" in b for b in bodies_in_order(path)]
    seen = iter(order)
    read_with(see_the_comment)

    replay(path)

    assert ask(path, "select max(version) from article_versions") == [(2,)]


def bodies_in_order(path):
    from crawler.archive import body_of
    from flows.replay.stored import _PAGES

    db = connect(path, readonly=True)
    found = [body_of(db, folder_of(path), row) for row in list(db.query(_PAGES, [""]))]
    db.close()
    return found


def test_a_damaged_record_is_counted_named_and_costs_nothing_else(path):
    [warc] = listing(folder_of(path))
    [(offset, length)] = ask(path, "select warc_offset, warc_length from pages order by warc_offset limit 1")
    raw = bytearray(warc.read_bytes())
    raw[offset + length // 2] ^= 0xFF
    warc.write_bytes(bytes(raw))

    outcome = replay(path)

    assert outcome.faults == {"damaged": 1}
    assert len(outcome.named) == 1
    assert outcome.difference.compared == 3
    assert outcome.difference.fallen == {}
    assert ask(path, "select stage, reason from problems") == [("replay", "damaged")]


def test_a_reader_that_crashes_on_a_page_is_counted(path, monkeypatch):
    def crash(body, url, **options):
        raise ZeroDivisionError("no")

    monkeypatch.setattr(tasks, "normalize", crash)

    outcome = replay(path)

    assert outcome.faults == {"crashed": 4}
    assert "ZeroDivisionError" in outcome.named[0]


def test_going_on_from_an_article_leaves_out_those_before_it(path):
    ids = sorted(i for (i,) in ask(path, "select id from articles"))
    db = connect(path)

    assert count_pages(db) == 4
    assert count_pages(db, ids[2]) == 2
    db.close()
    assert replay(path, since=ids[2]).pages == 2


def test_the_fingerprint_is_of_code_and_data_of_the_reader():
    first = tasks.reader_fingerprint()
    tasks.reader_fingerprint.cache_clear()

    assert tasks.reader_fingerprint() == first
    assert len(first) == 24
