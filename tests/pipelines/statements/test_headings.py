"""Speaker headings: evidence from several sides, and the lines that only look like one."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements import attribute_lines
from pipelines.statements.headings import find_headings
from pipelines.statements.page import Page
from pipelines.statements.recorders import find_recorders
from pipelines.statements.surroundings import is_headline
from schemas.records import Statement

WORDS = "We have raised the dike by half a metre, and this year the water stayed out of the lower fields for the first time."
MORE = "I hope that the pumps will be repaired before the rainy season begins, because without them the dike is of no use."


def page_of(*texts: str, language: str = "en") -> Page:
    page = Page([Line(t, group=n) for n, t in enumerate(texts)], lexicon(language))
    find_recorders(page)
    return page


def contributions(*texts: str, language: str = "en") -> list[Statement]:
    lines = [Line(t, group=n) for n, t in enumerate(texts)]
    done = attribute_lines(lines, language=language).statements
    return [s for s in done if s.kind == "contribution"]


PAIRS = [
    # two headings of one page, form
    ("HEAD OF NA TONG HAMLET - LE VAN PHUC:", "Ms. VO THI SAU - DIRECTOR OF THE COOPERATIVE:", "a1"),
    ("* Mr. LE VAN PHUC (head of Na Tong hamlet):", "* Ms. VO THI SAU (director of the cooperative):", "a1"),
    ("Mr. Le Van Phuc, head of Na Tong hamlet:", "Ms. Vo Thi Sau, director of the cooperative:", "a1"),
    ("1. Mr. Le Van Phuc - head of Na Tong hamlet", "2. Ms. Vo Thi Sau - director of the cooperative", "a1"),
    ("LE VAN PHUC – HEAD OF NA TONG HAMLET:", "VO THI SAU – DIRECTOR OF THE COOPERATIVE:", "a1"),
]


@pytest.mark.parametrize(("first", "second", "form"), PAIRS)
def test_two_headings_of_one_form_support_each_other(first: str, second: str, form: str) -> None:
    page = page_of(first, "The road belongs to everybody", WORDS, second, "Fruit does not wait", MORE)
    found = find_headings(page)
    assert [(h.place, h.form) for h in found] == [(0, form), (3, form)]
    assert [h.person.name.casefold() for h in found] == ["le van phuc", "vo thi sau"]
    assert all(h.reasons for h in found)


TRAPS = [
    # attendance and news items with asterisks
    [
        "* Comrade Le Van Phuc, Deputy Secretary of the District, attended the ceremony and gave 20 gifts.",
        "* Comrade Vo Thi Sau, Chairwoman of the Union, visited the ward and gave 30 blankets.",
    ],
    # capitals are a section heading
    ["FROM A HISTORIC MISSION TO THE NEEDS OF THE TIME", WORDS, "A ROAD FOR EVERYBODY", MORE],
    # an agenda
    ["08:30: Opening of the festival", "09:15: Speech by the Chairman", "10:00: The boats start"],
    # an attendance list
    [
        "Present at the ceremony were: Mr. Tran Van Hai, Chairman of the District; Ms. Vo Thi Sau, Head of the Union."
    ],
    # a sentence that introduces a quotation
    ["Mr. Le Van Phuc, head of Na Tong hamlet, said:", "“The road belongs to everybody.”", MORE],
    # a related title
    [WORDS, "Lo Minh Dat: The man who writes down the khene", MORE],
    # signatures
    ["Roger Cohen, writer", "Meghan Daum, writer", "Gerald Early, professor", "Emily Yoffe, journalist"],
    # a caption before a paragraph about the same person
    [
        "Mr. Le Van Phuc, head of Na Tong hamlet",
        "Mr. Le Van Phuc was born in the hamlet and has led it for fourteen years, longer than anybody before him, and he still walks the dike.",
    ],
]


@pytest.mark.parametrize("texts", TRAPS)
def test_lines_that_only_look_like_headings_open_no_contribution(texts: list[str]) -> None:
    assert contributions(WORDS, *texts, MORE) == []


def test_a_lone_heading_needs_more_evidence_than_one_of_several() -> None:
    assert contributions(WORDS, "* Le Van Phuc", WORDS, MORE) == []
    (one,) = contributions(
        "Mr. LE VAN PHUC - HEAD OF NA TONG HAMLET:", "The road belongs to everybody", WORDS
    )
    assert one.speaker is not None
    assert one.speaker.name == "LE VAN PHUC"


def test_a_recorder_line_closes_a_contribution_and_what_follows_is_narration() -> None:
    lines = [
        Line(t, group=n)
        for n, t in enumerate(
            [
                "LE VAN PHUC - HEAD OF NA TONG HAMLET:",
                "The road belongs to all",
                WORDS,
                "LE VU (noted)",
                MORE,
                "VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
                "Fruit does not wait",
                MORE,
                "LE VU (noted)",
            ]
        )
    ]
    done = attribute_lines(lines, language="en").statements
    assert [s.kind for s in done if s.parent_id is None] == ["contribution", "narration", "contribution"]


def test_a_headline_that_ends_in_a_stop_counts_where_the_others_are_headlines() -> None:
    found = contributions(
        "LE VAN PHUC - HEAD OF NA TONG HAMLET:",
        "The road belongs to all",
        WORDS,
        "VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
        "Fruit does not wait.",
        MORE,
    )
    assert [s.headline for s in found] == ["The road belongs to all", "Fruit does not wait."]


def test_a_contribution_without_headline_has_none() -> None:
    found = contributions(
        "LE VAN PHUC - HEAD OF NA TONG HAMLET:",
        WORDS,
        MORE,
        "VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
        MORE,
        WORDS,
    )
    assert [s.headline for s in found] == [None, None]
    assert [len(s.spans) for s in found] == [2, 2]


def test_a_headline_is_one_short_clause_with_more_text_behind_it() -> None:
    page = page_of("The road belongs to all", WORDS, "LE VU (noted)", "==========", WORDS)
    assert is_headline(page, 0)
    assert not is_headline(page, 1)
    assert not is_headline(page, 3)
    assert not is_headline(page, 4)
    assert not is_headline(page, -1)
    assert not is_headline(page, 99)


def test_one_recorder_line_at_the_end_counts_for_all() -> None:
    found = contributions(
        "LE VAN PHUC - HEAD OF NA TONG HAMLET:",
        "The road belongs to all",
        WORDS,
        "VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
        "Fruit does not wait",
        MORE,
        "LE VU (noted)",
    )
    assert [(s.recorded_by, s.recording_mark) for s in found] == [("LE VU", "noted")] * 2


def test_a_contribution_cut_off_by_the_end_of_the_page_has_no_recorder() -> None:
    found = contributions(
        "LE VAN PHUC - HEAD OF NA TONG HAMLET:",
        "The road belongs to all",
        WORDS,
        "LE VU (noted)",
        "VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
        "Fruit does not wait",
        MORE,
    )
    assert [s.recorded_by for s in found] == ["LE VU", None]


def test_a_pull_quote_does_not_end_the_contribution_around_it() -> None:
    lines = [
        Line(t, group=n)
        for n, t in enumerate(
            [
                "Ms. VO THI SAU - DIRECTOR OF THE COOPERATIVE:",
                "Fruit does not wait",
                WORDS,
                "“Who waits for the road loses the harvest.",
                "Director of the Cooperative - Vo Thi Sau",
                MORE,
                "LE VU (noted)",
            ]
        )
    ]
    done = attribute_lines(lines, language="en").statements
    (part,) = [s for s in done if s.kind == "contribution"]
    (pull,) = [s for s in done if s.kind == "pull_quote"]
    assert part.text == f"{WORDS} {MORE}"
    assert pull.parent_id == part.id
    assert part.recorded_by == "LE VU"


def test_the_words_of_a6_begin_behind_the_inner_cue() -> None:
    found = contributions(
        "Teacher Ha Thi Khuyen: A room with seven pupils",
        "Teacher Ha Thi Khuyen was born on a farm and began to teach in 2001. Of those days, Ms. Ha Thi Khuyen - deputy head of the Pu Nhi school recalls: In the first year I had seven pupils in a hut of straw.",
        WORDS,
        "Teacher Luong Van Tiep: Walking after the pupils",
        "Every autumn teacher Luong Van Tiep still visits the families. Mr. Luong Van Tiep - teacher at the Trung Ly school says: To one village I walk for four hours.",
    )
    assert [s.headline for s in found] == ["A room with seven pupils", "Walking after the pupils"]
    assert found[0].text.startswith("In the first year I had seven pupils")
    assert found[1].text == "To one village I walk for four hours."
    assert [s.cue for s in found] == ["recalls", "says"]
