"""What the inline rules share while they read one page: its cast, its cues, the drafts made so far."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipelines.lexicons import Lexicon
from pipelines.statements.bodies import organization
from pipelines.statements.cues import Cue, cues
from pipelines.statements.mentions import Mention
from pipelines.statements.names import same_person
from pipelines.statements.offices import Text
from pipelines.statements.parts import Draft, Piece, Scope
from pipelines.statements.patterns import last_match
from pipelines.statements.people import Cast, Person
from pipelines.statements.quotes import Quotation
from pipelines.statements.speakers import UNKNOWN, Resolved, Resolver
from pipelines.statements.subjects import Subject, Subjects
from schemas.records import StatementKind

_NEAR = 200
"""Most characters between a noun and the pronoun that stands for it."""
PUNCTUATION = " \t\u00a0.,;:!?…。，、！？؛،۔।។–—―－-\ue000"
"""What may stand around an attribution without being a word."""

Spans = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Paragraph:
    """One piece under reading. ``spans``: its sentences. ``used``: starts of the cues that words hang on.
    ``taken``: the draft of the paragraph before, when its first quotation went to it.
    """

    text: Text
    start: int
    end: int
    quotations: list[Quotation]
    spans: list[tuple[int, int]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    taken: Draft | None = None

    def inside(self, start: int, end: int) -> list[Quotation]:
        """The quotations that start in a stretch; one that went to the paragraph before is left out."""
        low = bisect_left(self.quotations, start, key=_start)
        found = self.quotations[low : bisect_left(self.quotations, end, lo=low, key=_start)]
        if self.taken is not None and found and self.taken.pieces[-1].start == found[0].inner[-1][0]:
            return found[1:]
        return found

    def before(self, at: int) -> Quotation | None:
        """The last quotation that ends before a place."""
        index = bisect_left(self.quotations, at, key=_start)
        return self.quotations[index - 1] if index else None

    def sentence_before(self, at: int) -> tuple[int, int] | None:
        """The sentence in front of the one that starts at a place."""
        index = bisect_left(self.spans, (at, at))
        return self.spans[index - 1] if index else None

    def sentence_from(self, at: int) -> tuple[int, int] | None:
        """The first sentence that starts at a place or behind it."""
        index = bisect_left(self.spans, (at, at))
        return self.spans[index] if index < len(self.spans) else None

    def words(self, cue: Cue) -> str:
        """The cue as written."""
        return self.text.text[cue.start : cue.end]


def _start(quotation: Quotation) -> int:
    return quotation.start


class Reading:
    """The state of one page. ``offices``: bodies and groups speak too."""

    def __init__(self, lexicon: Lexicon, cast: Cast, *, offices: bool) -> None:
        """Start with a cast that is already settled, and no drafts."""
        self.lexicon = lexicon
        self.offices = offices
        self.clause_first = lexicon.reporting.clause_first
        self.cues = cues(lexicon)
        self.cast = cast
        self.subjects = Subjects(cast, offices=offices)
        self.resolver = Resolver(cast)
        self.drafts: list[Draft] = []
        self.scope: Scope | None = None
        self.persons: dict[int, Person] = {}

    def begin(self, scope: Scope) -> None:
        """Turn to another scope: nobody has spoken in it yet."""
        self.drafts, self.scope = [], scope
        self.resolver.recent = None

    @property
    def spoken(self) -> bool:
        """Whether the scope is itself somebody's words."""
        return self.scope is not None and self.scope.spoken

    @property
    def last(self) -> Draft | None:
        """The draft made last in this scope."""
        return self.drafts[-1] if self.drafts else None

    def resolve(self, text: Text, subject: Subject, at: int, *, quoted: bool = False) -> Resolved | None:
        """The speaker of a subject; None when these words are no statement here.

        ``quoted``: a verb introduces words in quotation marks, so any office but the owner's own will do.
        """
        if subject.mention is not None:
            if self.spoken and self._is_relative(subject.mention):
                subject.mention.kind = "kin"
            resolved = self.resolver.resolve(text, subject.mention)
            if self.spoken and quoted and subject.mention.kind == "role" and self._is_owner(resolved):
                resolved = self.resolver.nobody_known(text, subject.mention)
            told = resolved.speaker is not None and resolved.person is None
            if self.spoken and quoted and subject.mention.kind == "pronoun" and not told:
                resolved = self._noun_before(text, subject.mention.start) or resolved
            if self.spoken and subject.mention.kind == "pronoun" and self._is_owner(resolved):
                resolved = self._other_before(text, subject.mention.start) or resolved
            if self.spoken and not self._is_third(resolved, subject.mention, quoted=quoted):
                return None
            return resolved
        if self.spoken:
            return self._elided(text, at)
        unnamed = self.resolver.unnamed_before(text, at)
        if unnamed is not None:
            return unnamed
        person = self.resolver.carried(text, at)
        return UNKNOWN if person is None else self.resolver.unnamed(text, person, 0.7)

    def _is_relative(self, mention: Mention) -> bool:
        """Whether a noun that stands for somebody known is a relation: in somebody's own words it is his own."""
        if mention.kind != "role" or mention.indefinite or not self.cast.finder.cased:
            return False
        return self.cast.finder.kin.search((mention.role or "").lower()) is not None

    def _elided(self, text: Text, at: int) -> Resolved | None:
        """Who said what a verb without a subject opens inside somebody's own words ("Mr. Thoi taught me. Said: …").

        Only a verb that opens its sentence, behind a sentence about somebody else, can leave him out.
        """
        if text.low[:at].rstrip()[-1:] not in tuple(".!?…") or not text.masked[at : at + 1].isalpha():
            return None
        return self._other_before(text, at)

    def _other_before(self, text: Text, at: int) -> Resolved | None:
        """Whoever else than the one who is talking was named last in a line, with a form of address."""
        before = [m for m in self.cast.within(text.index, 0, at) if m.honorific and m.name]
        person = self.cast.named(before[-1].name or "", text.index, at) if before else None
        if person is None:
            return None
        resolved = self.resolver.unnamed(text, person, 0.7)
        return None if self._is_owner(resolved) else resolved

    def _noun_before(self, text: Text, at: int) -> Resolved | None:
        """Whom a pronoun in somebody's own words means, where a relative or an office stands nearer before it
        than any name ("My father kept the light. He told me: “…”").
        """
        finder = self.cast.finder
        start = max(0, at - _NEAR)
        kin = last_match(finder.kin, text.low, start, at)
        hits = [*finder.offices(text.low, start, at)[-1:], *([kin] if kin is not None else [])]
        for noun in sorted(hits, key=re.Match.start, reverse=True):
            if self.cast.within(text.index, noun.start(), at):
                return None
            if finder.honorifics_glued and text.low[noun.start() - 1 : noun.start()].isalpha():
                continue
            mention = self.subjects.nouns.noun(text, noun.start(), noun.end())
            if mention is not None and not self._is_own_office(mention.role or ""):
                return self.resolver.nobody_known(text, mention)
        return None

    def _is_third(self, resolved: Resolved, mention: Mention, *, quoted: bool) -> bool:
        """Whether somebody else than the one who is talking is clearly meant."""
        if resolved.speaker is None or self._is_owner(resolved):
            return False
        if mention.kind == "role":
            known = mention.indefinite or resolved.person is not None
            return known or (quoted and not self._is_own_office(resolved.speaker.role or ""))
        if mention.kind == "pronoun" and resolved.person is None:
            return quoted and resolved.speaker.role is not None
        if mention.kind == "pronoun":
            person = resolved.person
            return person is not None and (person.honorific is not None or (quoted and " " in person.name))
        return mention.kind == "kin" or mention.honorific is not None or mention.score >= 0.7

    def _is_own_office(self, role: str) -> bool:
        """Whether an office is that of the person who is talking."""
        owner = self.scope.owner.speaker if self.scope else None
        own = " ".join(filter(None, (owner.role, owner.honorific))) if owner else ""
        return not role or role.lower() in own.lower()

    def _is_owner(self, resolved: Resolved) -> bool:
        owner = self.scope.owner.speaker if self.scope else None
        name = resolved.speaker.name if resolved.speaker else None
        return bool(owner and owner.name and name and same_person(owner.name, name))

    def add(
        self,
        kind: StatementKind,
        text: Text,
        inner: Iterable[tuple[int, int]],
        resolved: Resolved,
        *,
        cue: str | None,
        rule: str,
        sure: float,
    ) -> None:
        """Make a draft of stretches of one line; ``sure`` is lowered to what the speaker is worth."""
        draft = Draft(
            kind=kind,
            pieces=[Piece(text.index, a, b) for a, b in inner],
            speaker=resolved.speaker,
            mention=resolved.mention or None,
            cue=cue,
            parent=self.scope.owner if self.scope is not None and self.spoken else None,
            confidence=round(min(sure, resolved.confidence), 2),
            rule=rule,
            notes=[resolved.why] if resolved.why else [],
            unknown=(resolved.why or "nobody is named") if resolved.speaker is None else None,
        )
        self.drafts.append(draft)
        if resolved.person is not None:
            self.persons[id(draft)] = resolved.person

    @staticmethod
    def append(draft: Draft, text: Text, quotation: Quotation) -> None:
        """Let a quotation go on what a draft holds."""
        draft.pieces += [Piece(text.index, a, b) for a, b in quotation.inner]

    def holds(self, line: int, quotation: Quotation) -> bool:
        """Whether one of the last drafts took a quotation."""
        at = quotation.inner[0][0]
        return any(p.line == line and p.start == at for d in self.drafts[-4:] for p in d.pieces[-4:])

    def covers(self, line: int, quotation: Quotation) -> bool:
        """Whether one of the last drafts holds a quotation or the clause around it."""
        at = quotation.inner[0][0]
        return any(p.line == line and p.start <= at < p.end for d in self.drafts[-6:] for p in d.pieces[-4:])

    def follows(self, text: Text, start: int, cue: Cue, end: int) -> bool:
        """Whether a sentence only announces words, as "X said the following" does."""
        if end - cue.end > 120:
            return False
        if text.low[cue.end : end].strip(PUNCTUATION):
            hit = self.cues.follow.search(text.low, cue.end, end)
            return hit is not None and not text.low[hit.end() : end].strip(PUNCTUATION)
        if self.cues.follow.match(cue.word):
            return True
        lead = text.low[max(start, cue.start - 80) : cue.start]
        hit = last_match(self.cues.follow, lead)
        return hit is not None and len(lead[hit.end() :].strip()) <= 8

    def speaker_of(self, text: Text, start: int, cue: Cue, end: int) -> Subject:
        """The subject of a verb in front of its words: before it, as its topic, or behind it."""
        if self.cues.is_tied(cue, text.low):
            subject = self.subjects.opening(text, start, cue.start)
        else:
            subject = self.subjects.before(text, start, cue.start)
        if subject.kind == "none" and self.clause_first:
            subject = self.subjects.topic(text, start, cue.start)
        return subject if subject.kind != "none" else self.subjects.after(text, cue.end, end)

    def complete(self, drafts: Iterable[Draft]) -> None:
        """Give every draft the office that was learned later on the page."""
        for draft in drafts:
            person = self.persons.get(id(draft))
            if person is None or draft.speaker is None or draft.speaker.role or not person.role:
                continue
            body = person.organization or organization(person.role, self.lexicon)
            draft.speaker = draft.speaker.model_copy(update={"role": person.role, "organization": body})
