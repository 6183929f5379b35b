"""Reading a person from a heading, a label or an attribution line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.lexicons import Lexicon, People, lexicon
from pipelines.statements.bodies import organization
from pipelines.statements.phrases import vocabulary
from pipelines.statements.titles import is_sure, read_name, read_person, split_honorific

HEADINGS = [
    # language, line, honorific, name, role
    (
        "en",
        "DEPUTY DIRECTOR OF THE DEPARTMENT OF HEALTH - HUYNH NGOC TRAN",
        None,
        "HUYNH NGOC TRAN",
        "DEPUTY DIRECTOR OF THE DEPARTMENT OF HEALTH",
    ),
    (
        "en",
        "Mr. DANH SA RUONG - CHAIRMAN OF MY PHUOC COOPERATIVE",
        "Mr.",
        "DANH SA RUONG",
        "CHAIRMAN OF MY PHUOC COOPERATIVE",
    ),
    (
        "en",
        "Chairman of My Phuoc Cooperative - Danh Sa Ruong",
        None,
        "Danh Sa Ruong",
        "Chairman of My Phuoc Cooperative",
    ),
    ("en", "Ms. Vo Thi Sau (head of Na Tong hamlet)", "Ms.", "Vo Thi Sau", "head of Na Tong hamlet"),
    (
        "en",
        "Engineer Vo Thi Sau, head of the water office, Tan Phu district",
        "Engineer",
        "Vo Thi Sau",
        "head of the water office, Tan Phu district",
    ),
    ("vi", "PHÓ GIÁM ĐỐC SỞ Y TẾ - TRỊNH THỊ MAI HƯƠNG", None, "TRỊNH THỊ MAI HƯƠNG", "PHÓ GIÁM ĐỐC SỞ Y TẾ"),
    (
        "vi",
        "ÔNG ALĂNG BHUÔI - TRƯỞNG TRẠM Y TẾ XÃ A VƯƠNG",
        "ÔNG",
        "ALĂNG BHUÔI",
        "TRƯỞNG TRẠM Y TẾ XÃ A VƯƠNG",
    ),
    ("vi", "TS. Dương Hữu Phước", "TS.", "Dương Hữu Phước", None),
    ("vi", "Bà Nông Thị Bưởi", "Bà", "Nông Thị Bưởi", None),
    (
        "id",
        "WAKIL KETUA KOMITE RAKYAT DISTRIK MAI CHAU - KHA VAN THUONG",
        None,
        "KHA VAN THUONG",
        "WAKIL KETUA KOMITE RAKYAT DISTRIK MAI CHAU",
    ),
    (
        "id",
        "Nn. LUONG HAI YEN - DIREKTUR PERUSAHAAN PERJALANAN THUNG NAI",
        "Nn.",
        "LUONG HAI YEN",
        "DIREKTUR PERUSAHAAN PERJALANAN THUNG NAI",
    ),
    (
        "xx",
        "SIGNORA VO THI SAU - PRESIDENTE DELLA COOPERATIVA TAN PHU",
        "SIGNORA",
        "VO THI SAU",
        "PRESIDENTE DELLA COOPERATIVA TAN PHU",
    ),
    (
        "xx",
        "VICEDIRETTORE - CAPO DEL DIPARTIMENTO - LE VAN PHUC",
        None,
        "LE VAN PHUC",
        "VICEDIRETTORE - CAPO DEL DIPARTIMENTO",
    ),
    ("fr", "La directrice adjointe Ngo Thi Thu Ba", None, "Ngo Thi Thu Ba", "directrice adjointe"),
    ("hi", "श्री होआंग वान थान (विभाग के उप निदेशक)", "श्री", "होआंग वान थान", "विभाग के उप निदेशक"),
    ("ko", "성 농업환경국 부국장 쩐반럼", None, "쩐반럼", "성 농업환경국 부국장"),
    ("zh", "杜氏金凤女士 - 宏江乡荔枝合作社社长", "女士", "杜氏金凤", "宏江乡荔枝合作社社长"),
    ("zh", "北江省工贸厅副厅长 - 阮世韶", None, "阮世韶", "北江省工贸厅副厅长"),
    ("ja", "レ・ヴァン・フック氏（省交通局副局長）", "氏", "レ・ヴァン・フック", "省交通局副局長"),
    ("xx", "นายฝ่าม วัน ลอง", "นาย", "ฝ่าม วัน ลอง", None),
]


@pytest.mark.parametrize(("language", "line", "honorific", "name", "role"), HEADINGS)
def test_a_heading_is_read_into_its_fields(
    language: str, line: str, honorific: str | None, name: str, role: str | None
) -> None:
    person = read_person(line, lexicon(language))
    assert person is not None
    assert (person.honorific, person.name, person.role) == (honorific, name, role)


NOBODY = [
    ("en", "FROM A BAMBOO RAFT TO A CONCRETE BRIDGE"),
    ("en", "Department of Agriculture - Office of Planning"),
    ("en", "08:30"),
    ("vi", "Giám đốc Hợp tác xã Cam sành Phù Lưu"),
    ("vi", "Trưởng thôn Nà Tông, xã Thượng Lâm"),
    ("zh", "不让一车荔枝在路上等待"),
    ("en", ""),
    ("en", "x" * 400),
]


@pytest.mark.parametrize(("language", "line"), NOBODY)
def test_a_line_without_a_name_names_nobody(language: str, line: str) -> None:
    assert read_person(line, lexicon(language)) is None


def test_the_side_of_the_name_is_decided_by_shape_not_by_position() -> None:
    for line in ("HEAD OF NA TONG HAMLET - LE VAN PHUC", "LE VAN PHUC - HEAD OF NA TONG HAMLET"):
        person = read_person(line, lexicon("en"))
        assert person is not None
        assert (person.name, person.role) == ("LE VAN PHUC", "HEAD OF NA TONG HAMLET")


def test_a_title_that_ends_in_a_place_is_not_taken_for_the_name() -> None:
    person = read_person("CHAIR OF THE COMMUNE OF TRA LENG - HO THI NGOAN", Lexicon("xx"))
    assert person is not None
    assert person.name == "HO THI NGOAN"


BODIES = [
    (
        "en",
        "Deputy Director of the Department of Education of Lang Son province",
        "Department of Education of Lang Son province",
    ),
    ("en", "CHAIRMAN OF MY PHUOC COOPERATIVE", "MY PHUOC COOPERATIVE"),
    ("en", "farmer", None),
    ("vi", "PHÓ GIÁM ĐỐC SỞ Y TẾ", "SỞ Y TẾ"),
    ("vi", "Trưởng trạm y tế A Vương", "trạm y tế A Vương"),
    ("vi", "Trưởng thôn Nà Tông, xã Thượng Lâm", None),
    (
        "vi",
        "Phó Trưởng phòng Giáo dục dân tộc, Sở Giáo dục và Đào tạo Nghệ An",
        "Sở Giáo dục và Đào tạo Nghệ An",
    ),
    ("id", "WAKIL SEKRETARIS TETAP KOMITE PARTAI PROVINSI, KETUA DELEGASI", "KOMITE PARTAI PROVINSI"),
    ("zh", "北江省工贸厅副厅长", "北江省工贸厅"),
    ("zh", "宏江乡荔枝合作社社长", "宏江乡荔枝合作社"),
    ("ko", "성 농업환경국 부국장", "성 농업환경국"),
]


@pytest.mark.parametrize(("language", "role", "body"), BODIES)
def test_the_first_body_of_a_role_is_its_organization(language: str, role: str, body: str | None) -> None:
    assert organization(role, lexicon(language)) == body


def test_several_honorifics_and_degrees_are_cut_off_together() -> None:
    words = vocabulary(Lexicon("xx", people=People(honorifics=("Mr.",), degrees=("Assoc. Prof.", "Dr."))))
    assert split_honorific("Mr. Dr. Le Van An", words) == ("Mr. Dr.", "Le Van An")
    assert split_honorific("Assoc. Prof., Dr. Le Van An", words) == ("Assoc. Prof., Dr.", "Le Van An")
    assert split_honorific("Le Van An", words) == ("", "Le Van An")


def test_a_family_name_that_is_also_a_degree_stays_in_the_name() -> None:
    words = Lexicon("xx", people=People(degrees=("ma",)))
    person = read_name("Ma Van Thuong", words)
    assert person is not None
    assert person.name == "Ma Van Thuong"


def test_a_profession_before_the_name_is_the_role_beside_a_mere_body() -> None:
    words = Lexicon("xx", people=People(roles=("teacher",), organizations=("school",)))
    person = read_person("Teacher Le Thi Cam Giang, Phu Duc B school", words)
    assert person is not None
    assert (person.honorific, person.role, person.organization) == (None, "Teacher", "school")


def test_capitals_alone_do_not_make_a_sure_person() -> None:
    words = lexicon("en")
    loose = read_person("Allied Van Lines", words)
    assert loose is None or not is_sure(loose, words)
    sure = read_person("Sara White, director of the Tan Phu school", words)
    assert sure is not None
    assert is_sure(sure, words)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=150), st.sampled_from(["vi", "en", "zh", "th", "ko", "ja", "xx"]))
def test_any_text_is_read_without_failing_and_names_come_from_it(text: str, language: str) -> None:
    person = read_person(text, lexicon(language))
    if person is not None:
        assert person.name
        assert all(word in text for word in person.name.split())


@pytest.mark.parametrize("text", ["0\x1f-", "\x1f", "- \x1c -", "ông \x1f-"])
def test_control_characters_that_split_like_blanks_are_no_name(text):
    assert read_person(text, lexicon("vi")) is None or read_person(text, lexicon("vi")).name.strip()


@pytest.mark.parametrize(
    ("role", "body"),
    [
        ("หัวหน้าสถานีอนามัยตำบลเกาะฮอนแอน", "สถานีอนามัยตำบลเกาะฮอนแอน"),
        ("ผู้อำนวยการกรมการท่องเที่ยวจังหวัดเกียนซาง", "กรมการท่องเที่ยวจังหวัดเกียนซาง"),
    ],
)
def test_a_thai_body_keeps_its_place(role, body):
    assert organization(role, lexicon("th")) == body


@pytest.mark.parametrize("dash", ["－", "―", "—", " - ", " – "])
def test_every_dash_parts_title_and_name(dash: str) -> None:
    for text in (
        f"省教育訓練局副局長{dash}ファム・ティ・ホア",
        f"ファム・ティ・ホア{dash}省教育訓練局副局長",
    ):
        person = read_person(text, lexicon("ja"))
        assert person is not None
        assert (person.name, person.role) == ("ファム・ティ・ホア", "省教育訓練局副局長")


@pytest.mark.parametrize(
    ("language", "role"), [("zh", "老师"), ("zh", "司机们"), ("zh", "局长"), ("ja", "教師")]
)
def test_the_word_for_an_office_alone_names_no_body(language: str, role: str) -> None:
    assert organization(role, lexicon(language)) is None
