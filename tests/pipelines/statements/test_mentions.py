"""Persons are found in running text by honorifics, offices and the shape of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lexicons import codes, lexicon
from pipelines.statements.mentions import finder
from pipelines.statements.patterns import lower
from tests.pipelines.statements.said import cast_of, names


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Dr. Mai Thi Xuan arrived with Mr. Loi.", [("Dr.", "Mai Thi Xuan"), ("Mr.", "Loi")]),
        ("en", "Artisan H'Lan Nie is weaving.", [(None, "H'Lan Nie")]),
        ("vi", "Ông Trần Văn Bảy gặp bà Diệp.", [("Ông", "Trần Văn Bảy"), ("bà", "Diệp")]),
        ("vi", "Phó Chủ tịch UBND xã Vĩnh Lạc Nguyễn Thị Hoa nói", [(None, "Nguyễn Thị Hoa")]),
        ("de", "Frau Bui Thi Nga und Herr Thinh kochen.", [("Frau", "Bui Thi Nga"), ("Herr", "Thinh")]),
        ("es", "El Sr. Ngo Thanh Phu llegó.", [("Sr.", "Ngo Thanh Phu")]),
        ("ko", "응우옌 티 호아 씨는 란 씨를 만났습니다.", [("씨", "응우옌 티 호아"), ("씨", "란")]),
        (
            "ja",
            "グエン・ティ・ホアさんはハイさんに会った。",
            [("さん", "グエン・ティ・ホア"), ("さん", "ハイ")],
        ),
        ("zh", "阮女士来了。", [("女士", "阮")]),
        (
            "ru",
            "Рыбак Нгуен Ван Лонг и г-жа Фан Тхи Лан.",
            [("Рыбак", "Нгуен Ван Лонг"), ("г-жа", "Фан Тхи Лан")],
        ),
    ],
)
def test_names_come_with_their_honorifics(
    language: str, text: str, found: list[tuple[str | None, str | None]]
) -> None:
    assert names(language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They live in Buon Ma Thuot and work at the General Statistics Office."),
        ("en", "According to VNA, prices rose."),
        ("de", "Laut VNA ist die Straße offen."),
        ("vi", "Phó Giám đốc Sở vắng mặt."),
        ("id", "Di Quang Nam hujan turun."),
    ],
)
def test_places_agencies_and_offices_are_no_persons(language: str, text: str) -> None:
    assert names(language, text) == []


def test_agencies_in_capitals_are_matched_as_written() -> None:
    words = finder(lexicon("en"))
    assert words.impersonal("the WHO report", "the who report", 0, 7)
    assert words.impersonal("the man who left", "the man who left", 0, 16) is None


@given(st.text(max_size=120), st.sampled_from(["en", "vi", "ja", "ko", "zh", "th", "ar", "ru"]))
def test_mentions_lie_inside_any_text(text: str, language: str) -> None:
    for mention in finder(lexicon(language)).names(text, lower(text), 0, len(text)):
        assert 0 <= mention.start <= mention.name_start < mention.name_end <= len(text)


@pytest.mark.parametrize("code", codes())
def test_every_language_compiles_its_patterns(code: str) -> None:
    words = finder(lexicon(code))
    for pattern in (words.role, words.kin, words.pronoun, words.body, words.document, words.collective):
        assert pattern.search("\ue001") is None
    assert words.role.search(lower(lexicon(code).people.roles[0]))


@pytest.mark.parametrize(
    ("language", "text", "offices"),
    [
        ("ja", "人民委員会の副委員長", ["副委員長"]),
        ("th", "ประธานสมาคมเกษตรกร", ["ประธาน"]),
        ("lo", "ຮອງປະທານຄະນະກຳມະການປະຊາຊົນ", ["ຮອງປະທານ"]),
        ("en", "chairman of the farmers' union", ["chairman"]),
    ],
)
def test_a_noun_for_a_body_holds_no_office(language: str, text: str, offices: list[str]) -> None:
    hits = finder(lexicon(language)).offices(text, 0, len(text))
    assert [hit.group() for hit in hits][: len(offices)] == offices
    assert not any(hit.group() in ("委員", "เกษตรกร", "ປະຊາຊົນ") for hit in hits)


@pytest.mark.parametrize(
    ("language", "text", "group"),
    [
        ("zh", "司机们", "司机们"),
        ("ja", "漁師たち", "漁師たち"),
        ("ko", "어부들", "어부들"),
        ("zh", "司机", None),
    ],
)
def test_an_ending_for_more_than_one_makes_a_group(language: str, text: str, group: str | None) -> None:
    hit = finder(lexicon(language)).collective.search(text)
    assert (hit.group() if hit else None) == group


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("ja", "日本から来た佐藤美咲さんは", [("さん", "佐藤美咲")]),
        ("ja", "観光客さんは", []),
        ("bn", "মিঃ ট্রান মিন খোই জোর দিয়ে বলেন", [("মিঃ", "ট্রান মিন খোই")]),
        ("vi", "Sở Nông nghiệp và Môi trường Lê Hoàng Lam cho biết", [(None, "Lê Hoàng Lam")]),
        ("vi", "Trường Lê Hoàng Lam đón học sinh", []),
    ],
)
def test_names_end_before_verbs_and_begin_behind_bodies(
    language: str, text: str, found: list[tuple[str | None, str]]
) -> None:
    assert names(language, text) == found


def test_a_stop_behind_a_word_that_is_no_abbreviation_ends_the_sentence() -> None:
    assert names("fr", "Il vient pour sa grand-mère. Il raconte. Mme. Lan rit.") == [("Mme.", "Lan")]


def test_a_capitalised_pair_behind_a_word_for_a_place_is_no_person() -> None:
    assert names("nl", "Een schipper uit Song Doc lacht.") == []


def test_a_form_of_address_is_a_word_of_its_own() -> None:
    assert finder(lexicon("fr")).honorific.search("un mélomane duval") is None
    assert finder(lexicon("fr")).honorific.search("et m. duval") is not None


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("cs", "Dobrovolník z Brna Radomír Vítovec poznamenal, že", "Radomír Vítovec"),
        ("ru", "сказал директор департамента Чан Куанг Минь.", "Чан Куанг Минь"),
    ],
)
def test_a_name_behind_the_place_or_body_of_an_office_is_a_person(
    language: str, text: str, name: str
) -> None:
    cast = cast_of(language, text)

    assert [p.name for p in cast.people] == [name]


def test_a_full_name_whose_syllables_mean_something_is_still_a_name() -> None:
    assert names("fr", "Le directeur Phan Van Loi sourit.") == [(None, "Phan Van Loi")]
