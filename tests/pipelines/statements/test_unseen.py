"""Unseen characters change nothing that is found, and stay where the page has them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.lines import Line, place
from pipelines.statements import attribute_lines
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.unseen import Cover, hide, show
from schemas.records import Statement

MARK, BLANK, JOINER = "\u200f", "\u200b", "\u200c"

REPORTS = [
    ("ar", 'وقالت السيدة تران ثي لان: "سنزرع غابة جديدة هذا العام".', "تران ثي لان"),
    ("he", 'מר נגוין ואן נאם אמר: "היער יגדל מהר מאוד השנה".', "נגוין ואן נאם"),
    ("km", "លោក Chau Kim បាននិយាយថា៖ “យើងនឹងដាំព្រៃថ្មីនៅឆ្នាំនេះ”។", "Chau Kim"),
    ("vi", "Ông Trần Văn Lan nói: “Năm nay chúng tôi trồng rừng mới”.", "Trần Văn Lan"),
]


def statements(language: str, text: str) -> list[Statement]:
    done = attribute_lines([Line(text)], language=language)
    return [s for s in done.statements if s.kind != "narration"]


def with_marks(text: str, mark: str) -> str:
    """The text with a mark around every quotation mark and behind every second blank."""
    parts = text.split(" ")
    joined = "".join(part + (f" {mark}" if n % 2 else " ") for n, part in enumerate(parts)).strip()
    return "".join(f"{mark}{c}{mark}" if c in '"“”:៖' else c for c in joined)


@pytest.mark.parametrize("mark", [MARK, BLANK, "\u00ad", "\u202b", "\ufeff"])
@pytest.mark.parametrize(("language", "text", "name"), REPORTS)
def test_marks_around_words_change_neither_speaker_nor_words(
    language: str, text: str, name: str, mark: str
) -> None:
    (plain,) = statements(language, text)
    (marked,) = statements(language, with_marks(text, mark))
    assert plain.speaker
    assert marked.speaker
    assert plain.speaker.name == marked.speaker.name == name
    assert marked.text.replace(mark, "") == plain.text
    assert marked.cue
    assert marked.cue in with_marks(text, mark)


def test_a_zero_width_blank_inside_a_name_or_a_verb_is_not_read() -> None:
    text = "Ông Trần Vă\u200bn Lan n\u200bói: “Năm nay chúng tôi trồng\u200b rừng mới”."
    (said,) = statements("vi", text)
    assert said.speaker
    assert said.speaker.name == "Trần Văn Lan"
    assert said.cue == "n\u200bói"
    assert said.speaker_mention == "Ông Trần Vă\u200bn Lan"
    assert said.text == "Năm nay chúng tôi trồng\u200b rừng mới"


def test_persian_keeps_the_joiner_that_it_spells_with() -> None:
    (said,) = statements("fa", "آقای لی وان نام می\u200cگوید: «امسال جنگل تازه می\u200cکاریم».")
    assert said.cue == "می\u200cگوید"
    (spaced,) = statements("fa", "آقای لی وان نام می گوید: «امسال جنگل تازه می کاریم».")
    assert spaced.speaker == said.speaker


@given(st.lists(st.text(alphabet="ab \u200b\u200f\u00adي“”", min_size=1, max_size=30), max_size=5))
def test_lines_come_back_as_they_were_and_pieces_cover_what_was_read(texts: list[str]) -> None:
    lines = [Line(text, group=n) for n, text in enumerate(texts)]
    covers = hide(lines)
    drafts = [Draft("quote", [Piece(n, 0, len(line.text))]) for n, line in enumerate(lines)]
    show(lines, covers, drafts)
    assert [line.text for line in lines] == texts
    assert [d.pieces for d in drafts] == [[Piece(n, 0, len(text))] for n, text in enumerate(texts)]


def test_a_line_of_unseen_characters_only_stays_as_it_is() -> None:
    lines = [Line(MARK + BLANK), Line("plain")]
    assert hide(lines) == {}
    assert lines[0].text == MARK + BLANK


def test_a_piece_inside_a_line_begins_and_ends_at_seen_characters() -> None:
    cover = Cover("a\u200bbc\u200bd", "abcd", [0, 2, 3, 5, 6])
    assert cover.piece(Piece(7, 1, 3)) == Piece(7, 2, 4)
    assert cover.piece(Piece(7, 0, 4)) == Piece(7, 0, 6)
    assert cover.as_written("bcd") == "bc\u200bd"
    assert cover.as_written("x") is None


@given(st.text(alphabet="Aa .:“”\u200b\u200f", max_size=60))
def test_the_parts_of_a_page_still_tile_its_body(text: str) -> None:
    if not text.strip():
        return
    lines = [Line(text), Line("Mr. Le Van Nam said: “The forest\u200b grows”.")]
    done = attribute_lines(lines, language="en")
    body = place(lines)
    for statement in done.statements:
        assert " ".join(body[s.start : s.end] for s in statement.spans) == statement.text
