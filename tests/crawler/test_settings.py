"""Scrapy's unsafe defaults are replaced, each with a reason, and nothing unsafe is in force."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from scrapy.settings import Settings, default_settings

from crawler import settings as ours
from crawler.identity import user_agent
from tests.devdata import ROOT

MIB = 1024 * 1024
TABLE = {
    # setting: (Scrapy's default, ours)
    "ROBOTSTXT_OBEY": (False, True),
    "DOWNLOAD_DELAY": (0, 5.0),
    "CONCURRENT_REQUESTS_PER_DOMAIN": (8, 1),
    "DOWNLOAD_MAXSIZE": (1024 * MIB, 8 * MIB),
    "DOWNLOAD_WARNSIZE": (32 * MIB, 2 * MIB),
    "DOWNLOAD_TIMEOUT": (180, 30.0),
    "REDIRECT_MAX_TIMES": (20, 5),
    "DEPTH_LIMIT": (0, 6),
    "URLLENGTH_LIMIT": (2083, 1024),
    "MEMUSAGE_LIMIT_MB": (0, 1024),
    "CLOSESPIDER_TIMEOUT": (0.0, 6 * 3600),
    "TELNETCONSOLE_ENABLED": (1, False),
    "REMOTE_CONTROL_ENABLED": (True, False),
    "DOWNLOAD_VERIFY_CERTIFICATES": (False, True),
    "METAREFRESH_ENABLED": (True, False),
    "COOKIES_ENABLED": (True, False),
    "HTTPPROXY_ENABLED": (True, False),
    "REFERER_ENABLED": (True, False),
    "HTTPERROR_ALLOW_ALL": (False, True),
    "FEED_EXPORT_ENCODING": (None, "utf-8"),
    "TWISTED_DNS_RESOLVER": ("scrapy.resolver.CachingThreadedResolver", "crawler.guard.GuardedResolver"),
}


@pytest.fixture(scope="module")
def in_force() -> Settings:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    return settings


@pytest.mark.parametrize("name", TABLE)
def test_scrapys_default_is_what_we_think_it_is(name):
    assert getattr(default_settings, name) == TABLE[name][0]


@pytest.mark.parametrize("name", TABLE)
def test_ours_is_in_force(in_force, name):
    assert in_force[name] == TABLE[name][1]


@pytest.mark.parametrize("name", TABLE)
def test_every_replaced_default_has_a_reason(name):
    assert len(ours.WHY[name].split()) >= 3


def test_the_table_for_the_docs_is_complete():
    rows = ours.overridden()

    assert set(TABLE) <= set(rows)
    for default, value, reason in rows.values():
        assert value != default
        assert reason


@pytest.mark.parametrize("scheme", ["file", "data", "ftp", "s3"])
def test_other_schemes_have_no_handler(in_force, scheme):
    assert in_force.getwithbase("DOWNLOAD_HANDLERS")[scheme] is None


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_web_requests_go_through_the_polite_handler(in_force, scheme):
    assert in_force.getwithbase("DOWNLOAD_HANDLERS")[scheme] == "crawler.politeness.PoliteHandler"


def test_the_guard_comes_first_and_the_archive_before_any_callback(in_force):
    downloader = in_force.get_component_priority_dict_with_base("DOWNLOADER_MIDDLEWARES")
    spider = in_force.get_component_priority_dict_with_base("SPIDER_MIDDLEWARES")

    def first(components):
        names = {
            (c if isinstance(c, str) else f"{c.__module__}.{c.__qualname__}"): p
            for c, p in components.items()
            if p is not None
        }
        return min(names, key=names.get)

    assert first(downloader) == "crawler.guard.GuardMiddleware"
    assert first(spider) == "crawler.archiving.ArchiveMiddleware"


@pytest.mark.parametrize(
    "name", ["robotstxt.RobotsTxtMiddleware", "offsite.OffsiteMiddleware", "redirect.RedirectMiddleware"]
)
def test_a_middleware_that_ours_replaces_is_off(in_force, name):
    assert in_force["DOWNLOADER_MIDDLEWARES"][f"scrapy.downloadermiddlewares.{name}"] is None


def test_the_user_agent_names_us_and_how_to_reach_whoever_crawls(monkeypatch):
    monkeypatch.delenv("WHOSAID_CONTACT", raising=False)
    assert user_agent("ops@news.test").endswith("(+ops@news.test)")
    assert "contact not configured" in user_agent()

    monkeypatch.setenv("WHOSAID_CONTACT", "https://news.test/crawler")
    assert user_agent().startswith("whosaid/")
    assert user_agent().endswith("(+https://news.test/crawler)")
    assert user_agent("me@news.test").endswith("(+me@news.test)")


def scrapy(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "scrapy", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        timeout=120,
    )


def test_scrapy_list_names_the_bundled_sources():
    assert scrapy("list").stdout.split() == ["news", "vietnamvn"]


def test_a_spider_without_a_source_says_what_is_missing():
    done = scrapy("crawl", "news")

    assert "Name a source" in done.stderr
