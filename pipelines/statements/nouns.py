"""Persons without a name: pronouns, role nouns, relatives, and bare surnames of people named elsewhere."""

from __future__ import annotations

import re

from pipelines.statements.cues import cues
from pipelines.statements.mentions import Mention
from pipelines.statements.offices import Text
from pipelines.statements.patterns import SUBJECT_MARK, last_match
from pipelines.statements.people import Cast
from pipelines.statements.scripts import name_parts

BLANK = " \t\u00a0,،、，;:–—―－-.\ue000"
"""What stands around a phrase without being a word."""
_LOOSE = 3
"""Most characters between an office and its verb in a script without blanks."""
_WORD = re.compile(r"\s*(?P<word>[\w'’]+)")
_LEAD = 30
"""Most characters in front of the word that introduces somebody new, and of that word."""
_PHRASE = 8
"""Most words of a phrase for somebody new."""
_OBJECT = re.compile(r"\s(?:[a-z]{1,2}|nos|nous|mir|uns|ihm|oss|meg|got)\Z")


class Nouns:
    """Find such mentions in a stretch of one line."""

    def __init__(self, cast: Cast) -> None:
        """Use the patterns and names of one page."""
        self.cast = cast
        self.finder = cast.finder
        self.words = cues(cast.lexicon)

    def single_name(self, text: Text, start: int, end: int) -> Mention | None:
        """A bare surname or first name of somebody named in full elsewhere on the page."""
        if not self.finder.cased:
            return None
        for word in re.finditer(r"[^\W\d_](?:[\w'’\-]*\w)?", text.text[start:end]):
            name = re.sub(r"['’]s?\Z", "", word.group())
            if (
                name[:1].isupper()
                and len(name) > 1
                and self.cast.named(name, text.index, start + word.start())
            ):
                a = start + word.start()
                return Mention(
                    a, a + len(name), "short", name, score=0.6, name_start=a, name_end=a + len(name)
                )
        return None

    def somebody(self, text: Text, start: int, end: int) -> Mention | None:
        """A whole phrase that "a certain" opens, whatever the noun ("a lamplighter from Hue"), unless it is a thing."""
        low = text.low
        while start < end and low[start] in BLANK:
            start += 1
        end = self._noun_end(low, start, end)
        new = last_match(self.finder.one, low, start, min(end, start + _LEAD)) if self.finder.cased else None
        lead = low[start : new.start()].split() if new is not None else []
        if new is None or len(lead) > 3 or self._is_tied(lead):
            return None
        start = new.start()
        if not 2 <= len(low[start:end].split()) <= _PHRASE:
            return None
        things = (self.finder.document, self.finder.body, self.words.mottoes, self.finder.collective)
        if any(thing.search(low, start, end) for thing in things) or "\ue000" in text.masked[start:end]:
            return None
        return Mention(start, end, "role", role=text.text[start:end].strip(BLANK), indefinite=True)

    def _is_tied(self, lead: list[str]) -> bool:
        """Whether a preposition ends what stands in front of a phrase, so that it is no subject."""
        return bool(lead) and (lead[-1] in self.finder.ties or lead[-1] in name_parts("Latn").stops)

    def introduced(self, low: str, start: int, at: int) -> int | None:
        """Where "a certain" stands right in front of a noun, at most two words away."""
        new = last_match(self.finder.indefinite, low, start, at)
        return new.start() if new is not None and len(low[new.end() : at].split()) <= 2 else None

    def one_of(self, low: str, at: int, end: int) -> bool:
        """Whether "one" right behind a noun for a group makes it a single person ("นักท่องเที่ยวคนหนึ่ง")."""
        if self.finder.cased:
            return False
        return self.finder.indefinite.match(low, at + (low[at : at + 1] == " "), end) is not None

    def _noun_end(self, low: str, start: int, end: int) -> int:
        """Where a noun phrase ends: at a clause about the noun, without what stands between it and its verb.

        That is short pronouns, adverbs and auxiliaries.
        """
        if self.finder.cased:
            for pattern in (self.finder.which, self.words.auxiliaries):
                clause = pattern.search(low, start + 1, end)
                end = clause.start() if clause is not None else end
        changed = True
        while changed:
            changed = False
            while end > start and low[end - 1] in BLANK:
                end -= 1
            mark = None if self.finder.cased else last_match(SUBJECT_MARK, low, start, end)
            if mark is not None and mark.end() == end:
                end, changed = mark.start(), True
                continue
            tail = _OBJECT.search(low[start:end])
            if tail is not None:
                end, changed = start + tail.start(), True
                continue
            for pattern in (self.words.adverbs, self.words.auxiliaries):
                for hit in pattern.finditer(low, start, end):
                    if hit.end() == end:
                        end, changed = hit.start(), True
        return end

    def pronoun(self, text: Text, start: int, end: int, *, only_start: bool = False) -> Mention | None:
        """A pronoun that stands for a person; the last of the stretch, or only one that opens it."""
        hit = None
        if only_start:
            at = start
            while at < end and text.low[at] in BLANK:
                at += 1
            hit = self.finder.pronoun.match(text.low, at, end)
        else:
            for hit in self.finder.pronoun.finditer(text.low, start, end):
                near = (
                    len(text.low[hit.end() : end].split()) <= 2
                    or len(text.low[start : hit.start()].split()) <= 1
                )
                if near or self.finder.joined:
                    break
            else:
                hit = None
        if hit is None and not only_start:
            hit = self._bare_honorific(text, start, end)
        if hit is None:
            return None
        honorific = (
            text.text[hit.start() : hit.end()] if self.finder.bare_honorific.fullmatch(hit.group()) else None
        )
        return Mention(hit.start(), hit.end(), "pronoun", honorific=honorific, score=0.6)

    def _bare_honorific(self, text: Text, start: int, end: int) -> re.Match[str] | None:
        """An honorific that fills the place of the subject alone ("Anh kể:", "ông nói")."""
        low = text.low
        at = start
        while at < end and low[at] in BLANK:
            at += 1
        hit = self.finder.bare_honorific.match(low, at, end)
        if hit is not None and self.cast.lexicon.spaced and len(low[hit.end() : end].split()) <= 3:
            return hit
        return None

    def noun(self, text: Text, start: int, end: int) -> Mention | None:
        """A phrase for a person by office, occupation or relation; None where it is part of a group."""
        known = self.finder.person_noun.search(text.low, start, end)
        if known is None or self._is_plural(text.low, known, end):
            return self._office_noun(text, start, end)
        return self._known_noun(text, known, start, end)

    def _is_plural(self, low: str, noun: re.Match[str], end: int) -> bool:
        """Whether a noun goes on as one for a group ("司机们")."""
        group = self.finder.collective.match(low, noun.start(), end) if self.finder.joined else None
        return group is not None and group.end() > noun.end() and not self.one_of(low, group.end(), end)

    def _known_noun(self, text: Text, known: re.Match[str], start: int, end: int) -> Mention:
        """A phrase that the language has for somebody already named, with "a certain" in front or behind."""
        low = text.low
        new = self.introduced(low, start, known.start())
        begin = known.start() if new is None else new
        stop = end if self.finder.joined and "Hang" not in self.cast.lexicon.scripts else known.end()
        if self.finder.cased:
            stop = self._past_complement(low, known.end(), end)
        late = self.finder.indefinite.search(low, known.end(), stop) if stop > known.end() else None
        words = text.text[begin : self._behind_one(late, stop)].strip(BLANK)
        return Mention(begin, stop, "role", role=words, indefinite=bool(late) or new is not None)

    def _past_complement(self, low: str, at: int, end: int) -> int:
        """Behind the words that say which person is meant ("a pupil | from the third form"), up to the verb."""
        tie = _WORD.match(low, at, end)
        verb = _WORD.search(low, end)
        if tie is None or tie["word"] not in self.finder.ties or verb is None:
            return at
        return self._noun_end(low, at, end) if self.words.verbs.match(low, verb.start("word")) else at

    def _closes(self, low: str, at: int, end: int) -> bool:
        """Whether an office ends its phrase, where no blanks show it: what follows is one too, or a word or so."""
        last = last_match(self.finder.role, low, at, end)
        return end - (last.end() if last is not None else at) <= _LOOSE

    def _behind_one(self, late: re.Match[str] | None, stop: int) -> int:
        """Where a noun ends that "one" closes in a script without blanks; what follows is said of the person."""
        return late.end() if late is not None and self.finder.honorifics_glued else stop

    def _office_noun(self, text: Text, start: int, end: int) -> Mention | None:
        low, finder = text.low, self.finder
        kin = finder.kin.search(low, start, end)
        if kin is not None and finder.honorifics_glued and low[kin.start() - 1 : kin.start()].isalpha():
            kin = None
        hits = [h for h in (*finder.offices(low, start, end)[:1], kin) if h]
        hit = min(hits, key=lambda h: h.start(), default=None)
        group = finder.collective.search(low, start, end)
        if hit is None or (
            group
            and group.start() <= hit.start()
            and hit.end() <= group.end()
            and not self.one_of(low, group.end(), end)
        ):
            return None
        kind = "kin" if finder.kin.fullmatch(hit.group()) else "role"
        new = last_match(finder.indefinite, low, start, hit.start() + 1)
        begin = hit.start()
        if new is not None and len(low[new.end() : begin].split()) <= 3:
            begin = new.start()
        if new is None and finder.joined and finder.honorifics_glued:
            lead = last_match(finder.modifier, low, start, begin)
            begin = lead.start() if lead is not None and lead.end() == begin else begin
        elif new is None and (finder.joined or (kind == "kin" and len(low[start:begin].split()) <= 2)):
            begin = finder.past_breaks(low, start, begin)
        begin = finder.past_possessive(low, start, begin)
        stop = self._noun_end(low, hit.end(), end)
        if self.cast.lexicon.people.breaks and not self._closes(low, hit.end(), stop):
            return None
        late = None if finder.cased else finder.indefinite.search(low, hit.end(), stop)
        words = text.text[begin : self._behind_one(late, stop)].strip(BLANK)
        return Mention(begin, stop, kind, role=words, indefinite=new is not None or late is not None)
