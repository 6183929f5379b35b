"""Files that are no text are told by their first bytes, pages never."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import normalize
from pipelines.text.signatures import SIGNATURES, foreign_format
from tests.sites import build as site


def packed() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("page.html", "<p>x</p>")
    return out.getvalue()


REAL = {
    "gzip": gzip.compress(b"<p>x</p>", mtime=0),
    "ZIP": packed(),
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "PDF": b"%PDF-1.7\n1 0 obj",
    "WebP": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "MP4": b"\x00\x00\x00\x20ftypisom",
}


@pytest.mark.parametrize("name", REAL)
def test_a_file_is_named_by_its_format(name):
    assert foreign_format(REAL[name]) == name


@pytest.mark.parametrize("mark", SIGNATURES, ids=lambda m: SIGNATURES[m])
def test_every_mark_is_found_at_the_start_and_only_there(mark):
    assert foreign_format(mark + b"rest") == SIGNATURES[mark]
    assert foreign_format(b"<html>" + mark) is None


@pytest.mark.parametrize("name", REAL)
def test_such_a_file_is_no_html_and_says_what_it_is(name):
    article = normalize(REAL[name], url="https://www.vietnam.vn/en/a-page")

    assert article.page_type == "not_html"
    assert article.body == ""
    assert any(name in warning for warning in article.warnings)


@pytest.mark.parametrize("text", site.texts()[::5], ids=lambda t: t.path)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_page_is_a_page_in_any_encoding(text, encoding):
    assert foreign_format(site.page(text, []).encode(encoding)) is None


@given(st.text(max_size=50))
def test_text_behind_markup_is_never_taken_for_a_file(text):
    assert foreign_format(b"<!DOCTYPE html>" + text.encode("utf-8", "surrogatepass")) is None
