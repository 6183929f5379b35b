"""Every language file is complete, clean and quick to read."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files

import pytest

from pipelines import lexicons
from pipelines.lexicons import Lexicon, codes, lexicon, parse

SITE_LANGUAGES = [
    "vi",
    "en",
    "id",
    "ms",
    "fr",
    "es",
    "pt",
    "ro",
    "de",
    "nl",
    "sv",
    "no",
    "pl",
    "cs",
    "hu",
    "el",
    "ru",
    "uk",
    "tr",
    "ar",
    "fa",
    "ur",
    "he",
    "hi",
    "bn",
    "th",
    "lo",
    "km",
    "ko",
    "ja",
    "zh",
]
"""The language versions that the site is known to have (one path prefix each)."""

MAY_BE_EMPTY = {
    "people.honorifics_after",
    "people.apposed",
    "people.breaks",
    "people.holds",
    "reporting.not_cues",
    "reporting.thus",
    "reporting.hearsay",
    "reporting.nominal",
    "people.topics",
    "people.role_suffixes",
    "people.feminine",
    "people.masculine",
    "people.possessives",
    "people.person_endings",
    "reporting.clause_words",
    "reporting.according_first",
    "reporting.relatives",
    "reporting.participles",
    "reporting.auxiliaries",
    "reporting.coordinators",
    "reporting.clause_openers",
    "reporting.infinitive",
    "reporting.requests",
    "reporting.addressed",
    "people.surnames",
    "reporting.after",
    "reporting.according",
    "reporting.as_said",
    "reporting.source",
    "reporting.according_after",
    "reporting.according_pronoun",
    "reporting.bare",
    "reporting.mood",
    "reporting.mood_after",
    "recorders.by",
    "recorders.translators",
    "recorders.editors",
    "dates.digits",
}
"""Keys that some grammars, scripts or newspapers have no use for."""

NATIVE_ZERO = {
    "ar": "٠",
    "fa": "۰",
    "ur": "۰",
    "hi": "०",
    "bn": "০",
    "th": "๐",
    "lo": "໐",
    "km": "០",
}
CASED_SCRIPTS = {"Latn", "Cyrl", "Grek"}


def raw(code: str) -> str:
    return (files(lexicons) / f"{code}.toml").read_text(encoding="utf-8")


def word_lists(lex: Lexicon) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each list of words with its dotted key; month entries are split into their forms."""
    for table in fields(Lexicon):
        holder = getattr(lex, table.name)
        if not hasattr(holder, "__dataclass_fields__"):
            continue
        for key in fields(holder):
            value = getattr(holder, key.name)
            if isinstance(value, tuple) and table.name != "quotes":
                split = [form for entry in value for form in entry.split("|")]
                yield f"{table.name}.{key.name}", tuple(split)


@pytest.fixture(params=codes())
def lex(request: pytest.FixtureRequest) -> Lexicon:
    return lexicon(request.param)


@pytest.mark.parametrize("code", SITE_LANGUAGES)
def test_each_language_of_the_site_has_a_file(code: str) -> None:
    assert code in codes()


def test_every_list_that_a_speaking_language_needs_is_filled(lex: Lexicon) -> None:
    empty = {key for key, words in word_lists(lex) if not words}

    assert empty <= MAY_BE_EMPTY


def test_a_person_can_be_named_as_the_source_before_or_behind(lex: Lexicon) -> None:
    assert lex.reporting.according or lex.reporting.according_after


def test_words_are_nfc_without_stray_white_space(lex: Lexicon) -> None:
    for key, words in word_lists(lex):
        for word in words:
            assert word == unicodedata.normalize("NFC", word), key
            assert word == " ".join(word.split()), (key, word)
            assert word, key


def test_no_list_holds_a_word_twice(lex: Lexicon) -> None:
    for key, words in word_lists(lex):
        if key == "dates.months":
            continue
        assert len(words) == len(set(words)), (key, [w for w in words if words.count(w) > 1])


def test_words_are_lower_case_unless_they_are_initials(lex: Lexicon) -> None:
    for key, words in word_lists(lex):
        for word in words:
            odd = [t for t in word.replace("-", " ").split() if t != t.lower() and t != t.upper()]
            assert not odd, (key, word)


def test_a_year_has_twelve_months_and_no_form_belongs_to_two(lex: Lexicon) -> None:
    assert len(lex.dates.months) == 12

    owners: dict[str, int] = {}
    for number, entry in enumerate(lex.dates.months, start=1):
        for form in entry.split("|"):
            assert owners.setdefault(form, number) == number, form


def test_digits_are_the_ten_native_ones_in_order(lex: Lexicon) -> None:
    assert len(lex.dates.digits) in {0, 10}
    assert [unicodedata.digit(d) for d in lex.dates.digits] == list(range(len(lex.dates.digits)))
    if lex.code in NATIVE_ZERO:
        assert lex.dates.digits[0] == NATIVE_ZERO[lex.code]


