"""Dates as pages write them: explicit formats in many languages, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.metadata.date_formats import EARLIEST, LATEST, find, parse, parse_machine

MAY_16 = datetime(2024, 5, 16)


def plus(hours: float) -> timezone:
    return timezone(timedelta(hours=hours))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("16/05/2024", "vi"),
        ("16-05-2024", "vi"),
        ("16.05.2024", "de"),
        ("16.5.24", "de"),
        ("16. Mai 2024", "de"),
        ("Donnerstag, 16. Mai 2024", "de"),
        ("ngày 16 tháng 5 năm 2024", "vi"),
        ("16 tháng 5, 2024", "vi"),
        ("Thứ Năm, ngày 16/05/2024", "vi"),
        ("16 May 2024", "en"),
        ("May 16, 2024", "en"),
        ("May 16th, 2024", "en"),
        ("16th of May 2024", "en"),
        ("Thu, May 16 2024", "en"),
        ("2024 May 16", "en"),
        ("05/16/2024", "en-us"),
        ("16 mai 2024", "fr"),
        ("1er mai 2024 puis 16 mai 2024", "fr"),
        ("16 de mayo de 2024", "es"),
        ("16 de maio de 2024", "pt"),
        ("16 mei 2024", "nl"),
        ("16 Mei 2024", "id"),
        ("16 Mei 2024", "ms"),
        ("16 maj 2024", "sv"),
        ("16. mai 2024", "no"),
        ("16 maja 2024", "pl"),
        ("16. května 2024", "cs"),
        ("16 mai 2024", "ro"),
        ("16 Mayıs 2024", "tr"),
        ("16 мая 2024 г.", "ru"),
        ("16 พฤษภาคม 2567", "th"),
        ("16 พ.ค. 2567", "th"),
        ("16 พ.ค. 67", "th"),
        ("16 ພຶດສະພາ 2024", "lo"),
        ("16 मई 2024", "hi"),
        ("१६ मई २०२४", "hi"),
        ("16 مايو 2024", "ar"),
        ("١٦ مايو ٢٠٢٤", "ar"),
        ("2024年5月16日", "zh"),
        ("2024年5月16日", "ja"),
        ("２０２４年５月１６日", "ja"),
        ("2024년 5월 16일", "ko"),
        ("2024-05-16", None),
        ("2024/5/16", None),
        ("2024.05.16", "ko"),
    ],
)
def test_one_day_in_the_words_and_digits_of_many_languages(text, language):
    found = find(text, language)

    assert found
    assert found[-1].value == MAY_16
    assert not found[-1].timed


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Thứ sáu, 6/8/2021, 01:08 (GMT+7)", "vi", datetime(2021, 8, 6, 1, 8, tzinfo=plus(7))),
        ("08:30 16/05/2024", "vi", datetime(2024, 5, 16, 8, 30)),
        ("16/05/2024 | 08:30", "vi", datetime(2024, 5, 16, 8, 30)),
        ("16/05/2024 08:30 GMT-5", "vi", datetime(2024, 5, 16, 8, 30, tzinfo=plus(-5))),
        ("16/05/2024 08:30 (UTC+05:30)", "en-in", datetime(2024, 5, 16, 8, 30, tzinfo=plus(5.5))),
        ("May 16, 2024 at 3:05 PM", "en", datetime(2024, 5, 16, 15, 5)),
        ("May 16, 2024 12:05 a.m.", "en", datetime(2024, 5, 16, 0, 5)),
        ("May 16, 2024 12:05 pm", "en", datetime(2024, 5, 16, 12, 5)),
        ("16. Mai 2024 um 8.30 Uhr", "de", datetime(2024, 5, 16, 8, 30)),
        ("16 mai 2024 à 08h30", "fr", datetime(2024, 5, 16, 8, 30)),
        ("2024년 5월 16일 오후 3:05", "ko", datetime(2024, 5, 16, 15, 5)),
        ("2024년 5월 16일 오전 3:05", "ko", datetime(2024, 5, 16, 3, 5)),
        ("2024年5月16日 下午3:05", "zh", datetime(2024, 5, 16, 15, 5)),
        ("2024年5月16日 15時05分", "ja", datetime(2024, 5, 16, 15, 5)),
        ("16 พ.ค. 2567 เวลา 10:30 น.", "th", datetime(2024, 5, 16, 10, 30)),
        ("16 мая 2024 г., 10:30", "ru", datetime(2024, 5, 16, 10, 30)),
    ],
)
def test_a_clock_time_beside_the_date_is_read_with_its_numeric_zone(text, language, expected):
    found = find(text, language)

    assert [expected] == [f.value for f in found]
    assert expected.tzinfo == found[0].value.tzinfo
    assert found[0].timed


@pytest.mark.parametrize("zone", ["EST", "IST", "CET", "ICT", "PDT"])
def test_zone_letters_that_name_several_zones_give_no_zone(zone):
    assert find(f"May 16, 2024 3:05 PM {zone}", "en")[0].value.tzinfo is None


@pytest.mark.parametrize(
    "text",
    [
        "3 giờ trước",
        "3 hours ago",
        "vor 2 Stunden",
        "hôm qua",
        "yesterday at 10:30",
        "16 May",
        "ngày 16/5",
        "May 2024",
        "tháng 5/2024",
        "2024",
        "10:30",
        "",
        "31/02/2024",
        "32 May 2024",
        "0/0/2024",
        "May 16, 1750",
        "16/05/2999",
        "Tel. 028-12-12-2004",
        "version 1.2.3.2004",
        "192.168.20.2024",
        "Marching 16 people 2024",
    ],
)
def test_relative_times_parts_of_dates_and_other_numbers_give_nothing(text):
    assert find(text, "en") == []
    assert find(text, "vi") == []


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("vi", datetime(2024, 4, 3)),
        ("de", datetime(2024, 4, 3)),
        (None, datetime(2024, 4, 3)),
        ("en", datetime(2024, 3, 4)),
        ("en-us", datetime(2024, 3, 4)),
        ("en-gb", datetime(2024, 4, 3)),
        ("en-vn", datetime(2024, 4, 3)),
    ],
)
def test_the_language_settles_what_03_04_means_and_the_other_reading_is_kept(language, expected):
    found = find("03/04/2024", language)[0]

    assert expected == found.value
    assert {expected, found.swapped} == {datetime(2024, 3, 4), datetime(2024, 4, 3)}


def test_a_day_above_twelve_needs_no_language():
    assert datetime(2024, 12, 25) == find("12/25/2024", "vi")[0].value
    assert datetime(2024, 12, 25) == find("25/12/2024", "en")[0].value
    assert find("25/12/2024", "en")[0].swapped is None


def test_the_pages_own_language_decides_a_month_that_two_languages_share():
    assert datetime(2024, 3, 1) == find("1 mar 2024", "en")[0].value
    assert datetime(2024, 5, 1) == find("1 mei 2024", "nl")[0].value


def test_several_dates_of_a_line_come_in_order():
    found = find("Published 3 May 2024, updated 16 May 2024 10:30", "en")

    assert [datetime(2024, 5, 3), datetime(2024, 5, 16, 10, 30)] == [f.value for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-16T10:00:00Z", datetime(2024, 5, 16, 10, tzinfo=UTC)),
        ("2024-05-16T10:00:00.123+0700", datetime(2024, 5, 16, 10, tzinfo=plus(7))),
        ("2024-05-16T10:00+07:00", datetime(2024, 5, 16, 10, tzinfo=plus(7))),
        ("2024-05-16 10:00:00 +02:00", datetime(2024, 5, 16, 10, tzinfo=plus(2))),
        ("2024-05-16 10:00:00 GMT+7", datetime(2024, 5, 16, 10, tzinfo=plus(7))),
        ("2024-05-16 10:00 UTC", datetime(2024, 5, 16, 10, tzinfo=UTC)),
        ("2024-05-16", MAY_16),
        ("2024-5-6", datetime(2024, 5, 6)),
        ("20240516", MAY_16),
        ("20240516T100000", datetime(2024, 5, 16, 10)),
        ("Thu, 16 May 2024 10:00:00 GMT", datetime(2024, 5, 16, 10, tzinfo=UTC)),
        ("1715853600", datetime(2024, 5, 16, 10, tzinfo=UTC)),
        ("1715853600000", datetime(2024, 5, 16, 10, tzinfo=UTC)),
    ],
)
def test_machine_formats(text, expected):
    value = parse_machine(text)

    assert expected == value
    assert value is not None
    assert expected.utcoffset() == value.utcoffset()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "PT7M",
        "2024-13-45",
        "2024-02-30",
        "99999999",
        "1234567890123456",
        "0000-00-00",
        "12",
        "now",
        "2024-05-16T25:00:00",
    ],
)
def test_what_is_no_date_in_any_machine_format_gives_nothing(text):
    assert parse_machine(text) is None


def test_a_zone_beyond_fourteen_hours_is_no_zone():
    value = parse_machine("2024-05-16T10:00:00+99:00")

    assert value is not None
    assert value.tzinfo is None


def test_gmt_plus_seven_means_seven_hours_ahead():
    value = parse("2024-05-16 10:00 GMT+7")

    assert value is not None
    assert timedelta(hours=7) == value.utcoffset()


@given(st.dates(min_value=datetime(EARLIEST, 1, 1).date(), max_value=datetime(LATEST, 12, 31).date()))
def test_every_day_is_read_back_from_every_numeric_form(day):
    midnight = datetime(day.year, day.month, day.day)
    for form in ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d"):
        assert midnight == parse(day.strftime(form), "vi")


@given(st.text(max_size=400), st.sampled_from(["vi", "en", "th", "ar", "zh", None, "xx", "en-vn"]))
def test_no_text_makes_reading_raise_and_every_value_is_in_range(text, language):
    for found in find(text, language):
        assert EARLIEST <= found.value.year <= LATEST
    parse(text, language)


@given(st.text(alphabet="0123456789 .:/-TZ+GMTmay", max_size=300))
def test_date_like_noise_never_raises(text):
    find(text, "en")
    parse(text, "en")


def test_a_very_long_line_of_digits_is_read_in_bounded_time():
    for unit in ("1 ", "1.", "12/", "may ", "2024 ", ": "):
        assert len(find(unit * 20_000, "en")) < 200
