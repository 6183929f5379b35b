"""Recorder lines and bylines by their form."""

from __future__ import annotations

import pytest

from pipelines.lexicons import Lexicon, lexicon
from pipelines.lines import Line
from pipelines.statements.page import Page
from pipelines.statements.recorders import drop_bylines, find_recorders, read_recorder

TEXT = "We stayed on the dike the whole night and counted the boats that came back in the morning."


def page_of(*texts: str, language: str = "xx", authors: tuple[str, ...] = ()) -> Page:
    known = lexicon(language) if language != "xx" else Lexicon("xx")
    return Page([Line(t, group=n) for n, t in enumerate(texts)], known, authors=authors)


RECORDERS = [
    ("xx", "LE VU (tertulis)", "LE VU", "tertulis"),
    ("xx", "N.DOAN (tertulis)", "N.DOAN", "tertulis"),
    ("xx", "TRUONG DONG (direkam)", "TRUONG DONG", "direkam"),
    ("xx", "Cam Tien (réalisé)", "Cam Tien", "réalisé"),
    ("xx", "HAN GIANG - LE VU (zapsáno)", "HAN GIANG - LE VU", "zapsáno"),
    ("vi", "NGUYỄN TRÂM (lược ghi)", "NGUYỄN TRÂM", "lược ghi"),
    ("vi", "Minh Thông (thực hiện)", "Minh Thông", "thực hiện"),
    ("vi", "HOÀNG LAN(ghi)", "HOÀNG LAN", "ghi"),
    ("zh", "黎霞（记录）", "黎霞", "记录"),
    ("ru", "ЛЕ ВУ (записал)", "ЛЕ ВУ", "записал"),
]


@pytest.mark.parametrize(("language", "line", "name", "mark"), RECORDERS)
def test_a_recorder_line_is_known_by_its_form(language: str, line: str, name: str, mark: str) -> None:
    page = page_of(TEXT, line, language=language)
    assert read_recorder(page, 1) == (name, mark)


OTHERS = [
    ("xx", "Le Van An (TTXVN)"),
    ("xx", "Photo: LE VU (archive)"),
    ("xx", "LE VU (2024)"),
    ("xx", "The harbour of the province (seen from the north)"),
    ("xx", "* LE VAN AN (director of the school):"),
    ("xx", "LE VU (tertulis) and so the evening went on in the village by the river, said the paper"),
    ("en", "LE VU (photo)"),
    ("en", "Le Van An (director)"),
    ("vi", "Bà Nông Thị Bưởi (nông dân xã Thượng Lâm)"),
    ("zh", "黎霞（北江省工贸厅副厅长）"),
]


@pytest.mark.parametrize(("language", "line"), OTHERS)
def test_other_lines_with_brackets_are_no_recorder_lines(language: str, line: str) -> None:
    assert read_recorder(page_of(TEXT, line, language=language), 1) is None


def test_recorder_lines_are_retyped_and_kept_in_the_body() -> None:
    page = page_of(TEXT, "LE VU (tertulis)")
    find_recorders(page)
    assert page.recorders == {1: ("LE VU", "tertulis")}
    assert page.lines[1].type == "recorder"
    assert page.lines[1].in_body


BYLINES = [
    ("xx", (), "NHU LAM"),
    ("xx", (), "N. Duc - M. Luc"),
    ("xx", ("Hai Yen",), "Hai Yen"),
    ("en", (), "News and photos: LA MAI"),
    ("vi", (), "Bài, ảnh: LÙ PHƯƠNG"),
    ("vi", (), "Nhóm PV"),
    ("xx", ("N. Hoa",), "Unknown credit: N. Hoa"),
    ("xx", (), "(Vietnam+)"),
]


@pytest.mark.parametrize(("language", "authors", "line"), BYLINES)
def test_a_byline_leaves_the_body_with_a_reason(language: str, authors: tuple[str, ...], line: str) -> None:
    page = page_of(TEXT, TEXT, line, language=language, authors=authors)
    drop_bylines(page)
    assert page.lines[2].type == "author"
    assert page.lines[2].dropped_because == "byline"
    assert page.order == [0, 1]
    assert page.bylines


NO_BYLINES = ["It rained.", "Thank you very much!", "Why not?", "“Never again", "Next stop:", TEXT]


@pytest.mark.parametrize("line", NO_BYLINES)
def test_a_last_sentence_is_no_byline(line: str) -> None:
    page = page_of(TEXT, TEXT, line)
    drop_bylines(page)
    assert page.order == [0, 1, 2]


def test_a_page_of_names_only_keeps_its_first_line() -> None:
    page = page_of("LE VAN AN", "VO THI SAU", "HO VAN BAY", "TRAN VAN HAI", "NHU LAM")
    drop_bylines(page)
    assert 0 in page.order


SIGNATURES = [("bn", "থু ট্রাং", "।"), ("hi", "थू चांग", "।"), ("th", "ทู ตรัง", "."), ("ar", "ثو ترانج", ".")]


@pytest.mark.parametrize(("language", "line", "stop"), SIGNATURES)
def test_given_names_below_a_full_sentence_sign_a_page_without_capitals(
    language: str, line: str, stop: str
) -> None:
    text = "abc " * 12 + "abc" + stop
    page = page_of(text, text, line, language=language)
    drop_bylines(page)
    assert page.bylines == [line]


@pytest.mark.parametrize(
    "lines",
    [
        ("থু ট্রাং", "থু ট্রাং।", "থু ট্রাং চি মিন আন"),
        ("থু ট্রাং।", "থু ট্রাং", "থু ট্রাং"),
        ("থু ট্রাং।", "আরও পড়ুন"),
        ("থু ট্রাং।", "থু ট্রাং।", "থুট্রাং"),
    ],
)
def test_other_short_last_lines_are_no_signature(lines: tuple[str, ...]) -> None:
    page = page_of(*lines, language="bn")
    drop_bylines(page)
    assert page.order == list(range(len(lines)))