def test_the_date_order_is_one_of_three(lex: Lexicon) -> None:
    assert lex.dates.order in {"dmy", "mdy", "ymd"}


def test_an_era_that_shifts_years_has_a_word_for_it(lex: Lexicon) -> None:
    assert lex.dates.era_offset >= 0
    assert lex.dates.era or not lex.dates.era_offset


def test_a_thai_year_is_543_ahead() -> None:
    assert lexicon("th").dates.era_offset == 543


def test_quotation_marks_are_single_characters_or_doubled_apostrophes(lex: Lexicon) -> None:
    assert lex.quotes.pairs
    assert lex.quotes.inner
    for opening, closing in (*lex.quotes.pairs, *lex.quotes.inner):
        for mark in (opening, closing):
            assert len(mark) == 1 or mark == "''"
            assert not mark.isalnum()


def test_the_straight_mark_is_read_everywhere(lex: Lexicon) -> None:
    assert ('"', '"') in lex.quotes.pairs


@pytest.mark.parametrize(
    ("code", "pair"),
    [
        ("de", "„“"),
        ("cs", "„“"),
        ("pl", "„”"),
        ("ro", "„”"),
        ("hu", "„”"),
        ("fr", "«»"),
        ("ru", "«»"),
        ("el", "«»"),
        ("fa", "«»"),
        ("ja", "「」"),
        ("vi", "“”"),
        ("sv", "””"),
        ("no", "«»"),
        ("uk", "«»"),
    ],
)
def test_the_usual_pair_comes_first(code: str, pair: str) -> None:
    assert "".join(lexicon(code).quotes.pairs[0]) == pair


def test_a_verb_stands_in_one_position_list_only(lex: Lexicon) -> None:
    owner: dict[str, str] = {}
    for key in ("both", "before", "after", "weak"):
        for verb in getattr(lex.reporting, key):
            assert verb not in owner, (verb, owner.get(verb), key)
            owner[verb] = key


def test_a_bare_verb_is_a_reporting_verb(lex: Lexicon) -> None:
    reporting = lex.reporting

    assert set(reporting.bare) <= {*reporting.both, *reporting.before, *reporting.after, *reporting.weak}


def test_translators_and_editors_are_credits_too(lex: Lexicon) -> None:
    assert set(lex.recorders.translators) <= set(lex.recorders.credits)
    assert set(lex.recorders.editors) <= set(lex.recorders.credits)


def test_the_clause_comes_first_in_three_languages_only() -> None:
    assert {c for c in codes() if lexicon(c).reporting.clause_first} == {"ja", "ko", "tr"}


def test_scripts_without_blanks_say_so() -> None:
    assert {c for c in codes() if not lexicon(c).spaced} == {"ja", "zh", "th", "lo", "km"}


def test_a_pronoun_is_no_reporting_verb_and_no_role(lex: Lexicon) -> None:
    pronouns = set(lex.people.pronouns)

    assert not pronouns & set(lex.people.roles)
    assert not pronouns & {*lex.reporting.both, *lex.reporting.before}


def test_an_honorific_that_is_a_pronoun_exists_only_where_speech_has_one_word_for_both(lex: Lexicon) -> None:
    shared = set(lex.people.honorifics) & set(lex.people.pronouns)

    assert not shared or lex.code in {"th", "lo", "km"}, shared


def test_a_negation_is_no_cue(lex: Lexicon) -> None:
    assert not set(lex.reporting.negations) & set(lex.reporting.both)


def test_a_newspapers_abbreviation_for_reporter_is_known_everywhere(lex: Lexicon) -> None:
    assert "PV" in lex.interview.question_labels
    assert "PV" in lex.recorders.groups


def test_the_comment_and_source_labels_of_the_site_are_known(lex: Lexicon) -> None:
    seen = {
        "en": ("source", "comment"),
        "id": ("sumber", "komentar"),
        "ms": ("sumber", "komen"),
        "fr": ("source", "comment"),
        "pt": ("fonte", "comentário"),
        "ro": ("sursă", "comentariu"),
        "nl": ("bron", "reactie"),
        "sv": ("källa", "kommentar"),
        "no": ("kilde", "kommentar"),
        "cs": ("zdroj", "komentář"),
        "ru": ("источник", "комментарий"),
        "tr": ("kaynak", "yorum"),
        "ar": ("المصدر", "تعليق"),
        "ur": ("ماخذ", "تبصرہ"),
        "he": ("מקור", "תגובה"),
        "hi": ("स्रोत", "टिप्पणी"),
        "bn": ("সূত্র", "মন্তব্য"),
        "ko": ("출처", "댓글"),
        "ja": ("ソース", "コメント"),
    }
    if lex.code in seen:
        source, comment = seen[lex.code]
        assert source in lex.furniture.source
        assert comment in lex.furniture.comment


@pytest.mark.slow
@pytest.mark.parametrize("code", codes())
def test_one_file_is_read_in_fifteen_milliseconds(code: str) -> None:
    text = raw(code)
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        parse(code, text)
        best = min(best, time.process_time() - start)

    assert best < 0.015
