"""Who is the subject of a reporting verb: the person, the group or the document beside it.

Only the phrase next to the verb is read. Appositions between commas are stepped over ("Mr. Loi, captain of
a tuna boat, said"); a document, a paper or an office as subject turns the cue off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.statements.cues import cues
from pipelines.statements.mentions import Mention
from pipelines.statements.nouns import BLANK, Nouns
from pipelines.statements.offices import Text
from pipelines.statements.patterns import SUBJECT_MARK, last_match
from pipelines.statements.people import Cast
from pipelines.statements.scripts import name_parts
from pipelines.statements.sentences import trim

_COMMAS = re.compile(r"\s*[,،、，;]\s*|\s+[-–—―－]\s+|\s*[(（][^()（）]*[)）]\s*|\ue000+")
_TOPIC = re.compile(r"は|が|も(?=、)|(?:께서는|은|는|이|가|께서)(?=\s)")
_NOUN_PHRASE = re.compile(
    r"\s*(?:[a-zäöüßà-ÿ][\w\-]*\s+){0,3}?[A-ZÄÖÜÀ-Þ][\w.\-&]*(?:\s+(?:(?:der|des|von|vom|im|in|of|the|de|du|di|del|für|for|and|und|dem|den)\s+){0,2}"
    r"(?:[a-zäöüß][\w\-]*(?:en|er|es)\s+)?[A-ZÄÖÜÀ-Þ][\w.\-&]*)*(?:\s*\([^()]{1,60}\))?"
)
_REACH = 420
"""Most characters that are read beside a verb; keeps the whole linear."""
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


class Subjects:
    """Read the subject in a stretch of one line."""

    def __init__(self, cast: Cast, *, offices: bool = False) -> None:
        """Use the patterns and names of one page. ``offices``: any phrase may be a subject."""
        self.offices = offices
        self.cast = cast
        self.finder = cast.finder
        self.words = cues(cast.lexicon)
        self.nouns = Nouns(cast)

    def before(self, text: Text, start: int, end: int) -> Subject:
        """The subject in front of a verb that starts at ``end``; the nearest phrase that is one."""
        start = max(start, end - _REACH)
        segments = self._segments(text.low, start, end)
        for index in range(len(segments) - 1, -1, -1):
            a, b = segments[index]
            names = self._names(text, a, b)
            if names:
                mention = self._of_segment(text, names, a, index > 0 and b < end)
                lead = text.low[a : names[0].start]
                governed = b < end and (
                    self._belongs_to_office(lead) or self._names_place(text, lead, segments[:index])
                )
                if governed and not names[0].honorific and self._named_left(text, segments[:index]):
                    continue
                if mention is not None:
                    return Subject("person", mention, mention.start, mention.end)
                continue
            found = self.nameless(text, a, b)
            apposed = (
                index > 0 and (b < end or found.kind == "person") and self._named_left(text, segments[:index])
            )
            if found.kind != "none" and not apposed:
                return found
        for a, b in segments if self.offices else ():
            found = self.phrase(text, a, b)
            if found.kind == "none" and b == end:
                found = self._common(text, a, b)
            if found.kind != "none" and len(text.low[found.end : b].split()) <= 3:
                return found
        return NOBODY

    def phrase(self, text: Text, start: int, end: int, *, loose: bool = False) -> Subject:
        """The noun phrase at the start of a stretch, when bodies and groups may speak.

        It opens with an article or a capital, not with a preposition or an adverb; ``loose``: behind a
        preposition, where any determiner may stand.
        """
        while start < end and text.low[start] in BLANK:
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
            return NOBODY
        mention = Mention(
            start, stop, "role", role=text.text[start:stop].strip(BLANK), indefinite=True, score=0.4
        )
        return Subject("group", mention, start, stop)

    def _common(self, text: Text, start: int, end: int) -> Subject:
        """An article and a noun or two right in front of a verb ("the company said"), no name in it."""
        while start < end and text.low[start] in BLANK:
            start += 1
        words = text.low[start:end].split()
        article = self.finder.definite.match(text.low, start) or self.finder.indefinite.match(text.low, start)
        if article is None or not 2 <= len(words) <= _FEW:
            return NOBODY
        noun = text.text[start:end].strip(BLANK)
        return Subject(
            "group", Mention(start, end, "role", role=noun, indefinite=True, score=0.4), start, end
        )

    def _phrase_end(self, text: Text, start: int, end: int, *, loose: bool) -> int:
        article = self.finder.definite.match(text.low, start, end) or self.finder.indefinite.match(
            text.low, start, end
        )
        word = re.compile(r"[\w\-]+").match(text.low, start, end)
        if loose:
            hit = _NOUN_PHRASE.match(text.text, start, end)
            most = _FEW if article is None else 8
            whole = start if len(text.low[start:end].split()) > most else end
            return hit.end() if hit is not None else whole
        if word is None or (article is None and word.group() in name_parts("Latn").stops):
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
                mention = first if first.score >= mention.score else mention
                nameless = self.nameless(text, a, mention.start)
                office = self.finder.role.search(text.low, a, mention.start)
                if nameless.kind == "document" and office is None:
                    return nameless
                relation = self._relation(text, a, mention, b)
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
        for mark in _TOPIC.finditer(text.low, start, end):
            if any(m.start <= mark.start() < m.end for m in known):
                continue
            names = self._names(text, start, mark.start())
            found = Subject("person", names[0]) if names else self.nameless(text, start, mark.start())
            if found.kind != "none":
                if found.mention is not None and found.mention.kind == "role":
                    found.mention.name_end = mark.start()
                return Subject(found.kind, found.mention, start, mark.end())
        return self._somebody(text, start, end)

    def somebody(self, text: Text, start: int, end: int) -> Subject:
        """A short phrase that no known noun tells for a person, with "a certain" in front or "one" behind
        ("יפני אחד אמר"), right before a verb; scripts with capitals need nothing of that kind.
        """
        start, end = trim(text.low, max(start, end - _REACH), end)
        mark = SUBJECT_MARK.search(text.low, start, end)
        stop = trim(text.low, start, mark.start())[1] if mark is not None else end
        if self.finder.cased or not 2 <= len(text.low[start:stop].split()) <= _FEW:
            return NOBODY
        new = self.finder.indefinite.match(text.low, start, stop)
        late = last_match(self.finder.indefinite, text.low, start, stop)
        if new is None and (late is None or late.end() != stop):
            return NOBODY
        mention = Mention(start, stop, "role", role=text.text[start:stop], indefinite=True)
        return Subject("person", mention, start, end)

    def _somebody(self, text: Text, start: int, end: int) -> Subject:
        """A phrase with "a certain" in it that ends with the last topic particle."""
        while start < end and text.low[start] in BLANK:
            start += 1
        follow = self.words.follow.search(text.low, start, end)
        mark = last_match(_TOPIC, text.low, start, follow.start() if follow is not None else end)
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

    def _of_segment(self, text: Text, names: list[Mention], start: int, closed: bool) -> Mention | None:
        """The name that a segment is about, None when the segment is an apposition to another one."""
        first = names[0]
        lead = text.low[start : first.start].strip(BLANK)
        if not lead or (first.honorific and not closed):
            return self._nearest(text, names, start)
        if closed and not first.honorific and self.finder.role.search(lead) and len(lead.split()) > 3:
            return None
        if closed and text.low[first.end : first.end + 2] in ("'s", "’s"):
            return None
        if closed and self.finder.kin.match(lead):
            return None
        return self._nearest(text, names, start)

    def _belongs_to_office(self, lead: str) -> bool:
        """Whether a name behind an office and the noun it governs is where the office is held.

        "Mr. X, head of hamlet Y, said": another word stands between the office and the name.
        """
        hit = self.finder.role.match(lead) or self.finder.apposed.match(lead)
        return hit is not None and bool(lead[hit.end() :].strip())

    def _names_place(self, text: Text, lead: str, segments: list[tuple[int, int]]) -> bool:
        """Whether a name without a form of address right behind an office between commas says where it is held,
        as the name in front of the comma has one ("Ms. X, villager of Y, said", without a word for "of").
        """
        if self.finder.cased or not segments or self.finder.role.match(lead.strip(BLANK)) is None:
            return False
        return any(m.honorific for m in self._names(text, *segments[-1]))

    def _nearest(self, text: Text, names: list[Mention], start: int) -> Mention:
        """The first name of a phrase; a later and better one when the first has no standing of its own."""
        best = names[0]
        for other in names[1:]:
            between = text.low[best.end : other.start]
            if best.honorific is None and other.score > best.score and self.finder.role.search(between):
                best = other
        if best.honorific is None and best.score < 0.7:
            best = max(names, key=lambda m: m.score)
        return best

    def _document(self, text: Text, start: int, end: int) -> Mention | None:
        """The phrase for a document, where documents may speak."""
        if not self.offices:
            return None
        phrase = self.phrase(text, start, end).mention
        return phrase or Mention(start, end, "role", role=text.text[start:end].strip(BLANK), indefinite=True)

    def _relation(self, text: Text, start: int, mention: Mention, end: int) -> Mention | None:
        """A relative of somebody named ("the son of Mr. Tuoi", "vợ ông Hải"), who is not that person."""
        if mention.honorific is None:
            return None
        kin = last_match(self.finder.kin, text.low, start, mention.start)
        if kin is None or len(text.low[kin.end() : mention.start].split()) > 1:
            return None
        return Mention(kin.start(), end, "kin", role=text.text[kin.start() : mention.end].strip(BLANK))

    def nameless(self, text: Text, start: int, end: int) -> Subject:
        """A pronoun, a role noun, a relative, a group or a document in a phrase without a name."""
        pronoun = self.nouns.pronoun(text, start, end)
        document = self.finder.impersonal(text.text, text.low, start, end)
        noun = self.nouns.noun(text, start, end)
        first = min((m.start for m in (noun, pronoun) if m is not None), default=end)
        if document is not None and document.start() < first:
            return Subject("document", self._document(text, start, document.end()), start, end)
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
        single = self.nouns.single_name(text, start, end)
        return Subject("person", single, single.start, single.end) if single else NOBODY
