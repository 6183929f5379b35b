"""The loopback server answers as the tests and the demo rely on."""

from __future__ import annotations

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.sites.server import Answer, SiteServer

SLUG = "/en/bac-si-tre-o-tram-y-te-xa-dao"


@pytest.fixture(scope="module")
def site():
    with SiteServer(answers={"/own": Answer(418, b"own")}, redirects={"/old": "/en/new"}) as server:
        yield server


def ask(site: SiteServer, path: str, **headers: str):
    request = Request(site.origin + path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    try:
        with urlopen(request, timeout=5) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        (SLUG, 200, "text/html; charset=utf-8"),
        (f"{SLUG}?utm_source=x", 200, "text/html; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/sitemap.xml", 200, "application/xml"),
        ("/no-such-page-here", 404, "text/html; charset=utf-8"),
        ("/../../build.py", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/build.py", 404, "text/html; charset=utf-8"),
    ],
)
def test_paths(site, path, status, kind):
    got, headers, _ = ask(site, path)

    assert (got, headers["Content-Type"]) == (status, kind)


def test_the_origin_is_filled_in(site):
    _, _, body = ask(site, "/sitemap.xml")

    assert site.origin.encode() in body
    assert b"@ORIGIN@" not in body


def test_validators_answer_304(site):
    _, headers, _ = ask(site, SLUG)

    assert ask(site, SLUG, If_None_Match=headers["ETag"])[0] == 304
    assert ask(site, SLUG, If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert ask(site, SLUG, If_None_Match='"other"')[0] == 200
    assert ask(site, SLUG, If_Modified_Since="Wed, 01 Jan 2020 00:00:00 GMT")[0] == 200


def test_answers_of_its_own_and_the_log(site):
    assert ask(site, "/own")[0] == 418
    assert site.log[-1].path == "/own"
    assert site.paths(418) == ["/own"]


def test_a_port_of_ones_own_choice():
    with SiteServer() as first:
        port = int(first.origin.rpartition(":")[2])
    with SiteServer(port=port) as second:
        assert second.origin == first.origin
