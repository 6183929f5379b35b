"""Names in Han characters: where they end, and which words only begin like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import attribute
from pipelines.statements.han_names import han_names, settled
from pipelines.statements.scripts import name_parts
from tests.pipelines.statements.said import Said, cast_of, said


def written(run: str) -> list[str]:
    return [run[a:b] for a, b in han_names(run)]


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        ("副主席范嘉林出席", ["范嘉林"]),
        ("教师阮氏翠恒来了", ["阮氏翠恒"]),
        ("丁文海与黎玉兰", ["丁文海", "黎玉兰"]),
        ("袁明在会上", ["袁明"]),
        ("蒋华的女儿", ["蒋华"]),
        ("据陈德胜介绍", ["陈德胜"]),
    ],
)
def test_a_family_name_opens_a_name_that_ends_before_a_small_word(run: str, expected: list[str]) -> None:
    assert written(run) == expected


@pytest.mark.parametrize(
    "run",
    [
        "曾经有人",
        "严格控制",
        "高度重视",
        "关于水利",
        "黄金价格",
        "农民合作社",
        "黎明时分",
        "许多家庭",
        "王国历史",
        "金融机构",
        "程序员",
    ],
)
def test_common_words_that_begin_like_a_name_are_none(run: str) -> None:
    assert written(run) == []


@pytest.mark.parametrize("run", ["", "阮", "来了", "王的", "何在"])
def test_a_family_name_with_nothing_fitting_behind_it_is_no_name(run: str) -> None:
    assert written(run) == []


@given(st.text(alphabet="阮陈王明文氏海的在说高度经曾国家", max_size=40), st.integers(0, 9))
def test_names_lie_inside_the_run_in_order_without_overlaps(run: str, offset: int) -> None:
    end = offset
    for a, b in han_names(run, offset):
        assert end <= a < b <= offset + len(run)
        assert 2 <= b - a <= 4
        assert run[a - offset] in name_parts("Hani").families
        end = b


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["袁凯", "袁凯先", "袁凯充"], {"袁凯先": "袁凯", "袁凯充": "袁凯"}),
        (["袁凯先", "袁凯充", "袁凯又"], {"袁凯先": "袁凯", "袁凯充": "袁凯", "袁凯又": "袁凯"}),
        (["袁凯先", "袁凯先"], {}),
        (["袁凯", "袁凯"], {}),
        (["袁凯华", "袁凯华", "袁凯"], {}),
        (["袁凯先", "袁凯充"], {}),
        (["阮文海", "阮文山", "阮文", "阮文平"], {}),
        ([], {}),
    ],
)
def test_the_page_shows_which_last_characters_are_no_part_of_a_name(
    names: list[str], expected: dict[str, str]
) -> None:
    assert settled(names) == expected


@given(st.lists(st.text(alphabet="袁凯文先充又", min_size=2, max_size=4), max_size=12))
def test_a_settled_name_is_the_beginning_of_the_longer_one(names: list[str]) -> None:
    for longer, shorter in settled(names).items():
        assert longer in names
        assert longer.startswith(shorter)
        assert len(shorter) == 2


def test_a_person_has_one_name_on_the_whole_page() -> None:
    page = "省长袁凯先后到访两县。\n袁凯，五十岁。\n袁凯充分肯定了成绩。"
    assert [p.name for p in cast_of("zh", page).people] == ["袁凯"]


def test_the_name_of_a_speaker_is_the_one_the_page_settles() -> None:
    page = "省长袁凯先后到访两县。\n袁凯表示，大桥明年将建成通车。\n袁凯充分肯定了成绩。"
    assert said("zh", page)[0] == Said("paraphrase", "袁凯", "大桥明年将建成通车")


@pytest.mark.parametrize(
    "text",
    [
        "新修的道路通向村里的学校和卫生站，孩子们上学方便多了。",
        "这部小说讲究结构，描写了河边几代人的生活变化。",
        "本报记者报道了三个县的水渠建设情况和进度安排。",
        "他的名称简称为水协，街道上的人都这样叫了很多年。",
    ],
)
def test_words_that_only_contain_a_verb_of_speech_attribute_nothing(text: str) -> None:
    assert said("zh", "陈文海来到村里。" + text) == []


def test_a_verb_of_one_character_stands_right_behind_its_subject() -> None:
    assert said("zh", "陈文海说，大桥明年将建成通车。") == [
        Said("paraphrase", "陈文海", "大桥明年将建成通车")
    ]
    assert said("zh", "陈文海带着大家沿河边走了很久才说起水渠的旧事。") == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("在学员只有二十余人的时候，他把教师范嘉林请来了。范嘉林说：“我愿意留下来。”", "教师"),
        ("他的妻子范嘉林说：“我愿意留下来。”", "他的妻子"),
        ("水利研究院副院长范嘉林说：“我愿意留下来。”", "水利研究院副院长"),
        ("范嘉林，水利局副局长，说：“我愿意留下来。”", "水利局副局长"),
        ("在等待学生的时候，范嘉林说：“我愿意留下来。”", None),
    ],
)
def test_a_role_is_the_phrase_for_an_office_and_no_clause(text: str, role: str | None) -> None:
    speakers = [s.speaker for s in attribute(text, language="zh") if s.kind == "quote"]
    assert [(s.name, s.role) for s in speakers if s] == [("范嘉林", role)]
