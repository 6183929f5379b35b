"""The saved site is what its texts say, and what the README of the site promises."""

from __future__ import annotations

import re

import lxml.html
import pytest

from tests.sites import build as site

ARTICLES = [t for t in site.texts() if t.head.get("style") != "video"]


def test_committed_pages_are_what_the_build_writes():
    built = site.build()
    saved = {
        str(p.relative_to(site.SITE)): p.read_text(encoding="utf-8")
        for p in site.SITE.rglob("*")
        if p.is_file()
    }

    assert saved == built


def test_the_site_is_large_enough_to_show_every_form():
    assert len(ARTICLES) >= 24
    assert len({t.lang for t in ARTICLES}) >= 8


def test_one_slug_joins_the_translations_of_an_article():
    languages = {t.lang for t in ARTICLES if t.slug.startswith("cho-phien")}

    assert languages == {"vi", "en", "id", "fr", "ja"}


@pytest.mark.parametrize("text", site.texts(), ids=lambda t: t.path)
def test_every_line_of_a_text_stands_on_its_page(text):
    shown = lxml.html.document_fromstring(site.page(text, [])).text_content()
    shown = re.sub(r"\s+", " ", shown)

    for _, line in text.blocks:
        assert line in shown
    assert text.head["title"] in shown


def test_every_sitemap_address_has_a_page():
    files = site.build()
    listed = {
        address
        for name, text in files.items()
        if name.startswith("sitemap/")
        for address in re.findall(r"<loc>@ORIGIN@/(.*?)</loc>", text)
    }

    assert {f"{path}.html" for path in listed} <= set(files)
    assert len(listed) == len(site.texts())
