"""Quotations and reported clauses in running text: what counts, what does not, and who said it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.lines import Line
from pipelines.statements import attribute_lines, inline
from schemas.records import Speaker
from tests.pipelines.statements.said import Said, drafts, said

INTRO = "Mr. Le Van Loi, captain of a tuna boat, came home. Ms. Tran Thi Hoa waited at the pier.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We go,” said Mr. Le Van Loi, “when the wind turns.”",
            [Said("quote", "Le Van Loi", "We go, | when the wind turns.")],
        ),
        (
            "“We go,” said Mr. Le Van Loi. “The wind has turned.”",
            [Said("quote", "Le Van Loi", "We go, | The wind has turned.")],
        ),
        (
            "Mr. Le Van Loi said: “We go.” Ms. Tran Thi Hoa replied: “Not today.”",
            [Said("quote", "Le Van Loi", "We go."), Said("quote", "Tran Thi Hoa", "Not today.")],
        ),
        (
            "Mr. Le Van Loi told them: The boat has an engine and people have a heart.",
            [Said("quote", "Le Van Loi", "The boat has an engine and people have a heart.")],
        ),
        (
            "Mr. Le Van Loi added the following. The boat has an engine. People have a heart.",
            [Said("quote", "Le Van Loi", "The boat has an engine. People have a heart.")],
        ),
        (
            "Mr. Le Van Loi is one of them. “I only thought that I was tired,” he recalled.",
            [Said("quote", "Le Van Loi", "I only thought that I was tired,")],
        ),
        (
            "Ms. Tran Thi Hoa cooks for the guards. “An empty stomach hears no river.” The pot is large.",
            [Said("quote", "Tran Thi Hoa", "An empty stomach hears no river.")],
        ),
        (
            "A student whispered: “Now nobody has to wait.”",
            [Said("quote", "student", "Now nobody has to wait.")],
        ),
    ],
)
def test_direct_speech_is_found_with_its_speaker(text: str, expected: list[Said]) -> None:
    assert said("en", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr. Le Van Loi said that the port must be dredged.",
            [Said("paraphrase", "Le Van Loi", "the port must be dredged")],
        ),
        (
            "Mr. Le Van Loi said the port must be dredged.",
            [Said("paraphrase", "Le Van Loi", "the port must be dredged")],
        ),
        (
            "According to Mr. Le Van Loi, the port must be dredged.",
            [Said("paraphrase", "Le Van Loi", "the port must be dredged")],
        ),
        (
            "The port must be dredged, according to Mr. Le Van Loi.",
            [Said("paraphrase", "Le Van Loi", "The port must be dredged")],
        ),
        (
            "The port must be dredged, Mr. Le Van Loi said.",
            [Said("paraphrase", "Le Van Loi", "The port must be dredged")],
        ),
        (
            "As Mr. Le Van Loi explained, the port must be dredged.",
            [Said("paraphrase", "Le Van Loi", "the port must be dredged")],
        ),
        (
            "Speaking in Hue, Deputy Director of the Department of Health Cao Ngoc Bich stressed that it must go on.",
            [Said("paraphrase", "Cao Ngoc Bich", "it must go on")],
        ),
    ],
)
def test_only_the_reported_clause_counts(text: str, expected: list[Said]) -> None:
    assert said("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Many warehouses are “lying still” and the market is “slow” this year."),
        ("en", "The book “Wind on the Plateau” was introduced in March."),
        ("en", "On the wall hangs the slogan “Clear hands, clear patterns, clear prices”."),
        ("en", "Resolution No. 12 states: “Each village has at least one craft team”."),
        ("en", "The draft regulation says that permits will be checked twice a year."),
        ("en", "According to VNA, the province will open five more points."),
        ("en", "According to the survey, prices rose by two percent."),
        ("en", "Mr. Le Van Loi did not say whether the port would be dredged."),
        ("vi", "Dự lễ có các đồng chí: Lê Văn An, Giám đốc Sở; Trần Thị Bình, Phó Chủ tịch huyện."),
        ("vi", "5:30: Thi kéo lưới tại bãi biển phía Bắc."),
        ("vi", "Theo kế hoạch, khu du lịch sẽ bố trí 12 chốt cứu hộ."),
        ("de", "„Besser heute ein Korb Erde als morgen eine Wagenladung“, lautet ein altes Sprichwort."),
        ("de", "Gemäß Beschluss Nr. 4 beträgt die Hilfe 15 Millionen."),
        ("ko", '이 지역에는 "바다가 주는 만큼만 가져가라"는 속담이 있습니다.'),
        ("ja", "壁には「清い土、清い茶」というスローガンが掲げられている。"),
        ("zh", "俗话说“靠山吃山，靠海吃海”，但这里仍有事故。"),
    ],
)
def test_titles_mottoes_documents_agencies_and_lists_are_no_statements(language: str, text: str) -> None:
    assert said(language, text) == []


def test_a_quotation_goes_on_in_the_next_paragraph_that_opens_again() -> None:
    text = "Mr. Le Van Loi said: “The port is old.\n“It must be dredged soon.”\nThe sea was calm."
    assert said("en", text) == [Said("quote", "Le Van Loi", "The port is old. | It must be dredged soon.")]


def test_a_stray_closing_mark_gives_one_statement_of_two_parts() -> None:
    text = 'Ms. Tran Thi Hoa agreed: "He comes home for two days." If not for us, who would look?"'
    assert said("en", text) == [
        Said("quote", "Tran Thi Hoa", "He comes home for two days. | If not for us, who would look?")
    ]


def test_a_pronoun_in_the_next_paragraph_means_the_last_speaker() -> None:
    text = INTRO + "Mr. Loi said: “The port is old.”\nHe added that it must be dredged soon."
    assert [s.speaker for s in said("en", text)] == ["Le Van Loi", "Le Van Loi"]


def test_a_role_noun_means_the_person_with_that_office() -> None:
    text = INTRO + "“The port is old,” the captain said."
    assert said("en", text) == [Said("quote", "Le Van Loi", "The port is old,")]


def test_a_form_of_address_alone_means_the_person_addressed_so() -> None:
    text = "Ông Trần Văn Bảy trồng chè.\nThạc sĩ Lê Quang Minh, Phó Giám đốc Sở, nói: “Chè ngon”.\n“Tôi già rồi”, ông nói."
    assert [s.speaker for s in said("vi", text)] == ["Lê Quang Minh", "Trần Văn Bảy"]


def test_the_son_of_somebody_is_not_that_person() -> None:
    text = (
        "Seorang pemuda bernama Lam Hoai An merekam video. “Ayah menjual garam”, ujar putra Bapak Tuoi itu."
    )
    [draft] = drafts("id", "Bapak Lam Van Tuoi bekerja.\n" + text)[1]
    assert draft.speaker is not None
    assert (draft.speaker.name, draft.speaker.role) == ("Lam Hoai An", "putra Bapak Tuoi")


def test_the_speaker_carries_the_fullest_name_office_and_body_of_the_page() -> None:
    text = "Ông Bảy nói: “Đường thông rồi”.\nÔng Trần Văn Bảy, Giám đốc Sở Giao thông tỉnh, vừa đến."
    [draft] = drafts("vi", text)[1]
    assert draft.speaker == Speaker(
        name="Trần Văn Bảy",
        honorific="Ông",
        role="Giám đốc Sở Giao thông tỉnh",
        organization="Sở Giao thông tỉnh",
    )
    assert (draft.mention, draft.cue, draft.rule) == ("Ông Bảy", "nói", "quote-colon")


def test_a_contributor_is_not_quoted_from_himself_but_others_are() -> None:
    speaker = Speaker(name="Võ Thị Hạnh")
    text = "Tôi luôn nói: “Học là quyền”. Anh Xồng Bá Dơ từng nói với tôi: “Con tôi biết đọc rồi”."
    [draft] = drafts("vi", text, kind="contribution", speaker=speaker)[1]
    assert draft.speaker is not None
    assert draft.speaker.name == "Xồng Bá Dơ"
    assert draft.parent is not None
    assert draft.parent.kind == "contribution"


def test_offices_speak_only_where_they_are_asked_to() -> None:
    text = "Die Polizei teilte mit, dass die Straße gesperrt ist."
    assert said("de", text) == []
    assert [(s.speaker, s.text) for s in said("de", text, offices=True)] == [
        ("Polizei", "die Straße gesperrt ist")
    ]


def test_two_spellings_of_one_name_keep_each_its_place() -> None:
    text = "Г-жа Зыонг Тхи Лан говорит: «Дети рады».\nПо словам г-жи Зыонг Тхи Лан, класс полон детей."
    assert [s.speaker for s in said("ru", text)] == ["Зыонг Тхи Лан", "Зыонг Тхи Лан"]


def test_reading_twice_gives_the_same() -> None:
    text = INTRO + "“The port is old,” the captain said. She agreed that it must be dredged."
    assert said("en", text) == said("en", text)


ALPHABET = '“”„"«»「」 .,:;!?\nabTranVanHai said that theo ông nói と述べた 说：고\ue000ا'


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.text(alphabet=ALPHABET, max_size=200)),
    st.sampled_from(["en", "vi", "de", "ja", "ko", "zh", "th", "ar", "xx"]),
    st.booleans(),
)
def test_any_text_gives_drafts_inside_its_lines(text: str, language: str, offices: bool) -> None:
    lines, found = drafts(language, text, offices=offices)
    for draft in found:
        assert draft.kind in ("quote", "paraphrase")
        assert draft.pieces
        assert 0 < draft.confidence <= 1
        for piece in draft.pieces:
            assert 0 <= piece.start < piece.end <= len(lines[piece.line].text)


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "unit"),
    [
        ("en", 'He said "no". '),
        ("en", "according to "),
        ("en", "Tran Van Hai "),
        ("de", "schlug er "),
        ("vi", "ông nói, "),
        ("ja", "は「あ」と述べた。"),
        ("ko", "씨는 "),
        ("th", "กล่าวว่า"),
        ("en", "“"),
        ("en", "said, "),
    ],
)
def test_twice_the_text_takes_about_twice_the_time(language: str, unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        began = time.process_time()
        drafts(language, text)
        return time.process_time() - began

    spent(1000)
    small, large = spent(4000), spent(16000)
    assert large < 10 * max(small, 0.02)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("hi", 'छात्रा थाच थी सा राय ने कहा: "मैंने बारह किताबें पढ़ ली हैं।"', "थाच थी सा राय"),
        ("ar", 'وقالت التلميذة ثاتش ثي سا راي: "قرأت اثني عشر كتابا في الصيف".', "ثاتش ثي سا راي"),
        ("tr", '"Çocuklar gelmiyorsa biz gideriz" dedi kitap teknesinin kaptanı Bay Ly Huu An.', "Ly Huu An"),
        ("ko", "동 인민위원회 부위원장 쯔엉꾸옥틴은 땅을 더 마련하겠다고 강조했습니다.", "쯔엉꾸옥틴"),
        ("fr", "Mme Mua Thi Do m'a dit : « Je ne dors plus en chemin. »", "Mua Thi Do"),
        ("uk", "«Я боялася води, — засміялася пані Ле Тхі Хоа, — але тепер ні».", "Ле Тхі Хоа"),
    ],
)
def test_names_are_read_where_neither_capitals_nor_family_names_tell_them(
    language: str, text: str, speaker: str
) -> None:
    assert [s.speaker for s in said(language, text)] == [speaker]


def test_a_page_on_which_nobody_speaks_has_no_statements() -> None:
    assert said("en", "Nguyen Van An paved the road to Ham Yen in March.") == []


def test_one_phrase_for_according_to_is_enough_to_read_a_page() -> None:
    found = said("en", INTRO + "According to Mr. Le Van Loi, the harbour needs a longer pier.")
    assert found == [Said("paraphrase", "Le Van Loi", "the harbour needs a longer pier")]


def test_one_quotation_with_a_colon_and_no_verb_is_enough_to_read_a_page() -> None:
    found = said("en", INTRO + "Mr. Le Van Loi: “The harbour needs a longer pier.”")
    assert [one.speaker for one in found] == ["Le Van Loi"]


def test_quotations_far_behind_any_article_are_not_read_and_the_page_says_so() -> None:
    quote = Line("“The road is open to all,” Mr. Tran Van Hai said.")
    filler = Line("The water rose in the fields behind the village. " * 100)
    many = inline.MAX_CHARACTERS // len(filler.text) + 1
    lines = [quote, *(Line(filler.text) for _ in range(many)), Line(quote.text)]

    done = attribute_lines(lines, language="en")

    assert [s.kind for s in done.statements if s.kind != "narration"] == ["quote"]
    assert "quotations_unread_behind_size_limit" in done.warnings


def test_all_lines_of_an_article_are_read() -> None:
    lines = [Line("One."), Line("Two.", "furniture", dropped_because="share"), Line("Three.")]
    assert [index for index, _ in inline.readable(lines)] == [0, 1, 2]
