"""Whether a pronoun can stand for a person, where the language sets "he" and "she" apart.

Evidence is the form of address and the office ("Ms.", "Sprecherin"), then the given name. A language
whose lexicon lists no such words lets every pronoun stand for everybody.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.given_names import FEMININE, MASCULINE, gender_of_name
from pipelines.statements.patterns import NOTHING, alternatives, phrase_pattern


class Genders:
    """The words of one lexicon that tell a woman from a man."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the two word lists; entries behind a hyphen are endings."""
        people = lexicon.people
        self._words = {FEMININE: _pattern(people.feminine), MASCULINE: _pattern(people.masculine)}
        self.known = bool(people.feminine and people.masculine)

    def of_words(self, words: str | None) -> str | None:
        """What a pronoun, a form of address or an office tells; None when nothing or both."""
        low = (words or "").lower()
        found = [gender for gender, pattern in self._words.items() if pattern.search(low)]
        return found[0] if len(found) == 1 else None

    def of_person(self, name: str, *words: str | None) -> str | None:
        """What a person's forms of address and offices tell, else the name."""
        told = (self.of_words(w) for w in words if w)
        return next((gender for gender in told if gender), None) or gender_of_name(name)


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    whole = phrase_pattern([w for w in words if not w.startswith("-")], spaced=True)
    ends = alternatives(w[1:] for w in words if w.startswith("-"))
    sources = [
        p for p in (whole.pattern if whole is not NOTHING else "", rf"\w(?:{ends})\b" if ends else "") if p
    ]
    return re.compile("|".join(sources)) if sources else NOTHING


@per_lexicon
def genders(lexicon: Lexicon) -> Genders:
    """The gender words of a lexicon, compiled on first use."""
    return Genders(lexicon)
