"""Every statement can be read again from the bytes that were fetched."""

from __future__ import annotations

import html
import json
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines import normalize
from pipelines.provenance import locate, read_back
from schemas.records import Article, Block, Span, Statement
from tests.devdata import ROOT, module, need

SITE = ROOT / "tests" / "sites" / "vietnamvn"
SAVED = sorted(SITE.rglob("*.html"))


def address(path) -> str:
    return f"https://www.vietnam.vn/{path.relative_to(SITE).with_suffix('')}"


def mismatches(raw: bytes, article: Article) -> list[tuple[str, str | None]]:
    """Statements whose bytes do not give their text again."""
    places = locate(raw, article)
    return [
        (s.text, read_back(raw, places[s.id]) if s.id in places else None)
        for s in article.statements
        if s.id not in places or read_back(raw, places[s.id]) != s.text
    ]


def article_of(*lines: str) -> Article:
    """An article whose only statement is all of its lines, so that the reader does not matter."""
    body = "\n\n".join(lines)
    blocks, spans, at = [], [], 0
    for line in lines:
        blocks.append(Block(type="paragraph", text=line, start=at, end=at + len(line)))
        spans.append(Span(start=at, end=at + len(line)))
        at += len(line) + 2
    said = Statement(
        id="s",
        position=0,
        kind="narration",
        text=" ".join(lines),
        spans=tuple(spans),
        language="en",
        confidence=1,
    )
    return Article(
        url="https://a.example/x",
        canonical_url="https://a.example/x",
        site="a.example",
        slug="x",
        language="en",
        body=body,
        blocks=tuple(blocks),
        statements=(said,),
        extractor_version="test",
    )


@pytest.mark.parametrize("path", SAVED, ids=lambda p: str(p.relative_to(SITE)))
def test_statements_of_every_saved_page_are_read_back_from_its_bytes(path):
    raw = path.read_bytes()
    article = normalize(raw, address(path))

    assert mismatches(raw, article) == []


