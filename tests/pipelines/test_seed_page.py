"""The page that the project began with stays exact in every markup, seen and unseen."""

from __future__ import annotations

import json
from functools import cache

import pytest

from pipelines import normalize
from tests.devdata import find, module, need
from tests.renderings import STYLES, Page, render

pytestmark = pytest.mark.data
KNOWN = ("vietnamvn", "wordpress", "plain")


@cache
def gold():
    return json.loads((need("statements-dev") / "vietnamvn" / "seed-id.json").read_text(encoding="utf-8"))


@cache
def article(style: str):
    page = gold()
    if style in KNOWN:
        data = module(need("statements-dev") / "render.py").render(page, style)
    else:
        blocks = tuple((b["type"], b["text"]) for b in page["blocks"])
        data = render(Page(page["title"], None, page["publisher"], page["published"], blocks, "id"), style)
    return normalize(data, url=page["url"])


def parts(style: str):
    return [s for s in article(style).statements if s.kind == "contribution"]


def wanted():
    return [s for s in gold()["statements"] if s["kind"] == "contribution"]


@pytest.fixture(params=[*KNOWN, *STYLES])
def style(request):
    if find("statements-dev") is None:
        pytest.skip("the annotated seed page is not on this machine (set WHOSAID_DEVDATA)")
    return request.param


def test_five_contributions_by_the_right_speakers(style):
    expected = [(w["speaker"], w["honorific"], w["role"]) for w in wanted()]
    actual = [(s.speaker.name, s.speaker.honorific, s.speaker.role) for s in parts(style)]

    assert expected == actual


def test_headlines(style):
    assert [w["headline"] for w in wanted()] == [s.headline for s in parts(style)]


def test_paragraphs_of_each_contribution(style):
    body = article(style).body

    assert [w["spans"] for w in wanted()] == [[body[x.start : x.end] for x in s.spans] for s in parts(style)]


def test_recorders_and_their_marks(style):
    expected = [(w["recorded_by"], w["recording_mark"]) for w in wanted()]

    assert expected == [(s.recorded_by, s.recording_mark) for s in parts(style)]


def test_the_pull_quote_lies_inside_the_fifth_contribution(style):
    quotes = [s for s in article(style).statements if s.kind == "pull_quote"]
    want = next(s for s in gold()["statements"] if s["kind"] == "pull_quote")

    assert [q.text.strip("“”") for q in quotes] == [" ".join(want["spans"]).strip("“”")]
    assert quotes[0].parent_id == parts(style)[4].id
    assert quotes[0].speaker.name.casefold() == "thai binh"


def test_title_date_and_language(style):
    read = article(style)

    assert read.title == gold()["title"]
    assert read.published_at.date().isoformat() == "2024-05-19"
    assert read.language == "id"


def test_publisher(style):
    assert article(style).publisher == "Việt Nam"


def test_no_furniture_in_the_body(style):
    wanted_lines = [b["text"] for b in gold()["blocks"]]

    assert article(style).body.split("\n\n") == wanted_lines
