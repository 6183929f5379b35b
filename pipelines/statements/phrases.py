"""Sets of lexicon phrases, looked up in a text by whole words, or anywhere where words are not set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from operator import attrgetter

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.patterns import Pattern, lower, phrase_pattern
from pipelines.statements.scripts import unaccented

_EDGE = '.,;:!?()[]{}<>"“”„«»‹›「」『』（）،؛؟。、：！？।۔…*•'
_EDGES = re.escape(_EDGE)
_WORD = re.compile(rf"[^\s'’‘{_EDGES}](?:[^\s'’‘]*[^\s'’‘{_EDGES}])?")
"""A word without the punctuation around it; an apostrophe parts words as a blank does."""
_BLANK_OR_EDGE = frozenset(_EDGE + " '’‘")
_FOLDED_FROM = 5
"""A word this long is also found when its diacritics are lost; shorter ones would meet other words."""
_LONGEST = 80
"""Most characters of a phrase at the start of a text."""

Token = tuple[str, int, int]


def _keys(phrases: Iterable[str]) -> frozenset[str]:
    """The words of each phrase in lower case, a blank between, and once more without diacritics where they may
    be lost.

    All phrases are folded as one text, a line each: a language has thousands of them.
    """
    low = "\n".join(phrases).lower()
    accented = [line for line in low.split("\n") if len(line) >= _FOLDED_FROM and not line.isascii()]
    lines = [*low.split("\n"), *unaccented("\n".join(accented)).split("\n")]
    return frozenset({" ".join(_WORD.findall(line)) for line in lines} - {""})


@lru_cache(maxsize=128)
def _tokens(text: str) -> tuple[tuple[Token, ...], frozenset[str]]:
    """Lower-case words without outer punctuation, with the place of each in the text; and the words alone.

    Many sets are looked up in one text, so the last texts are kept.
    """
    found = tuple((m.group().lower(), m.start(), m.end()) for m in _WORD.finditer(text))
    return found, frozenset([token[0] for token in found])


class Phrases:
    """A set of phrases. ``spaced``: match whole words only, case aside; otherwise match anywhere."""

    def __init__(self, words: Iterable[str], *, spaced: bool) -> None:
        """Keep the phrases; they are indexed by their first word when first looked up."""
        self.spaced = spaced
        self._words = frozenset(w for w in words if w.strip())

    @cached_property
    def _known(self) -> frozenset[str]:
        return _keys(self._words)

    @cached_property
    def _sizes(self) -> dict[str, int]:
        """How many words the longest phrase has that begins with a word."""
        sizes: dict[str, int] = {}
        for phrase in self._known:
            first, _, rest = phrase.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if size > sizes.get(first, 0):
                sizes[first] = size
        return sizes

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return frozenset(self._sizes)

    @cached_property
    def anywhere(self) -> Pattern:
        """One pattern for all phrases, in lower-case text; only languages that do not set words apart have it."""
        return phrase_pattern((w for w in self._words if "*" not in w), spaced=False)

    def _at(self, tokens: tuple[Token, ...], at: int, most: int) -> int:
        """How many words the longest phrase takes from one place on, ``most`` or less; 0 for none."""
        for size in range(min(most, len(tokens) - at), 0, -1):
            if " ".join([token[0] for token in tokens[at : at + size]]) in self._known:
                return size
        return 0

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The places of phrases in a text, longest first at each place, not overlapping."""
        if not self.spaced:
            return (m.span() for m in self.anywhere.finditer(lower(text)))
        tokens, words = _tokens(text)
        if self._firsts.isdisjoint(words):
            return iter(())
        return self._spans(tokens)

    def _spans(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
        free = 0
        for at, token in enumerate(tokens):
            most = self._sizes.get(token[0])
            if most and at >= free and (size := self._at(tokens, at, most)):
                free = at + size
                yield token[1], tokens[free - 1][2]

    def first(self, text: str) -> tuple[int, int] | None:
        """The first place of any phrase, or None."""
        return next(self.find(text), None)

    def prefix(self, text: str) -> int:
        """Where the longest phrase at the very start of a text ends; 0 when there is none."""
        if not self.spaced:
            found = self.anywhere.match(lower(text))
            return found.end() if found else 0
        if not text or text[0] in _BLANK_OR_EDGE:
            return 0
        first = _WORD.search(text, 0, _LONGEST)
        most = self._sizes.get(first.group().lower(), 0) if first else 0
        if not most:
            return 0
        tokens = _tokens(text[:_LONGEST])[0]
        size = self._at(tokens, 0, most)
        return tokens[size - 1][2] if size else 0

    def suffix(self, text: str) -> int:
        """Where the longest phrase at the very end of a text starts; ``len(text)`` when there is none."""
        best = len(text)
        for start, end in self.find(text):
            if end == len(text):
                best = min(best, start)
        return best

    def whole(self, text: str) -> bool:
        """Whether the text is one phrase of the set, outer punctuation aside."""
        bare = text.strip(_EDGE + " ")
        return bool(bare) and self.prefix(bare) == len(bare)


def _set(*paths: str) -> cached_property[Phrases]:
    """The phrases at some places of the lexicon as one set, built when first asked for."""

    def build(words: Vocabulary) -> Phrases:
        return Phrases(
            chain.from_iterable(attrgetter(p)(words.lexicon) for p in paths), spaced=words.lexicon.spaced
        )

    return cached_property(build)


class Vocabulary:
    """The phrase sets of one lexicon that the rules of structure ask for."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Keep the lexicon."""
        self.lexicon = lexicon

    honorifics = _set("people.honorifics", "people.degrees")
    honorifics_after = _set("people.honorifics_after")
    roles = _set("people.role_forms", "people.modifiers")
    role_nouns = _set("people.role_forms")
    organizations = _set("people.organizations")
    offices = _set("people.roles", "people.organizations")
    of = _set("people.of")
    question_labels = _set("interview.question_labels")
    answer_labels = _set("interview.answer_labels")
    interview_cues = _set("interview.cues")
    thanks = _set("interview.thanks", "speech.closings")
    marks = _set("recorders.marks")
    credits = _set("recorders.credits")
    groups = _set("recorders.groups")
    salutations = _set("speech.salutations")
    announcements = _set("speech.announcements")
    closings = _set("speech.closings")
    attendance = _set("scenes.attendance")
    photo = _set("scenes.photo")
    reporting = _set("reporting.before", "reporting.after", "reporting.both")


@per_lexicon
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The phrase sets of a lexicon, built on first use."""
    return Vocabulary(lexicon)