@pytest.mark.data
def test_statements_of_every_rendering_of_the_development_articles_are_read_back():
    folder = need("statements-dev")
    render = module(folder / "render.py")
    seen = 0
    for path in sorted((folder / "vietnamvn").glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        for style in render.STYLES:
            raw = render.render(record, style)
            article = normalize(raw, f"https://www.vietnam.vn/{path.stem}")
            seen += len(article.statements)
            assert mismatches(raw, article) == [], (path.name, style)
    assert seen > 100


TABLE = {
    "entities": (b"<p>&ldquo;Fish &amp; chips&#8221; &lt;today&gt;</p>", ["“Fish & chips” <today>"]),
    "an entity written as text": (b"<p>Write &amp;lt; for it</p>", ["Write &lt; for it"]),
    "tags inside a word": (b"<p>Res<b>olu</b>tion <a href='x'>nine</a>.</p>", ["Resolution nine."]),
    "white space and newlines": (b"<p>One\n   two\t three</p>", ["One two three"]),
    "non-breaking blanks": (b"<p>One&nbsp;&nbsp;two</p>", ["One two"]),
    "a line break as a blank": (b"<p>One<br>two</p>", ["One two"]),
    "two paragraphs without a byte between": (b"<p>One</p><p>two</p>", ["One", "two"]),
    "decomposed letters": (
        f"<p>{unicodedata.normalize('NFD', 'Nguyễn Thị Huế')}</p>".encode(),
        ["Nguyễn Thị Huế"],
    ),
    "a mark in an entity behind its letter": ("<p>Hue&#770;&#769; ơi</p>".encode(), ["Huế ơi"]),
    "a mark that joins no letter but sorts before another": (
        "<p>\u00c8\u0359 mới</p>".encode(),
        ["\u00c8\u0359 mới"],
    ),
    "hidden text that begins as the line goes on": (
        b"<p>The first half of it <i hidden>and the second</i>and the second half of it</p>",
        ["The first half of it and the second half of it"],
    ),
    "soft hyphens that stay": ("<p>Not\u00adfall</p>".encode(), ["Not\u00adfall"]),
    "soft hyphens that go": ("<p>Not\u00adfall&shy;daten</p>".encode(), ["Notfalldaten"]),
    "four-byte characters": ("<p>Chào 🎉🎉 bạn</p>".encode(), ["Chào 🎉🎉 bạn"]),
    "a comment in the middle": (b"<p>One <!-- ad > slot -->two</p>", ["One two"]),
    "a script in the middle": (b"<p>One <script>if(a<b){'</p>'}</script>two</p>", ["One two"]),
    "hidden text in the middle": (
        b"<p>The first half <span hidden>see also this</span>and the second half</p>",
        ["The first half and the second half"],
    ),
    "angle brackets in an attribute": (b'<p>One <a title="a > b < c">two</a> three</p>', ["One two three"]),
    "an apostrophe in an unquoted value": (b"<p class=it's>One two</p><p>three</p>", ["One two", "three"]),
    "a quotation mark that never closes": (b'<p>One two</p><a href="x>three</a><p>four', ["One two", "four"]),
    "bytes that are no UTF-8": (b"<p>caf\xe9 noir</p>", ["café noir"]),
    "text that was encoded twice": (
        "<p>Nguyá»…n VÄƒn An nÃ³i: â€œChÃºng tÃ´iâ€\x9d Ä‘áº¿n sá»›m</p>".encode(),
        ["Nguyễn Văn An nói: “Chúng tôi” đến sớm"],
    ),
    "a lone less-than sign": (b"<p>3 < 4 and 5</p>", ["3 < 4 and 5"]),
    "the lead repeated before the body": (
        b"<div>Short lead.</div><h1>T</h1><p>Short lead.</p><p>Body text.</p>",
        ["Short lead.", "Body text."],
    ),
    "text left out between two uses of a word": (
        b"<p>No. <i>No. 5</i> No. 6 bus</p>",
        ["No. No. 6 bus"],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_places_survive(name):
    raw, lines = TABLE[name]

    assert mismatches(raw, article_of(*lines)) == []


def test_slices_hold_no_markup():
    raw = b"<p>Res<b>olu</b>tion <a href='x'>nine</a>.</p><p>And more.</p>"

    place = locate(raw, article_of("Resolution nine.", "And more."))["s"]

    assert [raw[start:end] for start, end in place.ranges] == [
        b"Res",
        b"olu",
        b"tion ",
        b"nine",
        b".",
        b"And more.",
    ] or all(b"<" not in raw[start:end] for start, end in place.ranges)
    assert b"".join(raw[s:e] for s, e in place.ranges).replace(b" ", b"") == b"Resolutionnine.Andmore."


def test_a_statement_whose_words_are_not_in_the_page_has_no_place():
    assert locate(b"<p>Something else entirely</p>", article_of("These words are not there")) == {}


def test_the_occurrence_in_page_order_is_taken():
    raw = b"<div>Again</div><p>First</p><p>Again</p><p>Last</p>"

    place = locate(raw, article_of("First", "Again", "Last"))["s"]

    assert place.ranges[1][0] > raw.index(b"First")


# Ways to write the same text differently: what the reader sees must not change.
WORDS = st.text(
    alphabet=st.sampled_from(list("abc àệđĐ中ไé'\"&<>;#\u00a0🎉.,")), min_size=1, max_size=30
).map(lambda t: " ".join(t.split()))


@st.composite
def spelled(draw, text: str) -> str:
    """One spelling of a text: characters as they are, as entities, decomposed, or cut by inline tags."""
    out = []
    for c in text:
        how = draw(st.integers(0, 9))
        if c == " ":
            out.append(draw(st.sampled_from([" ", "\n ", "&nbsp;", " <i> </i>", "<b> </b>", "&#32;"])))
        elif how == 0:
            out.append(f"&#{ord(c)};")
        elif how == 1:
            out.append(f"&#x{ord(c):x};")
        elif how == 2:
            out.append(f"<b>{html.escape(c)}</b>")
        elif how == 3:
            out.append(f"<!-- > -->{html.escape(c)}")
        elif how == 4:
            out.append("".join(html.escape(x) for x in unicodedata.normalize("NFD", c)))
        else:
            out.append(html.escape(c))
    return "".join(out)


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_spelling_of_a_text_is_found_and_read_back(data):
    lines = data.draw(st.lists(WORDS.filter(bool), min_size=1, max_size=4))
    lines = [unicodedata.normalize("NFC", line) for line in lines]
    body = "".join(f"<p>{data.draw(spelled(line))}</p>" for line in lines)
    raw = f"<html><head><title>x</title></head><body>{body}</body></html>".encode()

    assert mismatches(raw, article_of(*lines)) == []


JUNK = (
    b"<", b">", b'"', b"'", b"&", b"<b>", b"</b>", b"</p>", b"<p>", b"<!--", b"-->", b"<script>", b"</div>",
    b"&amp;", b"&#", b"\x00", b"\xff", b"<a href=\"", b" ", b"\n", b"<br>", b"=", b"\xcc\x81", b"</span", b"]]>",
)  # fmt: skip


@given(
    st.sampled_from(SAVED),
    st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(JUNK) | st.none(), st.integers(1, 30)),
        min_size=1,
        max_size=6,
    ),
)
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
def test_statements_of_damaged_pages_are_read_back(path, damages):
    raw = bytearray(path.read_bytes())
    for where, junk, length in damages:
        at = int(where * len(raw))
        if junk is None:
            del raw[at : at + length]
        else:
            raw[at:at] = junk
    page = bytes(raw)

    assert mismatches(page, normalize(page, address(path))) == []
