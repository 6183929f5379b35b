"""Text of a page never becomes a formula, and never changes where it is none."""

from __future__ import annotations

import csv
import io
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.exporting.cells import safe
from flows.exporting.formats import write_csv, write_jsonl

FORMULAS = [
    "=1+1",
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1",
    "\rx",
    " =cmd|' /C calc'!A0",
    "|calc",
    '=HYPERLINK("http://x.example","Ông X")',
    "\u200b=1+1",
    "\uff1d1+1",
    "\ufeff=1+1",
    "\u00ad=1+1",
    "\u200e\u200f=1+1",
    "\u2060+1",
    "\x1b=1",
    "\x7f@SUM(A1)",
    "\u3000-1+1",
    "--1",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert safe(text) == f"'{text}"


BREAKS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("start", ["=1+1", "@x", " =1", "\u200b+1", "|calc", "\t=1"])
@pytest.mark.parametrize("line", BREAKS, ids=ascii)
def test_a_formula_after_a_line_break_is_marked_too(line, start):
    assert safe(f"“A”{line}{start}") == f"“A”{line}'{start}"


def test_zero_characters_do_not_end_a_cell_or_hide_a_formula():
    assert safe("\x00=1+1") == "'=1+1"
    assert safe("a\x00b") == "ab"


@given(st.text(alphabet="=+-@|\t\r\n\x00\u200b\u00ad 1a'", max_size=30))
def test_no_line_of_a_safe_cell_begins_like_a_formula_when_unseen_characters_are_dropped(text):
    for line in re.split("[\r\n]", str(safe(text))):
        seen = re.sub("[ \u200b\u00ad\x00]", "", line)
        assert seen[:1] not in tuple("=+-@|\t") or re.fullmatch(r"[+-]?\d+", str(safe(text)))


@pytest.mark.slow
def test_a_cell_is_made_safe_in_linear_time():
    for unit in ("\n", "\n ", "=", "\u200b", "\n\u200b", "1"):
        start = time.process_time()
        safe(unit * (200_000 // len(unit)))
        assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "value", ["Ông Nguyễn Văn Tám", "1.240 cuốn", "-3", "+4.5", "-1e5", "", None, 7, 0.5, "“=”", "a=b"]
)
def test_ordinary_values_pass_unchanged(value):
    assert safe(value) == value


@given(st.text())
def test_a_safe_cell_never_begins_like_a_formula(text):
    cell = safe(text)

    assert cell[:1] not in tuple("=+-@|\t\r") or re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", cell)
    assert cell.replace("'", "") == text.replace("'", "").replace("\0", "")


ROWS = [{"a": "=1", "b": 'x "y", z'}, {"a": "dòng\nhai", "b": None}]


def written(raw: bool) -> list[list[str]]:
    out = io.StringIO(newline="")
    write_csv(out, ["a", "b"], ROWS, raw)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def test_csv_reads_back_with_its_header_and_marks():
    assert written(raw=False) == [["a", "b"], ["'=1", 'x "y", z'], ["dòng\nhai", ""]]


def test_raw_csv_is_lossless_for_text():
    assert written(raw=True) == [["a", "b"], ["=1", 'x "y", z'], ["dòng\nhai", ""]]


def test_jsonl_is_always_lossless():
    out = io.StringIO()

    assert write_jsonl(out, ["a", "b"], ROWS, False) == 2
    assert out.getvalue() == '{"a": "=1", "b": "x \\"y\\", z"}\n{"a": "dòng\\nhai", "b": null}\n'
