"""A crawl that is killed anywhere, or finds the disk full, leaves whole articles; the next one goes on from there."""

from __future__ import annotations

import signal
import sqlite3
from pathlib import Path

import pytest

from crawler.archive import body_of, folder_of
from crawler.archive.files import listing
from flows.verification import CHECKS, NOTICES
from schemas.database import connect
from tests.crawler.crawling import article, urlset, write_source
from tests.crawler.faulty import outcomes
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html"}
ARTICLES = 4
SAID = "Ông Hà Văn Lộc cho biết: “Bà con góp công làm đường suốt ba mùa khô, ai cũng mừng.” "

KILLS = {
    "with the lease just taken": ("crawler.database:begin_run", 1, "after"),
    "before the first archive file": ("crawler.archive.writer:ArchiveWriter._begin", 1, "before"),
    "with an archive file just begun": ("crawler.archive.writer:ArchiveWriter._begin", 1, "after"),
    "with a listing archived and not in the table": ("crawler.archive.keeping:record_page", 1, "before"),
    "with a page archived and not in the table": ("crawler.archive.keeping:record_page", 3, "before"),
    "with a page in the table and not read": ("crawler.archive.keeping:record_page", 3, "after"),
    "with addresses just listed": ("crawler.database:discover", 2, "after"),
    "before an article is stored": ("crawler.database:save_article", 2, "before"),
    "with a version written and no statement": ("schemas.database.articles:_write_version", 2, "after"),
    "before the commit of an article": ("schemas.database.articles:_write_parts", 2, "after"),
    "with an article stored and its address not done": ("crawler.database:save_article", 2, "after"),
    "with the last address done": ("crawler.database:mark_fetched", ARTICLES, "after"),
    "before the archive file gets its name": ("crawler.archive.writer:finish", 1, "before"),
    "before the run is written down": ("crawler.database:end_run", 1, "before"),
    "with the run just written down": ("crawler.database:end_run", 1, "after"),
}
"""Where a crawl dies: the function, which of its calls, and on which side of it."""

FULL = {
    "a database that may not grow": ({"max_pages_of_db": 78}, "No space left for the database"),
    "an archive whose disk is full": (
        {"fail": "crawler.archive.writer:os.fsync", "call": 4},
        "the archive could not be written",
    ),
    "an archive whose disk is full from the start": (
        {"fail": "crawler.archive.writer:os.fsync", "call": 1},
        "the archive could not be written",
    ),
}
"""What is full, and what the verdict says of it."""

WHAT_HAPPENS = {
    **{name: {"kill": point, "call": call, "when": when} for name, (point, call, when) in KILLS.items()},
    **{name: how for name, (how, _) in FULL.items()},
}

OFTEN = (
    "a database that may not grow",
    "an archive whose disk is full",
    "with a page archived and not in the table",
    "before the commit of an article",
    "with an article stored and its address not done",
    "before the archive file gets its name",
)
"""The places that every change is tried at; the others take half a minute."""


def places(names) -> list:
    return [name if name in OFTEN else pytest.param(name, marks=pytest.mark.slow) for name in names]


@pytest.fixture(scope="module")
def site():
    with SiteServer(None) as site:
        paths = [f"/mot-bai-bao-dai-{n}" for n in range(ARTICLES)]
        site.answers["/robots.txt"] = Answer(404)
        site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in paths)))
        site.answers |= {p: Answer(200, article(f"Bài {p}", SAID), HTML) for p in paths}
        yield site


def words_of(path: Path) -> dict[str, list[tuple]]:
    """What the file says, without times and keys that a run makes up."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return {
            "articles": db.execute("select url, title, version from articles order by url").fetchall(),
            "versions": db.execute(
                "select article_id, version, content from article_versions order by 1, 2"
            ).fetchall(),
            "statements": db.execute("select id, kind, speaker, text from statements order by id").fetchall(),
            "frontier": db.execute("select url, kind, state from urls order by url").fetchall(),
        }


def faults_of(path: Path) -> list:
    """What ``whosaid verify`` would call wrong, without closing what a dead process left open."""
    db = connect(path)
    found = [f for check in CHECKS for f in check(db, folder_of(path)) if f.check not in NOTICES]
    db.close()
    return found


def story(source: str, folder: Path, places: list[str]) -> dict[str, tuple]:
    """For each place: the first crawl, the file as it left it, the next crawl, the file, an undisturbed one's words."""
    files = [folder / f"{n}.db" for n in range(len(places))]
    jobs: list[dict] = [{"source": source, "db": str(folder / "whole.db")}]
    for place, file in zip(places, files, strict=True):
        job = {"source": source, "db": str(file)}
        jobs.append({**job, **WHAT_HAPPENS[place], "keep": str(folder / file.stem)})
        # Space is free again, and the wait is over.
        retry = "update urls set next_due_at = '2020-01-01T00:00:00Z' where state = 'failed'"
        jobs.append({**job, "before": retry})
    done = outcomes(jobs, folder)
    left = [folder / file.stem / file.name for file in files]
    after = [o["result"] for o in done[2::2]]
    whole = [words_of(folder / "whole.db")] * len(files)
    return dict(zip(places, zip(done[1::2], left, after, files, whole, strict=True), strict=True))


@pytest.fixture(scope="module")
def stories(site, tmp_path_factory):
    """The story of a place; those of its group are told together."""
    told: dict[str, tuple] = {}

    def of(place: str) -> tuple:
        if place not in told:
            folder = tmp_path_factory.mktemp("killed")
            source = write_source(site.source(), folder / "s.toml")
            group = [name for name in WHAT_HAPPENS if (name in OFTEN) == (place in OFTEN)]
            told.update(story(source, folder, group))
        return told[place]

    return of


@pytest.mark.parametrize("place", places(KILLS))
def test_a_kill_leaves_whole_articles_and_readable_pages(stories, place):
    killed, left, *_ = stories(place)

    assert killed["signal"] == signal.SIGKILL
    assert faults_of(left) == []


@pytest.mark.parametrize("place", places(WHAT_HAPPENS))
def test_the_next_crawl_ends_where_an_undisturbed_one_does(stories, place):
    _, _, result, path, whole = stories(place)

    assert result["exit_code"] == 0, result["sentence"]
    assert words_of(path) == whole
    assert faults_of(path) == []


@pytest.mark.parametrize("place", places(KILLS))
def test_the_killed_run_is_told_from_one_that_ended(stories, place):
    *_, path, _ = stories(place)
    with sqlite3.connect(path) as db:
        states = [s for (s,) in db.execute("select state from runs order by rowid")]

    assert states == (["ok", "ok"] if place == "with the run just written down" else ["lost", "ok"])


@pytest.mark.parametrize("place", places(KILLS))
def test_every_page_of_both_runs_can_be_read_and_no_file_stays_open(stories, place):
    *_, path, _ = stories(place)
    with connect(path, readonly=True) as db:
        pages = list(db.query("select * from pages"))
        bodies = [body_of(db, folder_of(path), page) for page in pages]

    assert len(pages) >= ARTICLES + 1
    assert all(bodies)
    assert [p.name for p in listing(folder_of(path)) if p.name.endswith(".open")] == []


@pytest.mark.parametrize("place", places(FULL))
def test_a_full_disk_fails_the_run_in_words_and_harms_nothing(stories, place):
    first, left, *_ = stories(place)

    assert first["result"]["exit_code"] in (1, 3)
    assert FULL[place][1] in first["result"]["sentence"]
    assert faults_of(left) == []
