"""What a network can do to a crawl: each fault ends in words and in time, and what is stored stays as it was."""

from __future__ import annotations

import importlib
import socket
import sqlite3
import threading
from contextlib import ExitStack, contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.crawler.crawling import article, urlset, write_source
from tests.crawler.faulty import outcomes
from tests.sites.server import Answer, SiteServer

HTML = {"Content-Type": "text/html; charset=utf-8"}
BOMB = b"<p>0</p>" * 2_500_000
"""20 MB that pack into some 20 KB, more than twice the cap."""
MEMORY_MIB = 300
"""What a crawl may take at most; one that unpacks a bomb or reads without end takes more."""


def page(title: str) -> Answer:
    return Answer(200, article(title), HTML)


PACKERS = {
    "gzip": ("gzip", "compress"),
    "deflate": ("zlib", "compress"),
    "br": ("brotli", "compress"),
    "zstd": ("backports.zstd", "compress"),
}
"""Module and function that pack one coding; the last two may be missing."""


def coded(name: str) -> bytes | None:
    """The bomb in one coding, or in two one after the other; None where this machine has no packer for it."""
    data = BOMB
    for coding in name.split(", "):
        module, function = PACKERS[coding]
        try:
            pack = getattr(importlib.import_module(module), function)
        except ImportError:
            return None
        data = pack(data)
    return data


CODINGS = ("gzip", "deflate", "br", "zstd", "gzip, gzip")


class SixServer(ThreadingHTTPServer):
    """A server on the loopback of version 6."""

    address_family = socket.AF_INET6


@contextmanager
def six_site():
    """A whole site on ``[::1]``; skipped where the machine has no such address."""
    site = SiteServer(None)
    site._server.server_close()
    try:
        site._server = SixServer(("::1", 0), site._handler())
    except OSError as error:
        site._server = ThreadingHTTPServer(("127.0.0.1", 0), site._handler())
        site.missing = str(error)
    site.origin = f"http://[::1]:{site._server.server_port}"
    site._thread = threading.Thread(target=site._server.serve_forever, args=(0.05,), daemon=True)
    with site:
        yield site


