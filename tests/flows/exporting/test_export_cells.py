"""Text of a page never becomes a formula, and never changes where it is none."""

from __future__ import annotations

import csv
import io
import re

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
]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["a\n=1+1", "“A”\r\n@x"])
def test_a_formula_after_a_line_break_is_marked_too(text):
    assert "\n=" not in safe(text)
    assert "\n@" not in safe(text)


@pytest.mark.parametrize(
    "value", ["Ông Nguyễn Văn Tám", "1.240 cuốn", "-3", "+4.5", "-1e5", "", None, 7, 0.5, "“=”", "a=b"]
)
def test_ordinary_values_pass_unchanged(value):
    assert safe(value) == value


@given(st.text())
def test_a_safe_cell_never_begins_like_a_formula(text):
    cell = safe(text)

    assert cell[:1] not in tuple("=+-@|\t\r") or re.fullmatch(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", cell)
    assert cell.replace("'", "") == text.replace("'", "")


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
