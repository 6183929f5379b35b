"""What header, meta element and byte order mark say, as browsers read them."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.declared import Declared, read_declared


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("utf-8", "utf-8"),
        ("UTF8", "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("latin1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("shift_jis", "cp932"),
        ("euc-kr", "cp949"),
        ("windows-1258", "cp1258"),
        ("tis-620", "cp874"),
        ("no-such-encoding", None),
    ],
)
def test_a_label_means_what_pages_with_it_are_written_in(label, codec):
    found = read_declared(b"<p>", f"text/html; charset={label}")

    assert (found.header and codecs.lookup(found.header)) == (codec and codecs.lookup(codec))


@pytest.mark.parametrize(
    "markup",
    [
        b'<meta charset="windows-1251">',
        b"<meta charset=windows-1251>",
        b"<META CHARSET='Windows-1251'/>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        b'<meta content="text/html; charset=windows-1251" http-equiv="Content-Type">',
        b'<?xml version="1.0" encoding="windows-1251"?><html>',
    ],
)
def test_every_form_of_the_meta_element_is_read(markup):
    assert read_declared(markup, None) == Declared(None, None, "cp1251")


def test_a_meta_element_is_looked_for_further_in_than_browsers_look():
    meta = b'<meta charset="windows-1251">'

    assert read_declared(b"<!--" + b" " * 2_000 + b"-->" + meta, None).meta == "cp1251"
    assert read_declared(b"<!--" + b" " * 5_000 + b"-->" + meta, None).meta is None


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_named(mark, codec):
    assert read_declared(mark + "Hạnh".encode(codec), None).bom == codec


@pytest.mark.parametrize(
    "header", [None, "", "text/html", "text/html; charset=", "charset", ";;;", "text/html; charset=\x00"]
)
def test_a_header_without_an_encoding_says_none(header):
    assert read_declared(b"<p>Ha", header).header is None


def test_the_three_places_are_told_apart_in_the_order_of_looking():
    found = read_declared(codecs.BOM_UTF8 + b'<meta charset="big5">', "text/html; charset=koi8-r")

    assert found.evidence == ("BOM: utf-8", "header: koi8-r", "meta: big5hkscs")


def test_what_is_not_declared_is_named_as_none():
    assert Declared(None, None, None).evidence == ("BOM: none", "header: none", "meta: none")


@given(st.binary(max_size=300), st.none() | st.text(max_size=80))
def test_whatever_is_declared_can_be_decoded_with(data, header):
    found = read_declared(data, header)

    for name in (found.bom, found.header, found.meta):
        assert name is None or codecs.lookup(name)
