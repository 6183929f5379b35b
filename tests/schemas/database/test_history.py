"""Any order of fetches, readings and removals leaves a history that tells exactly what happened."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pipelines.text.folding import fold
from schemas.database import fulltext, mark_removed, read_versions, reread, save_article
from schemas.database.content import article_key, content_digest, reading_digest
from schemas.records import Article
from tests.articles import article, said

START = datetime(2026, 10, 1, tzinfo=UTC)
LINES = [
    "Seven boats left the harbour.",
    "Nine boats left the harbour.",
    "The market stays open.",
    "今天开始修路。",
]
NAMES = [None, "Lê Thị Na", "Trần Văn Bo"]
URLS = [f"https://www.vietnam.vn/en/{name}" for name in ("one-article", "another-article")]

PARTS = st.lists(
    st.tuples(st.sampled_from(LINES), st.sampled_from(NAMES)),
    min_size=1,
    max_size=3,
    unique_by=lambda part: part[0],
)


def made(url: str, parts: list, title: str = "Title", reader: str = "1") -> Article:
    return article(
        *(said(text, name) for text, name in parts), url=url, title=title, extractor_version=reader
    )


class History(RuleBasedStateMachine):
    """A database beside a plain list of what every version said."""

    @initialize()
    def empty(self) -> None:
        self.db = in_memory()
        self.said: dict[str, list[Article]] = {url: [] for url in URLS}
        self.gone: set[str] = set()
        self.at = START

    def later(self) -> datetime:
        self.at += timedelta(hours=1)
        return self.at

    @rule(url=st.sampled_from(URLS), parts=PARTS, title=st.sampled_from(["Title", "Another title"]))
    def fetch(self, url: str, parts: list, title: str) -> None:
        page = made(url, parts, title)
        saved = save_article(self.db, page, fold=fold, seen_at=self.later())
        versions = self.said[url]
        if versions and content_digest(versions[-1]) == content_digest(page):
            assert saved.change == "none"
        else:
            assert (
                saved.change == "first" if not versions else saved.change in ("words", "metadata", "cosmetic")
            )
            versions.append(page)
        assert saved.version == len(versions)
        self.gone.discard(url)

    @precondition(lambda self: any(self.said.values()))
    @rule(data=st.data(), parts=PARTS)
    def read_again(self, data: st.DataObject, parts: list) -> None:
        url = data.draw(st.sampled_from([u for u in URLS if self.said[u]]))
        number = data.draw(st.integers(1, len(self.said[url])))
        better = made(url, parts, reader="2")
        saved = reread(self.db, {number: better}, article_key(better), fold=fold, at=self.later())
        before = self.said[url][number - 1]
        if reading_digest(before) == reading_digest(better):
            assert saved.change == "none"
        else:
            assert saved.change == "reread"
            self.said[url][number - 1] = better

    @precondition(lambda self: any(self.said.values()))
    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        url = data.draw(st.sampled_from([u for u in URLS if self.said[u]]))
        assert mark_removed(self.db, url, at=self.later()) == (url not in self.gone)
        self.gone.add(url)

    def rows(self, sql: str, *values: object) -> list[tuple]:
        return self.db.conn.execute(sql, values).fetchall()

    @invariant()
    def every_version_reads_back_as_it_was_said(self) -> None:
        for url, versions in self.said.items():
            stored = read_versions(self.db, article_key(made(url, [(LINES[0], None)])))
            assert {n: reading_digest(a) for n, a in stored.items()} == {
                n: reading_digest(a) for n, a in enumerate(versions, 1)
            }

    @invariant()
    def the_face_shows_the_last_version_alone(self) -> None:
        shown = sorted(self.rows("select url, text, speaker from who_said_what"), key=repr)
        standing = [(v[-1].canonical_url, s) for v in self.said.values() if v for s in v[-1].statements]

        assert shown == sorted(
            ((url, s.text, s.speaker.name if s.speaker else None) for url, s in standing), key=repr
        )

    @invariant()
    def a_statement_stands_from_its_first_version_to_its_last(self) -> None:
        for url, versions in self.said.items():
            article_id = article_key(made(url, [(LINES[0], None)]))
            rows = self.rows(
                "select id, first_version, last_version from statements where article_id = ?", article_id
            )
            seen = {s.id: [n for n, v in enumerate(versions, 1) if any(x.id == s.id for x in v.statements)]
                    for v in versions for s in v.statements}  # fmt: skip
            assert {r[0] for r in rows} == set(seen)
            for name, first, last in rows:
                numbers = seen[name]
                assert first == numbers[0]
                assert last == (None if numbers[-1] == len(versions) else numbers[-1])

    @invariant()
    def removed_pages_are_marked_and_only_they(self) -> None:
        marked = {url for (url,) in self.rows("select url from articles where removed_at is not null")}

        assert marked == self.gone

    @invariant()
    def events_are_of_known_versions_and_readable(self) -> None:
        for article_id, version, before, after in self.rows(
            "select article_id, version, before, after from statement_events"
        ):
            [(last,)] = self.rows("select version from articles where id = ?", article_id)
            assert 1 <= version <= last
            for value in (before, after):
                assert value is None or isinstance(json.loads(value), dict)

    @invariant()
    def indexes_and_keys_agree(self) -> None:
        assert fulltext.check(self.db) == []
        assert self.rows("pragma foreign_key_check") == []

    def teardown(self) -> None:
        if hasattr(self, "db"):
            self.db.close()


def in_memory():
    from schemas.documentation import empty_database

    db = empty_database()
    db.conn.isolation_level = None
    db.conn.execute("pragma foreign_keys = on")
    return db


History.TestCase.settings = settings(
    max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
)
TestHistory = History.TestCase
