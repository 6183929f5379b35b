"""Find phrases without a pattern, until compiling one has paid.

A pattern for hundreds of phrases takes milliseconds to compile, and a language has forty of them. So a set of
phrases is first looked up by how they begin, which needs no compiling; only a set that is asked again and again
gets its pattern, which from then on answers alone. Both ways find the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator
from functools import partial

from pipelines.statements.alternation import LETTER, MARKS, alternatives, plain
from pipelines.statements.phrase_places import (
    RUN,
    Check,
    Match,
    Places,
    cut,
    goes_on,
    longest,
    longest_part,
    matches,
    spots,
    start_of,
    words_of,
)

_OFTEN = 60
"""After so many questions the pattern is compiled: some pages of a language ask them, a single page does not."""
_SHORT = 80
"""A text of fewer characters is a piece cut out for one question, and not worth keeping."""

_LOOSE = re.compile(r"\s\s|[^\S ]")
"""Blanks other than one between two words."""

_NOWHERE: Places = ("", [], [])
_NOTHING: Iterator[Match] = iter(())


def is_absent(pattern: object, text: str) -> bool:
    """Whether the words of a text already tell that it holds none of the phrases of a pattern."""
    return isinstance(pattern, WordIndex) and pattern.firsts.isdisjoint(words_of(text))


class LatePattern:
    """The methods of a compiled pattern for a set of phrases in lower-case text.

    ``search``, ``match``, ``fullmatch`` and ``finditer`` are those of the pattern itself once it is compiled.
    """

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the phrases; nothing is compiled yet."""
        self.phrases = frozenset(plain(words))
        self._asked = 0
        self.search = self._search
        self.match = self._match
        self.fullmatch = self._fullmatch
        self.finditer = self._finditer

    def source(self, phrases: Iterable[str]) -> str:
        """The pattern for some of the phrases."""
        return alternatives(phrases) or "(?!)"

    def compiled(self) -> re.Pattern[str]:
        """The pattern for all phrases, which answers from now on."""
        pattern = re.compile(self.source(self.phrases))
        self.search, self.match = pattern.search, pattern.match  # type: ignore[assignment]
        self.fullmatch, self.finditer = pattern.fullmatch, pattern.finditer  # type: ignore[assignment]
        return pattern

    def _settle(self) -> re.Pattern[str]:
        """Compile the pattern and let go of what it replaces: a language's look-ups take half a megabyte."""
        pattern = self.compiled()
        self._forget()
        return pattern

    def _forget(self) -> None:
        raise NotImplementedError

    def findall(self, text: str) -> list[str]:
        """The phrases of a text as written."""
        return [found.group() for found in self.finditer(text)]

    def _is_worth_it(self) -> bool:
        self._asked += 1
        return self._asked > _OFTEN

    def _hits(self, text: str, start: int, end: int) -> Iterator[Match]:
        raise NotImplementedError

    def _at(self, text: str, at: int, end: int) -> Match | None:
        raise NotImplementedError

    def _search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        if self._is_worth_it():
            return self._settle().search(text, start, end)
        return next(self._hits(text, start, end), None)

    def _finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        return (
            self._settle().finditer(text, start, end) if self._is_worth_it() else self._hits(text, start, end)
        )

    def _match(self, text: str, at: int = 0, end: int = sys.maxsize) -> Match | None:
        return self._settle().match(text, at, end) if self._is_worth_it() else self._at(text, at, end)

    def _fullmatch(self, text: str) -> Match | None:
        found = self._match(text)
        return found if found is None or found.end() == len(text) else self.compiled().fullmatch(text)


