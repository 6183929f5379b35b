"""The shape of a line: bullets, labels, sentence ends, questions, capitals."""

from __future__ import annotations

import time

import pytest

from pipelines.statements.shape import (
    capital_share,
    ends_sentence,
    ends_with_colon,
    is_question,
    opens_quote,
    sentences_inside,
    split_bullet,
    split_label,
    without_colon,
)


@pytest.mark.parametrize(
    ("line", "bullet", "rest"),
    [
        ("* NAME (TITLE):", "*", "NAME (TITLE):"),
        ("• item", "•", "item"),
        ("- PV: why?", "-", "PV: why?"),
        ("1. First", "1.", "First"),
        ("12) Twelfth", "12)", "Twelfth"),
        ("plain", "", "plain"),
        ("-5 degrees", "", "-5 degrees"),
        ("2024 was dry", "", "2024 was dry"),
        ("H'Lim said", "", "H'Lim said"),
    ],
)
def test_a_bullet_is_told_from_text(line: str, bullet: str, rest: str) -> None:
    found, at = split_bullet(line)
    assert (found, line[at:]) == (bullet, rest)


LABELS = [
    ("PV: Why?", "PV", "Why?"),
    ("PV:From the law", "PV", "From the law"),
    ("Journaliste : Madame ?", "Journaliste", "Madame ?"),
    ("記者：何人ですか？", "記者", "何人ですか？"),
    ("លោក ង្វៀន៖ យើង", "លោក ង្វៀន", "យើង"),
    ("Mr. Pham Van Long: We lack teachers.", "Mr. Pham Van Long", "We lack teachers."),
    ("* TS. Le An:", "TS. Le An", ""),
    ("- Bà Lan: Tôi mong", "Bà Lan", "Tôi mong"),
]


@pytest.mark.parametrize(("line", "label", "rest"), LABELS)
def test_a_label_stands_before_a_colon(line: str, label: str, rest: str) -> None:
    found = split_label(line)
    assert found is not None
    assert (found[0], line[found[1] :]) == (label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "11:05 the ribbon is cut",
        "He waited. Then he said: yes",
        "“So it is”, he said: never",
        "no colon here",
        "https://example.org/x",
        "x" * 300 + ": y",
        "",
        ": nothing before",
    ],
)
def test_times_sentences_and_addresses_are_no_labels(line: str) -> None:
    assert split_label(line) is None


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("It rained.", True),
        ("It rained.”", True),
        ("是的。", True),
        ("यह सच है।", True),
        ("យើង។", True),
        ("Đi!", True),
        ("Why?", True),
        ("LE VAN A.", False),
        ("giữ rừng trước, bán chè sau.", True),
        ("HEADING:", False),
        ("A headline without stop", False),
        ("", False),
    ],
)
def test_a_sentence_end_is_seen_in_every_script(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("Why?", True),
        ("Pourquoi ?", True),
        ("なぜですか？", True),
        ("لماذا؟", True),
        ("Γιατί;", True),
        ("“Why?”", True),
        ("Why? Because.", False),
        ("a; b;", False),
        ("Thank you!", False),
    ],
)
def test_a_question_ends_in_the_mark_of_its_script(line: str, asks: bool) -> None:
    assert is_question(line) is asks


def test_a_stop_behind_an_abbreviation_is_no_sentence_inside() -> None:
    assert not sentences_inside("Mr. DANH SA RUONG - CHAIRMAN")
    assert not sentences_inside("PGS.TS. Lê Văn An")
    assert sentences_inside("We waited. Then it rained")
    assert sentences_inside("等了很久。后来下雨")
    assert not sentences_inside("One sentence only.")


def test_capitals_count_only_letters_that_have_case() -> None:
    assert capital_share("LE VAN AN - 12") == 1.0
    assert capital_share("le van an") == 0.0
    assert capital_share("阮世韶") == 0.0
    assert 0.1 < capital_share("Le Van An") < 0.6


def test_the_final_colon_of_any_script_is_seen_and_cut() -> None:
    for line in ("NAME:", "NAME :", "名前：", "ឈ្មោះ៖"):
        assert ends_with_colon(line)
        assert not ends_with_colon(without_colon(line))
    assert without_colon("no colon") == "no colon"


def test_quotation_marks_of_all_languages_open() -> None:
    assert all(opens_quote(mark + "word") for mark in '“„«「『"‘')
    assert not opens_quote("word")
    assert not opens_quote("")


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a: ", "*", "- ", "1. ", ". ", "!”", ":", " ", "(", "“", "x.", "?", "A:"])
def test_every_pattern_is_linear_on_the_worst_lines(unit: str) -> None:
    line = unit * (100_000 // len(unit))
    for look in (split_bullet, split_label, ends_sentence, is_question, sentences_inside, without_colon):
        start = time.process_time()
        look(line)
        assert time.process_time() - start < 0.1, look.__name__
