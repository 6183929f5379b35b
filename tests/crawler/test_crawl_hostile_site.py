"""A site that does everything wrong, crawled once: each fault ends as one named outcome, none escapes."""

from __future__ import annotations

import gzip

import pytest

from tests.crawler.crawling import article, crawl, urlset, write_source
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(title: str) -> Answer:
    return Answer(200, article(title), HTML)


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """One crawl over all faults. ``secret`` is another service of this machine that must not be reached."""
    folder = tmp_path_factory.mktemp("hostile")
    with (
        SiteServer(None, {"/admin-page-of-this-machine": page("Secret")}) as secret,
        SiteServer(None) as site,
    ):
        for path, answer in faults(site, secret).items():
            site.answers[path] = answer
        site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in FAULTS)))
        source = site.source(fetch={"delay_s": 0, "timeout_s": 2, "max_page_mib": 1})
        done = crawl(site, write_source(source, folder / "s.toml"), folder / "news.db")
        done.secret = secret.paths()
        done.problems = {
            url.removeprefix(site.origin): reason
            for url, reason in done.rows("select url, reason from problems")
        }
        yield done


def faults(site: SiteServer, secret: SiteServer) -> dict[str, Answer]:
    bomb = gzip.compress(b"<p>0</p>" * 400_000)
    return {
        "/a-good-article-1": page("Good"),
        "/redirect-to-other-port": Answer(
            302, b"", {"Location": f"{secret.origin}/admin-page-of-this-machine"}
        ),
        "/redirect-to-localhost": Answer(
            302, b"", {"Location": site.origin.replace("127.0.0.1", "localhost")}
        ),
        "/redirect-to-metadata-service": Answer(302, b"", {"Location": "http://169.254.169.254/latest"}),
        "/redirect-to-decimal-address": Answer(302, b"", {"Location": "http://2130706433/"}),
        "/redirect-to-ipv6-loopback": Answer(302, b"", {"Location": "http://[::1]/"}),
        "/redirect-to-other-site": Answer(302, b"", {"Location": "http://other.test/an-article-there"}),
        "/redirect-to-a-file": Answer(302, b"", {"Location": "file:///etc/passwd"}),
        "/redirect-in-a-circle": Answer(302, b"", {"Location": f"{site.origin}/redirect-in-a-circle?again"}),
        "/redirect-in-a-circle?again": Answer(
            302, b"", {"Location": f"{site.origin}/redirect-in-a-circle?again=1"}
        ),
        **{
            f"/redirect-in-a-circle?again={n}": Answer(
                302, b"", {"Location": f"{site.origin}/redirect-in-a-circle?again={n + 1}"}
            )
            for n in range(1, 9)
        },
        "/redirect-to-the-front": Answer(302, b"", {"Location": f"{site.origin}/"}),
        "/": page("Front"),
        "/redirect-to-good-article": Answer(301, b"", {"Location": f"{site.origin}/a-good-article-1"}),
        "/redirect-to-new-address": Answer(301, b"", {"Location": f"{site.origin}/the-new-address-1"}),
        "/the-new-address-1": page("Moved"),
        "/this-page-is-missing": Answer(404, b"<p>gone</p>", HTML),
        "/this-page-is-removed": Answer(410, b"<p>gone</p>", HTML),
        "/this-page-is-forbidden": Answer(403, b"<p>no</p>", HTML),
        "/this-page-breaks-the-server": Answer(500, b"<p>oh</p>", HTML),
        "/this-page-is-a-bomb": Answer(200, bomb, {**HTML, "Content-Encoding": "gzip"}),
        "/this-page-is-declared-huge": Answer(200, b"<p>x</p>", {**HTML, "Content-Length": "900000000"}),
        "/this-page-is-huge": Answer(200, b"<p>x</p>" * 200_000, HTML),
        "/this-page-drips-slowly": Answer(200, b"<p>drip</p>" * 40, HTML, drip_s=0.3),
        "/this-page-is-cut-short": Answer(
            200, article("Cut"), {**HTML, "Content-Length": "900000", "Connection": "close"}
        ),
        "/this-page-is-a-picture": Answer(
            200, b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, {"Content-Type": "image/png"}
        ),
        "/this-page-is-empty-1": Answer(200, b"", HTML),
        "/this-page-lies-about-coding": Answer(200, article("Plain"), {**HTML, "Content-Encoding": "gzip"}),
    }


