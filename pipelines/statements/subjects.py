"""Who is the subject of a reporting verb: the person, the group or the document beside it.

Only the phrase next to the verb is read. Appositions between commas are stepped over ("Mr. Loi, captain of
a tuna boat, said"); a document, a paper or an office as subject turns the cue off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.statements.cues import Cue, cues
from pipelines.statements.mentions import Mention
from pipelines.statements.named import Named
from pipelines.statements.noun_phrases import noun_phrases
from pipelines.statements.nouns import BLANK, Nouns
from pipelines.statements.offices import Text
from pipelines.statements.patterns import SUBJECT_MARK, last_match
from pipelines.statements.people import Cast
from pipelines.statements.sentences import trim

_COMMAS = re.compile(r"\s*(?:,(?!\d{3})|[،、，;])\s*|\s+[-–—―－]\s+|\s*[(（][^()（）]*[)）]\s*|\ue000+")
_POSSESSIVE = re.compile(r"['’]s?(?=\s)")
_REACH = 420
"""Most characters that are read beside a verb; keeps the whole linear."""
_NAMED = 0.75
"""Least score of a name that is surely a person's."""
_BETWEEN = 2
"""Most words between a preposition and a name that may be a place."""
_LATE = 3
"""Most words between such a phrase and the end of its segment."""
_FEW = 5
"""Most words of a phrase with no name in it that speaks."""
_NOMINATIVE = re.compile(r"(?<![\w])(?:ने|নে)(?![\w])")


@dataclass(slots=True)
class Subject:
    """What was found. ``kind``: "person", "group", "document", or "none". ``end``: where the phrase ends."""

    kind: str
    mention: Mention | None = None
    start: int = 0
    end: int = 0


NOBODY = Subject("none")


def _group(mention: Mention | None) -> Subject:
    """A phrase that speaks, as a subject."""
    return NOBODY if mention is None else Subject("group", mention, mention.start, mention.end)


