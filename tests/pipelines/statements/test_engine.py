"""The engine as a whole: tiling, order, ids, parents, explanations, and nothing that breaks it."""

from __future__ import annotations

import time
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.lines import Line, place
from pipelines.statements import Attribution, attribute, attribute_lines
from pipelines.statements.identity import folded_words, statement_id
from schemas.records import Statement

LANGUAGES = ["vi", "en", "id", "de", "fr", "zh", "ja", "ko", "th", "lo", "km", "ar", "hi", "ru", "xx"]
PIECES = st.sampled_from(
    [
        "* Mr. LE VAN PHUC (head of Na Tong hamlet):",
        "HEAD OF NA TONG HAMLET - VO THI SAU:",
        "The road belongs to everybody",
        "We raised the dike by half a metre. Then the water came.",
        "LE VU (tertulis)",
        "“The sea does not wait.",
        "Director of the Cooperative - Vo Thi Sau",
        "PV: How many?",
        "Mr. Pham Van Long: One hundred and forty.",
        "Dear teachers!",
        "Thank you very much!",
        "NHU LAM",
        "Ông Lê Văn Phúc cho biết: “Nước chưa rút.”",
        "阮世韶：去年旺季，每天约有900辆货车。",
        "===",
        "11:05: opening",
    ]
)
PAGES = st.lists(st.one_of(PIECES, st.text(min_size=1, max_size=60)), max_size=14)


def lines_of(texts: list[str]) -> list[Line]:
    folded = [unicodedata.normalize("NFC", " ".join(t.split())) for t in texts]
    return [Line(t, group=n) for n, t in enumerate(folded) if t]


def run(texts: list[str], language: str) -> tuple[Attribution, list[Line]]:
    lines = lines_of(texts)
    return attribute_lines(lines, language=language, key="k"), lines


@settings(max_examples=200, deadline=None)
@given(PAGES, st.sampled_from(LANGUAGES))
def test_spans_lie_inside_the_body_and_make_up_the_text(texts: list[str], language: str) -> None:
    done, lines = run(texts, language)
    body = place(lines)
    for statement in done.statements:
        assert statement.spans
        assert all(0 <= s.start < s.end <= len(body) for s in statement.spans)
        assert statement.text == " ".join(body[s.start : s.end] for s in statement.spans)


@settings(max_examples=200, deadline=None)
@given(PAGES, st.sampled_from(LANGUAGES))
def test_top_level_statements_tile_the_body_in_order(texts: list[str], language: str) -> None:
    done, lines = run(texts, language)
    place(lines)
    spans = [(s.start, s.end) for x in done.statements if x.parent_id is None for s in x.spans]
    assert spans == sorted(spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    for line in lines:
        if line.in_body and line.type in ("paragraph", "lead", "list_item"):
            assert line.start is not None
            assert line.end is not None
            owners = [s for s in spans if line.start <= s[0] and s[1] <= line.end]
            assert len(owners) == 1, line.text


@settings(max_examples=150, deadline=None)
@given(PAGES, st.sampled_from(LANGUAGES))
def test_nested_statements_lie_inside_their_parent_part(texts: list[str], language: str) -> None:
    done, _ = run(texts, language)
    by_id = {s.id: s for s in done.statements}
    order = {s.id: s.position for s in done.statements}
    assert [s.position for s in done.statements] == list(range(len(done.statements)))
    for statement in done.statements:
        if statement.parent_id is not None:
            parent = by_id[statement.parent_id]
            assert order[parent.id] < statement.position
            if statement.kind != "pull_quote":
                assert all(
                    any(p.start <= s.start and s.end <= p.end for p in parent.spans) for s in statement.spans
                )


@settings(max_examples=100, deadline=None)
@given(PAGES, st.sampled_from(LANGUAGES))
def test_the_same_lines_give_the_same_statements(texts: list[str], language: str) -> None:
    assert run(texts, language)[0] == run(texts, language)[0]


@settings(max_examples=150, deadline=None)
@given(PAGES, st.sampled_from(LANGUAGES))
def test_ids_are_unique_and_confidence_is_a_chance(texts: list[str], language: str) -> None:
    done, _ = run(texts, language)
    assert len({s.id for s in done.statements}) == len(done.statements)
    assert all(0 <= s.confidence <= 1 for s in done.statements)
    assert len(done.decisions) == len(done.statements)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.sampled_from(LANGUAGES))
