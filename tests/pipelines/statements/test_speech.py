"""Which verb a quotation hangs on, and which quotations are labels or scare quotes."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements.cues import cues
from pipelines.statements.quotes import find_quotations
from pipelines.statements.speech import Link, Linker, length
from tests.pipelines.statements.said import as_text


def links(language: str, text: str) -> tuple[Link | None, Link | None, bool]:
    """The verb before and behind the first quotation, and whether it is a label."""
    line = as_text(text)
    [quotation, *_] = find_quotations(text)
    linker = Linker(lexicon(language))
    found = cues(lexicon(language)).find(line.low, 0, len(text))
    return (
        linker.before(line, 0, quotation, found),
        linker.after(line, quotation, len(text), found),
        linker.is_label(line, 0, quotation),
    )


@pytest.mark.parametrize(
    ("language", "text", "rule"),
    [
        ("en", "He said: “We go home now.”", "quote-colon"),
        ("en", "He said, “We go home now.”", "quote-before"),
        ("en", "He said at the meeting in Hue on Monday: “We go home now.”", "quote-colon"),
        ("en", "I still hear the words of Mr. Ly: “We go home now.”", "quote-noun"),
        ("th", "นายสมบอกว่า “เรากลับบ้านกันเถอะ”", "quote-before"),
    ],
)
def test_verbs_in_front(language: str, text: str, rule: str) -> None:
    before, _, label = links(language, text)
    assert before is not None
    assert (before.rule, label) == (rule, False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We go home now,” said Mr. Ly."),
        ("en", "“We go home now,” Mr. Ly, head of the village, said."),
        ("de", "„Wir gehen jetzt heim“, sagte Herr Ly."),
        ("ja", "「帰りましょう」とリーさんは語った。"),
        ("ko", '"집에 갑시다"라고 하이 씨는 말했습니다.'),
        ("tr", '"Eve gidelim," dedi Bay Ly.'),
    ],
)
def test_verbs_behind(language: str, text: str) -> None:
    _, after, _ = links(language, text)
    assert after is not None
    assert after.rule == "quote-after"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the slogan “Clear hands, clear work”"),
        ("vi", "với chủ đề “Biển xanh quê em”"),
        ("ja", "「清い土、清い茶」というスローガン"),
    ],
)
def test_a_noun_beside_the_marks_makes_them_a_label(language: str, text: str) -> None:
    assert links(language, text)[2]


def test_a_word_in_marks_after_a_verb_is_no_speech() -> None:
    before, after, _ = links("en", "He said the “slow” market worries him.")
    assert before is None
    assert after is None


@pytest.mark.parametrize(("text", "words"), [("“one two three”", 3), ("“海边的孩子”", 2), ("“a” and", 1)])
def test_length_counts_words(text: str, words: int) -> None:
    assert length(text, find_quotations(text)[0]) == words


def test_behind_a_verb_that_names_things_an_object_makes_a_label() -> None:
    assert links("nl", "De heer Le Van Loi noemt de families “een levend archief”.")[0] is None


def test_the_verb_that_governs_the_clause_takes_the_words_behind_its_colon() -> None:
    before, _, _ = links("ru", "Она призналась, что боится моста: «По мосту надо идти одной».")

    assert before is not None
    assert before.cue.word == "призналась"


def test_a_verb_that_ends_a_noun_for_a_slogan_introduces_nothing() -> None:
    text = 'Di dinding tergantung cogan kata "Belajar untuk mengingati".'
    cue = next(c for c in cues(lexicon("ms")).find(text.lower(), 0, len(text)) if c.word == "kata")

    assert Linker(lexicon("ms")).is_within_label(as_text(text), cue)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Hai sagte der „Rheinpost“ nichts davon."),
        ("de", "Ein Zeuge sagte der „Rhein-Post“: „Es ging alles rasend schnell.“"),
        ("en", "Hai told the “Oster Ledger” that he was tired."),
    ],
)
def test_the_paper_that_was_told_is_no_quotation(language: str, text: str) -> None:
    before, after, _ = links(language, text)
    assert before is None
    assert after is None


@pytest.mark.parametrize("text", ["Hai rief dem Hund „Komm her!“ zu.", "Hai sagte der „netten Frau“ nichts."])
def test_words_that_end_as_speech_or_begin_small_are_no_title(text: str) -> None:
    [quotation, *_] = find_quotations(text)
    assert not Linker(lexicon("de")).is_title(as_text(text), quotation)
