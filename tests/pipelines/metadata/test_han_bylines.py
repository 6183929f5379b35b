"""How Chinese texts are signed. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.metadata.han_bylines import is_name, names, signed
from tests.pipelines.metadata.pages import dropped, page, read

LONG = "村里的梯田在三个月的干旱之后终于等来了雨水，大家清晨就下地插秧，老人说这样的雨十年才有一回，孩子们也跟着去看水。"


@pytest.mark.parametrize("text", ["李明", "李小明", "欧阳小明", "張小明", "王大", "诸葛小"])
def test_names(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["", "李", "了解到", "李小明大山", "从市政府", "Li Ming", "李明。", "採訪", "欧阳"]
)
def test_what_is_no_name(text):
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("李小明", ["李小明"]),
        ("李小明 王大山", ["李小明", "王大山"]),
        ("李小明、王大山、张水", ["李小明", "王大山", "张水"]),
        ("李小明/王大山", ["李小明", "王大山"]),
        ("李小明 报道", []),
        ("", []),
        ("、", []),
    ],
)
def test_a_list_holds_names_and_nothing_else(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{LONG}（记者 李小明）", ["李小明"]),
        (f"{LONG}（总台记者 李小明）", ["李小明"]),
        (f"{LONG}(本报记者李小明 通讯员王大山)", ["李小明", "王大山"]),
        (f"{LONG}（李小明 王大山 ）", ["李小明", "王大山"]),
        ("□ 本报记者 李小明", ["李小明"]),
        ("本报记者李小明/文", ["李小明"]),
        ("晨光·晚报记者李小明/文受访者供图", ["李小明"]),
        ("记者：李小明、王大山", ["李小明", "王大山"]),
        ("执笔人：李小明 王大山 张水", ["李小明", "王大山", "张水"]),
        (f"{LONG}（李小明）", []),  # one name alone may be anything
        (f"{LONG}（完）", []),
        (f"{LONG}（记者从市政府获悉）", []),
        ("记者了解到，今天下雨。", []),
        ("（责任编辑：李小明）", []),
        ("来源：李小明日报", []),
        (f"本报记者李小明报道，{LONG}", []),  # a long line is signed in its last brackets only
        ("", []),
    ],
)
def test_signatures(line, expected):
    assert signed(line) == expected


def test_a_text_signed_in_brackets_has_its_writer():
    lines = [Line("雨回来了", tag="h1"), Line(LONG), Line(f"{LONG}（记者 李小明）")]

    assert [a.name for a in read(page("<title>雨回来了</title>", lang="zh"), lines).authors] == ["李小明"]


def test_the_writer_goes_before_the_editor():
    lines = [
        Line("雨回来了", tag="h1"),
        Line(LONG),
        Line("□ 本报记者 李小明"),
        dropped("(责编：王大山、张水)", "author"),
    ]

    assert [a.name for a in read(page("<title>雨回来了</title>", lang="zh"), lines).authors] == ["李小明"]


def test_an_editor_is_better_than_nobody():
    lines = [Line("雨回来了", tag="h1"), Line(LONG), dropped("(责编：王大山)", "author")]

    found = read(page("<title>雨回来了</title>", lang="zh"), lines).authors

    assert [(a.name, a.role) for a in found] == [("王大山", "editor")]


def test_japanese_names_are_not_told_by_chinese_surnames():
    lines = [Line("雨が戻る", tag="h1"), Line("棚田に雨が戻った。（林 花子）")]

    assert read(page("<title>雨が戻る</title>", lang="ja"), lines).authors == ()


def test_every_surname_is_one_or_two_characters():
    surnames = lexicon("zh").people.surnames

    assert {len(surname) for surname in surnames} == {1, 2}
    assert len(set(surnames)) == len(surnames)


@given(st.text(alphabet="李王记者本报（）() 、/：文了a", max_size=80))
def test_every_name_that_is_found_is_a_name_of_the_line(line):
    for name in signed(line):
        assert is_name(name)
        assert name in line
