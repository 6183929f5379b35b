"""The subject of a reporting verb is the phrase beside it, appositions stepped over."""

from __future__ import annotations

import pytest

from pipelines.statements.subjects import Subject, Subjects
from tests.pipelines.statements.said import cast_of


def before(language: str, text: str, verb: str, *, offices: bool = False) -> Subject:
    cast = cast_of(language, text)
    return Subjects(cast, offices=offices).before(cast.texts[0], 0, cast.texts[0].low.index(verb))


def after(language: str, text: str, verb: str, *, offices: bool = False) -> Subject:
    cast = cast_of(language, text)
    at = cast.texts[0].low.index(verb) + len(verb)
    return Subjects(cast, offices=offices).after(cast.texts[0], at, len(text))


def who(subject: Subject) -> str | None:
    mention = subject.mention
    return None if mention is None else (mention.name or mention.role or mention.kind)


@pytest.mark.parametrize(
    ("language", "text", "verb", "name"),
    [
        ("en", "Mr. Le Van Loi said", "said", "Le Van Loi"),
        ("en", "Mr. Le Van Loi, captain of a tuna boat, said", "said", "Le Van Loi"),
        ("en", "Her husband, Mr. Y Thin Kbuor, said", "said", "Y Thin Kbuor"),
        ("en", "Ms. H'Bien Nie, H'Lim's daughter, said", "said", "H'Bien Nie"),
        ("en", "Mr. Pham Gia Toan, director of a company in Buon Ma Thuot, said", "said", "Pham Gia Toan"),
        ("vi", "Hôm đó, già làng Clâu Nhấp bảo", "bảo", "Clâu Nhấp"),
        ("vi", "Thạc sĩ Đoàn Nhật Quang, Phó Giám đốc Sở, nói", "nói", "Đoàn Nhật Quang"),
        ("zh", "小学教师阮氏翠恒女士表示", "表示", "阮氏翠恒"),
    ],
)
def test_the_subject_in_front_of_a_verb(language: str, text: str, verb: str, name: str) -> None:
    found = before(language, text, verb)
    assert (found.kind, who(found)) == ("person", name)


@pytest.mark.parametrize(
    ("language", "text", "verb", "name"),
    [
        ("en", "said Dr. Mai Thi Duong, head of the station.", "said", "Mai Thi Duong"),
        (
            "de",
            "bekräftigte die stellvertretende Vorsitzende des Volkskomitees, Nguyen Thi Hong Nhan",
            "bekräftigte",
            "Nguyen Thi Hong Nhan",
        ),
        ("de", "sagte er", "sagte", "pronoun"),
        ("ru", "улыбнулся рыбак", "улыбнулся", "рыбак"),
        ("es", "confesó la Sra. Chau Thi Sen, dueña de dos hectáreas", "confesó", "Chau Thi Sen"),
    ],
)
def test_the_subject_behind_a_verb(language: str, text: str, verb: str, name: str) -> None:
    found = after(language, text, verb)
    assert (found.kind, who(found)) == ("person", name)


@pytest.mark.parametrize(
    ("language", "text", "verb"),
    [
        ("en", "Resolution No. 12 of the commune Party Committee states", "states"),
        ("en", "The draft regulation says", "says"),
        ("es", "La Decisión n.º 218 del Comité Popular establece", "establece"),
    ],
)
def test_a_document_is_no_person(language: str, text: str, verb: str) -> None:
    assert before(language, text, verb).kind == "document"


def test_a_group_is_told_from_a_person() -> None:
    assert before("en", "Experts said", "said").kind == "group"


def test_somebody_of_a_group_is_a_person() -> None:
    found = before("zh", "一位家长感慨地说", "感慨")
    assert found.kind == "person"
    assert found.mention is not None
    assert found.mention.indefinite


def test_a_topic_particle_closes_the_subject() -> None:
    cast = cast_of("ja", "グエン・ティ・ホアさんは、橋は来年完成すると語った。")
    found = Subjects(cast).topic(cast.texts[0], 0, 20)
    assert who(found) == "グエン・ティ・ホア"
    assert cast.texts[0].text[found.end :].startswith("、橋は")


def test_offices_are_phrases_only_where_they_may_speak() -> None:
    text = "Das Auswärtige Amt meldete"
    assert before("de", text, "meldete").kind == "none"
    assert who(before("de", text, "meldete", offices=True)) == "Das Auswärtige Amt"


def test_a_preposition_opens_no_phrase() -> None:
    assert before("de", "In Berlin meldete", "meldete", offices=True).kind == "none"


def test_an_empty_stretch_has_no_subject() -> None:
    assert before("en", "said", "said").kind == "none"
    assert after("en", "said", "said").kind == "none"


def test_behind_a_verb_the_name_with_a_form_of_address_is_the_subject() -> None:
    found = after("ru", "сообщила председатель Ань Дао г-жа Ле Тхи Хоа, что", "сообщила")

    assert who(found) == "Ле Тхи Хоа"