@contextmanager
def endless_server():
    """Answers every request with chunks that never end; counts what it could send."""
    sent = [0]
    stop = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(client: socket.socket) -> None:
        chunk = b"<p>on and on</p>" * 4096
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        with client:
            request = client.recv(4096)
            try:
                if request.startswith(b"GET /robots.txt"):
                    client.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                    return
                client.sendall(head)
                while not stop.is_set():
                    client.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                    sent[0] += len(chunk)
            except OSError:
                return

    def accept() -> None:
        while not stop.is_set():
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve, args=(client,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", sent
    finally:
        stop.set()
        listener.close()


def with_articles(site: SiteServer, answers: dict[str, Answer], **more: Answer) -> None:
    """Make the site list these pages and answer them so."""
    site.answers |= {"/robots.txt": Answer(404), **answers, **more}
    site.answers["/sitemap.xml"] = Answer(200, urlset(*(site.origin + p for p in answers)))


class Scenes:
    """Sites to crawl, each once, all in one process."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.jobs: dict[str, dict] = {}
        self.sites: dict[str, SiteServer] = {}

    def site(self, name: str) -> SiteServer:
        self.sites[name] = self.stack.enter_context(SiteServer(None))
        return self.sites[name]

    def crawl(self, name: str, source: dict, **job: object) -> None:
        file = write_source(source, self.folder / f"{name}.toml")
        self.jobs[name] = {"source": file, "db": str(self.folder / f"{name}.db"), **job}


def bombs(scenes: Scenes) -> None:
    site = scenes.site("bombs")
    packed = {name: body for name in CODINGS if (body := coded(name)) is not None}
    answers = {
        f"/a-bomb-packed-as-{name.replace(', ', '-in-')}": Answer(
            200, body, {**HTML, "Content-Encoding": name}
        )
        for name, body in packed.items()
    }
    answers["/a-good-article-beside"] = page("Good")
    answers["/a-page-that-lies-about-coding"] = Answer(
        200, article("Plain"), {**HTML, "Content-Encoding": "gzip"}
    )
    with_articles(site, answers)
    scenes.crawl("bombs", site.source())


def endless(scenes: Scenes) -> None:
    origin, scenes.sent = scenes.stack.enter_context(endless_server())
    source = {
        "name": "endless",
        "home": f"{origin}/",
        "sections": [f"{origin}/a-page-without-an-end"],
        "allow_private_hosts": True,
        "fetch": {"delay_s": 0, "timeout_s": 10},
    }
    scenes.crawl("endless", source)


def version_six(scenes: Scenes) -> None:
    site = scenes.sites["six"] = scenes.stack.enter_context(six_site())
    with_articles(site, {"/an-article-over-there": page("Six")})
    scenes.crawl("six", site.source())


def dead_host(scenes: Scenes) -> None:
    site = scenes.site("one host of two is dead")
    with_articles(site, {"/a-good-article-here": page("Here")})
    dead = SiteServer(None)
    dead._server.server_close()
    feeds = [f"{dead.origin}/feed.xml", "http://no-such-host.invalid/feed.xml"]
    scenes.crawl("one host of two is dead", site.source(feeds=feeds))


def listing_elsewhere(scenes: Scenes) -> None:
    site, secret = scenes.site("a sitemap leads elsewhere"), scenes.site("secret")
    with_articles(secret, {"/a-page-of-another-service": page("Secret")})
    with_articles(site, {"/a-good-article-here": page("Here")})
    site.answers["/moved.xml"] = Answer(302, b"", {"Location": f"{secret.origin}/sitemap.xml"})
    sitemaps = [f"{site.origin}/sitemap.xml", f"{site.origin}/moved.xml"]
    scenes.crawl("a sitemap leads elsewhere", site.source(sitemaps=sitemaps))


def refreshing(scenes: Scenes) -> None:
    site = scenes.site("a page refreshes itself")
    meta = b'<meta http-equiv="refresh" content="0;url=/a-page-behind-the-refresh">'
    body = article("First").replace(b"<title>", meta + b"<title>")
    with_articles(
        site,
        {
            "/an-article-that-refreshes": Answer(
                200, body, {**HTML, "Refresh": "0;url=/elsewhere", "X-Robots-Tag": "noarchive"}
            )
        },
    )
    site.answers["/a-page-behind-the-refresh"] = page("Behind")
    scenes.crawl("a page refreshes itself", site.source())


ROBOTS = {
    # what /robots.txt does: (answers of the site, exit code)
    "five redirects, then rules": ({f"/robots.txt{'x' * n}": n for n in range(5)}, 1),
    "redirects without end": ({f"/robots.txt{'x' * n}": n for n in range(12)}, 0),
    "an HTML page": ({"/robots.txt": Answer(200, b"<!DOCTYPE html><p>Not found</p>", HTML)}, 0),
    "no answer in time": ({"/robots.txt": Answer(200, b"", pause_s=4)}, 1),
    "a forbidden file": ({"/robots.txt": Answer(403)}, 0),
    "a server error": ({"/robots.txt": Answer(500)}, 1),
}


def robots(scenes: Scenes) -> None:
    for name, (answers, _) in ROBOTS.items():
        site = scenes.site(f"robots: {name}")
        with_articles(site, {"/a-good-article-here": page("Here")})
        last = f"/robots.txt{'x' * len(answers)}"
        for path, answer in answers.items():
            chained = Answer(301, b"", {"Location": f"{site.origin}{path}x"})
            site.answers[path] = answer if isinstance(answer, Answer) else chained
        site.answers.setdefault(last, Answer(200, b"User-agent: *\nDisallow: /"))
        scenes.crawl(f"robots: {name}", site.source(fetch={"delay_s": 0, "timeout_s": 1.5}))


def trap(scenes: Scenes) -> None:
    """A site that goes on for ever: links to itself everywhere, one article under many addresses."""
    site = scenes.site("trap")
    site.answers |= {"/robots.txt": Answer(404)}

    def calendar(path: str, _: object) -> Answer:
        deeper = "".join(
            f'<a href="{path.rstrip("/")}/{n}?page={n}&day=2026-10-{n:02}">on</a>' for n in range(1, 30)
        )
        return Answer(200, f"<!DOCTYPE html><title>Calendar</title>{deeper}".encode(), HTML)

    good = "/a-good-article-in-a-trap"
    spellings = (
        good, f"{good}?utm_source=x", f"{good}?fbclid=1", f"{good}#comments", f"{good};jsessionid=0A1B", f"{good}?",
        f"{good}?gclid=7&utm_medium=y",
    )  # fmt: skip
    links = "".join(f'<a href="{site.origin}{s}">a</a>' for s in spellings)
    front = f"<!DOCTYPE html><title>Front</title>{links}<a href='/calendar/1'>calendar</a>"
    site.answers["/"] = Answer(200, front.encode(), HTML)
    site.answers[good] = page("In a trap")
    site.answers |= {f"/calendar/{n}": calendar for n in range(1, 30)}
    index = "".join(
        f"<sitemap><loc>{site.origin}/{name}</loc></sitemap>" for name in ("index.xml", "deep.xml")
    )
    site.answers["/index.xml"] = Answer(200, f"<sitemapindex>{index}</sitemapindex>".encode())

    def deep(path: str, _: object) -> Answer:
        entry = f"<sitemap><loc>{site.origin}/deep.xml?{len(path)}</loc></sitemap>"
        return Answer(200, f"<sitemapindex>{entry}</sitemapindex>".encode())

    site.answers["/deep.xml"] = deep
    site.answers |= {f"/deep.xml?{n}": deep for n in range(60)}
    table = site.source(sitemaps=[f"{site.origin}/index.xml"], sections=[f"{site.origin}/"])
    scenes.crawl("trap", table)


@pytest.fixture(scope="module")
def scenes(tmp_path_factory):
    folder = tmp_path_factory.mktemp("network")
    with ExitStack() as stack:
        made = Scenes(folder, stack)
        for arrange in (bombs, endless, version_six, dead_host, listing_elsewhere, refreshing, robots, trap):
            arrange(made)
        made.done = dict(zip(made.jobs, outcomes(list(made.jobs.values()), folder), strict=True))
        yield made


def rows(scenes: Scenes, name: str, sql: str) -> list[tuple]:
    with sqlite3.connect(scenes.folder / f"{name}.db") as db:
        return db.execute(sql).fetchall()


def verdict(scenes: Scenes, name: str) -> tuple[int, str]:
    result = scenes.done[name]["result"]
    return result["exit_code"], result["sentence"]


@pytest.mark.parametrize("coding", CODINGS)
def test_a_bomb_in_any_coding_is_refused(scenes, coding):
    if coded(coding) is None:
        pytest.skip(f"nothing here packs {coding}")
    problems = dict(rows(scenes, "bombs", "select url, reason from problems"))
    reasons = [
        r for u, r in problems.items() if u.endswith(f"/a-bomb-packed-as-{coding.replace(', ', '-in-')}")
    ]

    assert reasons == ["too_large"]


def test_no_bomb_is_unpacked_into_memory_or_archive(scenes):
    archive = scenes.folder / "bombs.archive"

    assert scenes.done["bombs"]["peak_mib"] < MEMORY_MIB
    assert sum(p.stat().st_size for p in archive.iterdir()) < 1_000_000
    assert ("Good",) in rows(scenes, "bombs", "select title from articles")


def test_a_body_that_never_ends_is_cut_off(scenes):
    code, sentence = verdict(scenes, "endless")

    assert code == 1
    assert "too_large" in sentence or "timeout" in sentence
    assert scenes.sent[0] < 200_000_000
    assert scenes.done["endless"]["peak_mib"] < MEMORY_MIB


def test_the_loopback_of_version_6_is_not_dialled(scenes):
    if missing := getattr(scenes.sites["six"], "missing", None):
        pytest.skip(f"no loopback of version 6 here: {missing}")
    code, sentence = verdict(scenes, "six")

    assert code == 1
    assert "private_address" in sentence
    assert scenes.sites["six"].paths() == []


def test_one_dead_host_degrades_the_run_and_the_others_finish(scenes):
    code, sentence = verdict(scenes, "one host of two is dead")

    assert code == 3
    assert "2 listings lost" in sentence
    assert rows(scenes, "one host of two is dead", "select title from articles") == [("Here",)]


def test_a_listing_that_leads_to_another_service_is_not_followed(scenes):
    assert verdict(scenes, "a sitemap leads elsewhere")[0] == 3
    assert scenes.sites["secret"].paths() == []
    assert rows(scenes, "a sitemap leads elsewhere", "select reason from problems") == [("private_address",)]


def test_a_page_that_refreshes_itself_is_read_as_it_came(scenes):
    assert "/a-page-behind-the-refresh" not in scenes.sites["a page refreshes itself"].paths()
    assert rows(scenes, "a page refreshes itself", "select title from articles") == [("First",)]


def test_what_a_site_asks_of_robots_is_kept_with_the_page(scenes):
    sql = "select json_extract(headers, '$.x-robots-tag') from pages where url like '%that-refreshes'"

    assert rows(scenes, "a page refreshes itself", sql.replace("$.x-robots-tag", '$."x-robots-tag"')) == [
        ("noarchive",)
    ]


@pytest.mark.parametrize("name", ROBOTS)
def test_robots_txt_opens_or_closes_the_site(scenes, name):
    code = ROBOTS[name][1]
    asked = {p for p in scenes.sites[f"robots: {name}"].paths() if not p.startswith("/robots")}

    assert verdict(scenes, f"robots: {name}")[0] == code
    assert asked == (set() if code else {"/sitemap.xml", "/a-good-article-here"})


def test_a_trap_ends_and_gives_its_article_once(scenes):
    asked = scenes.sites["trap"].paths()

    assert len(asked) < 30
    assert [p for p in asked if p.startswith("/a-good")] == ["/a-good-article-in-a-trap"]
    assert not [p for p in asked if p.startswith("/calendar")]
    assert rows(scenes, "trap", "select title from articles") == [("In a trap",)]


def test_a_page_that_lies_about_its_coding_is_named_and_no_error_of_ours(scenes):
    problems = dict(rows(scenes, "bombs", "select url, reason from problems"))

    assert [r for u, r in problems.items() if u.endswith("/a-page-that-lies-about-coding")] == [
        "connection_failed"
    ]
    assert scenes.done["bombs"]["result"]["counts"]["internal_errors"] == 0
