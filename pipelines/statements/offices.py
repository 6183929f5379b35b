"""The office or occupation of a person, read beside the name: "Dr. X, head of the station", "Director X"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.cues import cues
from pipelines.statements.mentions import Finder, Mention, finder
from pipelines.statements.patterns import SUBJECT_MARK, last_match
from pipelines.statements.scripts import name_parts, script_of

_SEPARATOR = re.compile(r"\s*[,،、，;]\s*|\s+[-–—―－]\s*|\s*[(（)）]\s*|\ue000+")
_BEFORE_ROLE = ("のある", "岁的", "歳の", "名叫", "一位", "一名")
"""What may stand in front of an office in scripts without capitals and is no part of it."""
_LATIN_GENITIVE = ("ın", "in", "un", "ün", "nak", "nek")
_GENITIVE = ("র", "ের")
"""Endings that say whose an office is, where that is no word of its own."""
_OF_TOPIC = re.compile(r"(?:[（(][^（）()]{1,20}[）)])?は、?")
_CLAUSE = re.compile(r"[、。「」\ue000]")
_AND = "で"
"""What joins an office to the next one."""
_TIES = " 的之兼·"
"""What may stand between an office and its name in Han characters."""
_APPOSITION = 140
"""Most characters of an office behind a name; longer stretches are clauses."""
_DESCRIBED = 4
"""Most words up to the noun of an office that an indefinite article opens ("a Dutch water engineer")."""
_FREE = 12
"""Most words of an apposition that no known word for an office opens."""
_BLANKS = re.compile(r"\s+")


@dataclass(slots=True)
class Text:
    """One line as the rules read it: ``masked`` has holes for quotations, ``low`` is its lower case."""

    index: int
    text: str
    masked: str
    low: str


class Offices:
    """Read offices with the patterns of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Use the patterns that find mentions."""
        self.lexicon = lexicon
        self.finder: Finder = finder(lexicon)
        self._ties = frozenset(map(str.lower, lexicon.people.of))

    def is_office(self, role: str) -> bool:
        """Whether a role is an office or occupation, not a relation to somebody else."""
        low = role.lower()
        hit, kin = self.finder.role.search(low), self.finder.kin.search(low)
        return hit is not None and (kin is None or hit.start() < kin.start())

    def is_profession(self, honorific: str) -> bool:
        """Whether a word before or behind a name is an occupation that can stand as the role."""
        low = honorific.lower()
        roles, kin = _word_sets(self.lexicon)
        return low in roles and low not in kin

    def beside(self, text: Text, mention: Mention) -> list[str]:
        """The offices that stand before and behind a name."""
        found = [self.before(text, mention)]
        behind = self.behind(text, mention)
        if behind and (not self._is_cited(text.low, mention.start) or self._is_closed(text, mention, behind)):
            found.append(behind)
        return [role for role in found if role]

    def _is_closed(self, text: Text, mention: Mention, office: str) -> bool:
        """Whether an office behind a cited name opens as one and a comma follows it."""
        low = office.lower()
        if self.finder.role.match(low) is None and self.finder.modifier.match(low) is None:
            return False
        at = text.text.find(office, mention.end)
        rest = text.low[at + len(office) : at + len(office) + 2]
        return rest.strip()[:1] in (",", "،", "，", "、") or (
            self.finder.honorifics_glued and rest[:1] == " "
        )

    def _is_cited(self, low: str, at: int) -> bool:
        """Whether "according to" stands right in front, so that the comma behind opens the clause."""
        lead = low[max(0, at - 40) : at].rstrip()
        return any(hit.end() == len(lead) for hit in cues(self.lexicon).according.finditer(lead))

    def behind(self, text: Text, mention: Mention) -> str | None:
        """The office that follows a name between commas, in brackets or behind a dash."""
        low, at = text.low, mention.end
        held = self._held(text, at)
        if held is not None:
            return held
        lead = _SEPARATOR.match(low, at)
        if lead is None and self.lexicon.people.honorifics_after and self.finder.cased:
            return self._right_behind(text, at)
        glued = None
        if lead is None and not self.finder.cased:
            glued = self.finder.role.match(low, at)
            if glued is not None:
                return text.text[at : glued.end()].strip()
            lead = _BLANKS.match(low, at) if self.finder.joined else None
        if lead is None or "\ue000" in lead.group():
            return None
        limit = min(self._clause_end(low, lead.end()), lead.end() + _APPOSITION)
        parts: list[tuple[int, int]] = []
        start = lead.end()
        separator = _BLANKS if lead.re is _BLANKS else _SEPARATOR
        for stop in [*separator.finditer(low, start, limit), None]:
            end = stop.start() if stop else limit
            if not self._role_like(low, start, end, first=not parts):
                break
            parts.append((start, self._office_end(low, start, end)))
            start = stop.end() if stop else limit
        if not parts:
            return None
        return tidy_role(text.text[parts[0][0] : parts[-1][1]], self.finder)

    def _right_behind(self, text: Text, at: int) -> str | None:
        """The office behind a name with only a blank between, as Hungarian sets it ("Kovács Éva igazgató")."""
        if text.low[at : at + 1] != " " or not text.text[at + 1 : at + 2].islower():
            return None
        office = self.finder.role.match(text.low, at + 1)
        return text.text[at + 1 : office.end()] if office is not None else None

    def _held(self, text: Text, at: int) -> str | None:
        """The office that a sentence gives the person it is about ("Xさん（34歳）は、組合の組合長を務めている")."""
        if not self.lexicon.people.holds:
            return None
        topic = _OF_TOPIC.match(text.low, at)
        if topic is None:
            return None
        begin = topic.end()
        close = self.finder.holds.search(text.low, begin, begin + _APPOSITION)
        if close is None or _CLAUSE.search(text.low, begin, close.start()):
            return None
        last = last_match(self.finder.role, text.low, begin, close.start())
        if last is None or last.end() != close.start():
            return None
        return tidy_role(text.text[begin : close.start()], self.finder)

    def _clause_end(self, low: str, at: int) -> int:
        """Where the sentence stops or the verb of speech begins."""
        limit = min(len(low), at + 2 * _APPOSITION)
        stop = re.compile(r"[.!?:：。！？।۔។](?=\s|$|\ue000)|[:：]|\ue000").search(low, at, limit)
        end = stop.start() if stop else limit
        office = self.finder.role.match(low, at)
        begin = office.end() if office is not None else at
        source = cues(self.lexicon).according_after.search(low, begin, end)
        end = source.start() if source is not None and self.finder.cased else end
        verbs = cues(self.lexicon).first(low, begin, end)
        return verbs.start() if verbs and verbs.start() > at else (at if verbs else end)

    def _role_like(self, low: str, start: int, end: int, *, first: bool) -> bool:
        segment = low[start:end]
        if not segment.strip() or len(segment) > 110 or self.finder.which.match(segment):
            return False
        if self.lexicon.people.breaks:
            return self._ends_as_office(segment)
        hit = self.finder.role.search(segment) or self.finder.kin.search(segment)
        if hit is not None and self._closes(segment):
            return True
        if hit is not None and self.finder.cased and self._may_close(segment):
            last = last_match(self.finder.role, segment)
            if last is not None and not segment[last.end() :].strip() and len(segment.split()) <= 14:
                return True
            if self.lexicon.reporting.clause_first:
                return False
        if hit is None and first and len(segment.split()) <= _FREE:
            return self.finder.apposed.match(segment) is not None
        if hit is None or len(segment.split()) > 18:
            return False
        if self.finder.honorifics_glued:
            lead = self.finder.modifier.match(segment)
            return hit.start() <= (lead.end() if lead is not None else 0)
        return len(segment[: hit.start()].split()) <= self._most_before(segment, hit, first=first)

    def _most_before(self, segment: str, hit: re.Match[str], *, first: bool) -> int:
        """How many words may stand in front of the noun of an office in its phrase."""
        if not first:
            return 1
        if self.finder.indefinite.match(segment):
            return _DESCRIBED
        return 1 if self.finder.kin.fullmatch(hit.group()) else 2

    def _may_close(self, segment: str) -> bool:
        """Whether the noun of an office may come last in a phrase: in languages that put it there, or when an
        article opens the phrase ("a megyei hivatal igazgatója").
        """
        if self.lexicon.reporting.clause_first:
            return True
        return bool(self.finder.definite.match(segment) or self.finder.indefinite.match(segment))

    def _ends_as_office(self, segment: str) -> bool:
        """Whether a stretch without blanks ends with an office and holds no small word of a clause."""
        last = last_match(self.finder.role, segment) or last_match(self.finder.kin, segment)
        if last is None or segment[last.end() :].strip(" 之一"):
            return False
        return self.finder.breaks.search(segment) is None

    def _office_end(self, low: str, start: int, end: int) -> int:
        """Where an office ends that a clause about the person follows, or a particle ("… के अध्यक्ष ने")."""
        clause = self.finder.which.search(low, start + 1, end)
        end = clause.start() if clause is not None else end
        if self.finder.cased or not self._closes(low[start:end]):
            return end
        last = last_match(self.finder.role, low, start, end)
        return last.end() if last is not None else end

    def _closes(self, segment: str) -> bool:
        """Whether a phrase ends with an office that a body owns ("… की जन समिति के अध्यक्ष ने")."""
        last = last_match(self.finder.role, segment)
        if last is None or len(segment[last.end() :].split()) > 1 or len(segment.split()) > 14:
            return False
        return self._owned(segment, last.start())

    def _owned(self, low: str, at: int) -> bool:
        """Whether the word in front of an office says whose it is."""
        word = low[max(0, at - 24) : at].split()[-1:]
        if not word:
            return False
        if not self.finder.cased and word[0] in self._ties:
            return True
        if script_of(word[0]) == "Latn":
            return word[0].endswith(_LATIN_GENITIVE)
        return word[0] in name_parts(script_of(word[0])).stops or word[0].endswith(_GENITIVE)

    def before(self, text: Text, mention: Mention) -> str | None:
        """The office in front of a name, in the same phrase or the comma phrase before it."""
        low = text.low
        start = self._phrase_start(low, mention.start)
        last = low[start : mention.start].split()[-1:]
        profession = self._with_profession(text, start, mention)
        tied = bool(last) and last[0] in name_parts(script_of(mention.name or "")).stops
        if tied and mention.name and profession == mention.start:
            return None
        role = self._cut_role(text, start, profession)
        if role is not None:
            return role
        if low[start : mention.start].strip():
            return None
        lead = low[:start].rstrip()
        if not lead.endswith((",", "،", "、", "，")):
            return None
        end = len(lead) - 1
        begin = self._phrase_start(low, end)
        return self._cut_role(text, begin, end, whole=True)

    def _with_profession(self, text: Text, start: int, mention: Mention) -> int:
        """Where the words in front of a name end, with the profession that stands there as its form of address
        and closes a longer phrase ("编船艺人邓文忍").
        """
        word = mention.honorific
        at = mention.start
        if self.finder.cased or word is None or not text.low[start:at].strip():
            return at
        front = text.text.startswith(word, at) and at + len(word) <= mention.name_start
        return at + len(word) if front and self.is_profession(word) else at

    @staticmethod
    def _phrase_start(low: str, end: int) -> int:
        start = 0
        for stop in re.finditer(
            r"[,،、，;:：]\s*|[.!?。！？।۔។]\s+|[。！？]|\s[-–—―－]\s|\ue000+\s*|[(（]",
            low[max(0, end - 160) : end],
        ):
            start = max(0, end - 160) + stop.end()
        return max(start, end - 160)

    def _cut_role(self, text: Text, start: int, end: int, *, whole: bool = False) -> str | None:
        low = text.low
        words = self.finder
        start = self._past_verbs(low, start, end)
        held = words.offices(low, start, end)
        hit = held[0] if held else words.kin.search(low, start, end)
        if hit is None:
            return self._by_ending(text, max(start, end - 40), end)
        if not held and self._is_relative_of(text, hit.end(), end):
            return None
        last = held[-1] if held else hit
        if self.lexicon.people.breaks and low[last.end() : end].strip(_TIES):
            return None
        if words.joined or (not words.cased and last.end() >= end - 1 and self._owned(low, last.start())):
            hit = last
        begin = hit.start()
        lead = words.modifier.search(low, start, begin)
        if lead is not None and not low[lead.end() : begin].strip():
            begin = lead.start()
        if whole and words.cased and self._is_clause(low, start, hit, end):
            return None
        if whole or self._head_is_last(low, hit, end):
            begin = self._widened(text, start, begin, whole=whole)
        begin = words.past_possessive(low, start, begin)
        return tidy_role(text.text[begin:end], words)

    def _is_clause(self, low: str, start: int, head: re.Match[str], end: int) -> bool:
        """Whether a phrase between commas says something with an office in it, and is none ("His doctor sent him").

        Then a pronoun follows the office, or an article stands between other words and the office.
        """
        if self.finder.pronoun.search(low, head.end(), end):
            return True
        front = low[start : head.start()].split()
        return any(_ARTICLE.fullmatch(f"{word} ") for word in front[1:])

    def _is_relative_of(self, text: Text, at: int, end: int) -> bool:
        """Whether a word for a relative stands right before a form of address: somebody else's relative.

        "cháu nội ông Lượm", "หลานชายของนางไบ๋": the name says whose, not who.
        """
        lead = text.low[at:end].strip()
        if self.lexicon.reporting.clause_first or (lead and lead not in self._ties):
            return False
        begin = end + len(text.low[end : end + 2]) - len(text.low[end : end + 2].lstrip())
        return self.finder.honorific.match(text.low, begin) is not None

    def _by_ending(self, text: Text, start: int, end: int) -> str | None:
        """The word in front of a name that its ending tells for an occupation."""
        hit = self.finder.by_ending.search(text.low[start:end].rstrip())
        return None if hit is None else text.text[start + hit.start() : end].strip()

    def _past_verbs(self, low: str, start: int, end: int) -> int:
        """Behind what stands in front of an office without belonging to it: a verb, "according to", a subject.

        Where capitals do not tell a verb from a noun, only a verb of interviews and a subject particle do.
        """
        words = self.finder
        if words.cased:
            verb = last_match(cues(self.lexicon).verbs, low, start, end)
            return max(start, verb.end()) if verb is not None else start
        opening = cues(self.lexicon).according.match(low, start, end)
        if opening is None and not words.joined:
            opening = cues(self.lexicon).verbs.match(low, start, end)
        if opening is not None:
            start = opening.end()
        for pattern in (words.interview, SUBJECT_MARK):
            hit = last_match(pattern, low, start, end)
            start = hit.end() if hit is not None else start
        return start

    @staticmethod
    def _head_is_last(low: str, hit: re.Match[str], end: int) -> bool:
        return not low[hit.end() : end].strip(" 인의の的")

    def _past_places(self, low: str, start: int, begin: int) -> int:
        """Behind what says only where somebody with an occupation lives ("近所の茶農家")."""
        for noun in (*self.finder.offices(low, start, begin), *self.finder.kin.finditer(low, start, begin)):
            if low[noun.end() : noun.end() + 1] == _AND:
                start = noun.end() + 1
        lead = low[start:begin]
        owned = self.finder.body.search(lead) is not None or self.finder.kin.match(low, begin) is not None
        return start if not lead.strip() or owned else begin

    def _widened(self, text: Text, start: int, begin: int, *, whole: bool) -> int:
        """Take in what stands before an office whose noun comes last ("성 수산지국 부국장")."""
        if whole:
            return start
        if self.finder.joined:
            hits = [(text.low.rfind(c, start, begin), len(c)) for c in _BEFORE_ROLE]
            cut = max((at + size for at, size in hits if at >= 0), default=start)
            cut = max(cut, self.finder.past_breaks(text.low, start, begin))
            behind = self.lexicon.reporting.clause_first and not self.lexicon.spaced
            return self._past_places(text.low, cut, begin) if behind else cut
        if not self.finder.cased or self.lexicon.reporting.clause_first:
            if self._owned(text.low, begin):
                return start
            if not self.finder.cased:
                return begin
        at = begin
        for word in reversed(list(re.finditer(r"\S+", text.text[start:begin]))):
            if not word.group()[:1].isupper() or word.group()[-1] in ",.":
                break
            at = start + word.start()
        return at


@per_lexicon
def _word_sets(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Words for occupations, and for relatives, in lower case."""
    people = lexicon.people
    return frozenset(map(str.lower, people.roles)), frozenset(map(str.lower, people.kin))


