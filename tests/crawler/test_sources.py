"""A name, a file or an address becomes a source; anything else is told what would."""

from __future__ import annotations

import pytest

from crawler.sources import bundled, find_source
from schemas.errors import BadSource, UnknownSource


@pytest.mark.parametrize("name", bundled())
def test_a_bundled_source_validates_and_is_named_like_its_file(name):
    assert find_source(name).name == name


def test_vietnamvn_takes_every_language_and_no_lists_of_titles():
    source = find_source("vietnamvn")
    site = "https://www.vietnam.vn"

    assert source.is_article(f"{site}/mot-bai-bao-hay")
    assert source.is_article(f"{site}/zh-cn/mot-bai-bao-hay")
    assert not source.is_article(f"{site}/tag/mot-chu-de-hay")
    assert not source.is_article(f"{site}/category/mot-chu-de-hay")
    assert source.fetch.delay_s >= 5
    assert not source.allow_private_hosts


def test_a_misspelt_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownSource, match="did you mean 'vietnamvn'"):
        find_source("vietnam")


def test_an_unknown_name_is_told_what_there_is():
    with pytest.raises(UnknownSource, match="bundled are vietnamvn"):
        find_source("zzz")


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(UnknownSource, match="There is no source file"):
        find_source(str(tmp_path / "absent.toml"))


def test_a_file_is_a_source(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\nhome = "https://mine.test/"\n')

    assert find_source(str(path)).name == "mine"


def test_a_typo_in_a_file_names_the_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\nhome = "https://mine.test/"\nsitemap = []\n')

    with pytest.raises(BadSource, match=r"mine\.toml: .*did you mean 'sitemaps'"):
        find_source(str(path))


@pytest.mark.parametrize(
    ("url", "name", "sections"),
    [
        ("https://www.news.test/", "news-test", ()),
        ("https://www.news.test", "news-test", ()),
        ("https://news.test/world/", "news-test", ("https://news.test/world/",)),
        ("http://127.0.0.1:8000/feed.xml", "127-0-0-1", ("http://127.0.0.1:8000/feed.xml",)),
    ],
)
def test_an_address_is_a_source(url, name, sections):
    source = find_source(url)

    assert source.name == name
    assert source.sections == sections
    assert not source.allow_private_hosts


@pytest.mark.parametrize("url", ["ftp://news.test/", "http://", "file:///etc/passwd"])
def test_an_address_that_is_no_web_address_is_refused(url):
    with pytest.raises(BadSource, match="no http or https address"):
        find_source(url)
