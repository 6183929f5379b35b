"""The canonical form of URLs, and what a URL says about its page."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.urls import TRACKING, TRACKING_PREFIXES, canonical, is_tracking, read_address

LETTERS = st.text(alphabet=st.characters(categories=["L", "M", "Nd"]), min_size=1, max_size=24)


@pytest.mark.parametrize("name", TRACKING)
@pytest.mark.parametrize("spelled", [str.lower, str.upper, str.title])
def test_every_listed_parameter_is_stripped_in_any_case(name, spelled):
    url = f"https://example.vn/bai-viet?id=7&{spelled(name)}=abc123"

    assert canonical(url) == "https://example.vn/bai-viet?id=7"


@pytest.mark.parametrize("prefix", TRACKING_PREFIXES)
def test_made_up_names_with_a_listed_beginning_are_stripped(prefix):
    assert canonical(f"https://example.vn/a?{prefix}x1=1&id=7&{prefix}Y=") == "https://example.vn/a?id=7"


def test_no_two_listed_parameters_are_joined_by_a_missing_comma():
    assert all(len(name) <= 16 for name in TRACKING)
    assert len(TRACKING) == len(set(TRACKING))
    assert all(name == name.lower() for name in TRACKING)


@pytest.mark.parametrize(
    "name",
    ["id", "p", "page", "sid", "cid", "source", "from", "lang", "q", "article_id", "macm", "ga", "utm"],
)
def test_a_parameter_that_may_choose_the_page_stays(name):
    assert f"https://example.vn/a?{name}=12" == canonical(f"https://example.vn/a?{name}=12")


@pytest.mark.parametrize(
    ("value", "stripped"),
    [
        ("facebook.com", True),
        ("news.example.com", True),
        ("https://example.com/x", True),
        ("https%3A%2F%2Fexample.com", True),
        ("rss", True),
        ("homepage", True),
        ("main", False),
        ("release-2.1", False),
        ("a1b2c3d", False),
        ("", False),
    ],
)
def test_ref_goes_only_where_its_value_is_a_place_that_a_reader_comes_from(value, stripped):
    assert stripped == is_tracking("ref", value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://WWW.Example.VN/Bai", "https://www.example.vn/Bai"),
        ("https://example.vn:443/a", "https://example.vn/a"),
        ("http://example.vn:80/a", "http://example.vn/a"),
        ("http://example.vn:8080/a", "http://example.vn:8080/a"),
        ("https://example.vn./a", "https://example.vn/a"),
        ("https://example.vn/a#binh-luan", "https://example.vn/a"),
        ("https://example.vn/a?b=2&a=1", "https://example.vn/a?a=1&b=2"),
        ("https://example.vn/a?", "https://example.vn/a"),
        ("https://example.vn", "https://example.vn/"),
        ("  https://example.vn/a\n", "https://example.vn/a"),
        ("https://example.vn/%c4%91%e1%ba%a5t", "https://example.vn/%C4%91%E1%BA%A5t"),
        ("https://example.vn/đất", "https://example.vn/%C4%91%E1%BA%A5t"),
        ("https://ví-dụ.vn/a", "https://xn--v-d-rma6749a.vn/a"),
        ("https://xn--v-d-rma6749a.vn/a", "https://xn--v-d-rma6749a.vn/a"),
        ("https://example.vn/a;jsessionid=0A1B?id=3", "https://example.vn/a?id=3"),
        ("https://example.vn/a%2Fb?x=%26y", "https://example.vn/a%2Fb?x=%26y"),
        ("https://example.vn/?empty=&utm_source=x", "https://example.vn/?empty="),
    ],
)
def test_spellings_of_one_address_have_one_form(url, expected):
    assert expected == canonical(url)


@given(LETTERS)
def test_composed_decomposed_and_escaped_slugs_are_one_address(slug):
    composed, apart = unicodedata.normalize("NFC", slug), unicodedata.normalize("NFD", slug)
    wanted = canonical(f"https://example.vn/vi/{composed}")

    assert wanted == canonical(f"https://example.vn/vi/{apart}")
    assert wanted == canonical(f"https://example.vn/vi/{quote(composed)}")
    assert wanted == canonical(f"https://example.vn/vi/{quote(apart)}")


@given(st.text(max_size=60))
def test_the_canonical_form_of_a_canonical_form_is_itself(text):
    for url in (text, f"https://example.vn/{text}", f"https://example.vn/a?{text}"):
        once = canonical(url)

        assert once == canonical(once)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_makes_reading_an_address_raise(url, declared):
    address = read_address(url, declared)

    assert url == address.url
    assert isinstance(address.key, str)


@pytest.mark.parametrize("url", ["https://[::1/a", "http://example.vn:port/a"])
def test_an_address_that_cannot_be_read_comes_back_as_it_is(url):
    assert url == canonical(url)


@pytest.mark.parametrize(
    ("url", "language", "slug"),
    [
        ("https://www.vietnam.vn/giu-rung-dau-nguon", "vi", "giu-rung-dau-nguon"),
        ("https://www.vietnam.vn/id/giu-rung-dau-nguon", "id", "giu-rung-dau-nguon"),
        ("https://www.vietnam.vn/zh-cn/giu-rung-dau-nguon", "zh-cn", "giu-rung-dau-nguon"),
        ("https://www.vietnam.vn/en/giu-rung?utm_source=zalo#top", "en", "giu-rung"),
        ("https://example.vn/giu-rung-dau-nguon.html", None, "giu-rung-dau-nguon.html"),
        ("https://example.vn/en/story", "en", "story"),
        ("https://example.vn/xx/story", None, "story"),
        ("https://example.vn/", None, ""),
        ("https://www.vietnam.vn/", None, ""),
    ],
)
def test_prefix_and_slug_of_an_address(url, language, slug):
    address = read_address(url)

    assert (language, slug) == (address.language, address.slug)


def test_translations_share_site_and_slug_but_not_the_key():
    one = read_address("https://www.vietnam.vn/mua-lu-ve-som")
    two = read_address("https://www.vietnam.vn/ja/mua-lu-ve-som")

    assert (one.site, one.slug) == (two.site, two.slug) == ("vietnam.vn", "mua-lu-ve-som")
    assert one.key != two.key


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("https://www.vietnam.vn/en/a-page", "http://vietnam.vn/en/a-page/", True),
        ("https://a.example/x?utm_source=y", "https://a.example/x", True),
        ("https://a.example/x/index.html", "https://a.example/y/index.html", False),
        ("https://a.example/read?id=1", "https://a.example/read?id=2", False),
    ],
)
def test_a_key_is_an_article_whatever_the_scheme_and_the_way_there(one, two, same):
    assert (read_address(one).key == read_address(two).key) is same


def test_the_pages_own_canonical_link_wins_on_its_site():
    address = read_address("https://www.example.vn/a?p=1", "https://example.vn/bai-viet-dai")

    assert address.canonical_url == "https://example.vn/bai-viet-dai"


@pytest.mark.parametrize(
    "declared",
    ["https://other.vn/bai-viet", "https://example.vn/", "https://[::1/a", "mailto:a@b.vn", "", None],
)
def test_a_canonical_link_to_another_site_or_the_front_page_is_ignored(declared):
    address = read_address("https://example.vn/bai-viet", declared)

    assert address.canonical_url == "https://example.vn/bai-viet"
