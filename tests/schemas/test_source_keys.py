"""Whatever way a key of a source file is misspelt, the error names the key that was meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from schemas.errors import BadSource
from schemas.source import Extract, Fetch, Schedule, Source, Table, load_source, read_source

LEAST = {"name": "news", "home": "https://www.news.test/"}
TABLES: dict[str, type[BaseModel]] = {"": Source, "fetch": Fetch, "schedule": Schedule, "extract": Extract}
KEYS = [(table, key) for table, model in TABLES.items() for key in model.model_fields]


def dropped(key: str) -> str:
    return key[:2] + key[3:]


def swapped(key: str) -> str:
    middle = len(key) // 2
    return key[: middle - 1] + key[middle] + key[middle - 1] + key[middle + 1 :]


def doubled(key: str) -> str:
    return key[0] + key[0] + key[1:]


def capital(key: str) -> str:
    return key.title()


def dashed(key: str) -> str:
    return key.replace("_", "-") if "_" in key else f"{key}-"


SLIPS = (dropped, swapped, doubled, capital, dashed)


def table_with(table: str, key: str) -> dict:
    inner = {"cron": "0 * * * *"} if table == "schedule" else {}
    return {**LEAST, key: "x"} if not table else {**LEAST, table: {**inner, key: "x"}}


def complaint(data: dict) -> str:
    with pytest.raises(BadSource) as refused:
        read_source(data, "news.toml")
    return str(refused.value)


@pytest.mark.parametrize(("table", "key"), KEYS)
@pytest.mark.parametrize("slip", SLIPS, ids=lambda s: s.__name__)
def test_a_slip_of_the_pen_is_answered_with_the_key_that_was_meant(table, key, slip):
    wrong = slip(key)
    if wrong == key or wrong in TABLES[table].model_fields:
        pytest.skip("this slip gives the key itself or another one")
    said = complaint(table_with(table, wrong))
    right = f"{table}.{key}".lstrip(".")

    assert f"did you mean {right!r}?" in said
    assert f"{table}.{wrong}".lstrip(".") in said
    assert "\n" not in said


@pytest.mark.parametrize(("table", "key"), [(t, k) for t, k in KEYS if t and k not in ("timezone",)])
def test_a_key_at_the_top_that_belongs_into_a_table_is_told_where(table, key):
    if key in Source.model_fields:
        pytest.skip("the top of the file has a key of this name too")

    assert f"did you mean '{table}.{key}'?" in complaint({**LEAST, key: "x"})


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz_", min_size=1, max_size=20))
def test_any_unknown_key_is_one_sentence_that_names_it(key):
    if key in Source.model_fields:
        return
    said = complaint({**LEAST, key: 1})

    assert repr(key) in said
    assert re.fullmatch(r"news\.toml: there is no key [^\n]+[.?]", said)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "news"\nhome = "https://n.test/"\n[fech]\ndelay_s = 1\n', "did you mean 'fetch'?"),
        (
            'name = "news"\nhome = "https://n.test/"\n[Schedule]\ncron = "* * * * *"\n',
            "did you mean 'schedule'?",
        ),
        ('name = "news"\nhome = "https://n.test/"\nfetch = 5\n', "fetch"),
        ('name = "news"\nhome = "https://n.test/"\nname = "again"\n', "no TOML file"),
        ('name = "news"\nhome = https://n.test/\n', "no TOML file"),
        ('name = "news"\n', "'home' is missing"),
        ('home = "https://n.test/"\n', "'name' is missing"),
        ("", "is missing"),
    ],
)
def test_a_file_with_a_mistake_names_the_file_and_the_mistake(tmp_path, text, says):
    path = tmp_path / "tin tức.toml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadSource, match=r"tin tức\.toml") as refused:
        load_source(path)
    assert says in str(refused.value)
    assert len(str(refused.value).splitlines()) == 1


BOUNDS = [
    ("fetch", "delay_s", [0, 0.5, 3600], [-0.1, 3601, "x", None]),
    ("fetch", "max_pages", [1, 100_000], [0, -1, 1.5, "many"]),
    ("fetch", "max_page_mib", [0.1, 64], [0, -1, 65]),
    ("fetch", "timeout_s", [0.1, 600], [0, -1, 601]),
    ("fetch", "contact", ["ops@news.test", "https://news.test/bot"], ["", "a b", "<x>", "x" * 201, "a\nb"]),
    ("fetch", "verify_tls", [True, False], ["perhaps", 7]),
    ("schedule", "cron", ["0 * * * *", "*/30 6-22 * * 1-5"], ["* * * *", "hourly", ""]),
    ("schedule", "timezone", ["UTC", "Asia/Ho_Chi_Minh"], ["Hanoi", "", "+07:00", "../etc/passwd"]),
    (
        "",
        "name",
        ["news", "n", "news-2_b", "0x"],
        ["", "News", "a b", "-news", "a/b", "a" * 65, "tin-tức", "a\n"],
    ),
    (
        "",
        "home",
        ["https://n.test/", "http://127.0.0.1:8000/"],
        ["n.test", "ftp://n.test/", "https://", "", "file:///x"],
    ),
    ("", "languages", [[], ["vi"], ["zh-cn"]], ["vi", [1], [None]]),
    ("", "sitemaps", [[], ["https://n.test/s.xml"]], ["https://n.test/s.xml", ["s.xml"], [5]]),
    ("", "article_urls", ["^/a", "(?P<lang>x)"], ["(", "[", "*", "(?P<1>x)"]),
    ("", "allow_private_hosts", [True, False], ["perhaps"]),
]
"""Table, key, values that pass, values that do not."""


def value_in(table: str, key: str, value: object) -> dict:
    if not table:
        return {**LEAST, key: value}
    inner = {"cron": "0 * * * *"} if table == "schedule" and key != "cron" else {}
    return {**LEAST, table: {**inner, key: value}}


@pytest.mark.parametrize(("table", "key", "value"), [(t, k, v) for t, k, good, _ in BOUNDS for v in good])
def test_a_value_inside_its_bounds_is_kept(table, key, value):
    source = read_source(value_in(table, key, value), "x")
    holder = getattr(source, table) if table else source
    kept = getattr(holder, key)

    assert (list(kept) if isinstance(value, list) else kept) == value


@pytest.mark.parametrize(("table", "key", "value"), [(t, k, v) for t, k, _, bad in BOUNDS for v in bad])
def test_a_value_outside_its_bounds_names_its_key(table, key, value):
    said = complaint(value_in(table, key, value))

    assert key in said
    assert "\n" not in said


def test_every_table_of_the_file_refuses_unknown_keys():
    assert all(issubclass(model, Table) for model in TABLES.values())
    assert all(model.model_config["extra"] == "forbid" for model in TABLES.values())
