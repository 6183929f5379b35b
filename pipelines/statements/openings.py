"""Where a reported clause begins behind its verb, when no joining word says so."""

from __future__ import annotations

import re

from pipelines.statements.cues import Cue, Cues
from pipelines.statements.noun_phrases import NounPhrases
from pipelines.statements.offices import Text

_FAR = 120
"""Most characters that the listener, and the time and place behind the verb, may fill."""
_WORD = re.compile(r"[^\W_](?:[\w'’-]*\w)?")
_BREAK = re.compile(r"[,;:.!?()\ue000]")
_LAST = 3
"""How many words at the end of a clause are looked at for its infinitive."""
_LISTENER = 8
"""Most words of a listener in front of an infinitive."""


class Openings:
    """Find the beginning of such clauses with the words of one lexicon."""

    def __init__(self, words: Cues, phrases: NounPhrases) -> None:
        """``phrases`` knows determiners and small words."""
        self.words = words
        self.phrases = phrases

    def infinitive(self, text: Text, cue: Cue, end: int) -> int | None:
        """Where the infinitive of a request or promise begins ("urged residents | to come forward")."""
        if cue.word not in self.words.requests:
            return None
        hit = self.words.infinitive.search(text.low, cue.end, min(end, cue.end + _FAR))
        if hit is None or _BREAK.search(text.masked, cue.end, hit.start()):
            return None
        begin = text.low.rfind(" ", cue.end, hit.start() + 1) + 1 or hit.start()
        return begin if len(text.low[cue.end : begin].split()) <= _LISTENER else None

    def is_infinitive(self, text: Text, comma: int, end: int) -> bool:
        """Whether an infinitive ends the clause behind a comma ("kündigte an, die Schule zu schließen").

        A clause of purpose, which a conjunction opens ("um"), is no report.
        """
        start = comma + 1 + (text.low[comma + 1 : comma + 2] == " ")
        if self.phrases.clause_words.match(text.low, start) is not None:
            return False
        stop = _BREAK.search(text.masked, start, end)
        clause = text.low[start : stop.start() if stop is not None else end].split()[-_LAST:]
        particles = self.words.lexicon.reporting.infinitive
        return any(
            word in particles or any(p in word[2:-3] and word.endswith("n") for p in particles)
            for word in clause
        )

    def bare(self, text: Text, cue: Cue, end: int) -> int | None:
        """Where the clause begins behind adverbs, time and place, and a listener; None when no clause follows."""
        at = self._past_adverbs(text.low, cue.end)
        if cue.word not in self.words.addressed:
            return self._past_place(text, cue, at, end)
        return self._past_listener(text, at, end) or (at if cue.bare else None)

    def _past_adverbs(self, low: str, at: int) -> int:
        """Behind an adverb or the name of a day between verb and clause."""
        for _ in range(2):
            if low[at : at + 1] != " ":
                break
            skip = self.words.adverbs.match(low, at + 1) or self.words.weekdays.match(low, at + 1)
            if skip is None:
                break
            at = skip.end()
        return at

    def _past_place(self, text: Text, cue: Cue, at: int, end: int) -> int:
        """Behind a phrase of place that an adverb or preposition opened, up to the pronoun of the clause."""
        if at == cue.end:
            return at
        opener = self._opener(text, at, end)
        return at if opener is None else opener

    def _opener(self, text: Text, at: int, end: int) -> int | None:
        """The first pronoun that opens a clause, before any mark."""
        limit = min(end, at + _FAR)
        stop = _BREAK.search(text.masked, at, limit)
        hit = self.words.openers.search(text.low, at, stop.start() if stop else limit)
        return None if hit is None else hit.start()

    def _past_listener(self, text: Text, at: int, end: int) -> int | None:
        """Behind the one who was told: at a pronoun that opens a clause, else at the next determiner."""
        opener = self._opener(text, at, end)
        if opener is not None and text.low[at:opener].strip():
            return opener
        previous = ""
        for count, word in enumerate(_WORD.finditer(text.low, at, min(end, at + _FAR))):
            between = text.masked[word.start() - 1 : word.start()]
            if between in (",", "\ue000"):
                return None
            determiner = self.phrases.determiner.match(text.low, word.start(), end)
            if count and determiner is not None and previous not in self.phrases.stops:
                return word.start()
            previous = word.group()
        return None
