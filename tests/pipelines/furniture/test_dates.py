"""Lines that say when."""

from __future__ import annotations

import pytest

from pipelines.furniture.dates import is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2026",
        "12.05.2026 10:30",
        "Stand: 24.04.2024 22:58 Uhr",
        "Published 11:34 PM EST Nov 19, 2019",
        "2025年1月14日 01時28分",
        "Thứ Ba, 03/12/2024 | 08:30",
        "2026-05-12",
        "16 September 2024 9:33pm",
    ],
)
def test_a_date_line(text):
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pier was opened in 1911.",
        "Between 2021 and 2023 the town built the pier and two roads to it, at a cost of 12 million in all.",
        "Ada Lund",
        "It took 4 years",
        "",
        "Chapter 3",
    ],
)
def test_no_date_line(text):
    assert not is_date_line(text)
