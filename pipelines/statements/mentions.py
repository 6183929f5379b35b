"""Mentions of persons in running text: "Dr. Mai Thi Duong", "the captain", "he", "Her husband".

A mention is found by what stands around it (an honorific, a word for an office) and by what names look
like; scripts without capitals have nothing else. Which person is meant is decided elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pipelines.lexicons import Lexicon
from pipelines.statements.capitals import capital_runs, covered, overlaps, upper_run
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.cues import cues
from pipelines.statements.joined_names import NAME_GROUPS, joined_pattern
from pipelines.statements.late_patterns import is_absent
from pipelines.statements.name_shapes import is_syllable
from pipelines.statements.names import find_names, name_score
from pipelines.statements.patterns import (
    CASE_PARTICLES,
    LETTER,
    last_match,
    without_particle,
)
from pipelines.statements.person_words import PersonWords
from pipelines.statements.scripts import CASED, fold, name_parts, script_of

_WORD = re.compile(rf"{LETTER}+(?:['’׳]{LETTER}+)*")
_FULL = 3
"""Characters of a full name in a script that sets no blanks; what follows may be the next word."""
_SYLLABLE = 8
"""Most characters of one syllable of a Vietnamese name in another script."""
_LETTERS = re.compile(rf"{LETTER}+")
_WHOLE = 5
"""Fewest letters of a form of address that no stop abbreviates."""
_FULL = 3
"""Elements of a name in full."""
_OFFICE = 90
"""Most characters of an office with the verb in front of it."""
_PLACED = 3
"""Elements of a run that is a place and a name of two."""
_PERSONAL = frozenset({"van", "thi", "ван", "тхи", "тхі", "βαν", "θι"})
"""Middle names that places named after people hardly have."""
_INFLECTED = re.compile(r"['’][a-zçğıöşü]{1,6}\Z")


@dataclass(slots=True)
class Mention:
    """A person at one place of a text.

    ``start``/``end`` cover the name with its honorific, or the pronoun or noun. ``kind``: "name" (two
    elements or more), "short", "role", "kin", "pronoun". ``indefinite``: introduced as somebody new.
    """

    start: int
    end: int
    kind: str
    name: str | None = None
    honorific: str | None = None
    role: str | None = None
    indefinite: bool = False
    score: float = 0.5
    name_start: int = 0
    name_end: int = 0


class Finder(PersonWords):
    """Find mentions with the words of one lexicon."""

    def names(self, text: str, low: str, start: int, end: int) -> list[Mention]:
        """The names in a stretch of text with the honorifics around them, in order."""
        strong = _apart([*self._joined(text, start, end), *self._addressed(text, low, start, end)])
        starts = [m.start for m in strong]
        taken = [m.end for m in strong]
        found = self._unaddressed(text, low, start, end, (starts, taken))
        weak = [m for m in found if not overlaps(m.start, m.end, starts, taken)]
        return sorted([*strong, *weak], key=_place) if weak else strong

    def _joined(self, text: str, start: int, end: int) -> list[Mention]:
        """Names beside a form of address in scripts without capitals."""
        found = []
        for hit in joined_pattern(self.lexicon).finditer(text, start, end):
            which = self._form(text, hit, start)
            if which is None:
                continue
            a, b = hit.span(which)
            honorific = next((h for k, h in hit.groupdict().items() if h and k.startswith("after")), None)
            kind = "short" if which == "short" else "name"
            score = 0.9 if honorific or kind == "short" else 0.8
            found.append(
                Mention(a, hit.end(), kind, text[a:b], honorific, score=score, name_start=a, name_end=b)
            )
        return found

    def _form(self, text: str, hit: re.Match[str], start: int) -> str | None:
        """The group of a match that holds the name; None when what is around it says that it is none."""
        which = next(k for k in NAME_GROUPS if k in hit.re.groupindex and hit.group(k))
        name = hit.group(which)
        if which == "han" and (self.role.search(name) or self.kin.search(name)):
            return None
        if which == "bare":
            lead = text[max(start, hit.start() - 16) : hit.start()].rstrip()
            if not any(role.end() == len(lead) for role in self.role.finditer(lead)):
                return None
        if which == "short" and script_of(name) == "Hani" and self._closes_name(text, *hit.span(which)):
            return None
        return which

    def _units(self, text: str, start: int, end: int) -> int:
        """Where the form of address proper starts: a profession in front of it stands outside."""
        words = text[start:end].lower().split()
        people = self.lexicon.people
        for cut in range(1, len(words)):
            if " ".join(words[cut:]).rstrip(".") in self._plain and " ".join(words[:cut]) in people.roles:
                return start + text[start:end].lower().index(" ".join(words[cut:]))
        return start

    @cached_property
    def _plain(self) -> frozenset[str]:
        return frozenset(w.lower().rstrip(".") for w in self.lexicon.people.honorifics)

    def _addressed(self, text: str, low: str, start: int, end: int) -> list[Mention]:
        """Names behind an honorific, however short."""
        found: list[Mention] = []
        if is_absent(self.bare_honorific, low) and is_absent(self._degree, low):
            return found
        for hit in self.honorific.finditer(low, start, end):
            if self.cased and self._inside_name(text, hit.start()):
                continue
            if self.joined and (self._follows_name(text, hit) or self._opens_noun(low, hit)):
                continue
            if self.cased and self._ends_sentence(low, hit):
                continue
            at = hit.end()
            begin = self._units(text, hit.start(), at)
            while at < end and text[at] in " .\u00a0":
                at += 1
            stop = self._name_end(text, low, at, end)
            if stop > at and not self._names_a_body(text, low, at, stop):
                found.append(self._mention(text, begin, at, stop, text[begin : hit.end()].strip()))
        return found

    def _ends_sentence(self, low: str, hit: re.Match[str]) -> bool:
        """Whether the stop behind a form of address ends a sentence: the word is no abbreviation."""
        word = hit.group().rstrip(".").split()[-1]
        stopped = hit.group().endswith(".") or low[hit.end() : hit.end() + 1] == "."
        return stopped and len(word) >= _WHOLE and "." not in word and f"{word}." not in self._dotted

    @cached_property
    def _dotted(self) -> frozenset[str]:
        """The last words of forms of address that are written with a stop."""
        people = self.lexicon.people
        words = (*people.honorifics, *people.degrees)
        return frozenset(w.lower().split()[-1] for w in words if w.endswith("."))

    def _follows_name(self, text: str, hit: re.Match[str]) -> bool:
        """Whether a form of address stands behind its name ("裴氏怀女士"), so what follows is no name."""
        if self.honorific_after.fullmatch(hit.group()) is None:
            return False
        lead = text[max(0, hit.start() - 4) : hit.start()]
        return any(b == len(lead) for _, b in find_names(lead, self.lexicon))

    def _closes_name(self, text: str, a: int, b: int) -> bool:
        """Whether a family name is the last character of a longer name ("黄氏梅女士")."""
        begin = max(0, a - 3)
        return any(x < a - begin and y >= b - begin for x, y in find_names(text[begin:b], self.lexicon))

    def _opens_noun(self, low: str, hit: re.Match[str]) -> bool:
        """Whether a form of address is only the beginning of a longer noun for a person ("老农")."""
        noun = self.person_noun.match(low, hit.start())
        return noun is not None and noun.end() > hit.end()

    def _inside_name(self, text: str, at: int) -> bool:
        """Whether a capitalised word stands between two others ("Buon Ma Thuot"), so is no honorific."""
        if not text[at].isupper() or text[at - 1 : at] != " ":
            return False
        lead = text[max(0, at - 24) : at - 1]
        if any(hit.end() == len(lead) for hit in self.role.finditer(lead.lower())):
            return False
        word = lead.rsplit(None, 1)[-1:]
        return bool(word) and word[0][:1].isupper() and word[0][-1:].isalpha() and at - len(word[0]) > 2

    def _mention(self, text: str, start: int, at: int, stop: int, honorific: str | None) -> Mention:
        name = text[at:stop].rstrip(" ,")
        name = _INFLECTED.sub("", name) if self.cased else name
        kind = "name" if len(name.split()) > 1 or _joined_full(name) else "short"
        return Mention(
            start, stop, kind, name, honorific, score=0.9 if honorific else 0.6, name_start=at, name_end=stop
        )

    def _name_end(self, text: str, low: str, at: int, end: int) -> int:
        """Where the name that starts at ``at`` ends; ``at`` when what stands there is no name."""
        if (
            self.cased
            or text[at : at + 1].isascii()
            or script_of(text[at : at + 12].partition("\ue000")[0]) in CASED
        ):
            stop = upper_run(text, at, end)
            return self._without_place(text, low, at, min(stop, end))
        window = text[at : min(end, at + 40)]
        spans = find_names(window, self.lexicon)
        if spans and spans[0][0] == 0:
            return self._before_verb(text, at, at + without_particle(window[: spans[0][1]]), end)
        word = None if self.joined else _LETTERS.match(window)
        if word is None or self.role.match(low, at) or self.body.match(low, at):
            return at
        run = self._run_before_mark(window) or self._addressed_run(window)
        return at + (run or word.end())

    def _addressed_run(self, window: str) -> int:
        """Where two to five short words behind a form of address end, at a mark, a small word or a verb; else 0."""
        parts = name_parts(script_of(window.partition("\ue000")[0]))
        verbs = cues(self.lexicon).verbs
        count = end = 0
        most = 5
        for word in _WORD.finditer(window):
            low = word.group()
            if (low in parts.stops and fold(low) not in parts.middles) or verbs.match(window, word.start()):
                break
            if low[0].isdigit():
                break
            if len(low) > _SYLLABLE or count == most:
                break
            if count in (1, 2) and fold(low) in parts.middles:
                most = count + 2
            count, end = count + 1, word.end()
            if window[end : end + 1].strip():
                break
        return end if count > 1 else 0

    def _names_a_body(self, text: str, low: str, at: int, stop: int) -> bool:
        """Whether a run of capitals holds a noun for a body, an agency or an office."""
        if not self.cased:
            return False
        first = text[at:stop].split(None, 1)[0]
        if fold(first) in name_parts(script_of(first)).folded:
            return False
        return bool(self.body.search(low, at, stop) or self.impersonal(text, low, at, stop))

    def _without_place(self, text: str, low: str, at: int, stop: int) -> int:
        """A run of capitals behind an honorific without the word for an office that may end it."""
        hit = self.role.match(low, at)
        return at if hit is not None and hit.end() >= stop else stop

    def _unaddressed(
        self, text: str, low: str, start: int, end: int, taken: tuple[list[int], list[int]]
    ) -> list[Mention]:
        """Names of two elements or more with nothing in front of them; ``taken`` are already known."""
        found = []
        for a, b in self._spans(text, start, end, taken):
            if self._is_place(text, low, a, b, start) or self._opens_office(text, low, a, b):
                continue
            if self.cased and self.body.fullmatch(
                low[a:b].rsplit(maxsplit=1)[-1].split("'", maxsplit=1)[0].split("’", maxsplit=1)[0]
            ):
                continue
            after = self.honorific_after.match(low, b)
            mention = self._mention(text, a, a, b, None)
            if after is not None:
                mention.honorific = after.group().strip()
                mention.end, mention.score = after.end(), 0.9
            else:
                mention.score = self._standing(text, low, a, b)
            found.append(mention)
        return found if self.cased or self.joined else [*found, *self._behind_offices(text, low, start, end)]

    def _behind_offices(self, text: str, low: str, start: int, end: int) -> list[Mention]:
        """Names behind a word for an office where neither capitals nor known family names tell them."""
        found = []
        for hit in self.role.finditer(low, start, end):
            at = hit.end() + 1
            window = text[at : min(end, at + 40)]
            size = self._run_before_mark(window) if low[hit.end() : at] == " " else 0
            size = 0 if self.place.match(low, at) else size
            words = window[:size].split()
            if size and not any(w.startswith(("ال", "لل")) or self.role.search(w.lower()) for w in words):
                mention = self._mention(text, at, at, at + size, None)
                mention.score = 0.75
                found.append(mention)
        return found

    def _run_before_mark(self, window: str) -> int:
        """Where two to four words end that a colon, a comma or a case particle closes; 0 without these."""
        parts = name_parts(script_of(window.partition("\ue000")[0]))
        stops = {w for w in parts.stops if fold(w) not in parts.middles}
        words: list[re.Match[str]] = []
        closed = False
        for word in _LETTERS.finditer(window):
            if word.group()[0].isdigit():
                return 0
            if word.group() in stops or len(words) > 4:
                family = bool(words) and fold(words[0].group()) in parts.folded
                closed = word.group() in CASE_PARTICLES or (family and word.group() in stops)
                break
            words.append(word)
            mark = window[word.end() : word.end() + 2].lstrip()[:1]
            known = len(words[0].group()) == 1 or fold(words[0].group()) in parts.folded
            closed = mark in (":", "،", ",", "\ue000") or (known and mark in (".", "।", "۔"))
            if closed:
                break
        else:
            return 0
        return words[-1].end() if closed and 2 <= len(words) <= 4 else 0

    def _before_verb(self, text: str, a: int, b: int, end: int) -> int:
        """Where a name ends whose last characters begin a verb of speech ("陈文海说") or an adverb."""
        after = self.honorific_after.search(text, a + 2, min(end, b + 6))
        if after is not None and after.start() < b < after.end() and len(after.group()) > 1:
            return after.start()
        words = cues(self.lexicon)
        if self.joined:
            hit = words.verbs.search(text, a + 2, min(end, b + 6))
            han = script_of(text[a:b]) == "Hani"
            late = words.adverbs.search(text, a + _FULL, min(end, b + 3)) if han else None
            if late is not None and late.start() < b and len(late.group()) > 1:
                hit = late if hit is None or late.start() < hit.start() else hit
        else:
            hits = (
                () if words.verbs.match(text, b + 1) else words.verbs.finditer(text, a + 2, min(end, b + 24))
            )
            hit = max((h for h in hits if h.start() < b), key=re.Match.start, default=None)
        if hit is None or hit.start() >= b or (len(hit.group()) == 1 and hit.start() - a < _FULL):
            return b
        return a + len(text[a : hit.start()].rstrip())

    def _standing(self, text: str, low: str, a: int, b: int) -> float:
        """How much a name with nothing around it counts; behind a preposition it is more likely a place."""
        score = min(0.8, name_score(text[a:b], self.lexicon))
        if not self.cased and not self.joined and text[a:b].count(" ") < 2:
            return min(score, 0.45)
        if script_of(text[a:b]) == "Hani" and not self._is_set_off(low, a, b):
            return 0.3
        if score >= 0.75 or not self.cased:
            return score
        last = low[max(0, a - 12) : a].split()[-1:]
        stops = name_parts(script_of(text[a:b])).stops
        return min(score, 0.3) if last and (last[0] in stops or last[0] in self.ties) else score

    @cached_property
    def ties(self) -> frozenset[str]:
        """Words that tie an office to a place, or a relation to a person."""
        return frozenset(map(str.lower, self.lexicon.people.of))

    def _is_set_off(self, low: str, a: int, b: int) -> bool:
        """Whether a name in Han characters begins a phrase, follows an office, or stands before a verb."""
        lead = low[max(0, a - 12) : a]
        if not lead.strip() or not lead[-1].isalpha():
            return True
        if cues(self.lexicon).verbs.match(low, b):
            return True
        if any(lead.endswith(w) for w in self.lexicon.people.honorifics_after):
            return False
        return any(h.end() == len(lead) for p in (self.role, self.kin) for h in p.finditer(lead))

    def _spans(
        self, text: str, start: int, end: int, taken: tuple[list[int], list[int]]
    ) -> list[tuple[int, int]]:
        if self.lexicon.scripts[:1] in (("Kore",), ("Hang",)):
            return []
        if not self.cased:
            spans = find_names(text[start:end], self.lexicon)
            return [(start + a, self._before_verb(text, start + a, start + b, end)) for a, b in spans]
        found = []
        for a, b in capital_runs(text, start, end):
            if covered(b, *taken):
                continue
            opens = self._past_place(text, a, b)
            inside = [(opens + x, opens + y) for x, y in find_names(text[opens:b], self.lexicon)]
            found += [(self._past_foreign_place(text, x, y), y) for x, y in inside]
        return found

    def _past_place(self, text: str, a: int, b: int) -> int:
        """Where the person's name begins in a run of capitals that opens with the name of a place.

        "Phó Chủ tịch UBND xã Lê Ninh Trần Đăng Khoát": a noun for a place in lower case stands in front, and a
        family name opens the last three or four words.
        """
        lead = text[max(0, a - 40) : a].rstrip()
        place = last_match(self.place, lead.lower())
        if place is None or place.end() != len(lead) or not lead.rsplit(None, 1)[-1].islower():
            return a
        words = list(re.finditer(r"\S+", text[a:b]))
        if self.role.search(lead.lower(), 0, place.start()) is None or not 4 <= len(words) <= 7:
            return a
        for at in (2, 1, 3):
            name = words[at] if 3 <= len(words) - at <= 4 else None
            if name is not None and fold(name.group()) in name_parts("Latn").folded:
                return a + name.start()
        return a

    def _past_foreign_place(self, text: str, a: int, b: int) -> int:
        """Where a name begins behind the place of an office: "dobrovolník z Brna | Radomír Vítovec"."""
        words = text[a:b].split(" ")
        known = name_parts(script_of(words[0])).folded
        if len(words) != _PLACED or fold(words[0]) in known or all(map(is_syllable, words[1:])):
            return a
        lead = text[max(0, a - 60) : a].lower().split()
        if not lead or lead[-1] not in self.ties or self.role.search(" ".join(lead[:-1])) is None:
            return a
        return a + len(words[0]) + 1

    def _opens_office(self, text: str, low: str, a: int, b: int) -> bool:
        """Whether the capitals open a phrase for an office ("Phó Giám đốc"), or hold an agency's name."""
        hit = self.role.match(low, a) or self.modifier.match(low, a)
        if hit is not None and hit.end() >= b:
            return True
        return self.cased and not self._is_full(text[a:b]) and self.impersonal(text, low, a, b) is not None

    def _is_full(self, name: str) -> bool:
        """Whether a name has a family name and the syllables of Vietnamese, whatever these mean in the language."""
        words = name.split()
        family = fold(words[0]) in name_parts(script_of(name)).folded
        return family and len(words) >= _FULL and all(map(is_syllable, words))

    @staticmethod
    def _ends_a_name(text: str, a: int) -> bool:
        """Whether the word for a body in front belongs to the name before it ("Bo Cat Ward Truong Quoc Thinh")."""
        words = text[max(0, a - 40) : a].split()[-2:]
        return len(words) == 2 and all(w[:1].isupper() and w[-1:].isalpha() for w in words)

    def _speaks(self, text: str, low: str, a: int, b: int) -> bool:
        """Whether a family name with two elements or more behind it stands right before a verb of speech."""
        words = text[a:b].split()
        family = fold(words[0]) in name_parts(script_of(words[0])).folded
        if not family or len(words) < _FULL:
            return False
        return cues(self.lexicon).verbs.match(low, b + 1) is not None or self._spoken_by(low, a)

    def _spoken_by(self, low: str, at: int) -> bool:
        """Whether a verb of speech and an office stand in front: "said the director of the department | Le Van An"."""
        lead = low[max(0, at - _OFFICE) : at]
        verb = last_match(cues(self.lexicon).verbs, lead)
        office = self.role.search(lead, verb.end()) if verb is not None else None
        return verb is not None and office is not None and len(lead[verb.end() : office.start()].split()) <= 1

    def _is_personal(self, name: str) -> bool:
        """Whether a name has three elements or more, the first a family name and the second a middle one."""
        words = [fold(w) for w in name.split()] if self.cased else []
        parts = name_parts(script_of(name))
        return len(words) > 2 and words[0] in parts.folded and words[1] in _PERSONAL & parts.middles

    def _is_place(self, text: str, low: str, a: int, b: int, start: int) -> bool:
        """Whether a word for a place or a body stands right in front of the name or right behind it."""
        lead = low[max(start, a - 24) : a].rstrip()
        hit = last_match(self.body, lead)
        if hit is not None and self._is_personal(text[a:b]) and self.role.search(lead, 0, hit.start()):
            hit = None
        if hit is not None and self.cased and (self._ends_a_name(text, a) or self._speaks(text, low, a, b)):
            hit = None
        if hit is not None and hit.end() == len(lead) and not self.honorific.fullmatch(lead[hit.start() :]):
            return not any(r.end() == len(lead) for r in self.role.finditer(lead))
        if not self.cased:
            return False
        tail = low[b : b + 1] == " " and self.body.match(low, b + 1)
        return bool(tail)


def _place(mention: Mention) -> int:
    return mention.start


def _apart(mentions: list[Mention]) -> list[Mention]:
    """Mentions in order without overlaps; of two that overlap, the one that begins first stays."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_place):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _joined_full(name: str) -> bool:
    """A name in a script without blanks that is long enough to be a full one."""
    return (len(name) >= 3 and script_of(name) in ("Hani", "Hang")) or "・" in name


@per_lexicon
def finder(lexicon: Lexicon) -> Finder:
    """The mention patterns of a lexicon, compiled on first use."""
    return Finder(lexicon)
