"""From a mention to a speaker: names, short names, pronouns, role nouns and carry-over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipelines.statements.bodies import organization
from pipelines.statements.mentions import Mention
from pipelines.statements.offices import Text, tidy_role
from pipelines.statements.people import Cast, Person, as_speaker
from pipelines.statements.scripts import fold
from schemas.records import Speaker


@dataclass(slots=True)
class Resolved:
    """A speaker with the words at the place, the person of the cast, and how sure the reading is."""

    speaker: Speaker | None
    mention: str | None
    person: Person | None
    confidence: float
    why: str


_NAMED = 0.5
"""Score below which a phrase is one for a body or a group."""
_ARTICLE = 8
"""Characters in front of a noun in which its article stands."""
_OPENING = 60
"""Most characters up to the noun for a relative with whom a paragraph opens."""
UNKNOWN = Resolved(None, None, None, 0.5, "nobody is named near the words")


class Resolver:
    """Resolve mentions against the cast; remembers who spoke last. ``floor``: where the words of a line begin."""

    def __init__(self, cast: Cast) -> None:
        """Start with nobody having spoken."""
        self.cast = cast
        self.recent: tuple[int, Person] | None = None
        self.nameless: tuple[int, str, Resolved, int] | None = None
        self.body: tuple[int, Resolved] | None = None
        self.floor = 0
        self.openers = frozenset(cast.lexicon.reporting.clause_openers)

    def resolve(self, text: Text, mention: Mention) -> Resolved:
        """The speaker that a mention at a place of a line stands for."""
        words = text.text[mention.start : mention.end].strip()
        if mention.name:
            person = self.cast.named(mention.name, text.index, mention.start, mention.honorific)
            if person is None:
                return self._unlisted(text, mention, words)
            return self._known(text, person, mention, words, 0.95 if mention.kind == "name" else 0.92)
        if mention.kind == "pronoun":
            gender = self.cast.genders.of_words(words)
            unnamed = self.unnamed_before(text, mention.start, gender)
            if unnamed is not None:
                return unnamed
            person = self._addressed_so(text, mention) or self.carried(text, mention.start, gender)
            if person is not None:
                return self._known(text, person, None, words, 0.88)
            return Resolved(None, words, None, 0.5, "the pronoun has nobody to stand for")
        if words.lower() in self.openers:
            return self._same_body(text, words)
        return self._by_role(text, mention, words)

    def _same_body(self, text: Text, words: str) -> Resolved:
        """What "it" or "they" stands for: the body or group that spoke last."""
        if self.body is None or not 0 <= text.index - self.body[0] <= 2:
            return Resolved(None, words, None, 0.5, "the pronoun has nobody to stand for")
        self.body = (text.index, self.body[1])
        return replace(self.body[1], mention=words)

    def _addressed_so(self, text: Text, mention: Mention) -> Person | None:
        """Who was last called by the form of address that stands here for a pronoun ("ông nói")."""
        if mention.honorific is None:
            return None
        wanted = mention.honorific.lower()
        if (
            self.recent is not None
            and self.cast.apart(self.recent[0], text.index) <= 2
            and self.recent[1].honorific is None
        ):
            return self.recent[1]
        fitting = [
            p for p in self.cast.people if any((m.honorific or "").lower() == wanted for _, m in p.spots)
        ]
        before = [p for p in fitting if p.near(text.index, mention.start) > (-1, -1)]
        return max(before, key=lambda p: p.near(text.index, mention.start), default=None)

    def _unlisted(self, text: Text, mention: Mention, words: str) -> Resolved:
        person = Person(mention.name or words, mention.honorific)
        person.seen(text.index, mention)
        self.cast.enlist(person)
        return self._known(text, person, mention, words, 0.8)

    def _known(
        self, text: Text, person: Person, mention: Mention | None, words: str, sure: float
    ) -> Resolved:
        self.cast.describe(person)
        self.recent = (text.index, person)
        speaker = as_speaker(person, mention)
        if (
            mention is not None
            and mention.kind == "name"
            and mention.name
            and len(mention.name.split()) == len(person.name.split())
        ):
            speaker = speaker.model_copy(update={"name": self.cast.spelling(person, mention.name)})
        return Resolved(speaker, words, person, sure, "")

    def unnamed(self, text: Text, person: Person, sure: float) -> Resolved:
        """A speaker whom nothing names at the place itself."""
        resolved = self._known(text, person, None, "", sure)
        resolved.mention = None
        return resolved

    def _by_role(self, text: Text, mention: Mention, words: str) -> Resolved:
        role = tidy_role(mention.role or words, self.cast.finder)
        if not mention.indefinite:
            if (again := self._once_more(text, role or "")) is not None:
                return again
            person = self._holder(text, mention, role or "")
            if person is not None:
                self._learn(person, mention, role or "")
                return self._known(text, person, None, words, 0.88)
        return self._by_role_only(text, mention, words, role)

    def nobody_known(self, text: Text, mention: Mention) -> Resolved:
        """The speaker of a noun for a person when nobody of the cast is meant."""
        words = text.text[mention.start : mention.end].strip()
        return self._by_role_only(text, mention, words, tidy_role(mention.role or words, self.cast.finder))

    def _by_role_only(self, text: Text, mention: Mention, words: str, role: str | None) -> Resolved:
        if not role:
            return UNKNOWN
        speaker = Speaker(name=None, role=role, organization=organization(role, self.cast.lexicon))
        resolved = Resolved(speaker, words, None, 0.85 if mention.indefinite else 0.7, "only a role is known")
        if mention.score < _NAMED:
            self.body = (text.index, resolved)
        if mention.kind == "role" and mention.score >= _NAMED and self._is_new(text, mention):
            self.nameless = (text.index, self._head(role), resolved, mention.end)
        return resolved

    def _is_new(self, text: Text, mention: Mention) -> bool:
        """Whether a noun introduces somebody: with "a certain", or with no article where the language has none."""
        start = max(0, mention.start - _ARTICLE)
        return mention.indefinite or self.cast.finder.definite.search(text.low, start, mention.end) is None

    def _once_more(self, text: Text, role: str) -> Resolved | None:
        """Somebody without a name who spoke just before, under the same noun ("a spokesman … the spokesman")."""
        if self.nameless is None or not 0 <= self.cast.apart(self.nameless[0], text.index) <= 1:
            return None
        if self.nameless[0] == text.index and self.cast.finder.person_noun.fullmatch(role.lower()):
            return self.nameless[2]
        return self.nameless[2] if self._head(role) and self._head(role) == self.nameless[1] else None

    def _learn(self, person: Person, mention: Mention, role: str) -> None:
        """Somebody whose office is given only by the noun that stands for the name ("the old guard")."""
        self.cast.describe(person)
        if person.role is not None or not role:
            return
        hit = self.cast.finder.role.search(role.lower())
        if mention.kind == "kin":
            person.role = role
        elif hit is not None:
            person.role = role[hit.start() :]

    def _holder(self, text: Text, mention: Mention, role: str) -> Person | None:
        """Who holds the office or is meant by the noun; a mere noun means the person spoken of last."""
        if mention.kind == "kin":
            return self._relative(text, mention)
        noun = self._head(role)
        person = self.cast.with_role(noun, text.index, mention.start) if noun else None
        if person is not None:
            return person
        finder = self.cast.finder
        known = finder.person_noun.match(text.low, mention.start)
        definite = finder.definite.search(text.low, max(0, mention.start - 8), mention.end)
        if definite or (known and not (finder.cased and mention.end > known.end())):
            return self.carried(text, mention.start, self.cast.genders.of_words(role))
        return None

    def _relative(self, text: Text, mention: Mention) -> Person | None:
        """The person of the paragraph whom "the son of Mr. Tuoi" means: another one than Mr. Tuoi."""
        inside = self.cast.within(text.index, mention.start, mention.end)
        if not inside:
            return None
        other = self.cast.named(inside[0].name or "", text.index, inside[0].start)
        found = [
            self.cast.named(m.name or "", text.index, m.start)
            for m in self.cast.within(text.index, 0, mention.start)[-12:]
            if m.kind == "name"
        ]
        fitting = [p for p in found if p is not None and p is not other]
        return fitting[-1] if fitting else None

    def unnamed_before(self, text: Text, at: int, gender: str | None = None) -> Resolved | None:
        """Whom a pronoun or a missing subject means when the paragraph last spoke of somebody without a name."""
        if self.nameless is not None and self.nameless[0] == text.index and self.nameless[3] < at:
            told = self.cast.genders.of_words(self.nameless[2].mention)
            if not (gender and told and gender != told) and self._none_since(text, at):
                return self.nameless[2]
        return self._relative_before(text, at)

    def _none_since(self, text: Text, at: int) -> bool:
        """Whether nobody is named between the person without a name and a place."""
        assert self.nameless is not None
        return not any(m.score >= _NAMED for m in self.cast.within(text.index, self.nameless[3], at))

    def _relative_before(self, text: Text, at: int) -> Resolved | None:
        """Somebody's relative without a name of whom the paragraph speaks, when nobody else is named in it.

        The noun opens the paragraph, or a word beside it says whose relative it is.
        """
        finder, start = self.cast.finder, self.floor
        kin = finder.kin.search(text.low, start, min(at, start + _OPENING)) if finder.cased else None
        if kin is None:
            return None
        begin, end = finder.past_possessive(text.low, start, kin.start()), kin.end()
        behind = finder.possessive.match(text.low, end + 1)
        opens = len(text.low[start:begin].split()) <= 1
        if not opens and begin == kin.start() and behind is None:
            return None
        end = behind.end() if behind is not None else end
        names = [m for m in self.cast.within(text.index, start, at) if m.score >= _NAMED]
        if names:
            tie = text.low[end : names[0].start].strip()
            if tie not in finder.ties or len(names) > 1 or names[0].start < begin:
                return None
            end = names[0].end
        begin = start if opens else begin
        role = tidy_role(text.text[begin:end], finder)
        if role is None:
            return None
        return Resolved(
            Speaker(name=None, role=role), text.text[begin:end], None, 0.75, "only a role is known"
        )

    def _head(self, role: str) -> str:
        hit = self.cast.finder.role.search(role.lower()) or self.cast.finder.kin.search(role.lower())
        return fold(hit.group()) if hit else ""

    def carried(self, text: Text, at: int, gender: str | None = None) -> Person | None:
        """Whom a pronoun or a missing subject means: the one spoken of in this paragraph, else the last speaker.

        ``gender``: of the pronoun; nobody whom it does not fit is meant.
        """
        person = self.cast.subject_of(text.index, at, gender)
        recent = self.recent
        if recent is not None and not self.cast.fits(recent[1], gender):
            recent = None
        if recent is not None and recent[0] == text.index:
            return recent[1]
        if person is not None:
            return person
        holder = self._role_in(text, at)
        if holder is not None and self.cast.fits(holder, gender):
            return holder
        if recent is not None and self.cast.apart(recent[0], text.index) <= 3:
            named = self.cast.last(text.index, at, gender=gender)
            if named is not None and named.near(text.index, at)[0] > recent[0]:
                return named
            return recent[1]
        return self.cast.last(text.index, at, within=3, gender=gender)

    def _role_in(self, text: Text, at: int) -> Person | None:
        """Somebody of the cast whom an earlier sentence of the paragraph calls by office ("The captain …")."""
        for hit in self.cast.finder.role.finditer(text.low, max(0, at - 400), at):
            person = self.cast.with_role(hit.group(), text.index, hit.start())
            if person is not None:
                return person
        return None
