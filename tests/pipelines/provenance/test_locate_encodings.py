"""Every statement is read back from the bytes of its page, whatever they are written in."""

from __future__ import annotations

import html
import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import normalize
from pipelines.provenance import locate, read_back
from pipelines.provenance.byte_map import decode_slice, map_bytes
from pipelines.text.guess import LEGACY_VIETNAMESE, decode_as
from tests.archived import saved_pages

PAGES = {
    language: saved_pages(languages=(language,))
    for language in ("vi", "zh-cn", "ja", "ko", "th", "ru", "tr", "de", "fr", "es", "pt", "ar", "hi")
}


def with_entities(text: str) -> bytes:
    return "".join(c if c.isascii() else f"&#{ord(c)};" for c in text).encode()


def with_hex_entities(text: str) -> bytes:
    return "".join(c if c.isascii() else f"&#x{ord(c):X};" for c in text).encode()


def with_named_entities(text: str) -> bytes:
    names = {v: k for k, v in html.entities.html5.items() if len(v) == 1 and k.endswith(";")}
    return "".join(
        c if c.isascii() else f"&{names[c]}" if c in names else f"&#{ord(c)};" for c in text
    ).encode()


def decomposed(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def with_byte_order_mark(text: str) -> bytes:
    return b"\xef\xbb\xbf" + text.encode()


def wide(text: str) -> bytes:
    return text.encode("utf-16")


def windows_vietnamese(text: str) -> bytes:
    """windows-1258: letters with a circumflex, breve or horn are one byte, tones another behind them."""
    out = bytearray()
    for c in text:
        try:
            out += c.encode("cp1258")
            continue
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", c)
        tones = [m for m in parts[1:] if m in "\u0300\u0301\u0303\u0309\u0323"]
        letter = unicodedata.normalize("NFC", "".join(p for p in parts if p not in tones))
        try:
            out += letter.encode("cp1258") + "".join(tones).encode("cp1258")
        except UnicodeEncodeError:
            out += f"&#{ord(c)};".encode()
    return bytes(out)


def legacy(name: str):
    codes = {decode_as(bytes([n]), name): n for n in range(0x80, 0x100)}
    codes |= {chr(n): n for n in range(0x20, 0x80)} | {"\n": 10}

    def encode(text: str) -> bytes:
        return b"".join(bytes([codes[c]]) if c in codes else f"&#{ord(c)};".encode() for c in text)

    return encode


def in_codec(name: str):
    def encode(text: str) -> bytes:
        return text.encode(name, "xmlcharrefreplace")

    return encode


WAYS = [
    ("vi", "utf-8", with_entities),
    ("vi", "utf-8", with_hex_entities),
    ("fr", "utf-8", with_named_entities),
    ("vi", "utf-8", decomposed),
    ("vi", "utf-8", with_byte_order_mark),
    ("vi", "utf-16", wide),
    ("vi", "windows-1258", windows_vietnamese),
    ("vi", None, legacy("viscii")),
    ("zh-cn", "gb18030", in_codec("gb18030")),
    ("zh-cn", "gb2312", in_codec("gb2312")),
    ("ja", "shift_jis", in_codec("cp932")),
    ("ja", "euc-jp", in_codec("euc_jp")),
    ("ja", "iso-2022-jp", in_codec("iso2022_jp")),
    ("ko", "euc-kr", in_codec("cp949")),
    ("th", "windows-874", in_codec("cp874")),
    ("ru", "windows-1251", in_codec("cp1251")),
    ("ru", "koi8-r", in_codec("koi8-r")),
    ("tr", "iso-8859-9", in_codec("cp1254")),
    ("de", "iso-8859-1", in_codec("cp1252")),
    ("fr", "windows-1252", in_codec("cp1252")),
    ("es", "iso-8859-15", in_codec("iso8859-15")),
    ("pt", None, in_codec("cp1252")),
    ("ar", "windows-1256", in_codec("cp1256")),
    ("hi", "utf-8", with_entities),
]
"""Language of a saved page, what its header says, and how it is written."""


@pytest.mark.parametrize(
    ("language", "declared", "encode"),
    WAYS,
    ids=[f"{w[0]}-{w[1]}-{getattr(w[2], '__name__', '')}" for w in WAYS],
)
def test_statements_are_read_back_from_a_page_in_another_encoding(language, declared, encode):
    content_type = f"text/html; charset={declared}" if declared else "text/html"
    seen = 0
    for url, body in PAGES[language][:2]:
        text = (
            body.decode()
            .replace('charset="utf-8"', f'charset="{declared or ""}"')
            .replace("charset=utf-8", "")
        )
        raw = encode(text)
        article = normalize(raw, url, headers={"content-type": content_type})
        places = locate(raw, article, content_type)
        for statement in article.statements:
            assert statement.id in places, statement.text
            assert read_back(raw, places[statement.id]) == statement.text
        seen += len(article.statements)

    assert seen >= 1


@pytest.mark.parametrize("language", PAGES)
def test_a_page_says_the_same_in_any_encoding_and_its_statements_keep_their_ids(language):
    """What a page is written in is no part of what it says."""
    url, body = PAGES[language][0]
    plain = normalize(body, url, headers={"content-type": "text/html; charset=utf-8"})
    other = normalize(
        with_entities(body.decode()), url, headers={"content-type": "text/html; charset=us-ascii"}
    )

    assert other.body == plain.body
    assert [(s.id, s.text, s.speaker) for s in other.statements] == [
        (s.id, s.text, s.speaker) for s in plain.statements
    ]


CODECS = [
    "utf-8",
    "cp1252",
    "cp1258",
    "cp874",
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "cp949",
    "utf-16-le",
    "koi8-r",
]


@given(st.binary(max_size=120), st.sampled_from([*CODECS, *LEGACY_VIETNAMESE]))
def test_any_bytes_in_any_encoding_have_a_place_for_every_character(raw, encoding):
    page = map_bytes(raw, encoding)

    assert len(page.starts) == len(page.text) + 1
    assert list(page.starts) == sorted(page.starts)
    assert page.starts[0] == 0 or not raw
    assert page.starts[-1] == len(raw)


@given(st.text(alphabet="Đường sắt 中文日本語한국어ไทยабвгд“”–", max_size=40), st.sampled_from(CODECS))
def test_a_page_is_the_sum_of_its_slices(text, encoding):
    raw = text.encode(encoding, "ignore")
    page = map_bytes(raw, encoding)
    cuts = [page.starts[i] for i in range(0, len(page.starts), 3)] + [len(raw)]
    pieces = [decode_slice(raw[a:b], page.encoding) for a, b in itertools.pairwise(cuts)]

    assert "".join(pieces) == page.text == raw.decode(encoding)


@pytest.mark.parametrize("page", [b"", b"\xff\xfe", b"<p></p>", b"\x00" * 50, b"<p>" * 2000])
def test_a_page_without_an_article_has_no_places_and_no_accident(page):
    article = normalize(page, "https://www.vietnam.vn/mot-trang-khong-co-gi")

    assert locate(page, article) == {}


def test_bytes_of_another_page_hold_no_statement_of_this_one():
    (url, body), (_, other) = PAGES["vi"][:2]
    article = normalize(body, url)
    places = locate(other, article)

    wrong = [
        s.text for s in article.statements if s.id in places and read_back(other, places[s.id]) != s.text
    ]
    assert wrong == []
    assert len(places) < len(article.statements) / 2
