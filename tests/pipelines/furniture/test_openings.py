"""Between the title and the first running text."""

from __future__ import annotations

import pytest

from pipelines.furniture.openings import is_source_date, start_at_title, trim_start
from pipelines.furniture.titles import squeeze
from pipelines.lines import Line
from tests.pipelines.furniture.samples import SENTENCE, kept


@pytest.mark.parametrize(
    "text", ["Báo Sông TrầmBáo Sông Trầm04/10/2025", "Việt NamViệt Nam19/05/2024", "Báo Sông Trầm•17/04/2025"]
)
def test_the_source_and_day_as_vietnam_vn_writes_them(text):
    assert is_source_date(text)


@pytest.mark.parametrize("text", ["Báo Sông Trầm", "04/10/2025", "Hội nghị ngày 04/10/2025", "a" * 10_000])
def test_other_lines_with_a_source_or_day(text):
    assert not is_source_date(text)


def test_the_paper_s_name_and_day_above_the_text_go():
    lines = [Line("Báo Sông Trầm"), Line("12/05/2026"), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert kept(lines) == [SENTENCE]


def test_a_speaker_s_heading_below_the_day_stays():
    heading = "* Ông LÊ VĂN AN (Trưởng thôn):"
    lines = [Line("12/05/2026"), Line(heading), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert kept(lines) == [heading, SENTENCE]


def test_a_day_far_down_in_the_text_stays():
    lines = [Line(SENTENCE), Line(SENTENCE + " Again."), Line("12/05/2026"), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert len(kept(lines)) == 4


def test_what_stands_before_a_repeated_title_is_not_the_article():
    lines = [Line("The Herald"), Line("A new pier for Lindow"), Line(SENTENCE)]

    start_at_title(lines, frozenset({squeeze("A new pier for Lindow")}))

    assert kept(lines) == ["A new pier for Lindow", SENTENCE]
