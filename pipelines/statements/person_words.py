"""The words of one language for persons: forms of address, offices, relatives, pronouns, bodies, documents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pipelines.lexicons import Lexicon
from pipelines.statements.alternation import plain
from pipelines.statements.patterns import (
    LETTER,
    NOTHING,
    Pattern,
    alternatives,
    korean_words,
    last_match,
    phrase_pattern,
)
from pipelines.statements.scripts import CASED, name_parts


class PersonWords:
    """The patterns of one lexicon. Every pattern reads lower-case text, but for names in capitals."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Prepare the word sets; patterns are compiled when first used."""
        self.lexicon = lexicon
        self.cased = bool(CASED & set(lexicon.scripts)) or not lexicon.scripts
        self.joined = not lexicon.spaced or bool(
            {"Thai", "Laoo", "Khmr", "Kore", "Hang", "Jpan", "Hira", "Hani"} & set(lexicon.scripts)
        )

    def _small(self, words: tuple[str, ...]) -> Pattern:
        """A pattern for short words, which Korean needs to see whole."""
        return korean_words(words) if "Hang" in self.lexicon.scripts else self._compile(words)

    def _compile(self, *groups: tuple[str, ...]) -> Pattern:
        return phrase_pattern([w for g in groups for w in g], spaced=not self.joined)

    @cached_property
    def honorific(self) -> Pattern:
        """A form of address or degree in front of a name; a run of them matches as one."""
        people = self.lexicon.people
        source = alternatives((*people.honorifics, *people.degrees))
        if not source:
            return NOTHING
        unit = rf"(?:{source})\.?"
        if self.joined:
            return re.compile(rf"{unit}(?:[\s,.]{{0,2}}{unit})*(?=[\s.\u200b]|[^a-z\s])")
        first = "".join(sorted({word[0] for word in plain((*people.honorifics, *people.degrees))}))
        gap = r"[\s,.]" if self.cased else r"[\s.]"
        run = rf"(?=[{re.escape(first)}])(?:{gap}{{0,2}}{unit})+"
        if not self.cased:
            return re.compile(rf"(?<!{LETTER}){run}(?!{LETTER})")
        return re.compile(rf"\b{run}(?!{LETTER})")

    @cached_property
    def _degree(self) -> Pattern:
        return self._compile(self.lexicon.people.degrees)

    @cached_property
    def honorifics_glued(self) -> bool:
        """Whether the script writes a form of address and a name as one word."""
        return bool({"Thai", "Laoo", "Khmr"} & set(self.lexicon.scripts))

    def addressed(self, elements: Iterable[str]) -> Pattern:
        """A form of address with one of several name elements right behind it."""
        people = self.lexicon.people
        honorifics = alternatives((*people.honorifics, *people.degrees)) or "(?!)"
        names = "|".join(map(re.escape, sorted(elements, key=len, reverse=True)))
        return re.compile(rf"(?P<honorific>{honorifics})\s?(?P<name>{names})")

    @cached_property
    def honorific_after(self) -> Pattern:
        """A form of address behind a name (さん, 씨, 女士)."""
        source = alternatives(self.lexicon.people.honorifics_after)
        return re.compile(rf"\s?(?:{source})") if source else NOTHING

    @cached_property
    def pronoun(self) -> Pattern:
        """A pronoun."""
        return self._small(self.lexicon.people.pronouns)

    @cached_property
    def bare_honorific(self) -> Pattern:
        """An honorific alone, which some languages use as a pronoun ("Anh kể:")."""
        return self._compile(self.lexicon.people.honorifics)

    @cached_property
    def person_noun(self) -> Pattern:
        """A noun phrase for a person already named."""
        return self._compile(self.lexicon.people.person_nouns)

    @cached_property
    def role(self) -> Pattern:
        """A word for an office, an occupation, or a profession that may also stand before a name."""
        people = self.lexicon.people
        return self._compile(people.role_forms, people.degrees)

    @cached_property
    def apposed(self) -> Pattern:
        """What opens an apposition that no known office opens: a word for that, or a noun by its ending."""
        entries = self.lexicon.people.apposed
        words = alternatives(w for w in entries if not w.startswith("-"))
        ends = alternatives(w[1:] for w in entries if w.startswith("-"))
        sources = [s for s in (words, rf"(?:[\w-]{{3,}}\s+)?[\w-]{{2,}}(?:{ends})" if ends else "") if s]
        return re.compile(rf"(?:{'|'.join(sources)})(?!{LETTER})") if sources else NOTHING

    @cached_property
    def occupation(self) -> Pattern:
        """A word that its ending tells for an occupation, for a match at one place."""
        ends = alternatives(w[1:] for w in self.lexicon.people.apposed if w.startswith("-"))
        return re.compile(rf"[\w-]{{2,}}(?:{ends})(?!{LETTER})") if ends else NOTHING

    @cached_property
    def by_ending(self) -> Pattern:
        """One word that its ending tells for an occupation, at the end of a stretch."""
        people = self.lexicon.people
        endings = [w[1:] for w in people.apposed if w.startswith("-")]
        ends = alternatives([*endings, *(people.roles if people.compounds else ())])
        return re.compile(rf"(?<![\w-])[\w-]{{2,}}(?:{ends})\Z") if ends else NOTHING

    @cached_property
    def modifier(self) -> Pattern:
        """A word in front of an office ("deputy")."""
        return self._compile(self.lexicon.people.modifiers)

    @cached_property
    def holds(self) -> Pattern:
        """What closes the office that a sentence gives its topic."""
        return self._compile(self.lexicon.people.holds)

    @cached_property
    def breaks(self) -> Pattern:
        """Small words that end what stands in front of an office."""
        return self._compile(self.lexicon.people.breaks)

    def past_breaks(self, low: str, start: int, at: int) -> int:
        """Where the phrase for an office at ``at`` may begin at the earliest; "他的" belongs to it, "他" does not."""
        last = last_match(self.breaks, low, start, at)
        if last is None:
            return start
        return last.start() if low[last.end() : last.end() + 1] == "的" else last.end()

    @cached_property
    def which(self) -> Pattern:
        """What opens a clause about the person before it."""
        return self._small(self.lexicon.reporting.relatives)

    @cached_property
    def interview(self) -> Pattern:
        """Words for interviewing somebody."""
        return self._compile(self.lexicon.interview.cues)

    @cached_property
    def kin(self) -> Pattern:
        """A word for a relative or neighbour."""
        return self._compile(self.lexicon.people.kin)

    @cached_property
    def body(self) -> Pattern:
        """A noun for a body or a place with an administration."""
        people = self.lexicon.people
        return self._compile(people.organizations)

    @cached_property
    def tie(self) -> Pattern:
        """Small words that tie an office to what it belongs to; the others of that list are nouns for places."""
        small = name_parts("Latn").stops
        return self._compile(tuple(w for w in self.lexicon.people.of if w in small))

    @cached_property
    def place(self) -> Pattern:
        """Words that stand in front of the name of a place or a body."""
        people = self.lexicon.people
        return self._compile(people.organizations, people.of)

    @cached_property
    def document(self) -> Pattern:
        """Who speaks without being a person; names in capitals are in :attr:`acronym`."""
        words = self.lexicon.not_speakers
        return self._compile(words.documents, tuple(w for w in words.agencies if not w.isupper()))

    @cached_property
    def acronym(self) -> Pattern:
        """Agencies in capitals, for text as written ("WHO" is one, "who" is not)."""
        words = sorted((w for w in self.lexicon.not_speakers.agencies if w.isupper()), key=len, reverse=True)
        source = "|".join(map(re.escape, words)) or "(?!)"
        return re.compile(rf"(?<![A-Za-z])(?:{source})(?![A-Za-z])")

    def impersonal(self, text: str, low: str, start: int, end: int) -> re.Match[str] | None:
        """The first word for a document or an agency in a stretch."""
        hits = [self.document.search(low, start, end), self.acronym.search(text, start, end)]
        return min((h for h in hits if h), key=lambda h: h.start(), default=None)

    def offices(self, low: str, start: int, end: int) -> list[re.Match[str]]:
        """The words for offices in a stretch; where no blanks set words apart, those that are no part of a
        noun for a body ("委員" in "人民委員会", "เกษตรกร" in "สมาคมเกษตรกร").
        """
        hits = list(self.role.finditer(low, start, end))
        if not self.joined or not hits:
            return hits
        bodies = [hit.span() for hit in self.body.finditer(low, start, end)]
        glued = self.honorifics_glued
        return [
            h
            for h in hits
            if not any(
                (a <= h.start() and h.end() <= b and b - a > h.end() - h.start())
                or (glued and b == h.start())
                for a, b in bodies
            )
        ]

    @cached_property
    def collective(self) -> Pattern:
        """Groups that speak without a name: listed, or a noun for a person with an ending for more than one."""
        people = self.lexicon.people
        plain = [w for w in people.collectives if not w.startswith("-")]
        ends = alternatives(w[1:] for w in people.collectives if w.startswith("-"))
        if not ends:
            return phrase_pattern(plain, spaced=not self.joined)
        nouns = alternatives((*people.roles, *people.person_nouns, *people.kin))
        return re.compile(rf"(?:{nouns})(?:{ends})|{alternatives(plain)}")

    @cached_property
    def indefinite(self) -> Pattern:
        """A word that introduces somebody new."""
        return self._small(self.lexicon.people.indefinite)

    @cached_property
    def possessive(self) -> Pattern:
        """A word that says whose relative or colleague somebody is, in front of the noun."""
        return self._small(self.lexicon.people.possessives)

    def past_possessive(self, low: str, start: int, at: int) -> int:
        """Where a noun at ``at`` begins with the word that says whose it is ("my editor")."""
        own = last_match(self.possessive, low, max(start, at - 16), at) if self.cased else None
        return own.start() if own is not None and not low[own.end() : at].strip() else at

    @cached_property
    def one(self) -> Pattern:
        """A word that introduces one new person, not several."""
        people = self.lexicon.people
        several = {word.split()[0] for word in people.collectives}
        return self._small(tuple(w for w in people.indefinite if w.split()[0] not in several))

    @cached_property
    def definite(self) -> Pattern:
        """An article or demonstrative with a person already known."""
        return self._small(self.lexicon.people.definite)
