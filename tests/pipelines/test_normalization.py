"""``normalize`` is a pure function whose result holds the promises of the records, whatever comes in."""

from __future__ import annotations

import itertools
import json
import random
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines import normalize
from schemas.records import BODY_BLOCK_TYPES, Article
from tests.devdata import ROOT
from tests.renderings import STYLES, Page, render
from tests.sites import build as site

URL = "https://www.vietnam.vn/en/a-page-that-does-not-exist"
TEXTS = site.texts()
KINDS = {
    "S": "speaker",
    "H": "headline",
    "P": "paragraph",
    "R": "recorder",
    "C": "caption",
    "Q": "blockquote",
}
KINDS |= {"A": "attribution", "I": "list_item", "2": "heading"}


def as_page(text) -> Page:
    blocks = tuple((KINDS[mark], line) for mark, line in text.blocks)
    head = text.head
    return Page(head["title"], head.get("lead"), head["source"], head["date"], blocks, text.lang)


def assert_promises(article: Article) -> None:
    """What holds for every article, right or wrong."""
    body = article.body
    assert body == unicodedata.normalize("NFC", body)
    inside = [b for b in article.blocks if b.start is not None]
    assert "\n\n".join(b.text for b in inside) == body
    for block in article.blocks:
        assert (block.type in BODY_BLOCK_TYPES and block.dropped_because is None) == (block.start is not None)
        if block.start is not None:
            assert body[block.start : block.end] == block.text
    by_id = {s.id: s for s in article.statements}
    assert len(by_id) == len(article.statements)
    assert [s.position for s in article.statements] == list(range(len(article.statements)))
    for s in article.statements:
        assert " ".join(body[x.start : x.end] for x in s.spans) == s.text
        assert s.spans
        assert all(x.start < x.end for x in s.spans)
        assert all(a.end <= b.start for a, b in zip(s.spans, s.spans[1:], strict=False))
        if s.parent_id is not None:
            parent = by_id[s.parent_id]
            assert parent.position < s.position
    assert_tiled(article)


def assert_tiled(article: Article) -> None:
    """Each paragraph of the body has exactly one top-level owner, in order; nothing is left over."""
    top = [s for s in article.statements if s.parent_id is None]
    spans = [(x.start, x.end) for s in top for x in s.spans]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
    for block in article.blocks:
        if block.type in ("paragraph", "list_item", "lead") and block.start is not None:
            owners = {s.id for s in top for x in s.spans if x.start < block.end and block.start < x.end}
            assert len(owners) == 1, block.text


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t.path)
def test_promises_hold_on_the_saved_site(text):
    assert_promises(normalize(site.page(text, TEXTS[:4]).encode(), url=f"https://www.vietnam.vn{text.path}"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", TEXTS[::5], ids=lambda t: t.path)
def test_promises_hold_in_markup_that_no_rule_was_written_for(text, style):
    assert_promises(normalize(render(as_page(text), style), url=f"https://www.vietnam.vn{text.path}"))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("text", [t for t in TEXTS if t.blocks], ids=lambda t: t.path)
def test_the_body_is_the_same_in_every_markup(text, style):
    page = as_page(text)
    body = normalize(render(page, style), url=f"https://www.vietnam.vn{text.path}").body.split("\n\n")
    expected = [line for kind, line in page.blocks if kind != "caption"]

    assert ([page.lead] if page.lead else []) + expected == body


@given(st.binary(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_random_bytes_never_raise(data):
    assert_promises(normalize(data, url=URL))


FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<br>",
                "<b>",
                "</b>",
                "<blockquote>",
                "</blockquote>",
                "<table><tr><td>",
                "</table>",
                "<h1>",
                "</h1>",
                "<script>",
                "<li>",
                "<!--",
                "-->",
                "<figure>",
                "<figcaption>",
            ]
        ),
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "«",
                "ông Nguyễn Văn Tám cho biết: ",
                "PV: ",
                "LE VU (ghi)",
                "* ",
                " - ",
                "Theo ",
                "\n",
            ]
        ),
        st.text(max_size=20),
    ),
    max_size=40,
)


@given(FRAGMENTS)
@settings(max_examples=120, deadline=None)
def test_random_markup_keeps_every_promise(parts):
    assert_promises(normalize("".join(parts), url=URL))


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The page with a stretch cut, doubled or overwritten."""
    at, width = rng.randrange(len(data)), rng.randrange(1, 200)
    piece = data[at : at + width]
    return data[:at] + rng.choice([b"", piece + piece, rng.randbytes(width)]) + data[at + width :]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_pages_keep_every_promise(seed):
    rng = random.Random(seed)
    text = rng.choice(TEXTS)
    data = site.page(text, TEXTS[:3]).encode()
    for _ in range(3):
        data = mutated(data, rng)

    assert_promises(normalize(data, url=f"https://www.vietnam.vn{text.path}"))


def test_the_same_bytes_give_the_same_article_in_another_process_and_order():
    pages = {t.path: site.page(t, []).encode() for t in TEXTS[:8]}
    here = {
        path: normalize(data, url=f"https://x.example{path}").model_dump(mode="json")
        for path, data in pages.items()
    }
    script = (
        "import json, sys; from pipelines import normalize; from tests.sites import build as site\n"
        "todo = [t for t in site.texts()[:8]][::-1]\n"
        "print(json.dumps({t.path: normalize(site.page(t, []).encode(), url='https://x.example' + t.path)"
        ".model_dump(mode='json') for t in todo}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
        env={"PYTHONHASHSEED": "4242", "TZ": "America/Lima", "PYTHONPATH": str(ROOT)},
    )

    assert here == json.loads(done.stdout)


def test_a_statement_keeps_its_id_when_only_the_furniture_changes():
    text = next(t for t in TEXTS if t.path.startswith("/cho-phien"))
    url = f"https://www.vietnam.vn{text.path}"
    plain = normalize(site.page(text, []).encode(), url=url)
    crowded = normalize(site.page(text, TEXTS[:4]).encode(), url=url)

    assert [s.id for s in plain.statements] == [s.id for s in crowded.statements]


def test_a_dump_of_the_article_reads_back_as_the_same_article():
    text = TEXTS[3]
    article = normalize(site.page(text, []).encode(), url=f"https://www.vietnam.vn{text.path}")

    assert Article.model_validate(article.model_dump(mode="json")) == article
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_a_string_is_brought_to_nfc_as_bytes_are():
    page = "<article><h1>Cầu mới</h1><p>e\u0301 \uf900</p></article>"

    assert normalize(page, url=URL).body == normalize(page.encode(), url=URL).body
    assert_promises(normalize(page, url=URL))
