"""Quotation marks of 31 languages are paired; apostrophes, inches and gershayim are none."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.statements.quotes import Quotation, find_quotations

MARKS = "“”„‟\"«»‹›‘’‚'「」『』 \n"


def inner(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in q.inner] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One,” he said, “and two.”", ["One,", "and two."]),
        ('She said: "One." He: "Two."', ["One.", "Two."]),
        ("„Eins“, sagte er, „und zwei“.", ["Eins", "und zwei"]),
        ("»Eins«, sagte er.", ["Eins"]),
        ("„Unu”, a spus el.", ["Unu"]),
        ("« Un », dit-il, « et deux ».", ["Un", "et deux"]),
        ("«Один», — сказал он. «Два».", ["Один", "Два"]),
        ("”Ett”, sade hon.", ["Ett"]),
        ("他说：“一个。”她说：“两个。”", ["一个。", "两个。"]),
        ("“海边的孩子，”他说，“不怕水。”", ["海边的孩子，", "不怕水。"]),
        ("「一つ」と語り、「二つ」と続けた。", ["一つ", "二つ"]),
        ('그는 "하나입니다"라고 말했다.', ["하나입니다"]),
        ('นายสมบอกว่า "หนึ่ง" แล้วไป', ["หนึ่ง"]),
        ("''Một'', ông nói.", ["Một"]),
        ('Ông nói: “Một".', ["Một"]),
        ("“Một“, ông nói.", ["Một"]),
    ],
)
def test_pairs_of_marks_are_told_by_neighbours(text: str, words: list[str]) -> None:
    assert inner(text) == [[w] for w in words]


@pytest.mark.parametrize(
    "text",
    [
        "H'Vi E Ban and K’Brop walked to N'Trang Long",
        "l'eau d'or et l’huile",
        'a 32" screen and a 40" one',
        "the '90s and the farmers' fields",
        'יו"ר הוועדה ומנכ"ל החברה',
        "no marks at all",
        "",
    ],
)
def test_apostrophes_inches_and_gershayim_are_no_marks(text: str) -> None:
    assert find_quotations(text) == []


def test_gershayim_and_quotation_stand_side_by_side() -> None:
    assert inner('אמר יו"ר הוועדה: "נמשיך מחר".') == [["נמשיך מחר"]]


def test_a_hebrew_prefix_before_a_quotation_does_not_hide_it() -> None:
    assert inner('הם דיברו על ה"שקט" שחזר') == [["שקט"]]


def test_marks_inside_a_quotation_belong_to_it() -> None:
    assert inner("“He told me ‘wait’ and “go” again.”") == [["He told me ‘wait’ and “go” again."]]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    [found] = find_quotations("Ông nói: “Xã sẽ làm đường.")
    assert not found.closed
    assert found.inner == ((10, 26),)


def test_a_second_opening_mark_starts_anew_when_the_first_was_never_closed() -> None:
    text = "“The road is long. “The school is near.”"
    assert inner(text) == [["The road is long."], ["The school is near."]]


def test_a_stray_closing_mark_splits_the_words_in_two() -> None:
    text = 'She agreed: "He comes home for two days." If not for them, who would look?" They left.'
    assert inner(text) == [["He comes home for two days.", "If not for them, who would look?"]]


def test_single_marks_count_only_in_pairs() -> None:
    assert inner("'Go home,' she said, and the boys' shoes stayed") == [["Go home,"]]


def test_empty_quotations_are_dropped() -> None:
    assert find_quotations('"" and “ ”') == []


@given(st.text(alphabet=MARKS + "aЖא中.,:", max_size=80))
def test_quotations_lie_in_order_inside_the_text(text: str) -> None:
    found = find_quotations(text)
    for one, two in pairwise(found):
        assert one.end <= two.start
    for q in found:
        _check(q, text)


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    for q in find_quotations(text):
        _check(q, text)


def _check(q: Quotation, text: str) -> None:
    assert 0 <= q.start < q.end <= len(text)
    assert q.inner
    for a, b in q.inner:
        assert q.start <= a < b <= q.end
        assert text[a:b] == text[a:b].strip()


@pytest.mark.parametrize("unit", ['"', "“", '1"', "“a” ", "'a ", 'א"א', "a” ", "«", '"a" b" '])
def test_worst_cases_take_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    began = time.process_time()
    find_quotations(text)
    assert time.process_time() - began < 2.0
