"""The loader: strict about keys, quiet about languages that it does not know."""

from __future__ import annotations

import tomllib
from dataclasses import FrozenInstanceError, fields

import pytest

from pipelines import lexicons
from pipelines.lexicons import _TABLES, Lexicon, codes, lexicon, parse, table
from pipelines.metadata import calendars


def test_an_unknown_language_gives_an_empty_lexicon() -> None:
    empty = lexicon("xx")

    assert empty == Lexicon(code="xx")
    assert empty.reporting.both == ()
    assert empty.quotes.pairs == ()


@pytest.mark.parametrize("asked", ["zh", "zh-cn", "zh-Hant", "ZH-TW"])
def test_region_and_script_do_not_matter(asked: str) -> None:
    assert lexicon(asked).code == "zh"


def test_a_lexicon_is_read_once() -> None:
    assert lexicon("en") is lexicon("en")


def test_the_code_is_the_file_name() -> None:
    assert parse("qq", 'name = "Q"').code == "qq"


def test_a_code_inside_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match=r"qq\.toml: the file name is the code"):
        parse("qq", 'code = "vi"')


def test_a_typo_in_a_key_names_file_table_and_known_keys() -> None:
    with pytest.raises(ValueError, match=r"qq\.toml \[people\]: unknown key 'honorific'.*honorifics"):
        parse("qq", '[people]\nhonorific = ["mr"]')


def test_a_typo_in_a_table_is_refused() -> None:
    with pytest.raises(ValueError, match=r"qq\.toml: unknown key 'peoples'"):
        parse("qq", '[peoples]\nroles = ["head"]')


def test_broken_toml_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse("qq", "[people")


def test_lists_become_tuples_at_every_depth() -> None:
    made = parse("qq", '[quotes]\npairs = [["<", ">"]]\n[people]\nroles = ["head"]')

    assert made.quotes.pairs == (("<", ">"),)
    assert made.people.roles == ("head",)


def test_a_lexicon_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        lexicon("en").code = "de"  # type: ignore[misc]


def test_codes_are_sorted_and_each_loads() -> None:
    assert list(codes()) == sorted(codes())
    assert all(lexicon(code).name for code in codes())


def test_every_table_of_the_format_is_a_part_of_the_lexicon() -> None:
    parts = {f.name for f in fields(Lexicon)}

    assert set(lexicons._TABLES) <= parts


@pytest.mark.parametrize("name", sorted(_TABLES))
@pytest.mark.parametrize("code", [*codes(), "xx"])
def test_a_table_alone_is_what_it_is_in_the_whole_file(code: str, name: str) -> None:
    assert table(code, name) == getattr(lexicon(code), name)


def test_the_months_of_all_languages_are_read_without_the_rest_of_their_files(monkeypatch) -> None:
    monkeypatch.setattr(lexicons, "parse", lambda *a: pytest.fail("a whole file was read"))
    for made in (lexicons.lexicon, calendars.calendar, calendars._all_months, calendars._labels):
        made.cache_clear()

    assert calendars.calendar(None).months["mai"] == 5
