"""Sets of lexicon phrases, looked up in a text by whole words, or anywhere where words are not set apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.scripts import fold

_WORD = re.compile(r"[^\s'’‘]+")
_EDGE = '.,;:!?()[]{}<>"“”„«»‹›「」『』（）،؛؟。、：！？।۔…*•'
_BLANK_OR_EDGE = frozenset(_EDGE + " '’‘")
_FOLDED_FROM = 5
"""A word this long is also found when its diacritics are lost; shorter ones would meet other words."""


@lru_cache(maxsize=4096)
def _keys(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The words of a phrase in lower case, and once more without diacritics where they may be lost.

    One phrase stands in several sets of a language, so the last ones are kept.
    """
    low = phrase.lower()
    forms = {low, fold(low)} if len(low) >= _FOLDED_FROM else {low}
    split = (tuple(w for w in (w.strip(_EDGE) for w in _WORD.findall(form)) if w) for form in forms)
    return tuple(words for words in split if words)


@lru_cache(maxsize=2048)
def _tokens(text: str) -> tuple[tuple[str, int, int], ...]:
    """Lower-case words without outer punctuation, with the place of each in the text.

    Many sets are looked up in one text, so the last texts are kept.
    """
    found = []
    for m in _WORD.finditer(text):
        word = m.group()
        core = word.strip(_EDGE)
        if core:
            at = m.start() + (0 if core is word else word.index(core))
            found.append((core.lower(), at, at + len(core)))
    return tuple(found)


class Phrases:
    """A set of phrases. ``spaced``: match whole words only, case aside; otherwise match anywhere."""

    def __init__(self, words: Iterable[str], *, spaced: bool) -> None:
        """Index the phrases by their first word."""
        self.spaced = spaced
        self.by_first: dict[str, list[tuple[str, ...]]] = {}
        self._words = frozenset(w for w in words if w.strip())
        for word in sorted(self._words, key=len, reverse=True) if spaced else ():
            for key in _keys(word):
                self.by_first.setdefault(key[0], []).append(key)
        for group in self.by_first.values():
            group.sort(key=len, reverse=True)

    @cached_property
    def anywhere(self) -> re.Pattern[str]:
        """One pattern for all phrases; only languages that do not set words apart pay for compiling it."""
        longest = sorted(self._words, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)) or r"(?!)", re.IGNORECASE)

    def _at(self, tokens: tuple[tuple[str, int, int], ...], at: int) -> int:
        """How many words the longest phrase takes from one place on; 0 for none."""
        for phrase in self.by_first.get(tokens[at][0], ()):
            if at + len(phrase) <= len(tokens) and all(p == tokens[at + i][0] for i, p in enumerate(phrase)):
                return len(phrase)
        return 0

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The places of phrases in a text, longest first at each place, not overlapping."""
        if not self.spaced:
            yield from (m.span() for m in self.anywhere.finditer(text))
            return
        tokens = _tokens(text)
        known = self.by_first
        at = 0
        while at < len(tokens):
            size = self._at(tokens, at) if tokens[at][0] in known else 0
            if size:
                yield tokens[at][1], tokens[at + size - 1][2]
            at += size or 1

    def first(self, text: str) -> tuple[int, int] | None:
        """The first place of any phrase, or None."""
        return next(self.find(text), None)

    def prefix(self, text: str) -> int:
        """Where the longest phrase at the very start of a text ends; 0 when there is none."""
        if not self.spaced:
            found = self.anywhere.match(text)
            return found.end() if found else 0
        words = text[:80].split(maxsplit=1)
        if not words or text[0] in _BLANK_OR_EDGE:
            return 0
        first = _WORD.match(words[0])
        if first is None or first.group().strip(_EDGE).lower() not in self.by_first:
            return 0
        tokens = _tokens(text[:80])
        size = self._at(tokens, 0)
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


class Vocabulary:
    """The phrase sets of one lexicon that the rules of structure ask for."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Build every set once."""

        def made(*groups: tuple[str, ...]) -> Phrases:
            return Phrases((w for group in groups for w in group), spaced=lexicon.spaced)

        people = lexicon.people
        self.honorifics = made(people.honorifics, people.degrees)
        self.honorifics_after = made(people.honorifics_after)
        self.roles = made(people.role_forms, people.modifiers)
        self.role_nouns = made(people.role_forms)
        self.organizations = made(people.organizations)
        self.offices = made(people.roles, people.organizations)
        self.of = made(people.of)
        self.question_labels = made(lexicon.interview.question_labels)
        self.answer_labels = made(lexicon.interview.answer_labels)
        self.interview_cues = made(lexicon.interview.cues)
        self.thanks = made(lexicon.interview.thanks, lexicon.speech.closings)
        self.marks = made(lexicon.recorders.marks)
        self.credits = made(lexicon.recorders.credits)
        self.groups = made(lexicon.recorders.groups)
        self.salutations = made(lexicon.speech.salutations)
        self.announcements = made(lexicon.speech.announcements)
        self.closings = made(lexicon.speech.closings)
        self.attendance = made(lexicon.scenes.attendance)
        self.photo = made(lexicon.scenes.photo)
        self.reporting = made(lexicon.reporting.before, lexicon.reporting.after, lexicon.reporting.both)


@per_lexicon
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The phrase sets of a lexicon, built on first use."""
    return Vocabulary(lexicon)
