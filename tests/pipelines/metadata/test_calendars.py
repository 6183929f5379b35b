"""Months, labels and eras of all languages, and the form in which a line is searched for dates."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import codes, lexicon
from pipelines.metadata.calendars import calendar, date_form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("12 MAI 2024", "12 mai 2024"),
        ("๑๒ พ.ค. ๒๕๖๗", "12 พค 2567"),
        ("۱۲ مه ۲۰۲۴", "12 مه 2024"),
        ("१२ मई २०२४", "12 मई 2024"),
        ("THA\u0301NG 5", "tháng 5"),
        ("p.m.", "pm"),
        ("12.05.2024", "12.05.2024"),
        ("Sept. 5", "sept. 5"),
        ("", ""),
    ],
)
def test_a_line_is_searched_in_one_form(text, form):
    assert date_form(text) == form


@given(st.text(max_size=80))
def test_the_form_is_the_same_for_composed_and_decomposed_text(text):
    assert date_form(unicodedata.normalize("NFD", text)) == date_form(unicodedata.normalize("NFC", text))


@given(st.text(max_size=80))
def test_no_native_digit_is_left(text):
    assert all(c.isascii() for c in date_form(text) if unicodedata.decimal(c, None) is not None)


@given(st.text(alphabet="abc đêô١٢三. ", max_size=60).filter(lambda text: "." not in text))
def test_places_in_the_line_stay_where_they_are(text):
    """Dates are cut out of the line by their places in its form."""
    assert len(date_form(text)) == len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("code", [c for c in codes() if lexicon(c).dates.months])
def test_every_month_of_a_language_is_its_own(code):
    months = calendar(code).months

    for number, forms in enumerate(lexicon(code).dates.months, start=1):
        for form in forms.split("|"):
            assert months[date_form(form.strip().rstrip(".'׳"))] in (number, *_earlier(code, form, number))


def _earlier(code, form, number):
    """A form that an earlier month has too counts for that one."""
    months = lexicon(code).dates.months[: number - 1]
    return [n for n, forms in enumerate(months, start=1) if form in forms.split("|")]


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en", "mdy"),
        ("en-us", "mdy"),
        ("en_US", "mdy"),
        ("en-gb", "dmy"),
        ("en-vn", "dmy"),
        ("vi", "dmy"),
        (None, "dmy"),
    ],
)
def test_english_puts_the_month_first_in_one_country(language, order):
    assert calendar(language).order == order


def test_the_thai_era_is_543_years_ahead():
    assert calendar("th").era_offset == 543
    assert calendar("vi").era_offset == 0


@pytest.mark.parametrize("language", [None, "und", "xx", "zz-ZZ", ""])
def test_a_language_without_words_reads_those_of_all(language):
    assert calendar(language).months["january"] == 1


def test_a_word_that_is_two_months_in_two_languages_is_kept_for_the_pages_own():
    """Czech calls November what Croatian calls October; without a language it is neither or one's own."""
    seen: dict[str, set[int]] = {}
    for code in codes():
        for number, forms in enumerate(lexicon(code).dates.months, start=1):
            for form in forms.split("|"):
                seen.setdefault(date_form(form.strip().rstrip(".'׳")), set()).add(number)

    ambiguous = {form for form, numbers in seen.items() if form and len(numbers) > 1}

    assert not ambiguous & set(calendar(None).months)


@pytest.mark.parametrize(
    ("before", "found"), [("cập nhật lúc ", True), ("updated: ", True), ("said on ", False)]
)
def test_the_label_of_an_update_is_known_in_any_language(before, found):
    assert (calendar("de").updated.search(before) is not None) is found
