import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language import judge
from pipelines.language.pages import MOST_LINES, base_code
from pipelines.lines import Line, drop

VI = "Sáng nay người dân trong xã ra chợ sớm hơn mọi ngày vì trời đẹp, ai cũng vui vẻ mua bán."
EN = "This morning the people of the village went to market earlier than usual, and all were glad."
ID = "Pagi ini warga desa pergi ke pasar lebih awal karena cuaca bagus, kata kepala desa kepada wartawan."
MS = "Pagi ini penduduk kampung pergi ke pasar lebih awal kerana cuaca baik, kata ketua kampung itu."
DE = "Heute Morgen gingen die Leute aus dem Dorf früher als sonst auf den Markt, und alle freuten sich."


def lines(*texts):
    return [Line(text) for text in texts]


def test_a_page_in_its_declared_language_is_ok():
    page = judge(lines(DE, DE, DE), "de")

    assert (page.language, page.declared, page.detected, page.verdict) == ("de", "de", "de", "ok")
    assert page.confidence > 0.9


def test_a_page_whose_translation_failed_is_other_and_vietnamese():
    page = judge(lines(VI, VI, VI), "id")

    assert (page.language, page.declared, page.detected, page.verdict) == ("vi", "id", "vi", "other")


def test_a_half_translated_page_is_mixed_and_each_line_knows_its_language():
    body = lines(DE, DE, VI, VI)

    page = judge(body, "de")

    assert (page.language, page.verdict) == ("de", "mixed")
    assert [line.language for line in body] == ["de", "de", "vi", "vi"]


def test_one_quoted_line_does_not_make_a_page_mixed():
    assert judge(lines(DE, DE, DE, DE, DE, DE, VI), "de").verdict == "ok"


def test_captions_and_furniture_have_no_vote_but_a_language():
    body = lines(DE, DE)
    caption = [Line(VI, type="caption", dropped_because="caption") for _ in range(6)]
    menu = Line(VI)
    drop(menu, "furniture", "menu")

    page = judge([*body, *caption, menu], "de")

    assert page.verdict == "ok"
    assert {line.language for line in caption} == {"de"}
    assert menu.language == "de"


def test_a_short_line_inherits_from_the_page():
    body = lines(DE, "LE VU (ghi)", "2024")

    judge(body, "de")

    assert [line.language for line in body] == ["de", "de", "de"]


@pytest.mark.parametrize(
    ("text", "declared", "verdict"),
    [(ID, "id", "ok"), (MS, "ms", "ok"), (MS, "id", "other"), (ID, "ms", "other")],
)
def test_indonesian_and_malay_pages_are_told_apart_as_a_whole(text, declared, verdict):
    assert judge(lines(text, text, "Mereka makan di rumah kami."), declared).verdict == verdict


def test_an_unsure_sibling_keeps_the_declaration():
    assert judge(lines("Dia menulis surat kepada saya sekali lagi."), "ms").language == "ms"


@pytest.mark.parametrize("empty", [[], ["2024", "---", "😀"], ["ok"]])
def test_a_page_without_words_is_unknown_and_keeps_its_declaration(empty):
    page = judge(lines(*empty), "th")

    assert (page.language, page.detected, page.confidence, page.verdict) == ("th", None, 0.0, "unknown")


def test_an_undeclared_page_takes_the_detected_language():
    page = judge(lines(EN), None)

    assert (page.language, page.declared, page.verdict) == ("en", None, "unknown")


def test_a_page_without_words_or_declaration_is_undetermined():
    assert judge([], None).language == "und"


@pytest.mark.parametrize(
    ("tag", "code"),
    [("zh-CN", "zh"), ("zh_TW", "zh"), ("nb-NO", "no"), ("nn", "no"), ("PT-br", "pt"), ("fil", "tl"), ("", None), (None, None), (" ", None)],
)  # fmt: skip
def test_a_declared_tag_is_read_as_its_base(tag, code):
    assert base_code(tag) == code


@given(st.lists(st.text(min_size=1)), st.one_of(st.none(), st.text(max_size=8)))
def test_every_page_has_a_verdict_and_every_line_a_language(texts, declared):
    body = lines(*texts)

    page = judge(body, declared)

    assert page.verdict in {"ok", "mixed", "other", "unknown"}
    assert 0 <= page.confidence <= 1
    assert all(line.language for line in body)


def test_lines_behind_the_most_that_are_told_have_the_language_of_the_page() -> None:
    vietnamese = "Hội đồng họp sáng thứ hai và đồng ý xây cây cầu mới qua con sông của làng."
    english = "The council met on Monday morning and agreed on a new bridge over the river."
    lines = [Line(vietnamese) for _ in range(MOST_LINES)] + [Line(english)]

    page = judge(lines, "vi")

    assert page.verdict == "ok"
    assert lines[-1].language == "vi"
    assert judge([Line(vietnamese), Line(english)], "vi").verdict != "unknown"
