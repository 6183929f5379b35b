"""Title, lead, publisher and date of annotated pages, the same in every rendering of an article."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from pipelines.document import parse
from pipelines.furniture import read_lines
from pipelines.metadata import Metadata, read_head, read_metadata
from tests.devdata import find, module, need

STYLES = ("vietnamvn", "wordpress", "plain")
FOLDER = find("statements-dev")
ARTICLES = sorted(path.stem for path in (FOLDER / "vietnamvn").glob("*.json")) if FOLDER else ["absent"]

pytestmark = pytest.mark.data


@cache
def renderer():
    return module(need("statements-dev") / "render.py")


def gold(ident: str) -> dict:
    return json.loads((need("statements-dev") / "vietnamvn" / f"{ident}.json").read_text(encoding="utf-8"))


def read(ident: str, style: str) -> Metadata:
    article = gold(ident)
    document = parse(renderer().render(article, style).decode())
    head = read_head(document, article["url"])
    lines = read_lines(document, head).lines
    return read_metadata(document, head, lines, url=article["url"])


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("ident", ARTICLES)
def test_title_lead_publisher_and_date_are_exact(ident, style):
    article, found = gold(ident), read(ident, style)

    assert article["title"] == found.title
    assert article["lead"] == found.lead
    assert article["publisher"] == found.publisher
    assert found.published_at is not None
    assert date.fromisoformat(article["published"]) == found.published_at.date()


@pytest.mark.parametrize("style", ["vietnamvn", "wordpress"])
@pytest.mark.parametrize("ident", ARTICLES)
def test_authors_are_exact_where_the_page_shows_them(ident, style):
    assert sorted(gold(ident)["authors"]) == sorted(author.name for author in read(ident, style).authors)


@pytest.mark.parametrize("style", ["vietnamvn", "plain"])
@pytest.mark.parametrize("ident", ARTICLES)
def test_the_original_address_is_exact_where_the_page_shows_it(ident, style):
    assert gold(ident)["source_url"] == read(ident, style).original_url
