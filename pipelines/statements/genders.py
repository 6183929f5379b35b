"""Whether a pronoun can stand for a person, where the language sets "he" and "she" apart.

Evidence is the form of address and the office ("Ms.", "Sprecherin"), then the given name. A language
whose lexicon lists no such words lets every pronoun stand for everybody.
"""

from __future__ import annotations

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.given_names import FEMININE, MASCULINE, gender_of_name
from pipelines.statements.patterns import words_or_endings


class Genders:
    """The words of one lexicon that tell a woman from a man."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the two word lists; entries behind a hyphen are endings."""
        people = lexicon.people
        self._words = {
            FEMININE: words_or_endings(people.feminine),
            MASCULINE: words_or_endings(people.masculine),
        }
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


@per_lexicon
def genders(lexicon: Lexicon) -> Genders:
    """The gender words of a lexicon, compiled on first use."""
    return Genders(lexicon)
