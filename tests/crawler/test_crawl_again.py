"""The second crawl of a site: what a page turned into never replaces what it said, and limits are kept."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from crawler.archive import folder_of
from flows.forget import forget
from schemas.database import connect
from tests.crawler.crawling import article, write_source
from tests.crawler.faulty import outcomes
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html; charset=utf-8"}
SAID = "Bà Trương Thị Mận nói: “Chúng tôi trồng lại rừng dừa từ mùa mưa năm ngoái.” "


def shell(title: str, body: str) -> Answer:
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return Answer(200, page.encode(), HTML)


def cut(share: float) -> Answer:
    whole = article("Bài cũ, nay khác", SAID)
    headers = {**HTML, "Content-Length": str(len(whole)), "Connection": "close"}
    return Answer(200, whole[: int(len(whole) * share)], headers)


LINKS = "".join(f'<li><a href="/bai-so-{n}-cua-trang">Tin số {n} của trang báo</a></li>' for n in range(30))
FORM = '<form><input name="user"><input type="password" name="pass"><button>Log in</button></form>'
TURNED = {
    **{f"cut-off-at-{tenth}0-percent": (cut(tenth / 10), "truncated") for tenth in range(1, 10)},
    "an-empty-page-of-200": (Answer(200, b"", HTML), "empty"),
    "a-page-that-says-only-ok": (Answer(200, b"OK", HTML), "empty"),
    "a-page-with-nothing-in-it": (shell("", "<div></div>"), "empty"),
    "a-soft-404-of-the-site": (shell("404 Not Found", "<h1>404</h1><p>Page not found.</p>"), "soft_404"),
    "a-wall-that-asks-to-log-in": (shell("Log in", f"<h1>Log in</h1>{FORM}"), "login_wall"),
    "a-list-of-other-articles": (shell("Tin mới", f"<ul>{LINKS}</ul>"), "listing"),
    "a-picture-instead-of-a-page": (Answer(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 99, {"Content-Type": "image/png"}), "not_html"),
    "a-picture-that-says-html": (Answer(200, b"\x89PNG\r\n\x1a\n" + b"\0" * 99, HTML), "not_html"),
    "a-server-that-is-broken": (Answer(500, article("Bài cũ, nay khác"), HTML), "http_500"),
    "a-server-that-is-tired": (Answer(503, article("Bài cũ, nay khác"), HTML), "http_503"),
    "a-page-that-is-forbidden": (Answer(403, article("Bài cũ, nay khác"), HTML), "http_403"),
    "a-page-that-is-missing": (Answer(404, article("Bài cũ, nay khác"), HTML), "http_404"),
    "a-redirect-to-the-front-page": (Answer(302, b"", {"Location": "/"}), "redirected_away"),
}  # fmt: skip
"""What a known article's address answers one day, and the reason that it is given."""

CHANGED = "an-article-that-has-changed"
STAYED = "an-article-that-has-not-changed"
FORGOTTEN = "an-article-to-be-forgotten"
LATE = "an-article-of-the-next-day"
OLD = "an-old-article-of-may"


def listing(site: SiteServer, days: dict[str, str]) -> Answer:
    entries = "".join(
        f"<url><loc>{site.origin}/{slug}</loc><lastmod>{day}</lastmod></url>" for slug, day in days.items()
    )
    return Answer(
        200, f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()
    )


