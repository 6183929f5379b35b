"""Where a page introduces a person: the lead's name, honorific and office."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements.introductions import introduce, sole_person
from pipelines.statements.page import Page
from pipelines.statements.titles import Person

LEADS = [
    # language, lead, label, honorific, name, role
    (
        "lo",
        "ນັກຂ່າວ ໄດ້ສຳພາດ ທ່ານໝໍ ຫງວຽນ ວັນ ລອງ, ຫົວໜ້າສຸກສາລາ ມວ່າງເຍ.",
        "ຫງວຽນ ວັນ ລອງ",
        "ທ່ານໝໍ",
        "ຫງວຽນ ວັນ ລອງ",
        "ຫົວໜ້າສຸກສາລາ ມວ່າງເຍ",
    ),
    (
        "ur",
        "رپورٹر نے معروف فنکار مسٹر گیانگ اے لونگ، مو کانگ چائی کلب کے صدر، سے ملاقات کی۔",
        "گیانگ اے لونگ",
        "مسٹر",
        "گیانگ اے لونگ",
        "مو کانگ چائی کلب کے صدر",
    ),
    (
        "en",
        "A reporter had an interview with Mr. Phung Quoc Vinh, Deputy Director of the Department of Education of Lang Son province, about the shortage.",
        "Phung Quoc Vinh",
        "Mr.",
        "Phung Quoc Vinh",
        "Deputy Director of the Department of Education of Lang Son province",
    ),
    (
        "vi",
        "Phóng viên phỏng vấn bà Lô Thị Kim Oanh, Phó Trưởng phòng Giáo dục dân tộc, Sở Giáo dục và Đào tạo Nghệ An, về vấn đề này.",
        "Lô Thị Kim Oanh",
        "bà",
        "Lô Thị Kim Oanh",
        "Phó Trưởng phòng Giáo dục dân tộc, Sở Giáo dục và Đào tạo Nghệ An",
    ),
    (
        "vi",
        "Sáng 5/9, Giám đốc Sở Giáo dục và Đào tạo Cà Mau Lâm Thị Bích Vân dự lễ khai giảng.",
        "Lâm Thị Bích Vân",
        None,
        "Lâm Thị Bích Vân",
        "Giám đốc Sở Giáo dục và Đào tạo Cà Mau",
    ),
    (
        "cs",
        "Redaktor hovořil s paní Doan Thi Suong, restaurátorkou textilu v muzeu v Hue, o starých šatech.",
        "Suong",
        "paní",
        "Doan Thi Suong",
        "restaurátorkou textilu v muzeu v Hue",
    ),
    (
        "en",
        "The paper talked with Ms. Vo Thi Sau, director of the cooperative. She has led it for years.",
        "Sau",
        "Ms.",
        "Vo Thi Sau",
        "director of the cooperative",
    ),
    ("en", "Nothing is said about anybody here.", "Vo Thi Sau", None, "Vo Thi Sau", None),
]


def page_in(language: str) -> Page:
    return Page([Line("x")], lexicon(language))


@pytest.mark.parametrize(("language", "lead", "label", "honorific", "name", "role"), LEADS)
def test_a_label_gets_what_the_lead_says(
    language: str, lead: str, label: str, honorific: str | None, name: str, role: str | None
) -> None:
    person = introduce(page_in(language), Person(label), [lead])
    assert (person.honorific, person.name, person.role) == (honorific, name, role)


def test_the_honorific_of_the_label_wins_and_the_longer_role() -> None:
    lead = "The paper talked with Ms. Vo Thi Sau, director of the Tan Phu cooperative."
    person = introduce(page_in("en"), Person("Vo Thi Sau", honorific="Mrs.", role="director"), [lead])
    assert (person.honorific, person.role) == ("Mrs.", "director of the Tan Phu cooperative")


def test_texts_are_asked_in_order_of_trust() -> None:
    first = "Ms. Vo Thi Sau, director of the cooperative, spoke."
    second = "Ms. Vo Thi Sau, head of the union, spoke."
    assert (
        introduce(page_in("en"), Person("Vo Thi Sau"), [first, second]).role == "director of the cooperative"
    )
    assert introduce(page_in("en"), Person("Vo Thi Sau"), [second, first]).role == "head of the union"


def test_the_sole_person_of_a_lead_is_the_one_with_office_or_honorific() -> None:
    page = page_in("en")
    one = sole_person(page, "The paper talked with Ms. Vo Thi Sau, director of the cooperative.")
    assert one is not None
    assert one.name == "Vo Thi Sau"
    assert sole_person(page, "Ms. Vo Thi Sau met Mr. Le Van Phuc, head of the hamlet.") is None
    assert sole_person(page, "The bridge was opened on Monday.") is None
    assert sole_person(page, "") is None


def test_a_name_inside_the_office_of_another_is_no_second_person() -> None:
    page = page_in("vi")
    one = sole_person(
        page,
        "Phóng viên trao đổi với bà Lò Thị Mến, Giám đốc Hợp tác xã Chè Tà Xùa, về hướng đi của cây chè.",
    )
    assert one is not None
    assert one.name == "Lò Thị Mến"