def test_no_text_at_all_breaks_the_engine(text: str, language: str) -> None:
    for statement in attribute(text, language):
        assert statement.text.strip()


WORST = {
    "names": "Nguyễn Văn An ",
    "capitals": "LE VAN AN ",
    "dashes": " - ",
    "brackets": "(",
    "bracketed": "(a) ",
    "commas": ", ",
    "labels": "a: ",
    "asterisks": "*",
    "one word": "a",
    "stops": ". ",
    "initials": "A.",
    "kana": "グ・",
    "numbers": "1. ",
    "apostrophes": "a'",
    "label lines": "Mr. An: x\n",
    "heading lines": "LE VAN AN - HEAD OF NA TONG:\n",
    "recorder lines": "LE VU (ghi)\n",
    "short lines": "a\n",
}


@pytest.mark.slow
@pytest.mark.slow
@pytest.mark.parametrize("unit", WORST.values(), ids=WORST)
def test_time_grows_with_the_length_and_not_its_square(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        attribute(text, "en")
        return time.process_time() - start

    spent(1000)
    small, large = max(spent(12_500), 0.02), spent(100_000)
    assert large < small * 8 * 4


def names(statements: list[Statement]) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements]


def test_plain_text_goes_through_the_same_engine() -> None:
    text = "LE VAN PHUC - HEAD OF NA TONG HAMLET:\nThe road belongs to all\n\nWe gave our land for the road.\n\nLE VU (noted)"
    (one,) = attribute(text, "en")
    assert (one.kind, one.headline, one.recorded_by) == ("contribution", "The road belongs to all", "LE VU")
    assert one.language == "en"
    assert attribute("", "en") == []
    assert attribute(" \n\n \n", "xx") == []


def test_white_space_of_plain_text_is_folded() -> None:
    (one,) = attribute("The  road\tis   wet today.", "en")
    assert one.text == "The road is wet today."


def test_an_id_depends_on_article_words_and_ordinal_only() -> None:
    assert statement_id("a", "The road.", 1) == statement_id("a", "“the ROAD”", 1)
    assert statement_id("a", "The road.", 1) != statement_id("b", "The road.", 1)
    assert statement_id("a", "The road.", 1) != statement_id("a", "The road.", 2)
    assert statement_id("a", "The road.", 1) != statement_id("a", "The roof.", 1)


def test_an_id_survives_another_reading_of_the_same_words() -> None:
    words = "We gave our land for the road, and now the cement has not come."
    as_narration = attribute_lines([Line(words)], language="en", key="k").statements
    heading = Line("Mr. LE VAN PHUC - HEAD OF NA TONG HAMLET:")
    as_contribution = attribute_lines(
        [heading, Line("The road belongs to all"), Line(words)], language="en", key="k"
    ).statements
    assert as_narration[0].id == next(s.id for s in as_contribution if s.text == words)


def test_vowel_signs_tell_words_apart_in_an_id() -> None:
    assert folded_words("कि") != folded_words("का")
    assert folded_words("“Đường  XA!” ") == "đường xa"


def test_narration_is_recorded_by_the_byline() -> None:
    lines = lines_of(["The bridge was opened on Monday in front of many people."])
    (one,) = attribute_lines(lines, language="en", authors=("Hai Yen", "Minh Tam")).statements
    assert one.recorded_by == "Hai Yen, Minh Tam"
    lines = lines_of(
        ["The bridge was opened on Monday.", "Many people came to see it in the rain.", "NHU LAM"]
    )
    (one,) = attribute_lines(lines, language="en").statements
    assert one.recorded_by == "NHU LAM"


def test_every_decision_says_rule_speaker_and_evidence() -> None:
    lines = lines_of(
        [
            "Mr. LE VAN PHUC - HEAD OF NA TONG HAMLET:",
            "The road belongs to all",
            "We gave our land for the road.",
        ]
    )
    (told,) = attribute_lines(lines, language="en").decisions
    for part in ("contribution", "rule=a1", "LE VAN PHUC", "colon at the end", "name and title by dash"):
        assert part in told


def test_a_lead_is_narration_and_is_not_searched_for_quotations() -> None:
    lead = Line("“The water has not gone”, said Mr. Le Van Phuc.", type="lead")
    done = attribute_lines(
        [lead, Line("The village waited for three days until the boats came.")], language="en"
    ).statements
    assert [s.kind for s in done] == ["narration"]
