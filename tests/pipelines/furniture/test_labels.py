"""The site's words around an article."""

from __future__ import annotations

import pytest

from pipelines.furniture.labels import fold, holds, labels
from tests.pipelines.furniture.samples import EN


@pytest.mark.parametrize("text", ["  Advertisement: ", "ADVERTISEMENT", "» Advertisement «"])
def test_labels_are_compared_without_case_and_decoration(text):
    assert fold(text) == "advertisement"
    assert EN.reason(text) == "ad_marker"


def test_labels_of_an_unknown_language_are_those_of_all():
    assert set(labels("en").exact) <= set(labels(None).exact)
    assert labels("xx").exact == labels(None).exact


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Already here? LOG IN to go on"),
        ("en", "Read the Herald's Privacy Policy"),
        ("fr", "Lisez la politique d’ici et s’abonner"),
        ("de", "Mehr zum Datenschutz steht hier"),
        ("vi", "Hãy đăng nhập để đọc tiếp"),
        ("th", "กรุณาเข้าสู่ระบบเพื่ออ่านต่อ"),
        ("id", "Please log in"),
    ],
)
def test_a_line_that_offers_something(language, text):
    assert labels(language).is_offer(text)


@pytest.mark.parametrize(
    "text",
    ["He saw a design in the sand", "The assignments were read", "", "login" * 200, "They catalog insects"],
)
def test_a_line_that_offers_nothing(text):
    assert not EN.is_offer(text)


def test_english_and_vietnamese_words_are_known_on_every_page():
    assert labels("hu").is_offer("Please sign in")
    assert labels("hu").says_missing("Không tìm thấy trang")


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Reporting by Ada Lund; editing by Edda Brook", True),
        ("(Additional reporting by Ada Lund)", True),
        ("Reporting bylaws were changed", False),
        ("Edited by", False),
        ("She was reporting by phone", False),
    ],
)
def test_credits_without_a_colon(text, credit):
    assert bool(EN.reported.match(text)) is credit


@pytest.mark.parametrize(
    ("text", "phrases", "found"),
    [
        ("Cannot sign in", ("sign in",), True),
        ("No design in sight", ("sign in",), False),
        ("the l’expert", ("l'expert",), True),
        ("我们联系我们", ("联系我们",), True),
        ("", ("a",), False),
        ("a", (), False),
    ],
)
def test_a_phrase_stands_at_the_beginning_of_a_word(text, phrases, found):
    assert holds(text, phrases) is found
