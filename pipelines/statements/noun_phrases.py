"""Noun phrases that can speak: "federal investigators", "the Kansas Wheat Commission", "two sources".

Asked only where bodies and groups may speak at all. No grammar stands behind this: a phrase opens with a
determiner, a capital or a bare plural, holds no verb of speech, and ends like a noun.
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.cues import Cues, cues
from pipelines.statements.mentions import Finder, Mention, finder
from pipelines.statements.offices import Text
from pipelines.statements.patterns import NOTHING, phrase_pattern, words_or_endings
from pipelines.statements.scripts import name_parts

_MOST = 12
"""Most words of a phrase."""
_HEAD = 5
"""Most words of the part of a phrase that carries its noun."""
_EDGE = " \t\u00a0,،;:–—-.\ue000"
_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*\w)?")
_NOUN_PHRASE = re.compile(
    r"\s*(?:[a-zäöüßà-ÿ][\w\-]*\s+){0,3}?[A-ZÄÖÜÀ-Þ][\w.\-&]*(?:\s+(?:(?:der|des|von|vom|im|in|of|the|de|du|di|del|für|for|and|und|dem|den)\s+){0,2}"
    r"(?:[a-zäöüß][\w\-]*(?:en|er|es)\s+)?[A-ZÄÖÜÀ-Þ][\w.\-&]*)*(?:\s*\([^()]{1,60}\))?"
)
_FIRST = re.compile(r"[\w\-]+")
_OWNER = re.compile(r"[\w.-]+['’]s\s")
_BREAK = re.compile(r"[,;:()\"“”„«»\ue000]|\s[-–—]\s")


class NounPhrases:
    """Tell such phrases with the words of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the determiners, and the endings of nouns for persons."""
        people = lexicon.people
        self.finder: Finder = finder(lexicon)
        self.words: Cues = cues(lexicon)
        self.verb_second = self.words.mood is not NOTHING
        self.stops = name_parts("Latn").stops
        self.determiner = phrase_pattern(
            (*people.definite, *people.indefinite, *people.possessives), spaced=lexicon.spaced
        )
        self.personal = words_or_endings(people.person_endings)
        self.coordinator = phrase_pattern(lexicon.reporting.coordinators, spaced=lexicon.spaced)
        self.openers = frozenset(lexicon.reporting.clause_openers) - frozenset(people.pronouns)
        self.ends = phrase_pattern(
            (*lexicon.reporting.clause_words, *lexicon.reporting.relatives), spaced=lexicon.spaced
        )
        self.clause_words = phrase_pattern(lexicon.reporting.clause_words, spaced=lexicon.spaced)

    def filling(self, text: Text, start: int, end: int) -> Mention | None:
        """The phrase that fills a stretch, blanks and adverbs aside."""
        start, end = self._trimmed(text.low, start, end)
        low = text.low[start:end]
        if low in self.openers:
            return self.mention(text, start, end)
        if not 1 <= len(low.split()) <= _MOST or _BREAK.search(low) or self.words.verbs.search(low):
            return None
        whole = self._opens(text.low, start, end) and self._closes(text, start, end)
        return self.mention(text, start, end) if whole else None

    def opening(self, text: Text, start: int, end: int) -> Mention | None:
        """The head of a phrase that opens a stretch with a determiner ("a clerk who asked not to be named")."""
        low = text.low
        while start < end and low[start] in _EDGE:
            start += 1
        first = self.determiner.match(low, start, end)
        at = first.end() if first is not None else start
        stop = at
        for word in _WORD.finditer(low, at, end):
            between = low[stop : word.start()]
            if between.strip(" '’") or word.group() in self.stops or self.ends.match(low, word.start(), end):
                break
            if stop > at and self.words.verbs.match(low, word.start(), end):
                break
            stop = word.end()
        words = len(low[at:stop].split())
        if low[start:stop].endswith(("'s", "’s")):
            return None
        return self.mention(text, start, stop) if first is not None and 1 <= words <= _HEAD else None

    def leading(self, text: Text, start: int, end: int, *, loose: bool = False) -> Mention | None:
        """The noun phrase at the start of a stretch, when bodies and groups may speak.

        It opens with an article or a capital, not with a preposition or an adverb; ``loose``: behind a
        preposition, where any determiner may stand.
        """
        while start < end and text.low[start] in _EDGE:
            start += 1
        adverb = self.words.adverbs.match(text.low, start, end)
        if adverb is not None and adverb.end() < end:
            start = adverb.end() + 1
        if not self.finder.cased:
            body = self.finder.body.search(text.low, start, end)
            stop = body.end() if body else start
        else:
            stop = self._phrase_end(text, start, end, loose=loose)
        if stop <= start:
            return None
        return self.mention(text, start, stop)

    def _phrase_end(self, text: Text, start: int, end: int, *, loose: bool) -> int:
        article = self.finder.definite.match(text.low, start, end) or self.finder.indefinite.match(
            text.low, start, end
        )
        word = _FIRST.match(text.low, start, end)
        if loose:
            hit = _NOUN_PHRASE.match(text.text, start, end)
            most = _HEAD if article is None else 8
            whole = start if len(text.low[start:end].split()) > most else end
            return hit.end() if hit is not None else whole
        if word is None or (article is None and word.group() in self.stops):
            return start
        if article is None and not text.text[start].isupper():
            return self._group_end(text, start, end)
        hit = _NOUN_PHRASE.match(text.text, article.end() if article else start, end)
        if hit is not None:
            return hit.end()
        return self._group_end(text, start, end)

    def _group_end(self, text: Text, start: int, end: int) -> int:
        group = self.finder.collective.match(text.low, start) or self.finder.body.match(text.low, start)
        return group.end() if group is not None and group.end() <= end else start

    def mention(self, text: Text, start: int, end: int) -> Mention:
        """A phrase as a mention; one that can stand for a person already named is definite."""
        words = text.text[start:end].strip(_EDGE)
        known = self.finder.definite.match(text.low, start, end) is not None and self.is_personal(words)
        return Mention(start, end, "role", role=words, indefinite=not known, score=0.4)

    def is_personal(self, words: str) -> bool:
        """Whether the noun of a short phrase is one for a person, by its ending."""
        low = words.lower()
        if len(low.split()) > _HEAD or self.finder.body.search(low) or self.finder.collective.search(low):
            return False
        return (
            self.personal.search(low.strip().rpartition(" ")[2]) is not None
            and self.finder.document.search(low) is None
        )

    def is_small(self, word: str) -> bool:
        """Whether a word is a preposition, an article or an adverb, which ties what follows to it."""
        return word in self.stops or self.words.adverbs.fullmatch(word) is not None

    def _trimmed(self, low: str, start: int, end: int) -> tuple[int, int]:
        """The bounds without blanks, and without adverbs, days and auxiliaries at the end."""
        while start < end and low[start] in _EDGE:
            start += 1
        changed = True
        while changed:
            changed = False
            while end > start and low[end - 1] in _EDGE:
                end -= 1
            for pattern in (self.words.adverbs, self.words.weekdays, self.words.auxiliaries):
                for hit in pattern.finditer(low, max(start, end - 40), end):
                    if hit.end() == end and hit.start() > start:
                        end, changed = hit.start(), True
        return start, end

    def _opens(self, low: str, start: int, end: int) -> bool:
        """Whether a determiner begins here, or any word that is no small word.

        Where the verb takes the second place (German), an adverb with a capital often stands before it.
        """
        if self.determiner.match(low, start, end):
            return True
        first = _WORD.match(low, start, end)
        return (
            first is not None
            and not self.verb_second
            and first.group() not in self.stops
            and not self.finder.pronoun.fullmatch(first.group())
        )

    def _closes(self, text: Text, start: int, end: int) -> bool:
        """Whether the last word can be a noun: behind a determiner, with a capital, or a plural."""
        low, last = text.low, text.text[start:end].strip().rpartition(" ")[2]
        if last.lower() in self.stops or last.endswith(("'s", "’s")):
            return False
        if low[start:end].endswith("s") or not last[:1].islower() or self.determiner.match(low, start, end):
            return True
        if _OWNER.match(low, start, end):
            return True
        return any(group.end() == end for group in self.finder.collective.finditer(low, start, end))


@per_lexicon
def noun_phrases(lexicon: Lexicon) -> NounPhrases:
    """The noun phrases of a lexicon, prepared once."""
    return NounPhrases(lexicon)
