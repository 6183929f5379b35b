"""Quotations set apart, with a line that says whose words they repeat."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements import attribute_lines
from pipelines.statements.page import Page
from pipelines.statements.pull_quotes import find_pull_quotes, inner

BEFORE = "The dike was raised by half a metre after the flood, and the pumps were repaired."
AFTER = "In the coming year the district will plant mangroves along the whole shore."


def page_of(*lines: Line | str, language: str = "en") -> Page:
    made = [x if isinstance(x, Line) else Line(x, group=n) for n, x in enumerate(lines)]
    return Page(made, lexicon(language))


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("“The sea does not wait for anybody.", "The sea does not wait for anybody."),
        ("“The sea does not wait for anybody.”", "The sea does not wait for anybody."),
        ("“The sea does not wait for anybody”.", "The sea does not wait for anybody"),
        ('"The sea does not wait.', "The sea does not wait."),
        ("«The sea does not wait.»", "The sea does not wait."),
        ("„The sea does not wait.“", "The sea does not wait."),
        ("“The sea says: ‘wait’ to nobody.", "The sea says: ‘wait’ to nobody."),
    ],
)
def test_closed_or_not_a_quotation_with_an_attribution_is_found(quote: str, words: str) -> None:
    page = page_of(BEFORE, quote, "Chairman of the Tan Phu Cooperative - Vo Thi Sau", AFTER)
    find_pull_quotes(page)
    assert [line.type for line in page.lines] == ["paragraph", "pull_quote", "attribution", "paragraph"]
    (pull,) = page.pulls
    piece = pull.pieces[0]
    assert page.text(piece.line)[piece.start : piece.end] == words
    assert pull.speaker is not None
    assert (pull.speaker.name, pull.speaker.role) == ("Vo Thi Sau", "Chairman of the Tan Phu Cooperative")


ATTRIBUTIONS = [
    "Vo Thi Sau - Chairman of the Tan Phu Cooperative",
    "— Vo Thi Sau, Chairman of the Tan Phu Cooperative",
    "Vo Thi Sau (Chairman of the Tan Phu Cooperative)",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS)
def test_an_attribution_may_name_the_person_first(line: str) -> None:
    page = page_of(BEFORE, "“The sea does not wait.", line, AFTER)
    find_pull_quotes(page)
    assert [p.speaker.name for p in page.pulls if p.speaker] == ["Vo Thi Sau"]


NONE = [
    ("“The sea does not wait”, said Ms. Vo Thi Sau.", AFTER),
    ("“The sea does not wait.", AFTER),
    ("“The sea does not wait.", "Chairman of the Cooperative - Vo Thi Sau:"),
    ("“The sea does not wait.", "Chairman of the Cooperative Vo Thi Sau said so at noon."),
    ("The sea does not wait.", "Chairman of the Cooperative - Vo Thi Sau"),
    ("“The sea does not wait.", "“Nor does the river."),
]


@pytest.mark.parametrize(("first", "second"), NONE)
def test_running_quotations_and_headings_are_no_pull_quotes(first: str, second: str) -> None:
    page = page_of(BEFORE, first, second, AFTER)
    find_pull_quotes(page)
    assert page.pulls == []


def test_a_block_quotation_of_several_lines_is_one_pull_quote() -> None:
    page = page_of(
        BEFORE,
        Line("The sea does not wait.", quoted=True, group=1),
        Line("It comes when it comes.", quoted=True, group=2),
        Line("Vo Thi Sau, Chairman of the Cooperative", quoted=True, tag="cite", group=3),
        AFTER,
    )
    find_pull_quotes(page)
    assert [len(p.pieces) for p in page.pulls] == [2]


def test_a_pull_quote_in_a_report_belongs_to_the_narration_around_it() -> None:
    lines = [
        Line(t, group=n)
        for n, t in enumerate(
            [BEFORE, "“The sea does not wait.", "Head of Na Tong hamlet - Vo Thi Sau", AFTER]
        )
    ]
    statements = attribute_lines(lines, language="en").statements
    narration = next(s for s in statements if s.kind == "narration")
    pull = next(s for s in statements if s.kind == "pull_quote")
    assert pull.parent_id == narration.id
    assert pull.text not in narration.text
    assert [s.kind for s in statements].count("narration") == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“a”", "a"),
        ("“a”.", "a"),
        ("a", "a"),
        ("“", ""),
        ("a”", "a"),
        ("“a b", "a b"),
        ("“a ‘b’.", "a ‘b’."),
        ("„a“", "a"),
        ('"a".', "a"),
    ],
)
def test_outer_marks_are_cut_and_nothing_else(text: str, words: str) -> None:
    piece = inner(text, 0)
    assert text[piece.start : piece.end] == words


def test_a_bare_name_below_a_quotation_attributes_it_when_the_page_has_named_that_person() -> None:
    quote = "“The sea does not wait for anybody.”"
    named = page_of(
        BEFORE, "VO THI SAU - CHAIRMAN OF THE COOPERATIVE:", BEFORE, quote, "Dr. VO THI SAU", AFTER
    )
    find_pull_quotes(named)
    assert [pull.speaker.name for pull in named.pulls if pull.speaker] == ["VO THI SAU"]
    unnamed = page_of(BEFORE, quote, "Dr. VO THI SAU", AFTER)
    find_pull_quotes(unnamed)
    assert unnamed.pulls == []
