"""JSON-LD as pages write it: broken, nested, several objects, references."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata import json_ld

ARTICLE = {"@type": "NewsArticle", "headline": "Rain returns to the plateau", "datePublished": "2024-05-16"}
TEXT = json.dumps(ARTICLE)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"\n  {TEXT}\n",
        f"<!-- {TEXT} -->",
        f"<![CDATA[ {TEXT} ]]>",
        f"//<![CDATA[\n{TEXT}\n//]]>",
        f"/* <![CDATA[ */ {TEXT} /* ]]> */",
        TEXT[:-1] + ",}",
        TEXT.replace("returns to", "returns\nto").replace("returns\nto", "returns to"),
        f"{TEXT};",
        f"[{TEXT},]",
        f"var ld = {TEXT}",
    ],
)
def test_wrappers_and_small_mistakes_do_not_hide_the_object(text):
    found = json_ld.nodes([text])

    assert [node["headline"] for node in found] == ["Rain returns to the plateau"]


def test_control_characters_inside_strings_are_tolerated():
    found = json_ld.nodes(['{"@type": "NewsArticle", "headline": "Rain\treturns\nto the plateau"}'])

    assert found[0]["headline"] == "Rain\treturns\nto the plateau"


def test_a_stray_backslash_is_tolerated():
    found = json_ld.nodes([r'{"@type": "Article", "headline": "50\% more rain"}'])

    assert found[0]["headline"] == r"50\% more rain"


def test_several_objects_in_one_script_are_all_read():
    assert len(json_ld.nodes([f"{TEXT}\n{TEXT}"])) == 2


def test_objects_in_a_graph_are_found_with_the_outer_one_first():
    found = json_ld.nodes([json.dumps({"@graph": [{"@type": "WebSite"}, ARTICLE]})])

    assert ["@graph" in found[0], *[json_ld.types(n) for n in found[1:]]] == [
        True,
        {"website"},
        {"newsarticle"},
    ]


@pytest.mark.parametrize(
    "text", ["", "{", "nonsense", "[1, 2", '{"a": }', "\x00", "null", '"text"', "{" * 5_000]
)
def test_what_cannot_be_read_is_skipped(text):
    assert json_ld.nodes([text]) == []


def test_one_broken_script_does_not_hide_the_next():
    assert len(json_ld.nodes(["{broken", TEXT])) == 1


def test_deep_nesting_is_bounded():
    text = '{"a":' * 400 + "1" + "}" * 400

    assert len(json_ld.nodes([text])) <= json_ld.DEEPEST + 1


def test_the_number_of_objects_is_bounded():
    assert len(json_ld.nodes([json.dumps([{"a": 1}] * (json_ld.MOST_NODES + 50))])) == json_ld.MOST_NODES


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("NewsArticle", {"newsarticle"}),
        ("http://schema.org/NewsArticle", {"newsarticle"}),
        ("schema:NewsArticle", {"newsarticle"}),
        (["Article", "NewsArticle"], {"article", "newsarticle"}),
        (None, set()),
        (7, set()),
        ([None, "Report"], {"report"}),
    ],
)
def test_types_are_read_without_their_vocabulary(raw, expected):
    assert expected == json_ld.types({"@type": raw})


def test_the_article_of_this_page_is_told_from_its_teasers():
    teaser = {**ARTICLE, "headline": "Other news", "url": "https://example.vn/other", "author": "Ann Lee"}
    own = {**ARTICLE, "url": "https://example.vn/rain"}

    found = json_ld.main_article(
        [teaser, own], "https://example.vn/rain", ["Rain returns to the plateau | Example"]
    )

    assert own is found


def test_a_page_without_an_article_object_has_none():
    assert (
        json_ld.main_article([{"@type": "BreadcrumbList"}, {"name": "x"}], "https://example.vn/", []) is None
    )


def test_a_bare_web_page_is_better_than_nothing_but_worse_than_an_article():
    page = {"@type": "WebPage", "name": "Rain returns to the plateau"}

    assert page is json_ld.main_article([page], "https://example.vn/a", [])
    assert ARTICLE is json_ld.main_article(
        [page, ARTICLE], "https://example.vn/a", ["Rain returns to the plateau"]
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Ann Lee", ["Ann Lee"]),
        (["Ann Lee", "Bo Tran"], ["Ann Lee", "Bo Tran"]),
        ({"@type": "Person", "name": "Ann Lee"}, ["Ann Lee"]),
        ([{"name": "Ann Lee"}, {"name": "Bo Tran"}], ["Ann Lee", "Bo Tran"]),
        ({"name": ["Ann Lee", "Bo Tran"]}, ["Ann Lee", "Bo Tran"]),
        ({"@id": "#ann"}, ["Ann Lee"]),
        ([{"@id": "#ann"}, {"@id": "#nobody"}], ["Ann Lee"]),
        ({"legalName": "Example Press Ltd"}, ["Example Press Ltd"]),
        ("Ann&#39;s Desk", ["Ann's Desk"]),
        (None, []),
        (42, []),
        ({"name": None}, []),
        ({"name": {"@value": "x"}}, []),
        ([[["deep"]]], []),
    ],
)
def test_names_of_every_shape_of_author_value(value, expected):
    by_id = json_ld.references([{"@id": "#ann"}, {"@id": "#ann", "@type": "Person", "name": "Ann Lee"}])

    assert expected == [name for name, _ in json_ld.names(value, by_id)]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "headline", "url", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=25,
)


@given(JSON)
def test_any_json_is_read_without_raising(value):
    found = json_ld.nodes([json.dumps(value)])
    by_id = json_ld.references(found)

    json_ld.main_article(found, "https://example.vn/a", ["A title"])
    for node in found:
        json_ld.types(node)
        json_ld.names(node.get("author"), by_id)


@given(st.text(max_size=200))
def test_any_text_is_read_without_raising(text):
    json_ld.nodes([text, "{" + text + "}", "[" + text])