class WordIndex(LatePattern):
    """Phrases of whole words, looked up by their first words.

    ``glued``: characters that the script may write together with the first word ("and").
    """

    def __init__(self, words: Iterable[str], *, glued: str = "") -> None:
        """Sort the phrases by their first word."""
        super().__init__(words)
        self._glued = glued
        self._heads: dict[str, list[tuple[int, str]]] = {}
        for phrase in self.phrases:
            run = RUN.search(phrase)
            if run is None:
                raise ValueError(f"a phrase needs a word: {phrase!r}")
            self._heads.setdefault(run.group(), []).append((run.start(), phrase))
        self.firsts = frozenset({*self._heads, *(g + head for g in glued for head in self._heads)})
        self._checks: dict[str, list[tuple[int, Check]]] = {}
        self._seen = _NOWHERE

    def _forget(self) -> None:
        """The first words stay: whether a text holds any of them is asked for the whole life of a pattern."""
        self._heads, self._checks, self._seen = {}, {}, _NOWHERE

    def source(self, phrases: Iterable[str]) -> str:
        """The pattern for some of the phrases, as whole words; one may follow an elision at once ("qu'il")."""
        glue = f"[{self._glued}]?" if self._glued else ""
        return rf"\b(?<![{MARKS}]){glue}(?:{super().source(phrases)})(?:(?<=['’])|(?!{LETTER}))"

    def _hits(self, text: str, start: int, end: int) -> Iterator[Match]:
        if end < len(text) and goes_on(text[end]):
            text = cut(text, end)
        places = self._seen if self._seen[0] is text else self._places(text)
        return matches(places, start, end) if places[1] else _NOTHING

    def _at(self, text: str, at: int, end: int) -> Match | None:
        run = RUN.match(text, at, end)
        if run is not None and run.group() not in self.firsts:
            return None
        found = next(self._hits(text, at, end), None)
        return found if found is not None and found.start() == at else None

    def _places(self, text: str) -> Places:
        """Where a phrase may start in a text, with what checks it there; kept for the line read last."""
        if len(text) < _SHORT:
            met = self.firsts.intersection(RUN.findall(text))
            return self._met(text, met) if met else _NOWHERE
        words = words_of(text)
        met = frozenset() if self.firsts.isdisjoint(words) else self.firsts & words
        self._seen = places = self._met(text, met)
        return places

    def _met(self, text: str, words: Collection[str]) -> Places:
        loose = self.compiled().match if words and _LOOSE.search(text) else None
        found = [
            (at - lead, loose or check)
            for word in words
            for lead, check in self._checks_of(word)
            for at in spots(text, word)
            if at >= lead
        ]
        found.sort(key=start_of)
        return text, [at for at, _ in found], [check for _, check in found]

    def _checks_of(self, word: str) -> list[tuple[int, Check]]:
        """What tells whether a phrase stands where a word was met: and how far in front of it the phrase starts."""
        known = self._checks.get(word)
        if known is None:
            known = self._checks[word] = list(self._make_checks(word))
        return known

    def _make_checks(self, word: str) -> Iterator[tuple[int, Check]]:
        heads = [*self._heads.get(word, ())]
        if word[:1] in self._glued:
            heads += [(at, phrase) for at, phrase in self._heads.get(word[1:], ()) if at == 0]
        for lead in sorted({lead for lead, _ in heads}, reverse=True):
            phrases = sorted((phrase for at, phrase in heads if at == lead), key=len, reverse=True)
            if lead or any(c in phrase for phrase in phrases for c in "*'’"):
                yield lead, re.compile(self.source(phrases)).match
            else:
                glued = [word[:1] + phrase for phrase in phrases] if self._glued else []
                yield lead, partial(longest, [*glued, *phrases])


class CharacterIndex(LatePattern):
    """Phrases of scripts that do not set words apart, looked up by their first characters.

    ``behind`` and ``before``: ranges of characters, as in a pattern, behind and before which no phrase may stand.
    """

    def __init__(self, words: Iterable[str], *, behind: str = "", before: str = "") -> None:
        """Sort the phrases by their first character."""
        super().__init__(words)
        self._behind, self._before = behind, before
        self._shut = re.compile(f"[{behind}]" if behind else "(?!)")
        self._by_first: dict[str, list[str]] = {}
        for phrase in self.phrases:
            self._by_first.setdefault(phrase[0], []).append(phrase)
        self._checks: dict[str, Check] = {}

    def _forget(self) -> None:
        self._by_first, self._checks = {}, {}

    def source(self, phrases: Iterable[str]) -> str:
        """The pattern for some of the phrases, wherever they stand."""
        lead = f"(?<![{self._behind}])" if self._behind else ""
        return f"{lead}(?:{super().source(phrases)})" + (f"(?![{self._before}])" if self._before else "")

    def _hits(self, text: str, start: int, end: int) -> Iterator[Match]:
        by_first = self._by_first
        for at in range(start, min(end, len(text))):
            if self._by_first is not by_first:
                # A question in between made the pattern; it goes on from here.
                yield from self.finditer(text, max(start, at), end)
                return
            if at >= start and text[at] in self._by_first:
                found = self._at(text, at, end)
                if found is not None:
                    start = found.end()
                    yield found

    def _at(self, text: str, at: int, end: int) -> Match | None:
        char = text[at : at + 1]
        if char not in self._by_first or (at and self._shut.match(text, at - 1)):
            return None
        return self._check_of(char)(text, at, min(end, len(text)))

    def _check_of(self, char: str) -> Check:
        known = self._checks.get(char)
        if known is None:
            phrases = sorted(self._by_first[char], key=len, reverse=True)
            if any(c in phrase for phrase in phrases for c in " *'’"):
                known = re.compile(self.source(phrases)).match
            else:
                open_end = re.compile(f"(?![{self._before}])" if self._before else "")
                known = partial(longest_part, phrases, open_end)
            self._checks[char] = known
        return known