FAULTS = (
    "/a-good-article-1",
    "/redirect-to-other-port",
    "/redirect-to-localhost",
    "/redirect-to-metadata-service",
    "/redirect-to-decimal-address",
    "/redirect-to-ipv6-loopback",
    "/redirect-to-other-site",
    "/redirect-to-a-file",
    "/redirect-in-a-circle",
    "/redirect-to-the-front",
    "/redirect-to-good-article",
    "/redirect-to-new-address",
    "/this-page-is-missing",
    "/this-page-is-removed",
    "/this-page-is-forbidden",
    "/this-page-breaks-the-server",
    "/this-page-is-a-bomb",
    "/this-page-is-declared-huge",
    "/this-page-is-huge",
    "/this-page-drips-slowly",
    "/this-page-is-cut-short",
    "/this-page-is-a-picture",
    "/this-page-is-empty-1",
)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/redirect-to-other-port", "private_address"),
        ("/redirect-to-localhost", "off_list"),
        ("/redirect-to-metadata-service", "off_list"),
        ("/redirect-to-decimal-address", "off_list"),
        ("/redirect-to-ipv6-loopback", "off_list"),
        ("/redirect-to-other-site", "off_list"),
        ("/redirect-to-a-file", "http_302"),
        ("/redirect-in-a-circle", "too_many_redirects"),
        ("/redirect-to-the-front", "redirected_away"),
        ("/this-page-is-missing", "http_404"),
        ("/this-page-is-removed", "http_410"),
        ("/this-page-is-forbidden", "http_403"),
        ("/this-page-breaks-the-server", "http_500"),
        ("/this-page-is-a-bomb", "too_large"),
        ("/this-page-is-declared-huge", "too_large"),
        ("/this-page-is-huge", "too_large"),
        ("/this-page-drips-slowly", "timeout"),
        ("/this-page-is-cut-short", "truncated"),
        ("/this-page-is-a-picture", "not_html"),
        ("/this-page-is-empty-1", "empty"),
    ],
)
def test_a_fault_is_named_in_problems(crawled, path, reason):
    assert crawled.problems.get(path) == reason


def test_the_other_service_of_this_machine_is_never_reached(crawled):
    assert crawled.secret == []


def test_good_articles_come_through_in_spite_of_it_all(crawled):
    titles = {t for (t,) in crawled.rows("select title from articles")}

    assert {"Good", "Moved"} <= titles
    assert "Secret" not in titles
    assert "Front" not in titles


def test_a_redirect_to_an_article_that_we_have_is_an_alias(crawled):
    assert crawled.result.counts["alias"] == 1


def test_a_circle_ends_after_five_redirects(crawled):
    assert len([p for p in crawled.paths if p.startswith("/redirect-in-a-circle")]) == 6


def test_a_server_error_is_tried_three_times_and_a_refusal_once(crawled):
    assert crawled.paths.count("/this-page-breaks-the-server") == 3
    assert crawled.paths.count("/this-page-is-forbidden") == 1


def test_every_article_has_exactly_one_outcome(crawled):
    counts = crawled.result.counts
    outcomes = (
        "new",
        "changed",
        "unchanged",
        "not_modified",
        "no_article",
        "gone",
        "alias",
        "blocked",
        "failed",
    )

    assert counts["requested"] == len(FAULTS)
    assert sum(counts[name] for name in outcomes) == len(FAULTS)
    assert counts["unaccounted"] == 0
    assert counts["internal_errors"] == 0


def test_the_run_is_degraded_and_says_why(crawled):
    assert crawled.result.state == "degraded"
    assert crawled.result.exit_code == 3
    assert "articles lost" in crawled.result.sentence


def test_every_answer_that_came_whole_is_archived_even_those_that_are_no_article(crawled):
    archived = {u for (u,) in crawled.rows("select url from pages where warc_file is not null")}
    tails = {"/" + u.split("/", 3)[3] for u in archived}

    assert {
        "/this-page-is-missing",
        "/this-page-breaks-the-server",
        "/this-page-is-a-picture",
        "/this-page-is-empty-1",
    } <= tails
    assert "/this-page-is-cut-short" not in tails


def test_failed_addresses_rest_and_are_tried_again_later(crawled):
    rows = dict(crawled.rows("select url, state from urls where kind = 'article'"))
    states = {u.split("/", 3)[3]: s for u, s in rows.items()}

    assert states["this-page-breaks-the-server"] == "failed"
    assert states["this-page-is-missing"] == "failed"
    assert states["a-good-article-1"] == "done"
    assert states["redirect-to-good-article"] == "done"
