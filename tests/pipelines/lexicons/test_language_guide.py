"""The guide for adding a language lists every key of the format, and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from pipelines import lexicons
from pipelines.lexicons import Lexicon

GUIDE = Path(__file__).resolve().parents[3] / "docs" / "languages.md"
ROW = re.compile(r"^\| `(?P<key>[a-z_.]+)` \| (?P<meaning>[^|]+) \|")


def keys_of_the_format() -> set[str]:
    top = {f.name for f in fields(Lexicon)} - {"code"} - set(lexicons._TABLES)
    inner = {f"{name}.{f.name}" for name, kind in lexicons._TABLES.items() for f in fields(kind)}
    return top | inner


def rows_of_the_guide() -> dict[str, str]:
    found = (ROW.match(line) for line in GUIDE.read_text(encoding="utf-8").splitlines())
    return {m["key"]: m["meaning"].strip() for m in found if m}


def test_every_key_is_explained() -> None:
    assert keys_of_the_format() - set(rows_of_the_guide()) == set()


def test_no_explained_key_is_imaginary() -> None:
    assert set(rows_of_the_guide()) - keys_of_the_format() == set()


def test_an_explanation_says_something() -> None:
    assert all(len(meaning) >= 12 for meaning in rows_of_the_guide().values())


def test_the_guide_names_every_language_that_has_a_file() -> None:
    text = GUIDE.read_text(encoding="utf-8")

    assert [code for code in lexicons.codes() if f"`{code}`" not in text] == []
