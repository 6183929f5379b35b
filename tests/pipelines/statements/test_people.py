"""The cast of a page: one person under several names, with the fullest office."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements import attribute_lines
from pipelines.statements.mentions import finder
from pipelines.statements.offices import tidy_role
from pipelines.statements.people import Cast, as_speaker
from tests.pipelines.statements.said import as_text, cast_of


def roles(language: str, text: str) -> dict[str, str | None]:
    cast = cast_of(language, text)
    for person in cast.people:
        cast.describe(person)
    return {p.name: p.role for p in cast.people}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Mr. Le Van Loi, captain of a tuna boat, is here.", {"Le Van Loi": "captain of a tuna boat"}),
        (
            "en",
            "Deputy Director of the Department of Health Cao Ngoc Bich spoke.",
            {"Cao Ngoc Bich": "Deputy Director of the Department of Health"},
        ),
        ("en", "Her husband, Mr. Y Thin Kbuor, laughed.", {"Y Thin Kbuor": "Her husband"}),
        ("en", "Mr. Le Van Loi, who sells ice at the port, agreed.", {"Le Van Loi": None}),
        ("en", "Mr. Le Van Loi, 71 years old, agreed.", {"Le Van Loi": None}),
        (
            "vi",
            "Ông Trần Văn Bảy, Giám đốc Sở Y tế tỉnh, cho biết.",
            {"Trần Văn Bảy": "Giám đốc Sở Y tế tỉnh"},
        ),
        ("vi", "Chị Ka Nhuổi, hàng xóm của ông, kể.", {"Ka Nhuổi": "hàng xóm của ông"}),
        (
            "de",
            "Frau Bui Thi Nga, Leiterin der Frauenvereinigung, kocht.",
            {"Bui Thi Nga": "Leiterin der Frauenvereinigung"},
        ),
        ("es", "El alumno Tran Minh Nhut, de 17 años, llegó.", {"Tran Minh Nhut": "alumno"}),
        ("zh", "乡人民委员会副主席范嘉林说：好。", {"范嘉林": "乡人民委员会副主席"}),
        ("ko", "성 수산지국 부국장 레 티 투 짱 동지는 왔습니다.", {"레 티 투 짱": "성 수산지국 부국장"}),
    ],
)
def test_offices_are_read_before_and_behind_the_name(
    language: str, text: str, expected: dict[str, str | None]
) -> None:
    assert roles(language, text) == expected


def test_short_names_belong_to_the_full_one() -> None:
    cast = cast_of("vi", "Ông Trần Văn Bảy đến.\nBà Lê Thị Hoa cũng đến.\nÔng Bảy và bà Hoa nói chuyện.")
    assert [p.name for p in cast.people] == ["Trần Văn Bảy", "Lê Thị Hoa"]
    assert [len(p.spots) for p in cast.people] == [2, 2]


def test_the_full_name_counts_even_when_it_comes_later() -> None:
    cast = cast_of("en", "Dr. Duong smiled.\nDr. Mai Thi Duong went home.")
    assert [p.name for p in cast.people] == ["Mai Thi Duong"]


def test_an_inflected_name_is_given_in_its_base_form() -> None:
    cast = cast_of("cs", "Pan Lam Van Hieu přišel.\nPodle pana Lam Van Hieua je to dobré.")
    assert [p.name for p in cast.people] == ["Lam Van Hieu"]
    assert cast.spelling(cast.people[0], "Lam Van Hieua") == "Lam Van Hieu"


def test_two_people_with_like_names_stay_two() -> None:
    cast = cast_of("en", "Mr. Tran Van Hai met Mr. Tran Van Hung.\nMr. Hung left.")
    hung = next(p for p in cast.people if p.name == "Tran Van Hung")
    assert len(cast.people) == 2
    assert len(hung.spots) == 2


def test_the_person_mentioned_last_comes_first() -> None:
    cast = cast_of("en", "Mr. Tran Van Hai met Mr. Le Van Loi.")
    last = cast.last(0, 30)
    assert last is not None
    assert last.name == "Le Van Loi"
    assert cast.last(0, 0) is not last


def test_a_profession_before_the_name_is_the_role_when_no_office_is_given() -> None:
    cast = cast_of("ru", "Рыбак Нгуен Ван Лонг говорит.\nПришёл г-н Нгуен Ван Лонг.")
    [person] = cast.people
    cast.describe(person)
    speaker = as_speaker(person, None)
    assert (speaker.role, speaker.honorific) == ("Рыбак", "г-н")


@pytest.mark.parametrize(
    ("language", "role", "tidy"),
    [
        ("en", "the head of the station,", "head of the station"),
        ("fr", "le directeur du centre", "directeur du centre"),
        ("vi", "một cán bộ xã", "cán bộ xã"),
        ("ja", "茶協同組合の", "茶協同組合"),
        ("en", "  ", None),
    ],
)
def test_roles_lose_articles_and_marks(language: str, role: str, tidy: str | None) -> None:
    assert tidy_role(role, finder(lexicon(language))) == tidy


def test_boxes_between_two_lines_of_the_body_put_nobody_further_away() -> None:
    lines = ["Ông Trần Văn Bảy đến.", "Mọi người chờ.", "Ông ấy ngồi xuống."]
    cast = Cast(lexicon("vi"))
    for index, line in zip((3, 9, 14), lines, strict=True):
        cast.read(as_text(line, index))
    cast.settle()

    assert cast.apart(3, 14) == 2
    assert [cast.last(14, 0, within=n) and cast.last(14, 0, within=n).name for n in (1, 2)] == [  # type: ignore[union-attr]
        None,
        "Trần Văn Bảy",
    ]


def test_a_pronoun_is_understood_across_a_box_of_links() -> None:
    told = [Line("Ms. Le Thi Hoa said: “The road is open to all.”")]
    boxes = [Line(f"Other news {n}", "furniture", dropped_because="link_list") for n in range(6)]
    goes_on = [Line("She said that the bridge would be ready next year.")]
    done = attribute_lines([*told, *boxes, *goes_on], language="en")

    assert [(s.kind, s.speaker and s.speaker.name) for s in done.statements if s.kind != "narration"] == [
        ("quote", "Le Thi Hoa"),
        ("paraphrase", "Le Thi Hoa"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "À en croire Zélie Aubertin, l'instrument est facile.", "Zélie Aubertin"),
        ("tr", "Bilim insanı Zerrin Karayel'e göre düğümler eski.", "Zerrin Karayel"),
    ],
)
def test_two_capitalised_words_beside_according_to_are_a_person(language: str, text: str, name: str) -> None:
    assert name in {p.name for p in cast_of(language, text).people}
