"""What stands beside the article's title in the page's own is the paper's name, and never the title."""

from __future__ import annotations

import pytest

from pipelines.furniture.titles import is_one_of, site_names, squeeze
from pipelines.normalization import normalize

TITLE = "Suspension bridge over the Can opened"


@pytest.mark.parametrize(
    "page_title", [f"Highland Daily - {TITLE}", f"{TITLE} | Highland Daily", f"{TITLE} — Highland Daily"]
)
@pytest.mark.parametrize("behind", ["", " 04/10/2025", " 4 October 2025, 10:30"])
def test_the_paper_is_named_and_the_title_is_not(page_title: str, behind: str) -> None:
    assert site_names([page_title], squeeze(TITLE + behind)) == ["highlanddaily"]


def test_a_paper_whose_name_is_in_the_headline_is_still_the_paper() -> None:
    assert site_names(
        ["Daily - Daily wins the prize of the province"], squeeze("Daily wins the prize of the province")
    ) == ["daily"]


def test_a_line_of_the_text_that_repeats_a_dated_title_stays() -> None:
    first = "On 12 May the ward of Ta Gia opened the suspension bridge for which four hamlets had waited."
    last = "It is fifty-six metres long and two metres wide, and carries carts as well as people."
    html = f"<title>Highland Daily - {TITLE}</title><table><tr><td><font size=5><b>{TITLE}</b></font><br><font size=1>04/10/2025</font><p>{first}</p><p>{TITLE}</p><p>{last}</p></td></tr></table>"
    assert normalize(html.encode(), "https://paper.example/bridge").body.split("\n\n") == [first, TITLE, last]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TITLE, True),
        (TITLE.upper(), True),
        (f"“{TITLE}!”", True),
        ("· — · — · — · — · — · — " + TITLE, True),
        ("Another bridge was opened", False),
        ("", False),
        ("— — —", False),
    ],
)
def test_a_title_is_known_by_its_letters(text: str, found: bool) -> None:
    assert is_one_of(text, [squeeze(TITLE)]) is found
