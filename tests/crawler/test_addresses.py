"""Where a request may go."""

from __future__ import annotations

from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.addresses import Guard, host_and_port, host_name, is_public, literal
from schemas.errors import BadScheme, FetchRefused, OffList, PrivateAddress
from schemas.source import read_source


def guard(**changes: object) -> Guard:
    return Guard(read_source({"name": "news", "home": "https://www.news.test/", **changes}, "news.toml"))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "100.127.255.255",
        "169.254.169.254",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fc00::1",
        "fd12:3456:789a::1",
        "fe80::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:c0a8:101::1",
        "2001:db8::1",
    ],
)
def test_an_address_that_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_an_address_that_is_public(address):
    assert is_public(ip_address(address))


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_judged_alike(address):
    assert is_public(ip_address(f"::ffff:{address}")) == is_public(address)


@pytest.mark.parametrize(
    ("url", "error"),
    [
        ("ftp://www.news.test/", BadScheme),
        ("file:///etc/passwd", BadScheme),
        ("data:text/html,x", BadScheme),
        ("javascript:alert(1)", BadScheme),
        ("s3://bucket/key", BadScheme),
        ("//www.news.test/", BadScheme),
        ("https://user@www.news.test/", BadScheme),
        ("https://www.news.test@evil.test/", BadScheme),
        ("https://user:pass@www.news.test/", BadScheme),
        ("https://www.news.test:port/", BadScheme),
        ("https://www.news.test/" + "a" * 1100, BadScheme),
        ("https://evil.test/", OffList),
        ("https://news.test/", OffList),
        ("https://www.news.test.evil.test/", OffList),
        ("https://evilwww.news.test/", OffList),
        ("https:///path", OffList),
        ("http://127.0.0.1/", OffList),
        ("http://2130706433/", OffList),
        ("http://0x7f000001/", OffList),
        ("http://[::1]/", OffList),
        ("http://localhost/", OffList),
        ("http://169.254.169.254/latest/meta-data", OffList),
    ],
)
def test_an_address_that_is_refused(url, error):
    with pytest.raises(error) as refused:
        guard().check_url(url)
    assert isinstance(refused.value, FetchRefused)
    assert "pass@" not in str(refused.value)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    "url",
    [
        "https://www.news.test/",
        "http://WWW.News.Test/a",
        "https://www.news.test./a",
        "https://www.news.test:8443/a",
    ],
)
def test_an_address_that_passes(url):
    guard().check_url(url)


def test_a_numeric_home_still_needs_permission_to_be_private():
    with pytest.raises(PrivateAddress, match="allow_private_hosts"):
        guard(home="http://127.0.0.1:8000/").check_url("http://127.0.0.1:8000/a")


def test_a_private_site_that_is_named_passes_but_not_its_other_ports():
    ours = guard(home="http://127.0.0.1:8000/", allow_private_hosts=True)
    ours.check_url("http://127.0.0.1:8000/a")

    with pytest.raises(PrivateAddress):
        ours.check_url("http://127.0.0.1:6379/")


def test_a_name_that_resolves_to_a_private_address_is_refused_unless_named():
    address = ip_address("10.1.2.3")
    with pytest.raises(PrivateAddress, match=r"www\.news\.test resolves to 10\.1\.2\.3"):
        guard().check_address("www.news.test", 443, address)

    guard(allow_private_hosts=True).check_address("www.news.test", 443, address)
    with pytest.raises(PrivateAddress):
        guard(allow_private_hosts=True, hosts=["cdn.news.test"]).check_address("cdn.news.test", 443, address)


def test_permission_covers_only_the_hosts_that_are_named():
    ours = guard(allow_private_hosts=True, hosts=["cdn.news.test"])

    assert ours.may_be_private("www.news.test")
    assert not ours.may_be_private("cdn.news.test")
    assert not guard().may_be_private("www.news.test")


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("WWW.News.Test.", "www.news.test"),
        ("tin-tức.test", "xn--tin-tc-fr8b.test"),
        ("a" * 70 + "é", "a" * 70 + "é"),
    ],
)
def test_a_host_has_one_spelling(host, expected):
    assert host_name(host) == expected


def test_an_international_host_is_allowed_in_either_spelling():
    ours = guard(home="https://tin-tức.test/")
    ours.check_url("https://tin-tức.test/a")
    ours.check_url("https://xn--tin-tc-fr8b.test/a")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://a.test/", ("a.test", 80)),
        ("https://a.test/", ("a.test", 443)),
        ("http://a.test:8080/", ("a.test", 8080)),
        ("http://[::1]:90/", ("::1", 90)),
    ],
)
def test_where_a_url_connects_to(url, expected):
    assert host_and_port(url) == expected


@pytest.mark.parametrize(
    ("host", "is_one"),
    [("127.0.0.1", True), ("::1", True), ("[::1]", True), ("2130706433", False), ("a.test", False)],
)
def test_literal(host, is_one):
    assert (literal(host) is not None) is is_one


@given(st.text(max_size=60))
def test_any_text_is_allowed_or_refused_never_an_accident(text):
    for url in (text, f"http://{text}", f"https://www.news.test/{text}"):
        try:
            guard().check_url(url)
        except FetchRefused:
            continue


def test_without_a_source_any_public_host_passes_and_no_private_one():
    free = Guard(None)
    free.check_url("https://anywhere.test/")

    for url in ("http://127.0.0.1/", "http://[::1]/", "https:///path"):
        with pytest.raises(FetchRefused):
            free.check_url(url)
    assert not free.may_be_private("anywhere.test")
