"""Every month of every language, in native digits and eras, read back to the day that was written."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import codes, lexicon
from pipelines.metadata.date_formats import find

LANGUAGES = [code for code in codes() if lexicon(code).dates.months]
MONTHS = [
    (code, number, form.strip())
    for code in LANGUAGES
    for number, forms in enumerate(lexicon(code).dates.months, start=1)
    for form in forms.split("|")
]

NATIVE_DIGITS = {
    "ar": "٠١٢٣٤٥٦٧٨٩",
    "fa": "۰۱۲۳۴۵۶۷۸۹",
    "ur": "۰۱۲۳۴۵۶۷۸۹",
    "hi": "०१२३४५६७८९",
    "bn": "০১২৩৪৫৬৭৮৯",
    "th": "๐๑๒๓๔๕๖๗๘๙",
    "lo": "໐໑໒໓໔໕໖໗໘໙",
    "km": "០១២៣៤៥៦៧៨៩",
    "ja": "０１２３４５６７８９",
    "zh": "０１２３４５６７８９",
}

# A day as the papers of each language write it out, with a weekday, a clock time or an article.
WRITTEN = [
    ("ar", "الخميس 16 مايو 2024"),
    ("ar", "١٦ مايو ٢٠٢٤ - ٠٨:٣٠"),
    ("bn", "বৃহস্পতিবার, ১৬ মে ২০২৪"),
    ("cs", "čtvrtek 16. května 2024"),
    ("de", "Donnerstag, den 16. Mai 2024"),
    ("de", "Do., 16.05.2024, 08:30 Uhr"),
    ("el", "Πέμπτη 16 Μαΐου 2024"),
    ("en", "Thursday, May 16th, 2024 at 8:30 am"),
    ("en-gb", "Thursday 16 May 2024 08.30"),
    ("es", "Jueves, 16 de mayo de 2024"),
    ("es", "16 de mayo del 2024"),
    ("fa", "۱۶ مه ۲۰۲۴ ساعت ۰۸:۳۰"),
    ("fr", "Jeudi 16 mai 2024 à 8h30"),
    ("he", "יום חמישי, 16 במאי 2024"),
    ("hi", "गुरुवार, १६ मई २०२४"),
    ("hu", "2024. május 16., csütörtök 8:30"),
    ("hu", "2024. 05. 16."),
    ("id", "Kamis, 16 Mei 2024 08:30 WIB"),
    ("ja", "2024年5月16日（木）8時30分"),
    ("km", "ថ្ងៃទី១៦ ឧសភា ២០២៤"),
    ("ko", "2024년 5월 16일 목요일"),
    ("ko", "입력 2024.05.16. 오전 8:30"),
    ("lo", "ວັນທີ 16 ພຶດສະພາ 2024"),
    ("ms", "Khamis, 16 Mei 2024"),
    ("nl", "donderdag 16 mei 2024 om 08:30"),
    ("no", "torsdag 16. mai 2024 kl. 08.30"),
    ("pl", "czwartek, 16 maja 2024"),
    ("pt", "Quinta-feira, 16 de maio de 2024"),
    ("ro", "joi, 16 mai 2024"),
    ("ru", "четверг, 16 мая 2024 года, 08:30"),
    ("sv", "torsdag 16 maj 2024"),
    ("th", "วันพฤหัสบดีที่ 16 พฤษภาคม 2567"),
    ("th", "16 พ.ค. 67 08:30 น."),
    ("tr", "16 Mayıs 2024 Perşembe"),
    ("uk", "четвер, 16 травня 2024"),
    ("ur", "جمعرات 16 مئی 2024"),
    ("vi", "Thứ Năm, ngày 16 tháng 5 năm 2024"),
    ("vi", "Thứ năm, 16/5/2024, 08:30 (GMT+7)"),
    ("zh", "2024年5月16日 星期四 08:30"),
]


def test_the_written_days_cover_every_language():
    assert {language.split("-")[0] for language, _ in WRITTEN} == set(LANGUAGES)


@pytest.mark.parametrize(("language", "text"), WRITTEN)
def test_a_day_as_papers_write_it_out(language, text):
    assert [one.value.date() for one in find(text, language)] == [datetime(2024, 5, 16).date()]


@pytest.mark.parametrize(("language", "text"), [(c, t) for c, t in WRITTEN if "30" in t])
def test_its_clock_time_is_read_too(language, text):
    value = find(text, language)[0].value

    assert (value.hour, value.minute) == (8, 30)


@pytest.mark.parametrize(("language", "number", "form"), MONTHS)
def test_every_form_of_every_month(language, number, form):
    """A form that two months share counts for the earlier one; the lexicon lists such forms last."""
    day = f"2024年{form}13日" if form[-1] in "月월" and form[0].isdigit() else f"13 {form} 2024"
    found = {one.value for one in find(day, language)}
    shared = {
        earlier
        for earlier, forms in enumerate(lexicon(language).dates.months, start=1)
        if form.rstrip(".") in [other.strip().rstrip(".") for other in forms.split("|")]
    }

    assert found == {datetime(2024, min(shared), 13)}


@pytest.mark.parametrize(("language", "digits"), NATIVE_DIGITS.items())
@pytest.mark.parametrize("form", ["{d}/{m}/{y}", "{y}-{m}-{d}", "{d}.{m}.{y}"])
def test_native_digits(language, digits, form):
    to_native = str.maketrans("0123456789", digits)
    text = form.format(d="23", m="05", y="2024").translate(to_native)

    assert [one.value for one in find(text, language)] == [datetime(2024, 5, 23)]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if lexicon(code).dates.era_offset])
@given(st.dates(min_value=datetime(2000, 1, 1).date(), max_value=datetime(2060, 12, 31).date()))
def test_years_of_the_local_era(language, day):
    words = lexicon(language).dates
    month = words.months[day.month - 1].split("|")[0]
    local = day.year + words.era_offset

    assert [one.value.date() for one in find(f"{day.day} {month} {local}", language)] == [day]
    assert [one.value.date() for one in find(f"{day:%d/%m}/{local}", language)] == [day]
    assert [one.value.date() for one in find(f"{day:%d/%m/%Y}", language)] == [day]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if not lexicon(code).dates.era_offset])
def test_a_year_of_another_era_is_no_date_where_the_language_counts_otherwise(language):
    assert find("16/05/2567", language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["{month} 2024", "16 {month}", "{month}", "2024 {month}"])
def test_a_date_needs_day_month_and_year(language, text):
    month = lexicon(language).dates.months[4].split("|")[0]
    if any(char.isdigit() for char in month):
        month = month.replace("5", "五")  # a month that is named by its number

    assert find(text.format(month=month), language) == []
