"""The cast of a page: who is mentioned where, under which names, with which offices.

Short names, pronouns and role nouns are resolved against it; the speaker of a statement is described by the
fullest form that the page gives for that person.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field

from pipelines.lexicons import Lexicon
from pipelines.statements.bare_names import find_bare_names, last_elements
from pipelines.statements.bodies import organization
from pipelines.statements.cues import Cues, cues
from pipelines.statements.genders import genders
from pipelines.statements.han_names import settled
from pipelines.statements.mentions import Finder, Mention, finder
from pipelines.statements.names import same_person
from pipelines.statements.office_tails import cut_office_tail
from pipelines.statements.offices import Offices, Text
from pipelines.statements.scripts import fold
from pipelines.statements.sentence_openers import cut_opener, may_open, small_words
from pipelines.statements.surnames import find_surnames, is_unsure, opens_with_given, speaking, surname_of
from schemas.records import Speaker

_SPOTS = 40
"""Most places of one name that are read for an office."""
_CROWD = 400
"""Most persons of a page; a list of more names than that is no article."""
_ENDING = 4
"""Most characters of a case ending behind a short name."""
_RECOGNIZED = 0.75
"""Score of two capitalised words that the page shows to be a person."""
_HEAD = 2
"""Letters by which like names are looked up; endings change the rest."""
_HAN = "\u3400"
"""From here on letters are Han characters or Hangul, whose names set no blanks."""
_CASE_ENDING = re.compile(r"['’]\w{1,6}\s+")
"""An ending set off by an apostrophe, as Turkish adds it to names."""
_ELEMENTS = re.compile(r"[\s・＝·-]+")


@dataclass(slots=True, eq=False)
class Person:
    """One person of the page. ``spots``: line and mention of each place where the name stands. ``gender``: None
    until it is asked for, "" when nothing tells.
    """

    name: str
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None
    spots: list[tuple[int, Mention]] = field(default_factory=list)
    described: bool = False
    gender: str | None = None
    places: list[tuple[int, int]] = field(default_factory=list)

    def seen(self, line: int, mention: Mention) -> None:
        """Note a place where the name stands."""
        if len(self.spots) < _SPOTS:
            self.spots.append((line, mention))
        insort(self.places, (line, mention.start))

    def near(self, line: int, at: int) -> tuple[int, int]:
        """The last place before (or at) a position; (-1, -1) when there is none."""
        index = bisect_right(self.places, (line, at))
        return self.places[index - 1] if index else (-1, -1)


class Cast:
    """The persons of a page, in the order of their first mention."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Start with nobody."""
        self.lexicon = lexicon
        self.finder: Finder = finder(lexicon)
        self.offices = Offices(lexicon)
        self.genders = genders(lexicon)
        self.people: list[Person] = []
        self.by_start: dict[str, list[Person]] = {}
        self.texts: dict[int, Text] = {}
        self.lines: list[int] = []
        self.ranks: dict[int, int] = {}
        self.mentions: dict[int, list[Mention]] = {}
        self.surnamed: set[str] = set()

    def read(self, text: Text) -> None:
        """Take in the names of one line; lines are read in page order."""
        self.ranks[text.index] = len(self.lines)
        self.lines.append(text.index)
        self.texts[text.index] = text
        self.mentions[text.index] = self.finder.names(text.masked, text.low, 0, len(text.masked))

    def apart(self, earlier: int, later: int) -> int:
        """How many lines of the body one line is behind another; boxes and captions between do not count."""
        return self.ranks[later] - self.ranks[earlier]

    def know(self, speaker: Speaker) -> None:
        """Take in somebody whom a heading or label names."""
        if speaker.name:
            self.enlist(Person(speaker.name, speaker.honorific, speaker.role, speaker.organization))

    def within(self, line: int, start: int, end: int) -> list[Mention]:
        """The mentions of a line that start in a stretch of it."""
        mentions = self.mentions.get(line)
        if not mentions:
            return []
        low = bisect_left(mentions, start, key=_start)
        return mentions[low : bisect_left(mentions, end, lo=low, key=_start)]

    def settle(self) -> None:
        """Give every mention to a person: full names first, then short ones."""
        if "Hani" in self.lexicon.scripts:
            self._settle_han_names()
        if self.finder.cased:
            self._cut_openers()
        everyone = [(line, mention) for line, found in self.mentions.items() for mention in found]
        for line, mention in everyone:
            self._recognize(line, mention)
        if self.finder.cased:
            self._recognize_by_surname(everyone)
        for line, mention in sorted(everyone, key=lambda spot: spot[1].kind != "name"):
            if mention.kind in ("name", "short") and mention.name and mention.score >= 0.5:
                self._place(line, mention)
        if self.finder.joined and self.finder.honorifics_glued:
            self._glued_short_names()
        elif self.finder.cased:
            self._bare_surnames()
        elif self.lexicon.spaced and not self.finder.joined:
            self._bare_names()
        self.people.sort(key=lambda p: p.spots[0][0] if p.spots else -1)

    def _recognize(self, line: int, mention: Mention) -> None:
        """Let two capitalised words count as a person where they stand as one does."""
        if is_unsure(mention) and self._is_speaking(self.texts[line], mention):
            mention.score = _RECOGNIZED

    def _recognize_by_surname(self, everyone: list[tuple[int, Mention]]) -> None:
        """Let two capitalised words count as a person whose last word speaks alone elsewhere on the page."""
        unsure = [m for _, m in everyone if m.kind == "name" and is_unsure(m) and m.name]
        surnames = {s for m in unsure if (s := surname_of(m.name or ""))}
        if not surnames:
            return
        self.surnamed = speaking(self.texts.values(), surnames, self.lexicon)
        alone = [(n, m) for n, m in everyone if m.kind == "short" and m.name in surnames and not m.honorific]
        self.surnamed |= {m.name for n, m in alone if m.name and self._is_speaking(self.texts[n], m)}
        for mention in unsure:
            if surname_of(mention.name or "") in self.surnamed:
                mention.score = _RECOGNIZED

    def _bare_surnames(self) -> None:
        """Take in the places where persons named in full stand with their surname alone."""
        surnames = {surname_of(p.name) for p in self.people if " " in p.name and opens_with_given(p.name)}
        wanted = self.surnamed.union(s for s in surnames if s)
        for line, text in self.texts.items() if wanted else ():
            for mention in find_surnames(text, self.mentions[line], wanted, self.finder.role):
                insort(self.mentions[line], mention, key=_start)
                self._place(line, mention)

    def _bare_names(self) -> None:
        """Take in the places where the last element of a full name stands alone, in scripts without capitals."""
        wanted = last_elements(person.name for person in self.people)
        for line, text in self.texts.items() if wanted else ():
            for mention in find_bare_names(text.masked, self.mentions[line], wanted, cues(self.lexicon)):
                insort(self.mentions[line], mention, key=_start)
                self._place(line, mention)

    def _cut_openers(self) -> None:
        """Free names of the words that only begin their sentences or close the office in front."""
        bare = [(n, m) for n, found in self.mentions.items() for m in found if may_open(m)]
        if not bare:
            return
        small = small_words(self.texts.values())
        names = frozenset(mention.name for _, mention in bare if mention.name)
        for line, mention in bare:
            text = self.texts[line]
            cut_opener(text, mention, small)
            cut_office_tail(text.text, text.low, mention, (self.finder.role, self.finder.body), names)

    def _settle_han_names(self) -> None:
        """Cut names in Han characters where the page shows that what follows is no part of them."""
        bare = [m for mentions in self.mentions.values() for m in mentions if m.name and not m.honorific]
        shorter = settled(m.name for m in bare if m.name)
        for mention in bare:
            if mention.name in shorter:
                mention.name = shorter[mention.name]
                mention.end = mention.name_end = mention.name_start + len(mention.name)

    def _glued_short_names(self) -> None:
        """Short names behind a form of address that is written together with them ("นายไห่")."""
        elements = {_ELEMENTS.split(p.name)[-1] for p in self.people if " " in p.name}
        if not elements:
            return
        pattern = self.finder.addressed(elements)
        for line, text in self.texts.items():
            mentions = self.mentions[line]
            for hit in pattern.finditer(text.masked):
                if any(m.start < hit.end() and hit.start() < m.end for m in mentions):
                    continue
                mention = Mention(
                    *hit.span(), "short", hit["name"], hit["honorific"], score=0.9,
                    name_start=hit.start("name"), name_end=hit.end("name"),
                )  # fmt: skip
                insort(mentions, mention, key=_start)
                self._place(line, mention)

    def _is_speaking(self, text: Text, mention: Mention) -> bool:
        """Whether two capitalised words stand where a person does: beside a verb of speech or an office."""
        low = text.low
        words = cues(self.lexicon)
        behind = low[mention.end : mention.end + 40].lstrip(" ,")
        behind = behind[_auxiliary(words, behind) :]
        lead = low[max(0, mention.start - 40) : mention.start].rstrip(" ,")
        if any(hit.end() == len(lead) for hit in self.finder.definite.finditer(lead)):
            return False
        if (
            words.verbs.match(behind)
            or words.according_after.match(_CASE_ENDING.sub("", behind, count=1))
            or self._speaks_later(low, mention.end)
            or self.offices.behind(text, mention)
        ):
            return True
        for pattern in (words.verbs, words.according, self.finder.role):
            for hit in pattern.finditer(lead):
                if hit.end() == len(lead) and hit.group() not in words.addressed:
                    return True
        return False

    def _speaks_later(self, low: str, at: int) -> bool:
        """Whether a verb of speech follows what stands between commas behind a name ("X, who …, said")."""
        if low[at : at + 2] != ", ":
            return False
        comma = low.find(", ", at + 2, at + 140)
        return comma > 0 and cues(self.lexicon).verbs.match(low, comma + 2) is not None

    def _place(self, line: int, mention: Mention) -> None:
        assert mention.name is not None
        person = self.named(mention.name, line, mention.start, mention.honorific)
        if person is None and mention.kind == "short" and not self._may_stand_alone(mention):
            mention.score = 0.0
            return
        if person is None:
            if len(self.people) >= _CROWD:
                return
            person = Person(mention.name, mention.honorific)
            self.enlist(person)
        elif len(mention.name.split()) > len(person.name.split()):
            person.name = mention.name
            self._index(person)
        if mention.honorific and not person.honorific:
            person.honorific = mention.honorific
        person.seen(line, mention)

    def _may_stand_alone(self, mention: Mention) -> bool:
        """Whether one element is enough for a person of whom the page gives no other name."""
        if self.finder.cased:
            return mention.honorific is not None
        return self.finder.joined

    def named(self, name: str, line: int, at: int, honorific: str | None = None) -> Person | None:
        """The person with that name or short name who was mentioned last, or who comes first later on.

        ``honorific``: the form of address at the place, which tells two persons with one family name apart.
        """
        fitting = [p for p in self._alike(name) if p.name == name or same_person(name, p.name)]
        if not fitting:
            return self._inflected(name)
        return max(
            fitting,
            key=lambda p: (
                _closeness(name, p.name),
                honorific is not None and p.honorific == honorific,
                p.near(line, at),
            ),
        )

    def _inflected(self, name: str) -> Person | None:
        """The one person whose last name element is the base of a short inflected form ("Хая" of "Хай")."""
        short = fold(name)
        if " " in short or short.isascii():
            return None
        found = []
        for person in self._alike(name):
            base = _ELEMENTS.split(fold(person.name))[-1]
            ending = not self.finder.cased and not self.finder.joined and short.startswith(base)
            if (ending and len(short) - len(base) <= _ENDING) or (
                base[:2] == short[:2] and abs(len(base) - len(short)) <= 2 and len(base) <= 4
            ):
                found.append(person)
        return found[0] if len(found) == 1 else None

    def _alike(self, name: str) -> list[Person]:
        """Persons one of whose name elements begins like the last element of a name."""
        found = _ELEMENTS.split(fold(name).strip())
        return self.by_start.get(found[-1][:_HEAD], []) if found[-1] else []

    def enlist(self, person: Person) -> None:
        """Add a person to the cast."""
        self.people.append(person)
        self._index(person)

    def _index(self, person: Person) -> None:
        elements = [t for t in _ELEMENTS.split(fold(person.name)) if t]
        if len(elements) == 1 and elements[0][0] >= _HAN:
            name = elements[0]
            elements += [name[0], *(name[at:] for at in range(1, len(name)))]
        for token in {t[:_HEAD] for t in elements}:
            group = self.by_start.setdefault(token, [])
            if person not in group:
                group.append(person)

    def spelling(self, person: Person, name: str) -> str:
        """The name as spelled at a place; the base form where an ending was added to it there."""
        if name == person.name or person.name in name:
            return person.name
        spellings = {m.name for _, m in person.spots if m.name and len(m.name.split()) == len(name.split())}
        base = [x for x in spellings if x and name.startswith(x)]
        return min(base, key=len, default=name)

    def with_role(self, noun: str, line: int, at: int) -> Person | None:
        """The person mentioned last whose office contains that noun."""
        wanted = fold(noun)
        before = [p for p in self.people if p.near(line, at) > (-1, -1)]
        for person in sorted(before, key=lambda p: p.near(line, at), reverse=True):
            self.describe(person)
            own = " ".join(filter(None, (person.role, person.honorific)))
            if wanted in fold(own):
                return person
        return None

    def gender(self, person: Person) -> str | None:
        """Return "feminine" or "masculine" by what the page calls the person; None when nothing tells."""
        if person.gender is None:
            forms = {m.honorific for _, m in person.spots if m.honorific} | {person.honorific}
            self.describe(person)
            head = (person.role or "").partition(" ")[0]
            person.gender = self.genders.of_person(person.name, *sorted(filter(None, forms)), head) or ""
        return person.gender or None

    def fits(self, person: Person, gender: str | None) -> bool:
        """Whether a pronoun of that gender can stand for the person."""
        return gender is None or self.gender(person) in (None, gender)

    def last(self, line: int, at: int, *, within: int = 1, gender: str | None = None) -> Person | None:
        """The person mentioned last before a place, at most ``within`` lines of the body back, whom the gender fits."""
        first = self.lines[max(0, self.ranks[line] - within)]
        before = [p for p in self.people if p.near(line, at) >= (first, 0)]
        before = [p for p in before if self.fits(p, gender)]
        return max(before, key=lambda p: p.near(line, at), default=None)

    def subject_of(self, line: int, at: int, gender: str | None = None) -> Person | None:
        """The first person named in the sentences before a place: who the paragraph is about."""
        names = [m for m in self.within(line, 0, at)[:_SPOTS] if m.score >= 0.5]
        for mention in sorted(names, key=lambda m: (m.honorific is None and m.score < 0.75, m.start)):
            person = self.named(mention.name or "", line, at)
            if person is not None and self.fits(person, gender):
                return person
        return None

    def describe(self, person: Person) -> None:
        """Read the person's office from every place where the name stands; the longest one wins."""
        if person.described:
            return
        person.described = True
        roles = [person.role] if person.role else []
        for line, mention in person.spots:
            if line in self.texts:
                roles += self.offices.beside(self.texts[line], mention)
        honorifics = [m.honorific for _, m in person.spots if m.honorific]
        professions = [h for h in honorifics if self.offices.is_profession(h)]
        best = max(roles, key=lambda r: (self.offices.is_office(r), len(r)), default=None)
        if professions and (best is None or not self.offices.is_office(best)):
            best = professions[0]
        person.role = best
        taken = {best.lower()} if best else set()
        if best is not None and not self.finder.cased:
            taken |= {h.lower() for h in professions if best.lower().endswith(h.lower())}
        if best is not None and any(h.lower() in taken for h in honorifics):
            rest = [h for h in honorifics if h.lower() not in taken]
            person.honorific = rest[0] if rest else None
        if best and not person.organization:
            person.organization = organization(best, self.lexicon)


def _auxiliary(words: Cues, low: str) -> int:
    """How much of a text an auxiliary and the blank behind it fill ("has said")."""
    hit = words.auxiliaries.match(low)
    return 0 if hit is None else hit.end() + 1


def _start(mention: Mention) -> int:
    return mention.start


def _closeness(short: str, full: str) -> int:
    """2: the last elements agree, 1: any does, 0: only by an ending."""
    a, b = fold(short).split(), fold(full).split()
    return 2 if a[-1:] == b[-1:] else int(bool(set(a) & set(b)))


def as_speaker(person: Person, mention: Mention | None) -> Speaker:
    """The public record of a person at one place: the local form of address, else the page's first one."""
    honorific = mention.honorific if mention else None
    if honorific is None or (person.role and honorific.lower() in person.role.lower()):
        honorific = person.honorific
    if honorific:
        forms = [m.honorific for _, m in person.spots if m.honorific]
        alike = [h for h in forms if h[:2].lower() == honorific[:2].lower() and " " not in h + honorific]
        honorific = min([honorific, *alike], key=len)
    return Speaker(name=person.name, honorific=honorific, role=person.role, organization=person.organization)
