"""What looks like a person's name, where names stand, and which are one person's."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.lexicons import Lexicon, People, lexicon
from pipelines.statements.names import find_names, has_office_word, name_score, same_person
from pipelines.statements.same_names import cut_to_initials
from pipelines.statements.titles import NAME

NAMES = [
    ("vi", "Trịnh Thị Mai Hương"),
    ("vi", "TRỊNH THỊ MAI HƯƠNG"),
    ("vi", "Alăng Bhuôi"),
    ("vi", "H’Wen Niê"),
    ("vi", "Nguyễn Văn Nam"),
    ("vi", "Ma Văn Thượng"),
    ("id", "LE VAN DUNG"),
    ("id", "HUYNH HUE"),
    ("pt", "DO VAN CHIEN"),
    ("nl", "TRAN VAN DAT"),
    ("es", "ALANG BHUOI"),
    ("en", "Danh Sa Ruong"),
    ("en", "N.DOAN"),
    ("en", "T. Lieu"),
    ("xx", "HO THI NGA"),
    ("ru", "Нгуен Ван Лок"),
    ("uk", "ЧАН ТХІ МИ"),
    ("el", "Νγκουγιέν Βαν Λοκ"),
    ("ar", "نغوين فان لوك"),
    ("fa", "نگوین وان لوک"),
    ("ur", "ٹران تھی مائی"),
    ("he", "נגוין ואן לוק"),
    ("hi", "होआंग वान थान"),
    ("bn", "ট্রান থি মাই"),
    ("th", "เจิ่น ถิ บิก ถวี"),
    ("lo", "ເຈິ່ນ ທິ ມາຍ"),
    ("km", "ង្វៀន វ៉ាន់ ឡុក"),
    ("ko", "쩐반럼"),
    ("ko", "응우옌 반 또이"),
    ("ja", "グエン・ヴァン・ロック"),
    ("zh", "杜氏金凤"),
    ("zh", "阮世韶"),
]

NO_NAMES = [
    ("vi", "Phó Giám đốc Sở Y tế"),
    ("vi", "PHÓ GIÁM ĐỐC SỞ Y TẾ"),
    ("vi", "Trưởng thôn Nà Tông, xã Thượng Lâm"),
    ("en", "Director of the Department of Health"),
    ("en", "CHAIRMAN OF MY PHUOC COOPERATIVE"),
    ("en", "11:05"),
    ("en", "He said: yes"),
    ("en", "the young man"),
    ("en", "From a bamboo raft to a bridge"),
    ("id", "WAKIL SEKRETARIS KOMITE PARTAI"),
    ("es", "LA COMUNA DE"),
    ("de", "Die Straße"),
    ("ru", "председатель кооператива"),
    ("hi", "शिक्षा और प्रशिक्षण विभाग"),
    ("th", "ผู้อำนวยการกรมการท่องเที่ยวจังหวัด"),
    ("ko", "성 농업환경국 부국장"),
    ("zh", "北江省工贸厅副厅长"),
    ("ja", "省交通局副局長"),
    ("en", "Quang Nam"),
    ("id", "HA GIANG"),
    ("en", ""),
    ("en", "  "),
    ("en", "A" * 200),
]


@pytest.mark.parametrize(("language", "text"), NAMES)
def test_names_in_every_script_score_as_names(language: str, text: str) -> None:
    assert name_score(text, lexicon(language)) >= NAME


@pytest.mark.parametrize(("language", "text"), NO_NAMES)
def test_titles_places_and_sentences_do_not(language: str, text: str) -> None:
    assert name_score(text, lexicon(language)) < NAME


def test_a_name_scores_higher_than_the_office_beside_it_without_any_lexicon() -> None:
    empty = Lexicon("xx")
    for name, office in [
        ("LE VAN PHUC", "VICEDIRETTORE DEL DIPARTIMENTO DEI TRASPORTI"),
        ("VO THI SAU", "PRESIDENTE DELLA COOPERATIVA TAN PHU"),
        ("Нгуен Ван Лок", "заступник директора департаменту"),
    ]:
        assert name_score(name, empty) > name_score(office, empty) + 0.4


FOUND = [
    ("vi", "Sáng nay, Giám đốc Sở Giáo dục Cà Mau Lâm Thị Bích Vân dự lễ.", ["Lâm Thị Bích Vân"]),
    ("vi", "Phóng viên phỏng vấn bà Lô Thị Kim Oanh về việc này.", ["Lô Thị Kim Oanh"]),
    ("en", "Mr. Phung Quoc Vinh spoke with Ms. Vo Thi Sau.", ["Phung Quoc Vinh", "Vo Thi Sau"]),
    ("cs", "Podle pana Do Van Chiena, který tam žije, je to tak.", ["Do Van Chiena"]),
    ("hi", "श्रीमती जियांग थी चू ने कहा", ["जियांग थी चू"]),
    ("zh", "我的公公甲文福常说", ["甲文福常"]),
    ("ko", "농민 응우옌반또이 씨는 말했습니다", ["응우옌반또이"]),
    ("ja", "グエン・ヴァン・ロック氏は述べた", ["グエン・ヴァン・ロック"]),
    ("en", "nobody is named here at all", []),
    ("en", "", []),
]


@pytest.mark.parametrize(("language", "text", "names"), FOUND)
def test_names_are_found_in_running_text(language: str, text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in find_names(text, lexicon(language))] == names


def test_an_honorific_glued_to_a_thai_name_stays_outside() -> None:
    words = Lexicon("th", spaced=False, people=People(honorifics=("นาง",)))
    text = "นางเจิ่น ถิ บิก ถวี ผู้อำนวยการ"
    assert next(text[a:b] for a, b in find_names(text, words)).startswith("เจิ่น ถิ")


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["vi", "en", "zh", "th", "ko", "xx"]))
def test_found_names_lie_inside_the_text_in_order_and_apart(text: str, language: str) -> None:
    spans = find_names(text, lexicon(language))
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


SAME = [
    ("范", "范光荣"),
    ("光荣", "范光荣"),
    ("롱", "당반롱"),
    ("반롱", "당반롱"),
    ("Đỗ Văn Chiến", "Do Van Chien"),
    ("Do Van Chien", "Do Van Chiena"),
    ("LE VAN DUNG", "Lê Văn Dũng"),
    ("Hải", "Nguyễn Văn Hải"),
    ("Văn Hải", "Nguyễn Văn Hải"),
    ("Trump", "Donald Trump"),
    ("Нгуен Ван Лок", "Нгуен Ван Лока"),
    ("グエン・ヴァン・ロック", "ロック"),
]
DIFFERENT = [
    ("范", "陈光荣"),
    ("光", "范光荣"),
    ("란", "당반롱"),
    ("당", "당반롱"),
    ("荣", "范荣"),
    ("Nguyen Van An", "Nguyen Van Anh"),
    ("Nguyễn Văn Hải", "Trần Văn Hải"),
    ("Hải", "Hà"),
    ("Lan", "Nguyễn Văn Hải"),
    ("", "Nguyễn Văn Hải"),
    ("N.DOAN", "NGUYEN DOAN"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_are_other_people(one: str, other: str) -> None:
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_short_office_word_inside_a_name_does_not_spoil_it() -> None:
    words = Lexicon("vi", people=People(roles=("chủ", "giám đốc")))
    assert not has_office_word("Nguyễn Văn Chủ", words)
    assert has_office_word("chủ hộ", words)
    assert has_office_word("Phó giám đốc", words)


def test_a_small_word_of_another_language_is_no_family_name() -> None:
    polish = lexicon("pl")

    assert name_score("DO SPRAW CYFRYZACJI", polish) < NAME
    assert name_score("DO VAN NAM", polish) > NAME


@pytest.mark.parametrize(
    ("short", "full", "same"),
    [
        ("L. Lan", "Tuong Thi Linh Lan", True),
        ("N.T.H.", "Nguyen Thi Hoa", True),
        ("L. Lan", "Tuong Thi Linh Mai", False),
        ("M. Lan", "Tuong Thi Linh Lan", False),
        ("T. Vy", "Tuong Thi Linh Lan", False),
    ],
)
def test_initials_stand_for_elements_in_their_order(short: str, full: str, same: bool) -> None:
    assert cut_to_initials(short, full) is same


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("uk", "кварталу Фу Бінь Лам Тіен Зунг пообіцяв", "Лам Тіен Зунг"),
        ("tr", "Çıraklarımdan Nguyen Le Vy geldi", "Nguyen Le Vy"),
        ("en", "Buon Ma Thuot is far", "Buon Ma Thuot"),
    ],
)
def test_a_name_begins_behind_the_place_or_word_in_front(code: str, text: str, name: str) -> None:
    assert [text[a:b] for a, b in find_names(text, lexicon(code))] == [name]
