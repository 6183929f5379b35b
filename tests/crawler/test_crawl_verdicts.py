"""The verdict tells the truth: what kept a crawl from its articles decides the exit code."""

from __future__ import annotations

import asyncio

import pytest

from tests.crawler.crawling import article, crawl_async, urlset, write_source
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html"}
ROBOTS_ALL = Answer(200, b"User-agent: *\nDisallow: /\n")


def index(origin: str, *names: str) -> Answer:
    entries = "".join(f"<sitemap><loc>{origin}/{name}</loc></sitemap>" for name in names)
    return Answer(200, f"<sitemapindex>{entries}</sitemapindex>".encode())


def good(origin: str, n: int = 1) -> dict:
    paths = [f"/a-good-article-{i}" for i in range(n)]
    return {
        "/sitemap.xml": Answer(200, urlset(*(origin + p for p in paths))),
        **{p: Answer(200, article(f"Bài {p}"), HTML) for p in paths},
    }


def cases(origin: str) -> dict[str, tuple[dict, dict]]:
    """Name to (answers of the site, changes of the source)."""
    local = f"{origin.replace('127.0.0.1', 'localhost')}/"
    loop = index(origin, "sitemap.xml", "other.xml")
    return {
        "good": (good(origin), {}),
        "sitemap 403": ({"/sitemap.xml": Answer(403, b"no", HTML)}, {}),
        "sitemap is a page": ({"/sitemap.xml": Answer(200, article("x"), HTML)}, {}),
        "sitemap is empty": ({"/sitemap.xml": Answer(200, urlset())}, {}),
        "sitemap with doctype": ({"/sitemap.xml": Answer(200, b"<!DOCTYPE a><urlset/>")}, {}),
        "one of two sitemaps lost": (
            {**good(origin), "/lost.xml": Answer(404, b"")},
            {"sitemaps": [f"{origin}/sitemap.xml", f"{origin}/lost.xml"]},
        ),
        "index in a circle": ({"/sitemap.xml": loop, "/other.xml": loop}, {}),
        "robots 503": ({**good(origin), "/robots.txt": Answer(503, b"")}, {}),
        "robots disallow": ({**good(origin), "/robots.txt": ROBOTS_ALL}, {}),
        "wrong pattern": (good(origin), {"article_urls": "^/nothing/like/this$"}),
        "private name": (
            good(origin),
            {"home": local, "sitemaps": [f"{local}sitemap.xml"], "allow_private_hosts": False},
        ),
        "budget": (good(origin, 5), {"fetch": {"delay_s": 0, "max_pages": 2}}),
    }


async def all_cases(folder) -> dict:
    servers, jobs = {}, {}
    try:
        for name in cases("x"):
            site = servers[name] = SiteServer(None).__enter__()
            answers, changes = cases(site.origin)[name]
            site.answers |= {"/robots.txt": Answer(404, b""), **answers}
            file = write_source(site.source(**changes), folder / f"{name}.toml")
            jobs[name] = (file, folder / f"{name}.db")
        closed = SiteServer(None)
        closed._server.server_close()  # its port is known, and nobody listens there
        dead = write_source(closed.source(), folder / "dead.toml")
        jobs["unreachable"] = (dead, folder / "dead.db")
        gate = asyncio.Semaphore(3)

        async def one(file, db):
            async with gate:
                return await crawl_async(file, db, settings={"RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 3})

        done = await asyncio.gather(*(one(*job) for job in jobs.values()))
    finally:
        for site in servers.values():
            site.__exit__(None, None, None)
    results = dict(zip(jobs, done, strict=True))
    for name, site in servers.items():
        results[name].requests = site.log
    return results


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    return asyncio.run(all_cases(tmp_path_factory.mktemp("verdicts")))


@pytest.mark.parametrize(
    ("case", "code", "words"),
    [
        ("good", 0, "1 stored"),
        ("sitemap 403", 1, "http_403"),
        ("sitemap is a page", 1, "not_a_listing"),
        ("sitemap is empty", 1, "named no article"),
        ("sitemap with doctype", 1, "doctype_refused"),
        ("one of two sitemaps lost", 3, "1 listings lost (http_404"),
        ("index in a circle", 1, "named no article"),
        ("robots 503", 1, "robots_unreachable: http_503"),
        ("robots disallow", 1, "robots_disallow"),
        ("wrong pattern", 1, "check article_urls"),
        ("private name", 1, "localhost resolves to 127.0.0.1"),
        ("budget", 0, "3 left for later"),
        ("unreachable", 1, "robots_unreachable: connection_refused"),
    ],
)
def test_the_verdict(results, case, code, words):
    result = results[case].result

    assert result.exit_code == code, result.sentence
    assert words in result.sentence


def test_a_lost_listing_is_named_in_problems(results):
    assert results["sitemap 403"].rows("select stage, reason from problems") == [("discover", "http_403")]


def test_a_closed_site_gets_no_request_but_for_robots_txt(results):
    for case in ("robots 503", "robots disallow"):
        assert set(results[case].paths) == {"/robots.txt"}


def test_a_name_that_resolves_to_this_machine_is_not_asked(results):
    assert results["private name"].paths == []


def test_a_circle_of_indexes_is_walked_once(results):
    assert sorted(results["index in a circle"].paths) == ["/other.xml", "/robots.txt", "/sitemap.xml"]


def test_the_budget_is_kept_and_the_rest_waits_in_the_frontier(results):
    crawled = results["budget"]

    assert len([p for p in crawled.paths if p.startswith("/a-good")]) == 2
    assert crawled.rows(
        "select state, count(*) from urls where kind = 'article' group by state order by state"
    ) == [
        ("done", 2),
        ("new", 3),
    ]


def test_a_run_that_failed_is_written_down_as_failed(results):
    for case in ("sitemap 403", "robots 503", "unreachable"):
        assert results[case].rows("select state from runs") == [("failed",)]