def _is_noun(low: str, hit: re.Match[str], words: Finder) -> bool:
    """Whether a word that may point at somebody is the noun here ("người lái đò", not "người nông dân")."""
    noun = words.apposed.match(low)
    return (
        noun is not None and noun.end() == hit.end() and words.role.match(low[hit.end() :].lstrip()) is None
    )


def tidy_role(role: str, words: Finder) -> str | None:
    """A role without its leading article, closing particle and outer marks."""
    role = role.strip(" ,.;:-–—―－\u200b")
    changed = True
    while changed and role:
        changed = False
        for pattern in (words.definite, words.indefinite):
            hit = pattern.match(role.lower())
            if hit is not None and 0 < hit.end() < len(role) and not _is_noun(role.lower(), hit, words):
                role, changed = role[hit.end() :].strip(), True
        article = _ARTICLE.match(role)
        if article is not None and article.end() < len(role):
            role, changed = role[article.end() :].strip(), True
    late = None if words.cased else last_match(words.indefinite, role)
    if late is not None and late.end() == len(role) and late.start():
        role = role[: late.start()].strip()
    for ending in ("인", "である", "の", "의", "的"):
        last = last_match(words.role, role.lower()) if role.endswith(ending) else None
        whole = last is not None and last.end() == len(role)
        if role.endswith(ending) and len(role) > len(ending) + 1 and not whole:
            role = role[: -len(ending)].strip()
    return role or None


_ARTICLE = re.compile(
    r"(?:the|an?|der|die|das|dem|den|des|eine?[rmns]?|le|la|les|el|los|las|une?|una|il|lo|os?|as?|uma?|de|het|"
    r"een|en|ett|et|ei|bir|o|η|το|ο|egy|az?|seorang|một)\s+|[ld]['’]",
    re.IGNORECASE,
)