class Subjects:
    """Read the subject in a stretch of one line."""

    def __init__(self, cast: Cast, *, offices: bool = False) -> None:
        """Use the patterns and names of one page. ``offices``: any phrase may be a subject."""
        self.offices = offices
        self.cast = cast
        self.finder = cast.finder
        self.words = cues(cast.lexicon)
        self.nouns = Nouns(cast)
        self.named = Named(cast.finder)
        self.phrases = noun_phrases(cast.lexicon)

    def before(self, text: Text, start: int, end: int) -> Subject:
        """The subject in front of a verb that starts at ``end``; the nearest phrase that is one."""
        start = max(start, end - _REACH)
        segments = self._segments(text.low, start, end)
        if len(segments) > 1 and self.is_tied(text.low, *segments[-1]):
            first = self._first(text, segments[0])
            if first.kind != "none":
                return first
        if len(segments) > 1 and self.words.relatives.fullmatch(text.low[slice(*segments[-1])].strip(BLANK)):
            found = self._explained(text, *segments[-2])
            if found.kind != "none":
                return found
        for index in range(len(segments) - 1, -1, -1):
            found = self._in_segment(text, segments, index, end)
            if found.kind != "none":
                return found
        return self._in_front(text, segments, start, end) if self.offices else NOBODY

    def _explained(self, text: Text, start: int, end: int) -> Subject:
        """Whom a relative clause explains: the last name in front of its comma, else the last phrase."""
        names = self._names(text, start, end)
        if names and not text.low[names[-1].end : end].strip(BLANK):
            return Subject("person", names[-1], names[-1].start, names[-1].end)
        tie = last_match(self.finder.tie, text.low, start, end) if self.offices else None
        return self.filling(text, tie.end(), end) if tie is not None else NOBODY

    def _in_segment(self, text: Text, segments: list[tuple[int, int]], index: int, end: int) -> Subject:
        """The subject in one of the segments, whose neighbours may explain it."""
        a, b = segments[index]
        a = self._from_clause(text, a, b) if b == end else a
        names = self._names(text, a, b)
        if names:
            return self._owned(text, names, a, b) or self._person(text, names, a, (segments, index, b < end))
        found = self.nameless(text, a, b)
        apposed = index > 0 and (b < end or found.kind == "person")
        if apposed and self._named_left(text, segments[:index]):
            return NOBODY
        if found.kind == "none" and self.offices and b == end:
            found = self.filling(text, a, b)
        if found.kind in ("document", "group") and index and b < end:
            found = self._apposed_to(text, *segments[index - 1]) or found
        return found

    def _person(
        self, text: Text, names: list[Mention], start: int, place: tuple[list[tuple[int, int]], int, bool]
    ) -> Subject:
        """The one of the names that a segment is about; ``place``: all segments, which one, and whether a comma ends it."""
        segments, index, closed = place
        mention = self.named.of_segment(text, names, start, index > 0 and closed)
        lead = text.low[start : names[0].start]
        governed = closed and (
            self.named.belongs_to_office(lead)
            or self._names_place(text, lead, segments[:index])
            or self.finder.body.match(lead.lstrip()) is not None
        )
        if governed and not names[0].honorific and self._named_left(text, segments[:index]):
            return NOBODY
        return NOBODY if mention is None else Subject("person", mention, mention.start, mention.end)

    def _in_front(self, text: Text, segments: list[tuple[int, int]], start: int, end: int) -> Subject:
        """The phrase of a body or group in the first segment that holds one."""
        for a, b in segments:
            found = self.filling(text, self._from_clause(text, a, b), b) if b == end else NOBODY
            if found.kind == "none":
                found = self.phrase(text, a, b)
            if found.kind != "none" and len(text.low[found.end : b].split()) <= _LATE:
                return found
            if found.kind == "none" and a == start:
                found = _group(self.phrases.opening(text, a, b))
                if found.kind != "none":
                    return found
        return NOBODY

    def _apposed_to(self, text: Text, start: int, end: int) -> Subject | None:
        """The body that a phrase between commas explains ("the Tax Forum, a research group, | said")."""
        found = self.filling(text, start, end) if self.offices else NOBODY
        return found if found.kind != "none" else None

    def is_tied(self, low: str, start: int, end: int) -> bool:
        """Whether a segment holds no subject of its own: "X beat Y, then | said …"."""
        words = low[start:end].split()
        if not 1 <= len(words) <= 3 or self.phrases.coordinator.match(low, start) is None:
            return False
        rest = low[start:end].split(None, 1)[1:]
        return not rest or self.words.adverbs.fullmatch(rest[0].strip()) is not None

    def opening(self, text: Text, start: int, end: int) -> Subject:
        """The subject with which a sentence opens, for a second verb of it."""
        segments = self._segments(text.low, start, end)
        return self._first(text, segments[0]) if segments else NOBODY

    def _first(self, text: Text, segment: tuple[int, int]) -> Subject:
        a, b = segment
        pronoun = self.nouns.pronoun(text, a, b, only_start=True)
        if pronoun is not None:
            return Subject("person", pronoun, pronoun.start, pronoun.end)
        names = self._names(text, a, b)
        lead = text.low[a : names[0].start].strip(BLANK) if names else ""
        tied = any(hit.end() == len(lead) for hit in self.finder.tie.finditer(lead))
        if names and len(lead.split()) <= _FEW and not tied and self.words.verbs.search(lead) is None:
            return Subject("person", names[0], names[0].start, names[0].end)
        if not self.offices:
            return NOBODY
        verb = self.words.verbs.search(text.low, a, b)
        found = self.filling(text, a, verb.start()) if verb is not None else NOBODY
        return found if found.kind != "none" else _group(self.phrases.opening(text, a, b))

    def _owned(self, text: Text, names: list[Mention], start: int, end: int) -> Subject | None:
        """A person or group whom a phrase ties to a name: "a spokeswoman for Gov. Orth", "Ms. Prue's advisers"."""
        first, low = names[0], text.low
        if len(names) > 1:
            return None
        owner = low[first.start : first.end].endswith(("'s", "’s"))
        if (owner or _POSSESSIVE.match(low, first.end)) and low[first.end + 2 : end].strip(BLANK):
            noun = self.nouns.noun(text, start, end)
            if noun is not None:
                return Subject("person", noun, noun.start, noun.end)
            found = self.filling(text, start, end) if self.offices else NOBODY
            return found if found.kind != "none" else None
        lead = low[start : first.start].rstrip()
        near = 0 if first.honorific or first.score >= _NAMED else _BETWEEN
        tie = last_match(self.finder.tie, lead)
        tie = None if tie is None or len(lead[tie.end() :].split()) > near else tie
        role = self.finder.role.search(lead)
        if tie is None or len(low[first.end : end].split()) > 3:
            return None
        if role is None and self.offices:
            found = _group(self.phrases.opening(text, start, start + tie.start()))
            if found.kind == "none":
                found = self.filling(text, start, start + tie.start())
            return found if found.kind != "none" else None
        if role is None or role.start() >= tie.start() or len(lead[: role.start()].split()) > 3:
            return None
        return self.nameless(text, start, start + role.end())

    def inside(self, text: Text, cue: Cue) -> Subject:
        """The pronoun that the verb itself holds ("a-t-elle dit")."""
        if "-" not in cue.word:
            return NOBODY
        hit = self.finder.pronoun.search(text.low, cue.start, cue.end)
        if hit is None:
            return NOBODY
        return Subject(
            "person", Mention(hit.start(), hit.end(), "pronoun", score=0.6), hit.start(), hit.end()
        )

    def filling(self, text: Text, start: int, end: int) -> Subject:
        """The noun phrase that fills a stretch, where bodies and groups may speak."""
        return _group(self.phrases.filling(text, start, end))

    def _from_clause(self, text: Text, start: int, end: int) -> int:
        """Where the clause of a verb begins inside its segment ("money that prosecutors | said")."""
        if not self.offices:
            return start
        hit = last_match(self.phrases.clause_words, text.low, start, end)
        that = last_match(self.words.that, text.low, start, end)
        at = max((h.end() for h in (hit, that) if h is not None), default=start)
        at = max(at, self._second_phrase(text.low, at, end))
        if at == start or not text.low[at:end].strip(BLANK):
            return start
        named = self._names(text, at, end) or self.nouns.pronoun(text, at, end) is not None
        return at if named or self.phrases.filling(text, at, end) is not None else start

    def _second_phrase(self, low: str, start: int, end: int) -> int:
        """Where a second noun phrase begins right behind another one ("a decision | the company said …")."""
        hit = last_match(self.phrases.determiner, low, start, end) if not self.phrases.verb_second else None
        if hit is None:
            return start
        before = low[start : hit.start()].split()[-1:]
        return hit.start() if before and not self.phrases.is_small(before[0]) else start

    def phrase(self, text: Text, start: int, end: int, *, loose: bool = False) -> Subject:
        """The noun phrase at the start of a stretch; see :meth:`NounPhrases.leading`."""
        return _group(self.phrases.leading(text, start, end, loose=loose))

    def after(self, text: Text, start: int, end: int) -> Subject:
        """The subject behind a verb that ends at ``start`` ("said Dr. Duong, head of the station")."""
        end = min(end, start + _REACH)
        for a, b in self._segments(text.low, start, end)[:2]:
            names = self._names(text, a, b)
            pronoun = self.nouns.pronoun(text, a, b, only_start=True)
            if pronoun is not None:
                return Subject("person", pronoun, pronoun.start, pronoun.end)
            if names:
                mention = max(names, key=lambda m: (m.honorific is not None, m.score))
                first = names[0]
                if mention.honorific is None and first.score >= mention.score:
                    mention = first
                nameless = self.nameless(text, a, mention.start)
                office = self.finder.role.search(text.low, a, mention.start)
                if nameless.kind == "document" and office is None:
                    return nameless
                relation = self.named.relation(text, a, mention, b)
                if relation is not None:
                    return Subject("person", relation, relation.start, relation.end)
                return Subject("person", mention, mention.start, mention.end)
            found = self.nameless(text, a, b)
            if found.kind != "none":
                later = [m for m in self._names(text, b, end) if not text.low[b : m.start].strip(BLANK)]
                if later and found.kind == "person":
                    return Subject("person", later[0], later[0].start, later[0].end)
                return found
            if self.offices:
                return self.phrase(text, a, b)
        return NOBODY

    def topic(self, text: Text, start: int, end: int) -> Subject:
        """The phrase that a topic or subject particle closes, in Japanese and Korean; ``end`` is behind it."""
        end = min(end, start + _REACH)
        known = self.cast.within(text.index, start, end)
        for mark in self.words.topic.finditer(text.low, start, end):
            if any(m.start <= mark.start() < m.end for m in known):
                continue
            names = self._names(text, start, mark.start())
            found = (
                Subject("person", self._head_of(text, names, mark.start()))
                if names
                else self.nameless(text, start, mark.start())
            )
            if found.kind != "none":
                if found.mention is not None and found.mention.kind == "role":
                    found.mention.name_end = mark.start()
                return Subject(found.kind, found.mention, start, mark.end())
        return self._somebody(text, start, end)

    @staticmethod
    def _head_of(text: Text, names: list[Mention], end: int) -> Mention:
        """The name that a topic is about: the last one where the particle follows it ("ハイさんの父のナムさんは")."""
        last = names[-1]
        return last if not text.low[last.end : end].strip() else names[0]

    def somebody(self, text: Text, start: int, end: int) -> Subject:
        """A short phrase that no known noun tells for a person, with "a certain" in front or "one" behind
        ("יפני אחד אמר"), right before a verb; scripts with capitals need nothing of that kind.
        """
        start, end = trim(text.low, max(start, end - _REACH), end)
        mark = SUBJECT_MARK.search(text.low, start, end)
        stop = trim(text.low, start, mark.start())[1] if mark is not None else end
        words = len(text.low[start:stop].split())
        if self.finder.cased or not (2 if self.cast.lexicon.spaced else 1) <= words <= _FEW:
            return NOBODY
        new = self.finder.indefinite.match(text.low, start, stop)
        late = last_match(self.finder.indefinite, text.low, start, stop)
        glued = not self.cast.lexicon.spaced
        if new is None and (late is None or late.start() == start or not (glued or late.end() == stop)):
            return NOBODY
        noun = text.text[start : late.end() if new is None and late is not None else stop]
        return Subject("person", Mention(start, stop, "role", role=noun, indefinite=True), start, end)

    def _somebody(self, text: Text, start: int, end: int) -> Subject:
        """A phrase with "a certain" in it that ends with the last topic particle."""
        while start < end and text.low[start] in BLANK:
            start += 1
        follow = self.words.follow.search(text.low, start, end)
        mark = last_match(self.words.topic, text.low, start, follow.start() if follow is not None else end)
        if mark is None:
            return NOBODY
        new = self.finder.indefinite.match(text.low, start)
        if new is None and (new := last_match(self.finder.indefinite, text.low, start, mark.start())) is None:
            return NOBODY
        start = new.start()
        noun = text.text[start : mark.start()].strip(BLANK)
        return Subject(
            "person", Mention(start, mark.start(), "role", role=noun, indefinite=True), start, mark.end()
        )

    def _segments(self, low: str, start: int, end: int) -> list[tuple[int, int]]:
        found = []
        at = start
        for comma in _COMMAS.finditer(low, start, end):
            if low[at : comma.start()].strip(BLANK):
                found.append((at, comma.start()))
            at = comma.end()
        if low[at:end].strip(BLANK):
            found.append((at, end))
        return found

    def _names(self, text: Text, start: int, end: int) -> list[Mention]:
        known = self.cast.within(text.index, start, end)
        return [m for m in known if m.end <= end + 1 and m.score >= 0.5]

    def _named_left(self, text: Text, segments: list[tuple[int, int]]) -> bool:
        return any(self._names(text, a, b) for a, b in segments[-2:])

    def _names_place(self, text: Text, lead: str, segments: list[tuple[int, int]]) -> bool:
        """Whether a name without a form of address right behind an office between commas says where it is held,
        as the name in front of the comma has one ("Ms. X, villager of Y, said", without a word for "of").
        """
        if self.finder.cased or not segments or self.finder.role.match(lead.strip(BLANK)) is None:
            return False
        return any(m.honorific for m in self._names(text, *segments[-1]))

    def _document(self, text: Text, start: int, near: int, end: int) -> Mention | None:
        """The phrase for a document, where documents may speak; ``near``: where the word for it ends."""
        if not self.offices:
            return None
        phrases = self.phrases
        phrase = phrases.filling(text, start, end) or phrases.filling(text, start, near)
        phrase = phrase or phrases.opening(text, start, near) or self.phrase(text, start, near).mention
        return phrase or Mention(
            start, near, "role", role=text.text[start:near].strip(BLANK), indefinite=True
        )

    def nameless(self, text: Text, start: int, end: int) -> Subject:
        """A pronoun, a role noun, a relative, a group or a document in a phrase without a name."""
        pronoun = self.nouns.pronoun(text, start, end)
        document = self.finder.impersonal(text.text, text.low, start, end)
        noun = self.nouns.noun(text, start, end)
        first = min((m.start for m in (noun, pronoun) if m is not None), default=end)
        if document is not None and document.start() < first:
            return Subject("document", self._document(text, start, document.end(), end), start, end)
        if noun is not None and (pronoun is None or noun.end > pronoun.end):
            return Subject("person", noun, noun.start, noun.end)
        if pronoun is not None:
            return Subject("person", pronoun, pronoun.start, pronoun.end)
        group = self.finder.collective.search(text.low, start, end)
        if group is not None:
            new = self.nouns.introduced(text.low, start, group.start())
            if new is None and self.nouns.one_of(text.low, group.end(), end):
                new = group.start()
            begin = group.start() if new is None else new
            words = text.text[begin : group.end()]
            mention = Mention(begin, group.end(), "role", role=words, indefinite=True)
            return Subject("group" if new is None else "person", mention, begin, group.end())
        single = self.nouns.single_name(text, start, end) or self.nouns.somebody(text, start, end)
        return Subject("person", single, single.start, single.end) if single else NOBODY
