"""A decoded page knows the bytes of every character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.provenance.byte_map import map_bytes

TEXTS = {
    "utf-8": "Đường sắt 🎉 中文",
    "cp1258": "ăâđêô abc",
    "gb18030": "外交部 said",
    "shift_jis": "日本語 text",
    "euc-kr": "한국어 text",
    "big5": "臺灣 text",
    "utf-16": "Đường 🎉",
    "cp874": "รถไฟ",
    "iso-8859-1": "café",
}


@pytest.mark.parametrize("encoding", TEXTS)
def test_the_bytes_of_each_character_decode_to_it(encoding):
    raw = TEXTS[encoding].encode(encoding)

    page = map_bytes(raw, encoding)

    assert page.text == raw.decode(encoding)
    assert len(page.starts) == len(page.text) + 1
    if encoding != "utf-16":  # its byte order mark belongs to the first character alone
        for i, character in enumerate(page.text):
            assert raw[page.starts[i] : page.starts[i + 1]].decode(encoding) == character


@given(st.binary(max_size=200))
def test_undecodable_bytes_become_the_same_characters_as_in_decoding_and_keep_their_places(raw):
    page = map_bytes(raw, "utf-8")

    assert page.text == raw.decode("utf-8", "whosaid-windows")
    assert list(page.starts) == sorted(page.starts)
    assert page.starts[-1] == len(raw)
    again = "".join(
        raw[page.starts[i] : page.starts[i + 1]].decode("utf-8", "whosaid-windows")
        for i in range(len(page.text))
    )
    assert again == page.text


def test_an_unknown_encoding_is_taken_as_utf_8():
    assert map_bytes("đ".encode(), "no-such-code").text == "đ"


@pytest.mark.parametrize("name", ["tcvn3", "viscii"])
def test_legacy_vietnamese_bytes_read_as_the_whole_page_does(name):
    from pipelines.provenance.byte_map import decode_slice
    from pipelines.text.guess import decode_as

    sentence = "Ông nói rằng đường sắt mới sẽ mở cho cả làng, ai cũng mừng"
    codes = {decode_as(bytes([n]), name): n for n in range(0x20, 0x100)}
    raw = bytes(codes[c] for c in f"<p>{sentence.lower()}</p>")

    page = map_bytes(raw, name)

    assert page.text == decode_as(raw, name) == f"<p>{sentence.lower()}</p>"
    assert decode_slice(raw, name) == page.text
    again = [raw[page.starts[i] : page.starts[i + 1]] for i in range(len(page.text))]
    assert b"".join(again) == raw
