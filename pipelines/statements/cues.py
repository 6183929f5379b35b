"""The words that say that somebody speaks, as patterns, one set a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.late_patterns import is_absent
from pipelines.statements.patterns import (
    NOTHING,
    Pattern,
    alternatives,
    last_match,
    phrase_pattern,
    words_or_endings,
)

_GLUED = {"Arab": "وف", "Hebr": "ו"}
"""The word for "and", which these scripts write together with the verb."""

_JOINED = frozenset({"Thai", "Laoo", "Khmr", "Hani", "Hira", "Jpan", "Hans", "Hant", "Kore", "Hang"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb at a place. ``weak``: counts only beside quotation marks; ``bare``: takes a clause
    with no joining word. On which side of the words a verb stands is not asked: translation moves it.
    """

    start: int
    end: int
    word: str
    weak: bool = False
    bare: bool = False


class Cues:
    """The compiled cue words of one lexicon; every pattern reads lower-case text."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Sort the verbs into sets, and compile one pattern for all of them."""
        words = lexicon.reporting
        self.lexicon = lexicon
        self.spaced = lexicon.spaced and not _JOINED & set(lexicon.scripts)
        self.glue = next((_GLUED[s] for s in lexicon.scripts if s in _GLUED), "")
        self.joiners = sorted((w.lower() for w in words.that), key=len, reverse=True)
        self._before = frozenset(map(str.lower, words.before))
        self._after = frozenset(map(str.lower, words.after))
        self._both = frozenset(map(str.lower, words.both))
        self._weak = frozenset(map(str.lower, words.weak)) - self._both - self._before - self._after
        self._bare = frozenset(map(str.lower, words.bare))
        self._not_cues = frozenset(map(str.lower, words.not_cues))
        self.verbs = self._compile_verbs(self._known)
        self._scanned = self._compile_verbs(self._known | self._not_cues) if self._not_cues else self.verbs
        self._silent = ("", True)
        self.addressed = frozenset(map(str.lower, words.addressed))
        self.requests = frozenset(map(str.lower, words.requests))

    def _compile(self, words: Iterable[str]) -> Pattern:
        return phrase_pattern(words, spaced=self.spaced, glued=self.glue)

    def _compile_verbs(self, words: Iterable[str]) -> Pattern:
        """Korean sets its words apart, but glues endings to them, so a verb begins a word there.

        The group holds the verb as listed.
        """
        if "Hang" not in self.lexicon.scripts:
            return self._compile(words)
        source = alternatives(words)
        return re.compile(rf"(?<![가-힣])({source})[가-힣]*") if source else NOTHING

    @cached_property
    def that(self) -> Pattern:
        """A joining word ("that"), for a match at one place."""
        return self._compile(self.lexicon.reporting.that)

    @cached_property
    def infinitive(self) -> Pattern:
        """The particle of an infinitive, or its ending."""
        words = self.lexicon.reporting.infinitive
        endings = any(w.startswith("-") for w in words)
        return words_or_endings(words) if endings else self._compile(words)

    @cached_property
    def auxiliaries(self) -> Pattern:
        """What stands between a subject and its verb."""
        return self._compile(self.lexicon.reporting.auxiliaries)

    @cached_property
    def participles(self) -> Pattern:
        """A verb form whose subject is the one of the sentence."""
        return words_or_endings(self.lexicon.reporting.participles)

    @cached_property
    def connecting(self) -> Pattern:
        """Endings of a verb whose sentence goes on about the same person (Korean "-며")."""
        return words_or_endings(w for w in self.lexicon.reporting.coordinators if w.startswith("-"))

    def is_tied(self, cue: Cue, low: str) -> bool:
        """Whether a verb is a participle behind a comma: ", adding that"."""
        return (
            low[max(0, cue.start - 3) : cue.start].rstrip().endswith((",", "،"))
            and self.participles.search(cue.word) is not None
        )

    @cached_property
    def openers(self) -> Pattern:
        """Pronouns that open a clause."""
        return self._compile((*self.lexicon.reporting.clause_openers, *self.lexicon.people.pronouns))

    @cached_property
    def according(self) -> Pattern:
        """What stands before the person in "according to X"."""
        return self._compile(self.lexicon.reporting.according)

    @cached_property
    def as_said(self) -> Pattern:
        """What opens a phrase that a verb closes ("as X said")."""
        return self._compile(self.lexicon.reporting.as_said)

    @cached_property
    def source(self) -> Pattern:
        """Prepositions that name a source only before a noun for one, and whole phrases of that kind."""
        words = self.lexicon.reporting
        return self._compile((*words.source, *words.according_after))

    @cached_property
    def according_first(self) -> Pattern:
        """What stands before the person only where a sentence begins."""
        return self._compile(self.lexicon.reporting.according_first)

    @cached_property
    def relatives(self) -> Pattern:
        """What opens a clause that explains the noun before it."""
        return self._compile(self.lexicon.reporting.relatives)

    @cached_property
    def according_pronoun(self) -> Pattern:
        """Whole phrases with the pronoun inside ("in his words")."""
        return self._compile(self.lexicon.reporting.according_pronoun)

    @cached_property
    def according_after(self) -> Pattern:
        """What stands behind the person in "X zufolge"."""
        return self._compile(self.lexicon.reporting.according_after)

    @cached_property
    def attribution(self) -> Pattern:
        """Any of the phrases for "according to", on whichever side: one look tells that none is there."""
        words = self.lexicon.reporting
        return self._compile(
            (*words.according, *words.according_after, *words.according_pronoun, *words.as_said)
        )

    @cached_property
    def mood(self) -> Pattern:
        """Verb forms of reported speech (German "sei")."""
        later = frozenset(self.lexicon.reporting.mood_after)
        return self._compile([w for w in self.lexicon.reporting.mood if w not in later])

    @cached_property
    def mood_after(self) -> Pattern:
        """Forms that mark reported speech only behind another reported sentence."""
        return self._compile((*self.lexicon.reporting.mood, *self.lexicon.reporting.mood_after))

    @staticmethod
    def in_mood(pattern: Pattern, raw: str, low: str, bounds: tuple[int, int]) -> bool:
        """Whether a form of reported speech stands in a stretch: with a small letter, for a noun may look like it
        ("im Laufe", "die Spiele"). ``low`` is ``raw`` in lower case.
        """
        return any(raw[hit.start()].islower() for hit in pattern.finditer(low, *bounds))

    @cached_property
    def weekdays(self) -> Pattern:
        """Names of days, which may stand between verb and clause."""
        return self._compile(self.lexicon.dates.weekdays)

    @cached_property
    def speech_nouns(self) -> Pattern:
        """Nouns for words spoken ("the words of")."""
        return self._compile(self.lexicon.reporting.speech_nouns)

    @cached_property
    def adverbs(self) -> Pattern:
        """Adverbs that may stand between name and verb."""
        return self._compile(self.lexicon.reporting.adverbs)

    @cached_property
    def negations(self) -> Pattern:
        """Words that turn a cue off."""
        return self._compile(self.lexicon.reporting.negations)

    @cached_property
    def follow(self) -> Pattern:
        """Words for "as follows"."""
        return self._compile(self.lexicon.reporting.follow)

    @cached_property
    def thus(self) -> Pattern:
        """Words before a verb whose words came before it."""
        return self._compile(self.lexicon.reporting.thus)

    @cached_property
    def hearsay(self) -> Pattern:
        """What closes a clause that is reported anyway, at the end of a stretch."""
        source = alternatives(self.lexicon.reporting.hearsay)
        return re.compile(rf"(?:{source})[。.]?\s*\Z") if source else NOTHING

    @cached_property
    def nominal(self) -> Pattern:
        """A verbal noun at the end of a stretch, in which a reported clause may end."""
        source = alternatives(self.lexicon.reporting.nominal)
        return re.compile(rf"(?:{source})[\w'’]*\s*\Z") if source else NOTHING

    @cached_property
    def topic(self) -> Pattern:
        """A particle that closes the phrase a sentence is about."""
        source = alternatives(self.lexicon.people.topics)
        behind = r"(?=\s)" if self.lexicon.spaced else ""
        return re.compile(rf"(?:{source}){behind}") if source else NOTHING

    @cached_property
    def mottoes(self) -> Pattern:
        """Nouns before or behind a slogan or a title."""
        return self._compile(self.lexicon.scenes.mottoes)

    @cached_property
    def attendance(self) -> Pattern:
        """Words of attendance lists."""
        return self._compile(self.lexicon.scenes.attendance)

    def first(self, low: str, start: int, end: int) -> re.Match[str] | None:
        """The first verb in a stretch, negated or not; words that only contain one are stepped over."""
        hits = self._scanned.finditer(low, start, end)
        return next((hit for hit in hits if hit.group() not in self._not_cues), None)

    def find(self, low: str, start: int, end: int) -> list[Cue]:
        """The cues in a stretch of lower-case text, in order; negated ones are left out."""
        if self._silent[0] is not low:
            self._silent = (low, is_absent(self._scanned, low))
        if self._silent[1]:
            return []
        hits = self._scanned.finditer(low, start, end)
        return [
            self._cue(hit)
            for hit in hits
            if hit.group() not in self._not_cues and not self._negated(low, start, hit.start())
        ]

    def _cue(self, hit: re.Match[str]) -> Cue:
        start, word = hit.start(), hit.group(hit.re.groups)
        if self.glue and word not in self._known and word[1:] in self._known:
            start, word = start + 1, word[1:]
        key = word if word in self._known else " ".join(word.split())
        return Cue(start, hit.end(), word, weak=key in self._weak, bare=key in self._bare)

    @cached_property
    def _known(self) -> frozenset[str]:
        return self._before | self._after | self._both | self._weak | self._bare

    def _negated(self, low: str, start: int, at: int) -> bool:
        lead = low[max(start, at - 16) : at]
        last = last_match(self.negations, lead)
        return last is not None and not lead[last.end() :].strip(" 'n")


@per_lexicon
def cues(lexicon: Lexicon) -> Cues:
    """The cue patterns of a lexicon, compiled on first use."""
    return Cues(lexicon)