class Story:
    """Three crawls of one database, and what was asked for in each."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.db = folder, folder / "news.db"
        self.asked: list[list[str]] = []
        self.results: list[dict] = []
        self.before: dict[str, tuple] = {}

    def crawl(self, *jobs: tuple[SiteServer, str, dict]) -> None:
        """Crawl one site after the other, in one process."""
        starts = [len(site.log) for site, _, _ in jobs]
        asked = [{"source": source, "db": str(self.db), **more} for _, source, more in jobs]
        self.results += [done["result"] for done in outcomes(asked, self.folder)]
        for (site, _, _), start in zip(jobs, starts, strict=True):
            self.asked.append([seen.path.strip("/") for seen in site.log[start:]])

    def rows(self, sql: str, *values: object) -> list[tuple]:
        with sqlite3.connect(self.db) as db:
            return db.execute(sql, values).fetchall()

    def articles(self) -> dict[str, tuple]:
        sql = "select a.slug, a.title, a.version, v.content from articles a join article_versions v on v.article_id = a.id and v.version = a.version"
        return {slug: (title, version, content) for slug, title, version, content in self.rows(sql)}


def limited(folder: Path, sites: tuple[SiteServer, ...]) -> list[tuple[SiteServer, str, dict]]:
    """Two crawls with limits of the same two articles, one old and one new."""
    jobs = []
    for name, site, options in zip(
        ("since", "few"), sites, ({"since": "2026-10-14"}, {"max_pages": 1}), strict=True
    ):
        site.answers |= {
            "/robots.txt": Answer(404),
            "/sitemap.xml": listing(site, {OLD: "2026-05-01", LATE: "2026-10-14"}),
        }
        site.answers |= {f"/{slug}": Answer(200, article(f"Bài {slug}", SAID), HTML) for slug in (LATE, OLD)}
        source = write_source(site.source(name=name), folder / f"{name}.toml")
        jobs.append((site, source, {"db": str(folder / f"{name}.db"), "options": options}))
    return jobs


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    told = Story(tmp_path_factory.mktemp("again"))
    with SiteServer(None) as site, SiteServer(None) as one, SiteServer(None) as other:
        sites = (one, other)
        source = write_source(site.source(), told.folder / "s.toml")
        slugs = [*TURNED, CHANGED, STAYED, FORGOTTEN]
        site.answers |= {"/robots.txt": Answer(404), "/": shell("Trang chủ", f"<ul>{LINKS}</ul>")}
        site.answers |= {f"/{s}": Answer(200, article(f"Bài {s}", SAID), HTML) for s in slugs}
        site.answers["/sitemap.xml"] = listing(site, dict.fromkeys(slugs, "2026-10-12"))
        told.crawl((site, source, {}))
        told.before = told.articles()
        with connect(told.db) as db:
            forget(db, told.db, f"{site.origin}/{FORGOTTEN}")

        site.answers |= {f"/{slug}": answer for slug, (answer, _) in TURNED.items()}
        site.answers[f"/{CHANGED}"] = Answer(200, article("Bài nay đã đổi", SAID), HTML)
        days = {**dict.fromkeys(slugs, "2026-10-13"), STAYED: "2026-10-12"}
        site.answers["/sitemap.xml"] = listing(site, days)
        told.crawl((site, source, {}), *limited(told.folder, sites))

        yield told


def test_the_first_crawl_stores_all_of_them(story):
    assert story.results[0]["counts"]["stored"] == len(TURNED) + 3
    assert set(story.before) == {*TURNED, CHANGED, STAYED, FORGOTTEN}


@pytest.mark.parametrize("slug", TURNED)
def test_what_an_address_turned_into_does_not_replace_the_article(story, slug):
    assert story.articles()[slug] == story.before[slug]


@pytest.mark.parametrize("slug", TURNED)
def test_what_it_turned_into_is_named(story, slug):
    named = story.rows("select reason from problems where url like ?", f"%/{slug}")

    assert named == [(TURNED[slug][1],)]


def test_an_article_that_has_changed_is_a_second_version(story):
    title, version, _ = story.articles()[CHANGED]

    assert (title, version) == ("Bài nay đã đổi", 2)
    assert story.rows(
        "select v.version from article_versions v join articles a on a.id = v.article_id where a.slug = ?",
        CHANGED,
    ) == [(1,), (2,)]


def test_an_article_that_its_listing_says_nothing_new_of_is_not_asked_for(story):
    assert STAYED in story.asked[0]
    assert STAYED not in story.asked[1]


def test_a_forgotten_article_is_not_asked_for_again_though_its_listing_names_it(story):
    assert FORGOTTEN in story.asked[0]
    assert FORGOTTEN not in story.asked[1]
    assert FORGOTTEN not in story.articles()


def test_no_word_of_a_forgotten_article_comes_back_into_a_file(story):
    files = [*story.folder.glob("news.db*"), *folder_of(story.db).iterdir()]
    import gzip

    raw = b"".join(
        gzip.decompress(p.read_bytes()) if p.name.endswith(".gz") else p.read_bytes() for p in files
    )
    assert f"Bài {STAYED}".encode() in raw
    assert f"Bài {FORGOTTEN}".encode() not in raw


def test_the_second_crawl_tells_its_losses(story):
    result = story.results[1]

    assert result["exit_code"] == 3
    assert result["counts"]["changed"] == 1
    assert result["counts"]["internal_errors"] == 0
    assert result["counts"]["unaccounted"] == 0


def test_since_asks_for_no_older_article(story):
    assert LATE in story.asked[2]
    assert OLD not in story.asked[2]
    assert story.results[2]["exit_code"] == 0


def test_max_pages_takes_the_newest_and_leaves_the_rest_for_later(story):
    assert [slug for slug in story.asked[3] if slug.startswith("an-")] == [LATE]
    assert "1 left for later" in story.results[3]["sentence"]
