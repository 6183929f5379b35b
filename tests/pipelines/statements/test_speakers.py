"""Mentions become speakers: full names, short names, pronouns, role nouns, carry-over, nobody."""

from __future__ import annotations

from pipelines.statements.mentions import Mention
from pipelines.statements.people import Cast
from pipelines.statements.speakers import Resolved, Resolver
from tests.pipelines.statements.said import cast_of, said

PAGE = "Mr. Le Van Loi, captain of a tuna boat, came.\nMs. Tran Thi Hoa waited.\nHe smiled. The captain sat."


def resolve(cast: Cast, line: int, word: str, kind: str, **fields: str | bool) -> Resolved:
    at = cast.texts[line].text.index(word)
    return Resolver(cast).resolve(cast.texts[line], Mention(at, at + len(word), kind, **fields))  # type: ignore[arg-type]


def name(resolved: Resolved) -> str | None:
    return resolved.speaker.name if resolved.speaker else None


def test_a_short_name_gives_the_full_one() -> None:
    cast = cast_of("en", PAGE + "\nMr. Loi left.")
    found = resolve(cast, 3, "Mr. Loi", "short", name="Loi", honorific="Mr.")
    assert name(found) == "Le Van Loi"
    assert found.mention == "Mr. Loi"
    assert found.speaker is not None
    assert found.speaker.role == "captain of a tuna boat"


def test_a_role_noun_gives_the_holder_of_the_office() -> None:
    found = resolve(cast_of("en", PAGE), 2, "The captain", "role", role="The captain")
    assert name(found) == "Le Van Loi"


def test_somebody_new_has_a_role_and_no_name() -> None:
    cast = cast_of("en", PAGE + "\nA teacher whispered.")
    found = resolve(cast, 3, "A teacher", "role", role="A teacher", indefinite=True)
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == (None, "teacher")
    assert found.why


def test_a_pronoun_with_nobody_before_it_stays_unknown() -> None:
    found = resolve(cast_of("en", "He smiled."), 0, "He", "pronoun")
    assert found.speaker is None
    assert found.mention == "He"
    assert found.why


def test_a_pronoun_means_whom_the_paragraph_is_about() -> None:
    cast = cast_of("en", "Ms. Tran Thi Hoa waited.\nMr. Le Van Loi came home. Then he smiled.")
    assert name(resolve(cast, 1, "he", "pronoun")) == "Le Van Loi"


def test_a_name_that_the_cast_does_not_have_is_added() -> None:
    cast = cast_of("en", PAGE)
    assert name(resolve(cast, 1, "waited", "short", name="Burton")) == "Burton"
    assert "Burton" in [p.name for p in cast.people]


def test_the_last_speaker_carries_over() -> None:
    cast = cast_of("en", PAGE)
    resolver = Resolver(cast)
    resolver.recent = (1, cast.people[1])
    carried = resolver.carried(cast.texts[2], 0)
    assert carried is cast.people[1]
    assert resolver.unnamed(cast.texts[2], cast.people[1], 0.7).mention is None


def test_a_pronoun_means_the_relative_with_whom_the_paragraph_opens() -> None:
    cast = cast_of("no", "Biologen Torbjørn Haug så bort.\nDatteren til Sinh filmer kubene. Hun ler.")
    found = resolve(cast, 1, "Hun", "pronoun")

    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.role) == (None, "Datteren")


def test_a_relative_with_a_name_is_that_person() -> None:
    cast = cast_of("nl", "De heer Lu Van Kiet wacht.\nZijn vrouw Chau Thi Mong bakt vis. Ze lacht.")

    assert name(resolve(cast, 1, "Ze", "pronoun")) == "Chau Thi Mong"


def test_a_pronoun_means_somebody_without_a_name_who_was_spoken_of_last() -> None:
    text = "Pan Luong Duc Canh odszedł.\nUczennica z trzeciej klasy wyznała, że liczy deski na moście. „Jest ich dwieście”, powiedziała dziewczynka."

    assert [s.speaker for s in said("pl", text)] == ["Uczennica z trzeciej klasy"] * 2


def test_a_relative_is_told_by_whose_it_is() -> None:
    cast = cast_of("nl", "'s Avonds schenkt zijn vrouw thee voor de wacht. Ze lacht.")
    found = resolve(cast, 0, "Ze", "pronoun")

    assert found.speaker is not None
    assert found.speaker.role == "zijn vrouw"


def test_a_missing_subject_means_the_relative_with_whom_the_paragraph_opens() -> None:
    text = "Paní Lo Thi Xum píše.\nJejí manžel nesouhlasil. „Kdo bude vařit?“ ptal se."

    assert [s.speaker for s in said("cs", text)] == ["Její manžel"]
