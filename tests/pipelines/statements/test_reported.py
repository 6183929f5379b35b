"""Reported clauses become statements; in German the mood of reported speech carries on."""

from __future__ import annotations

import pytest

from pipelines.lexicons import lexicon
from tests.pipelines.statements.said import Said, said


def test_a_clause_beside_a_quotation_is_a_statement_of_its_own() -> None:
    text = "“The port is old,” said Mr. Le Van Loi, adding that it must be dredged."
    assert said("en", text)[0] == Said("quote", "Le Van Loi", "The port is old,")


def test_marks_inside_a_clause_belong_to_it() -> None:
    text = "Bà Maria Torres cho rằng “mô hình này có thể nhân rộng” ra cả khu vực."
    [found] = said("vi", text)
    assert found.speaker == "Maria Torres"
    assert "mô hình này có thể nhân rộng" in found.text


@pytest.mark.skipif(not lexicon("de").reporting.mood, reason="the German lexicon lists no forms of this mood")
def test_sentences_in_reported_mood_carry_on() -> None:
    text = "Herr Tran Van Hai sagte, die Straße sei offen. Die Brücke werde bald fertig. Es regnet."
    assert said("de", text) == [
        Said("paraphrase", "Tran Van Hai", "die Straße sei offen"),
        Said("paraphrase", "Tran Van Hai", "Die Brücke werde bald fertig."),
    ]


def test_a_sentence_in_that_mood_alone_says_nothing() -> None:
    assert said("de", "Es regnet. Die Brücke werde bald fertig.") == []


def test_a_missing_subject_in_narration_is_the_last_speaker() -> None:
    text = "La Sra. Le Thi Hoa llegó. Añadió que la cosecha es mejor."
    assert said("es", text) == [Said("paraphrase", "Le Thi Hoa", "la cosecha es mejor")]


@pytest.mark.parametrize(
    ("language", "text", "clause", "quotation"),
    [
        (
            "fr",
            "Mme Le Thi Hoa a indiqué que le pont ouvrira en mai, avant d'ajouter : « Nous avons assez attendu. »",
            "le pont ouvrira en mai",
            "Nous avons assez attendu.",
        ),
        (
            "de",
            "Frau Le Thi Hoa erklärte, dass die Brücke im Mai fertig wird, und ergänzte: „Wir haben genug gewartet.“",
            "die Brücke im Mai fertig wird",
            "Wir haben genug gewartet.",
        ),
        (
            "tr",
            'Bayan Le Thi Hoa, köprünün mayısta açılacağını açıkladı ve şöyle dedi: "Yeterince bekledik."',
            "köprünün mayısta açılacağını",
            "Yeterince bekledik.",
        ),
        (
            "ru",
            "Г-жа Ле Тхи Хоа призналась, что боится нового моста больше, чем реки: «По мосту надо идти одной».",
            "боится нового моста больше, чем реки",
            "По мосту надо идти одной",
        ),
    ],
)
def test_a_clause_in_front_of_a_quotation_is_a_statement_of_its_own(
    language: str, text: str, clause: str, quotation: str
) -> None:
    found = said(language, text)

    assert {(s.kind, s.text) for s in found} == {("paraphrase", clause), ("quote", quotation)}
    assert len({s.speaker for s in found}) == 1


def test_a_short_phrase_in_front_of_a_colon_is_no_clause() -> None:
    text = "Mr. Le Van Loi said that his answer is: “We go home now, all of us.”"

    assert [s.kind for s in said("en", text)] == ["quote"]


def test_a_participle_in_front_of_a_quotation_reports_nothing() -> None:
    text = "Asked whether he would ever leave, Mr. Le Van Loi laughed: “On land I get dizzy!”"

    assert [s.kind for s in said("en", text)] == ["quote"]


def test_a_clause_behind_a_quotation_has_its_speaker_where_verbs_come_last() -> None:
    text = 'Bayan Le Thi Hoa, "Düğümler bir alfabedir" dedi ve bir sözlük hazırladıklarını ekledi.'

    assert said("tr", text) == [
        Said("quote", "Le Thi Hoa", "Düğümler bir alfabedir"),
        Said("paraphrase", "Le Thi Hoa", "bir sözlük hazırladıklarını"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "clause"),
    [
        (
            "Der Verein kündigte an, die Halle im Mai zu schließen.",
            "Verein",
            "die Halle im Mai zu schließen",
        ),
        (
            "Die Ministerin Ulrike Sanders forderte die Länder auf, mehr Lehrer einzustellen.",
            "Ulrike Sanders",
            "mehr Lehrer einzustellen",
        ),
        (
            "Ulrike Sanders hatte am Montag angegeben, sie habe nichts gewusst.",
            "Ulrike Sanders",
            "sie habe nichts gewusst",
        ),
    ],
)
def test_a_german_infinitive_or_a_participle_reports(text: str, speaker: str, clause: str) -> None:
    assert said("de", text, offices=True) == [Said("paraphrase", speaker, clause)]


def test_an_infinitive_of_purpose_reports_nothing() -> None:
    assert said("de", "Ulrike Sanders sprach lange, um die Gäste zu begrüßen.", offices=True) == []


def test_hearsay_is_of_whoever_spoke_before() -> None:
    text = "Nach Angaben der Polizei kam der Mann zu Fuß. Er soll das Tor aufgebrochen haben."
    assert [s.speaker for s in said("de", text, offices=True)] == ["Polizei", "Polizei"]


def test_a_noun_that_looks_like_a_form_of_speech_is_none() -> None:
    text = "Ulrike Sanders sprach von einem Erfolg. Im Laufe des Tages begann es zu regnen."
    assert [s.text for s in said("de", text, offices=True)] == []


def test_part_of_a_clause_in_quotation_marks_stays_in_the_clause() -> None:
    text = "Ulrike Sanders sagte, die Lage sei „nicht mehr so wie früher“ zu beherrschen."
    assert said("de", text, offices=True) == [
        Said("paraphrase", "Ulrike Sanders", "die Lage sei „nicht mehr so wie früher“ zu beherrschen")
    ]
