"""What the markup of a page says in attributes."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.metadata import read_head
from pipelines.metadata.markup import MOST_ELEMENTS


@pytest.mark.parametrize("attributes", ['itemprop=""', 'property=""', "itemprop", 'itemprop=" "'])
def test_an_empty_property_names_nothing(attributes):
    document = parse(f"<html><body><p {attributes}>text</p><p itemprop=author>Ada Lund</p></body></html>")

    assert list(read_head(document, "https://herald.example/x").markup.properties) == ["author"]


def markup_of(head: str = "", body: str = ""):
    document = parse(f"<html lang=en><head>{head}</head><body>{body}</body></html>")
    return read_head(document, "https://herald.example/x").markup


@pytest.mark.parametrize("attribute", ["name", "property", "itemprop", "http-equiv"])
@pytest.mark.parametrize("value", ["content", "value"])
def test_a_meta_element_is_found_by_any_of_its_names(attribute, value):
    found = markup_of(f'<meta {attribute}="OG:Title" {value}="Rain returns">')

    assert found.meta("og:title") == ["Rain returns"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Rain &amp;amp; wind", ["Rain & wind"]),
        ("  Rain\n returns ", ["Rain returns"]),
        ("Rain &lt;b&gt;returns&lt;/b&gt;", ["Rain returns"]),
        ("Hoch\u00adwasser", ["Hochwasser"]),
        ("   ", []),
        ("", []),
    ],
)
def test_contents_are_cleaned_when_they_are_asked_for(content, expected):
    found = markup_of(f'<meta name="description" content="{content}">')

    assert found.meta("description") == expected
    assert found.meta("description") == expected


def test_meta_names_come_in_the_order_asked_for():
    found = markup_of("<meta name=a content=1><meta name=b content=2><meta name=a content=3>")

    assert found.meta("b", "a", "c") == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("element", "kept"),
    [
        ('<a rel="author" href="/a">A</a>', ("by", 1)),
        ('<a rel="nofollow author" href="/a">A</a>', ("by", 1)),
        ('<a rel="tag" href="/t">T</a>', ("tags", 1)),
        ('<a rel="category tag" href="/t">T</a>', ("tags", 1)),
        ('<a rel="nofollow" href="/t">T</a>', ("tags", 0)),
        ('<a href="/author">A</a>', ("by", 0)),
    ],
)
def test_links_are_kept_for_what_they_say_they_are(element, kept):
    name, number = kept

    assert len(getattr(markup_of(body=element), name)) == number


def test_only_the_first_canonical_address_and_title_count():
    head = "<title>One</title><title>Two</title><link rel=canonical href=/1><link rel=canonical href=/2>"
    found = markup_of(head)

    assert (found.title, found.canonical) == ("One", "/1")


def test_headings_come_in_page_order_with_their_level():
    found = markup_of(body="<h2>B</h2><h1>A</h1><h4>D</h4><h3>C</h3><h1></h1>")

    assert [(heading.level, heading.text) for heading in found.headings] == [(2, "B"), (1, "A"), (3, "C")]


@pytest.mark.parametrize(
    "kind", ["application/ld+json", "APPLICATION/LD+JSON", "application/ld+json; charset=utf-8"]
)
def test_json_ld_is_known_by_its_type(kind):
    script = f'<script type="{kind}">{{"@type": "NewsArticle", "headline": "Rain returns"}}</script>'
    found = markup_of(script)

    assert found.said("headline", "name") == ["Rain returns"]
    assert markup_of(script.replace(kind, "application/json")).said("headline") == []


@pytest.mark.parametrize(
    ("around", "name", "expected"),
    [
        ("<p itemprop='author name'>A</p>", "name", 1),
        ("<div typeof='schema:Article'><p property='schema:author'>A</p></div>", "author", 1),
        ("<div typeof='Article'><p property='http://schema.org/author'>A</p></div>", "author", 1),
        ("<div typeof='Article'><meta property='author' content='A'></div>", "author", 0),
        ("<p property='author'>A</p>", "author", 0),
    ],
)
def test_properties_of_microdata_and_rdfa(around, name, expected):
    assert len(markup_of(body=around).properties.get(name, [])) == expected


def test_a_page_of_headings_and_times_is_a_list():
    found = markup_of(body="<h2>x</h2><time>y</time>" * 2_000)

    assert len(found.headings) == len(found.times) == MOST_ELEMENTS
