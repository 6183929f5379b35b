"""The state of one page: paragraphs, drafts, who counts inside somebody's own words."""

from __future__ import annotations

from pipelines.lexicons import lexicon
from pipelines.statements.cues import cues
from pipelines.statements.mentions import Mention
from pipelines.statements.parts import Draft, Piece, Scope
from pipelines.statements.quotes import find_quotations
from pipelines.statements.reading import Paragraph, Reading
from pipelines.statements.speakers import UNKNOWN
from pipelines.statements.subjects import NOBODY, Subject
from schemas.records import Speaker, StatementKind
from tests.pipelines.statements.said import as_text, cast_of, said

PAGE = "Mr. Le Van Loi came. “One two,” he said. “Three four.”"


def reading(kind: StatementKind = "narration", speaker: Speaker | None = None) -> Reading:
    made = Reading(lexicon("en"), cast_of("en", PAGE), offices=False)
    pieces = [Piece(0, 0, len(PAGE))]
    made.begin(Scope(pieces, Draft(kind, pieces, speaker=speaker)))
    return made


def paragraph() -> Paragraph:
    return Paragraph(as_text(PAGE), 0, len(PAGE), find_quotations(PAGE), [(0, 20), (21, 40), (41, 53)])


def test_a_paragraph_knows_its_quotations_and_sentences() -> None:
    para = paragraph()
    assert [q.start for q in para.inside(21, 53)] == [21, 41]
    previous = para.before(41)
    assert previous is not None
    assert previous.start == 21
    assert para.before(21) is None
    assert para.sentence_before(41) == (21, 40)
    assert para.sentence_before(0) is None


def test_a_quotation_that_went_to_the_paragraph_before_is_left_out() -> None:
    para = paragraph()
    first = para.quotations[0]
    para.taken = Draft("quote", [Piece(0, *first.inner[0])])
    assert [q.start for q in para.inside(21, 40)] == []


def test_drafts_point_to_their_line_and_carry_the_lower_of_two_doubts() -> None:
    made = reading()
    made.add("quote", as_text(PAGE), [(22, 30)], UNKNOWN, cue="said", rule="x", sure=0.9)
    draft = made.last
    assert draft is not None
    assert draft.pieces == [Piece(0, 22, 30)]
    assert draft.confidence == UNKNOWN.confidence
    assert draft.unknown
    assert made.holds(0, find_quotations(PAGE)[0])


def test_in_narration_a_missing_subject_carries_over() -> None:
    resolved = reading().resolve(as_text(PAGE), NOBODY, 40)
    assert resolved is not None
    assert resolved.speaker is not None
    assert resolved.speaker.name == "Le Van Loi"


def test_in_somebodys_own_words_a_missing_subject_is_himself() -> None:
    assert reading("answer").resolve(as_text(PAGE), NOBODY, 40) is None


def test_the_owner_of_the_words_is_no_third_person() -> None:
    made = reading("contribution", Speaker(name="Le Van Loi"))
    mention = Mention(0, 14, "name", "Le Van Loi", "Mr.")
    assert made.resolve(as_text(PAGE), Subject("person", mention), 0) is None


def test_a_sentence_that_only_announces_words() -> None:
    text = as_text("He said the following.")
    [cue] = cues(lexicon("en")).find(text.low, 0, 12)
    assert reading().follows(text, 0, cue, len(text.text))
    other = as_text("He said nothing new today.")
    [cue] = cues(lexicon("en")).find(other.low, 0, 12)
    assert not reading().follows(other, 0, cue, len(other.text))


def spoken(text: str, verb: str, language: str = "cs") -> str | None:
    """Who says the words of a verb without a subject, in an answer of Mrs. Suong."""
    made = Reading(lexicon(language), cast_of(language, text), offices=False)
    pieces = [Piece(0, 0, len(text))]
    made.begin(Scope(pieces, Draft("answer", pieces, speaker=Speaker(name="Doan Thi Suong"))))
    resolved = made.resolve(as_text(text), NOBODY, text.index(verb))
    return resolved.speaker.name if resolved and resolved.speaker else None


def test_a_verb_that_opens_its_sentence_goes_on_about_the_person_named_before() -> None:
    assert spoken("Učil mě pan Luong Van Thoi. Říkal mi: „Nespěchej.“", "Říkal") == "Luong Van Thoi"


def test_without_another_person_a_missing_subject_stays_the_one_who_talks() -> None:
    assert spoken("Učila jsem se sama. Říkal mi: „Nespěchej.“", "Říkal") is None
    assert spoken("Paní Doan Thi Suong přišla. Říkal mi: „Nespěchej.“", "Říkal") is None


def test_in_somebodys_own_words_a_pronoun_is_the_other_person_named() -> None:
    text = "Puan Le Thi Hai masih memikul garam. Beliau memberitahu saya bahawa cucunya tidak mahu lagi."
    found = said("ms", text, kind="answer", speaker=Speaker(name="Bui Tan Phuc", honorific="Encik"))

    assert [(s.kind, s.speaker) for s in found] == [("paraphrase", "Le Thi Hai")]


def test_in_somebodys_own_words_a_relative_may_speak_by_pronoun() -> None:
    text = "Am învățat de la bunica mea când aveam nouă ani. Ea spunea: „Cine rupe firul, rupe povestea”."
    found = said("ro", text, kind="answer", speaker=Speaker(name="Le Thi Hoa", honorific="Doamna"))

    assert [(s.kind, s.speaker) for s in found] == [("quote", "bunica mea")]
