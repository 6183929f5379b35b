"""Which quotations are speech, and which verb introduces them.

The verb stands before the words (``X said: "…"``), behind them (``"…", said X``) or between two parts of
them. Scare quotes, titles and mottoes have no verb of their own, or a noun that says what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.lexicons import Lexicon
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.offices import Text
from pipelines.statements.patterns import last_match
from pipelines.statements.quotes import Quotation
from pipelines.statements.scripts import name_parts

_COLON = re.compile(r"[:：៖]\s*\Z")
_STOPS = ".!?。！？।۔؟"
_END = ".!?…,，。！？；;۔।។؟،"
_CLAUSE = 80
"""Most characters between a verb and another one inside its clause."""
_TITLE = 4
"""Most words of the name of a paper or a station."""
_FAR = 220
"""Most characters between a verb with a colon and the words."""


@dataclass(slots=True)
class Link:
    """How a quotation hangs on a verb. ``side``: "before" or "after"; ``rule``: code for ``explain``."""

    cue: Cue
    side: str
    rule: str
    confidence: float


def length(text: str, quotation: Quotation) -> int:
    """The number of words of a quotation; two characters count as one where words are not set apart."""
    words = 0
    for a, b in quotation.inner:
        part = text[a:b]
        spaced = len(part.split())
        joined = sum(
            1
            for c in part
            if "\u0e00" <= c <= "\u0eff" or "\u1780" <= c <= "\u17ff" or "\u3040" <= c <= "\u9fff"
        )
        words += max(spaced, joined // 2)
    return words


class Linker:
    """Decide for one lexicon which verb a quotation hangs on."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the cue patterns of the lexicon."""
        self.words: Cues = cues(lexicon)
        self.clause_first = lexicon.reporting.clause_first
        self.small = frozenset().union(*(name_parts(script).stops for script in lexicon.scripts))
        people = lexicon.people
        self.determiners = frozenset((*people.definite, *people.indefinite, *people.possessives))

    def before(self, text: Text, start: int, quotation: Quotation, found: list[Cue]) -> Link | None:
        """The verb in front of a quotation, from ``start`` on; None when there is none."""
        low = text.low
        for cue in reversed([c for c in found if start <= c.start and c.end <= quotation.start]):
            gap = low[cue.end : quotation.start]
            if _COLON.search(gap) and len(gap) <= _FAR:
                return Link(self._opener(low, cue, found), "before", "quote-colon", 0.95)
            if self._asfollows(gap):
                return Link(cue, "before", "quote-follows", 0.93)
            direct = self._direct(gap, weak=cue.weak) and not self._is_scare(text, quotation)
            if not direct or self._is_part(text, cue, quotation):
                continue
            return Link(cue, "before", "quote-before", 0.88)
        nouns = last_match(self.words.speech_nouns, low, start, quotation.start)
        if nouns is not None and _COLON.search(low[nouns.end() : quotation.start]):
            return Link(Cue(nouns.start(), nouns.end(), nouns.group()), "before", "quote-noun", 0.9)
        return None

    def _opener(self, low: str, cue: Cue, found: list[Cue]) -> Cue:
        """The verb that governs the clause in which a verb stands ("admitted that he fears the bridge: “…”")."""
        index = found.index(cue)
        if index == 0:
            return cue
        earlier = found[index - 1]
        gap = low[earlier.end : cue.start]
        clause = gap.lstrip(" ,") if len(gap) <= _CLAUSE else ""
        joined = self.words.that.match(clause)
        if joined is None or earlier.weak or "," in clause:
            return cue
        words = clause[joined.end() :].split()
        return cue if words and words[-1] in self.small else earlier

    def _asfollows(self, gap: str) -> bool:
        hit = self.words.follow.search(gap)
        return hit is not None and not gap[hit.end() :].strip(" .:：,;。")

    def _direct(self, gap: str, *, weak: bool) -> bool:
        """Whether nothing but a comma, a joining word or an adverb stands between verb and words.

        Behind a verb that also says other things, more words are its object ("calls the families “…”").
        """
        bare = gap.strip()
        if bare in ("", ",", "，", "،", "、", "-", "–", "—"):
            return True
        if len(gap) <= 60 and bare.endswith((",", "，", "،")) and len(bare.split()) <= 8:
            return True
        joined = self.words.that.match(bare)
        if joined is not None and not bare[joined.end() :].strip(" ,:،"):
            return True
        return not weak and len(bare.split()) <= 3 and len(bare) <= 24 and not re.search(r"[.,;]", bare)

    def _is_part(self, text: Text, cue: Cue, quotation: Quotation) -> bool:
        """Whether the words only go on with a reported clause that began before them: they open with a small letter
        behind a form of reported speech, a pronoun or a determiner ("said it had “a long way to go”").
        """
        at = quotation.inner[0][0]
        if not text.text[at].islower():
            return False
        gap = (cue.end, quotation.start)
        if self.words.in_mood(self.words.mood_after, text.text, text.low, gap):
            return True
        joined = self.words.that.match(text.low, cue.end + 1)
        start = joined.end() if joined is not None else cue.end
        opener = self.words.openers.match(text.low, start + 1)
        rest = text.low[start : quotation.start].split()
        return len(rest) > 1 and (opener is not None or (cue.bare and rest[0] in self.determiners))

    def is_title(self, text: Text, quotation: Quotation) -> bool:
        """Whether an article stands in front and no mark ends the words: they name who was told ("sagte der „Post“")."""
        before = text.low[max(0, quotation.start - 12) : quotation.start].split()
        start, end = quotation.inner[0][0], quotation.inner[-1][1]
        if length(text.text, quotation) > _TITLE:
            return False
        named = text.text[start].isupper() and text.text[end - 1] not in _END
        return named and bool(before) and before[-1] in self.determiners

    def _is_scare(self, text: Text, quotation: Quotation) -> bool:
        """A word or two in quotation marks inside a sentence that goes on."""
        words = length(text.text, quotation)
        if self.is_title(text, quotation):
            return True
        tail = text.masked[quotation.end :].lstrip()
        goes_on = bool(tail) and tail[0] not in _STOPS
        ended = text.text[quotation.inner[-1][1] - 1] in _END
        return (words <= 3 and not ended and goes_on) or words <= 1

    def after(self, text: Text, quotation: Quotation, end: int, found: list[Cue]) -> Link | None:
        """The verb behind a quotation, up to ``end``; None when there is none."""
        low = text.low
        joiner = self._joiner(low, quotation.end)
        for cue in found:
            if cue.start < quotation.end or cue.end > end:
                continue
            gap = low[quotation.end : cue.start]
            near = len(gap) <= (160 if joiner or self.clause_first else 130)
            if near and (joiner or self._spoken_end(text, quotation, gap)):
                return Link(cue, "after", "quote-after", 0.95)
            break
        return self._joiner_verb(low, quotation, end) if joiner else None

    def _joiner(self, low: str, at: int) -> bool:
        """Whether a particle that closes quoted words follows (と, 라고, diye)."""
        if not self.clause_first:
            return False
        while at < len(low) and low[at] in " ,、":
            at += 1
        return any(low.startswith(j, at) for j in self.words.joiners)

    def _joiner_verb(self, low: str, quotation: Quotation, end: int) -> Link | None:
        """A joiner that is itself the verb ("라며", "diyerek")."""
        at = quotation.end
        while at < end and low[at] in " ,、":
            at += 1
        for joiner in self.words.joiners:
            if len(joiner) > 1 and low.startswith(joiner, at):
                return Link(Cue(at, at + len(joiner), joiner), "after", "quote-joiner", 0.75)
        return None

    def _spoken_end(self, text: Text, quotation: Quotation, gap: str) -> bool:
        """Whether the words end as speech does: with a comma or a stop inside, or a comma or dash behind."""
        last = text.text[quotation.inner[-1][1] - 1]
        if last in _END or gap.lstrip()[:1] in tuple(",،，、–—―－-"):
            return True
        if self.clause_first and not gap.strip():
            set_off = text.masked[max(0, quotation.start - 2) : quotation.start].rstrip()[-1:] == ","
            return set_off or length(text.text, quotation) >= 4
        if text.masked[quotation.end : quotation.end + 1] in ("。", "."):
            return self.clause_first
        return length(text.text, quotation) >= 4 and not text.masked[: quotation.start].strip(" \ue000")

    def is_within_label(self, text: Text, cue: Cue) -> bool:
        """Whether a verb is only the end of a noun for a slogan ("cogan kata")."""
        hits = self.words.mottoes.finditer(text.low, max(0, cue.start - 24), cue.end)
        return any(hit.start() < cue.start and hit.end() == cue.end for hit in hits)

    def is_label(self, text: Text, start: int, quotation: Quotation) -> bool:
        """Whether a noun beside the quotation says that it is a title, a motto or a proverb."""
        low = text.low
        lead = low[max(start, quotation.start - 40) : quotation.start].rstrip()
        for hit in self.words.mottoes.finditer(lead.rstrip(" :：")):
            if not lead[hit.end() :].strip(" :：,"):
                return True
        tail = low[quotation.end : quotation.end + 24]
        hit2 = self.words.mottoes.search(tail)
        if hit2 is None:
            return False
        between = tail[: hit2.start()].strip()
        return between in ("という", "といった", "의", "는", "라는", "이라는", "的") or (
            self.clause_first and not between
        )
