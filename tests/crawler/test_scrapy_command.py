"""``scrapy crawl … -O out.jsonl`` works as Scrapy users expect: items in a file, nothing else left behind."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys

import pytest

from schemas.records import Article
from tests.crawler.crawling import write_source
from tests.devdata import ROOT
from tests.sites.server import SiteServer


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The saved site crawled by Scrapy's own command, in a folder with nothing but scrapy.cfg."""
    folder = tmp_path_factory.mktemp("scrapy")
    shutil.copy(ROOT / "scrapy.cfg", folder)
    with SiteServer() as site:
        source = write_source(site.source(languages=["en", "ja"]), folder / "saved.toml")
        command = ["crawl", "news", "-a", f"source={source}", "-a", "max_pages=5", "-O", "out.jsonl"]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", *command],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            check=False,
            timeout=120,
        )
        lines = (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()
        yield folder, done, lines, site.paths()


def test_the_command_succeeds(exported):
    _, done, _, _ = exported

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_each_line_is_an_article(exported):
    _, _, lines, _ = exported

    assert len(lines) == 5
    for line in lines:
        article = Article.model_validate_json(line)
        assert article.title


def test_text_is_readable_and_not_escaped(exported):
    _, _, lines, _ = exported

    assert not [line for line in lines if "\\u" in line]
    assert {json.loads(line)["url"].split("/")[3] for line in lines} <= {"en", "ja"}


def test_arguments_of_the_spider_are_obeyed(exported):
    *_, paths = exported

    assert len([p for p in paths if p.startswith(("/en/", "/ja/"))]) == 5
    assert not [p for p in paths if p.startswith(("/de/", "/vi/"))]


def test_nothing_else_is_left_behind(exported):
    folder, *_ = exported

    assert sorted(p.name for p in folder.iterdir()) == ["out.jsonl", "saved.toml", "scrapy.cfg"]


def test_a_second_crawl_without_a_database_exports_everything_again(exported):
    """Nothing was remembered: the site was asked without validators."""
    *_, paths = exported

    assert paths.count("/sitemap.xml") == 1


def test_the_shell_works_without_a_source_and_keeps_the_guard(tmp_path):
    """``scrapy shell`` has no source; it may ask any public host, and no other."""
    with SiteServer() as site:
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "shell", f"{site.origin}/", "-c", "response.status"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
            timeout=60,
        )

        assert "is not a public address" in done.stderr
        assert "AttributeError" not in done.stderr
        assert site.paths() == []
