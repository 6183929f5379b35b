"""The saved site, crawled for real: everything is stored once, and the second crawl fetches nothing."""

from __future__ import annotations

import pytest

from tests.crawler.crawling import crawl, write_source
from tests.sites.server import SiteServer

ARTICLES = 28
CHANGED = "/cho-phien-vung-cao-doi-thay-nho-con-duong-moi"
STATE = """
select 'article', id, version, changed_at from articles
union all select 'version', article_id, version, content_sha256 from article_versions
union all select 'statement', id, first_version, text from statements
union all select 'url', url, lastmod_fetched, etag from urls where kind = 'article'
union all select 'problem', id, stage, reason from problems
order by 1, 2, 3
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Three crawls of one site: fresh, unchanged, and after one article and its sitemap changed."""
    folder = tmp_path_factory.mktemp("saved")
    with SiteServer() as site:
        source = write_source(site.source(feeds=[f"{site.origin}/feed.xml"]), folder / "saved.toml")
        first = crawl(site, source, folder / "news.db")
        first.state = first.rows(STATE)
        second = crawl(site, source, folder / "news.db")
        second.state = second.rows(STATE)
        site.answers |= _one_change(site)
        third = crawl(site, source, folder / "news.db")
        third.state = third.rows(STATE)
        yield first, second, third


def _one_change(site: SiteServer) -> dict:
    """The article gets a sentence more; its daily sitemap and the index get a later date."""
    from dataclasses import replace

    later = b"2026-10-12T23:59:59Z"
    answers = {}
    page = site.answer(CHANGED, {})
    before, mark, rest = page.body.partition(b"post-detail-body")
    body = before + mark + rest.replace(b"</p>", " Phiên chợ tháng sau sẽ họp thêm ba buổi.</p>".encode(), 1)
    answers[CHANGED] = replace(page, body=body, headers={**page.headers, "ETag": '"changed"'})
    daily = site.answer("/sitemap/sitemap-post/2026-10-12.xml", {})
    head, _, tail = daily.body.partition(f"{CHANGED}</loc><lastmod>".encode())
    old = tail[: tail.index(b"</lastmod>")]
    body = head + f"{CHANGED}</loc><lastmod>".encode() + tail.replace(old, later, 1)
    answers["/sitemap/sitemap-post/2026-10-12.xml"] = replace(daily, body=body, headers={})
    index = site.answer("/sitemap.xml", {})
    body = index.body.replace(b"2026-10-12T16:07:57.339Z", later)
    assert body != index.body
    answers["/sitemap.xml"] = replace(index, body=body, headers={})
    return answers


def test_every_article_is_fetched_and_stored(story):
    first, *_ = story

    assert first.result.state == "ok"
    assert first.result.exit_code == 0
    counts = first.result.counts
    assert (counts["listed"], counts["fetched"], counts["stored"]) == (ARTICLES, ARTICLES, ARTICLES)
    assert counts["unaccounted"] == 0
    assert first.rows("select count(*) from articles") == [(ARTICLES,)]


def test_every_response_is_in_the_archive_before_its_article_is_stored(story):
    first, *_ = story
    pages = first.rows("select url, status, warc_file, warc_length from pages where status = 200")

    assert len(pages) >= ARTICLES + 5
    for _, _, file, length in pages:
        assert (first.db.with_name("news.archive") / file).is_file()
        assert length > 0
    assert first.rows("select count(*) from article_versions where page_id is null") == [(0,)]


def test_robots_txt_comes_first_and_is_asked_for_once(story):
    for done in story:
        assert done.paths[0] == "/robots.txt"
        assert done.paths.count("/robots.txt") == 1


def test_what_robots_txt_forbids_is_not_asked_for(story):
    assert not [p for done in story for p in done.paths if p.startswith(("/tag/", "/search"))]


def test_the_newest_day_is_read_and_fetched_first(story):
    days = [p[-14:-4] for p in story[0].paths if "/sitemap-post/" in p]

    assert days == ["2026-10-14", "2026-10-13", "2026-10-12"]


def test_no_address_is_asked_for_twice(story):
    assert len(story[0].paths) == len(set(story[0].paths))


def test_we_say_who_we_are_and_nothing_else(story):
    for seen in story[0].requests:
        assert seen.headers["user-agent"].startswith("whosaid/")
        assert not {"cookie", "referer", "accept-language", "authorization"} & set(seen.headers)


def test_a_second_crawl_fetches_no_article_and_no_sitemap(story):
    second = story[1]

    assert second.result.state == "ok"
    assert sorted(second.paths) == ["/feed.xml", "/robots.txt", "/sitemap.xml"]
    assert {s.status for s in second.requests if s.path != "/robots.txt"} == {304}
    assert second.result.counts["stored"] == 0


def test_a_second_crawl_changes_no_row_of_what_is_known(story):
    first, second, _ = story

    assert second.state == first.state


def test_a_changed_article_is_the_only_one_fetched_again(story):
    third = story[2]
    asked = [p for p in third.paths if "sitemap" not in p and p not in ("/robots.txt", "/feed.xml")]

    assert asked == [CHANGED]
    assert third.result.counts["changed"] == 1
    changed = third.rows("select url from articles where version = 2")
    assert len(changed) == 1
    assert changed[0][0].endswith(CHANGED)


def test_a_changed_article_leaves_all_others_as_they_were(story):
    _, second, third = story
    ours = {row[1] for row in third.rows("select 'x', id from articles where version = 2")}

    def others(state):
        return [r for r in state if r[0] == "article" and r[1] not in ours]

    assert len(ours) == 1
    assert others(third.state) == others(second.state)


def test_each_run_is_written_down_with_its_verdict(story):
    runs = story[2].rows("select state, detail, ended_at is not null from runs order by rowid")

    assert [r[0] for r in runs] == ["ok", "ok", "ok"]
    assert all(r[2] for r in runs)
    assert runs[1][1].startswith("Nothing new")


def test_the_log_has_one_printable_line_an_event(story):
    for line in story[0].log:
        assert line.isprintable(), line
        assert len(line) < 2200


def test_translations_of_one_article_are_rows_of_their_own(story):
    rows = story[0].rows("select distinct language from articles where slug like 'cho-phien-%'")

    assert len(rows) == 5


def test_the_face_of_the_product_reads_well(story):
    rows = story[0].rows(
        "select speaker, text, article_title, url from who_said_what where kind != 'narration'"
    )

    assert len(rows) > 30
    assert all(text and url.startswith("http://127.0.0.1") for _, text, _, url in rows)
