"""A source file means what it says, and a typo is answered with the nearest key."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import BadSource
from schemas.source import ANY_ARTICLE, Source, load_source, read_source

LEAST = {"name": "news", "home": "https://www.news.test/"}
EXAMPLE = """
name = "vietnamvn"
home = "https://www.vietnam.vn/"
sitemaps = ["https://www.vietnam.vn/sitemap.xml"]
feeds = []
sections = []
article_urls = '^/(?:(?P<lang>[a-z]{2,3}(?:-[a-z]{2,4})?)/)?(?P<slug>[a-z0-9-]{10,})$'
languages = ["vi", "id", "en"]
allow_private_hosts = false
[fetch]
delay_s = 5.0
max_pages = 500
[schedule]
cron = "*/30 * * * *"
timezone = "Asia/Ho_Chi_Minh"
[extract]
body = "div.post-detail-body"
"""


def source(**changes: object) -> Source:
    return read_source({**LEAST, **changes}, "news.toml")


def complaint(**changes: object) -> str:
    with pytest.raises(BadSource) as refused:
        source(**changes)
    return str(refused.value)


def test_a_full_file_is_read(tmp_path):
    path = tmp_path / "vietnamvn.toml"
    path.write_text(EXAMPLE, encoding="utf-8")
    read = load_source(path)

    assert read.languages == ("vi", "id", "en")
    assert read.fetch.delay_s == 5.0
    assert read.schedule is not None
    assert read.schedule.cron == "*/30 * * * *"
    assert read.extract.body == "div.post-detail-body"


def test_name_and_home_are_enough():
    read = source()

    assert read.fetch.delay_s == 5.0
    assert read.fetch.max_pages == 500
    assert read.schedule is None
    assert read.listings == ()
    assert not read.allow_private_hosts


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"sitemap": []}, "did you mean 'sitemaps'?"),
        ({"Languages": []}, "did you mean 'languages'?"),
        ({"langauges": []}, "did you mean 'languages'?"),
        ({"fetch": {"delay": 3}}, "did you mean 'fetch.delay_s'?"),
        ({"fetch": {"max_page": 3}}, "did you mean 'fetch.max_pages'?"),
        ({"schedule": {"corn": "* * * * *"}}, "did you mean 'schedule.cron'?"),
        ({"extract": {"bdy": "div"}}, "did you mean 'extract.body'?"),
        ({"delay_s": 5}, "did you mean 'fetch.delay_s'?"),
        ({"timezone": "UTC"}, "did you mean 'schedule.timezone'?"),
        ({"zzz": 1}, "the top of the file knows allow_private_hosts, article_urls"),
        ({"fetch": {"zzz": 1}}, "[fetch] knows contact, delay_s"),
    ],
)
def test_a_typo_names_the_nearest_key(changes, hint):
    said = complaint(**changes)

    assert hint in said
    assert said.startswith("news.toml: ")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("changes", "hint"),
    [
        ({"home": "ftp://news.test/"}, "home: 'ftp://news.test/' is no http or https address"),
        ({"home": "news.test"}, "no http or https address"),
        ({"sitemaps": ["file:///etc/passwd"]}, "sitemaps.0: "),
        ({"article_urls": "("}, "no regular expression"),
        ({"fetch": {"delay_s": -1}}, "fetch.delay_s: "),
        ({"fetch": {"delay_s": "fast"}}, "fetch.delay_s: "),
        ({"fetch": {"max_pages": 0}}, "fetch.max_pages: "),
        ({"fetch": {"contact": "a b"}}, "fetch.contact: "),
        ({"schedule": {"cron": "* * *"}}, "five fields"),
        ({"schedule": {"cron": "* * * * *", "timezone": "Mars/Base"}}, "no time zone"),
        ({"schedule": {}}, "either cron or every_minutes"),
        ({"schedule": {"cron": "* * * * *", "every_minutes": 5}}, "either cron or every_minutes"),
        ({"name": "Bad Name"}, "name: "),
        ({"languages": "vi"}, "languages: "),
        ({"allow_private_hosts": "maybe"}, "allow_private_hosts: "),
    ],
)
def test_a_wrong_value_names_its_key(changes, hint):
    said = complaint(**changes)

    assert hint in said
    assert "\n" not in said


def test_a_missing_key_is_named():
    with pytest.raises(BadSource, match="the key 'home' is missing"):
        read_source({"name": "news"}, "news.toml")


@pytest.mark.parametrize(
    ("content", "hint"),
    [(b"name = ", "is no TOML file"), (b"\xff\xfe", "is no TOML file"), (b"", "is missing")],
)
def test_a_file_that_is_no_source_is_one_sentence(tmp_path, content, hint):
    path = tmp_path / "x.toml"
    path.write_bytes(content)

    with pytest.raises(BadSource, match=hint) as refused:
        load_source(path)
    assert "\n" not in str(refused.value)


def test_a_file_that_cannot_be_read_says_why(tmp_path):
    with pytest.raises(BadSource, match="cannot be read"):
        load_source(tmp_path)


def test_hosts_are_those_of_every_address_and_the_list():
    read = source(hosts=["News.Test."], feeds=["https://feeds.news.test/rss"])

    assert read.allowed_hosts == {"www.news.test", "news.test", "feeds.news.test"}


VIETNAM = {
    "home": "https://www.vietnam.vn/",
    "article_urls": r"^/(?:(?P<lang>[a-z]{2,3}(?:-[a-z]{2,4})?)/)?(?P<slug>[a-z0-9-]{10,})$",
}


@pytest.mark.parametrize(
    ("languages", "path", "expected"),
    [
        ([], "/mot-bai-bao-hay", True),
        ([], "/zh-cn/mot-bai-bao-hay", True),
        ([], "/short", False),
        ([], "/a/b/mot-bai-bao-hay", False),
        (["vi"], "/mot-bai-bao-hay", True),
        (["vi"], "/en/mot-bai-bao-hay", False),
        (["en"], "/mot-bai-bao-hay", False),
        (["en"], "/en/mot-bai-bao-hay", True),
        (["zh"], "/zh-cn/mot-bai-bao-hay", True),
        (["zh-cn"], "/zh-cn/mot-bai-bao-hay", True),
    ],
)
def test_an_article_is_told_by_path_and_language(languages, path, expected):
    assert source(**VIETNAM, languages=languages).is_article(f"https://www.vietnam.vn{path}") is expected


@pytest.mark.parametrize(
    "host", ["vietnam.vnanet.vn", "luatvietnam.vn", "www.vietnam.vn.evil.test", "evil.test"]
)
def test_a_look_alike_host_has_no_articles(host):
    assert not source(**VIETNAM).is_article(f"https://{host}/mot-bai-bao-hay")


def test_an_address_without_language_is_kept_where_the_pattern_knows_none():
    assert source(languages=["en"]).is_article("https://www.news.test/2026/a-long-headline")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/news/2026/a-long-headline-here", True),
        ("/a-long-headline-here.html", True),
        ("/post/1234567890", True),
        ("/", False),
        ("/about", False),
        ("/categories", False),
        ("/category/economy/", False),
    ],
)
def test_the_general_article_pattern(path, expected):
    assert bool(re.search(ANY_ARTICLE, path)) is expected


@given(st.text(max_size=200))
def test_the_general_article_pattern_is_fast_on_any_path(path):
    re.search(ANY_ARTICLE, "/" + path)


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8), st.integers() | st.text(max_size=5) | st.none(), max_size=4
    )
)
def test_any_table_without_a_name_is_refused_in_one_sentence(data):
    data.pop("name", None)

    with pytest.raises(BadSource, match=r"\Ax\.toml: [^\n]+\Z"):
        read_source(data, "x.toml")


@given(st.text(max_size=80))
def test_no_address_makes_is_article_raise(text):
    for url in (text, f"https://{text}", f"https://www.news.test/{text}"):
        source().is_article(url)


def test_a_source_is_frozen():
    with pytest.raises(Exception, match="frozen"):
        source().name = "other"
