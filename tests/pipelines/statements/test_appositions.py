"""What stands between commas behind a name, read as the office although no list holds its noun."""

from __future__ import annotations

import pytest

from pipelines import attribute
from schemas.records import Statement

ROLES = {
    ("vi", "“Nước về sớm hơn”, ông Trần Văn Lượm, người gác cống Bàu Đưng, kể."): "người gác cống Bàu Đưng",
    (
        "en",
        'Mr. Tran Van Luom, a tide watcher in Bau Dung, said: "The water comes earlier now."',
    ): "tide watcher in Bau Dung",
    (
        "de",
        "Herr Tran Van Luom, Reusenflechter im Dorf Bau Dung, sagte: „Das Wasser kommt jetzt früher.“",
    ): "Reusenflechter im Dorf Bau Dung",
    (
        "fr",
        "M. Tran Van Luom, batteleur de riz à Bau Dung, a déclaré : « L’eau arrive plus tôt maintenant. »",
    ): "batteleur de riz à Bau Dung",
    (
        "es",
        "El Sr. Tran Van Luom, vigilador de compuertas en Bau Dung, dijo: «El agua llega ahora antes.»",
    ): "vigilador de compuertas en Bau Dung",
    (
        "nl",
        "De heer Tran Van Luom, polderwachter in Bau Dung, zei: “Het water komt nu vroeger dan toen.”",
    ): "polderwachter in Bau Dung",
    (
        "pl",
        "Pan Tran Van Luom, sieciarz z wioski Bau Dung, powiedział: „Woda przychodzi teraz wcześniej”.",
    ): "sieciarz z wioski Bau Dung",
    (
        "ru",
        "Господин Чан Ван Лыом, плетельщик сетей из деревни, сказал: «Вода приходит теперь раньше».",
    ): "плетельщик сетей из деревни",
    (
        "hu",
        "Tran Van Luom úr, a község vízgazdálkodási bizottságának alelnöke elmondta: „A víz most korábban jön.”",
    ): "község vízgazdálkodási bizottságának alelnöke",
}


def only(text: str, language: str) -> Statement:
    """The one statement of a text that somebody makes."""
    [said] = [s for s in attribute(text, language=language) if s.kind != "narration"]
    return said


@pytest.mark.parametrize(("case", "role"), ROLES.items(), ids=[code for code, _ in ROLES])
def test_the_apposition_behind_a_name_is_the_role(case: tuple[str, str], role: str) -> None:
    language, text = case

    said = only(text, language)

    assert said.speaker is not None
    assert (said.speaker.name or "").casefold() != ""
    assert said.speaker.role == role


def test_a_clause_between_commas_is_no_role() -> None:
    said = only('Mr. Tran Van Luom, after two long nights, said: "The water comes earlier now."', "en")

    assert said.speaker is not None
    assert said.speaker.role is None


def test_an_office_before_a_place_belongs_to_the_person_before_it() -> None:
    said = only(
        "Pan Tran Van Luom, sołtys wioski Bau Dung, powiedział: „Woda przychodzi teraz wcześniej”.", "pl"
    )

    assert said.speaker is not None
    assert (said.speaker.name, said.speaker.role) == ("Tran Van Luom", "sołtys wioski Bau Dung")
