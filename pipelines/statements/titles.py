"""Read a person from a heading, a label or an attribution line: honorific, name, role, organization.

Which side of a dash is the name is decided by what names look like, never by position: machine
translation swaps the sides within one page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.lexicons import Lexicon
from pipelines.statements.bodies import ARTICLE, organization
from pipelines.statements.name_shapes import EDGES
from pipelines.statements.names import GLUED, has_office_word, name_score
from pipelines.statements.phrases import Vocabulary, vocabulary
from pipelines.statements.scripts import CASED, SCRIPTS, UNSPACED, fold, name_parts, ranges, script_of
from schemas.records import Speaker

_DASH = re.compile(r"\s+[-–—―－]\s*|\s*[–—―－]\s+|\s*[–—―－]{1,2}\s*(?=[^\W\d_])|(?<=\S)\s*[-–—―－]\s+")
_SEPARATED = re.compile(r"\s[-–—―－]\s|[()（）“”„«»]")
_KANA_NAME = re.compile(r"[ァ-ヺー]+(?:[・＝·][ァ-ヺー]+)+")
_PAREN = re.compile(r"^(?P<name>[^()（）]{2,80}?)\s*[(（](?P<title>[^()（）]{2,240})[)）]\s*$")
_COMMA = re.compile(r"\s*[,،、，]\s*")
_SHORT_TITLE = re.compile(r"[^\W\d_]{1,5}\.(?=\s*[^\W\d_]{2})")
_UNCASED = re.compile(f"[{ranges(set(SCRIPTS) - CASED)}]")
"""A letter of a script without capitals."""
_APOSTROPHES = ("'", "’", "׳")
_ELIDED = re.compile(r"^[LlDd]['’]")
_VIETNAMESE = 0.64
_CERTAIN = 0.85
"""Score of a name behind a word that might be an honorific or another name."""
NAME = 0.55
"""A name score from which a string counts as a name."""


@dataclass(slots=True)
class Person:
    """Who a line names. ``score``: how sure the name is; ``form``: "dash", "paren", "comma" or "bare";
    ``name_first``: the name stands before the title.
    """

    name: str
    honorific: str | None = None
    role: str | None = None
    organization: str | None = None
    score: float = 0.0
    form: str = "bare"
    name_first: bool = True

    def copy(self) -> Person:
        """The same person again, to be changed freely."""
        return Person(
            self.name, self.honorific, self.role, self.organization, self.score, self.form, self.name_first
        )

    def speaker(self) -> Speaker:
        """As the public record."""
        return Speaker(
            name=self.name, honorific=self.honorific, role=self.role, organization=self.organization
        )


def read_person(text: str, lexicon: Lexicon) -> Person | None:
    """The person that a whole line or label names, or None when nothing in it is a name.

    ``text`` is free of bullets and of a final colon. Titles may hold commas and dashes themselves.
    """
    text = text.strip()
    if not 1 < len(text) <= 320:
        return None
    found = [
        p for p in _readings(text, lexicon) if p.score >= NAME - (0.15 if p.form in ("dash", "paren") else 0)
    ]
    person = max(found, key=lambda p: p.score, default=None)
    if person is not None and person.role:
        person.organization = organization(person.role, lexicon) or person.organization
    return person


def is_vietnamese(person: Person, lexicon: Lexicon) -> bool:
    """Whether the name has more than capitals: a family name, or the syllables of Vietnamese."""
    return name_score(person.name, lexicon) >= _VIETNAMESE


def is_sure(person: Person, lexicon: Lexicon) -> bool:
    """Whether more than capitals speaks for a person: a Vietnamese name, a known honorific, or an office."""
    words = vocabulary(lexicon)
    if is_vietnamese(person, lexicon):
        return True
    if person.honorific and words.honorifics.first(person.honorific) is not None:
        return True
    return words.role_nouns.first(" ".join(filter(None, (person.honorific, person.role)))) is not None


def _readings(text: str, lexicon: Lexicon) -> list[Person]:
    found: list[Person] = []
    if paren := _PAREN.match(text):
        found += _reading(paren["name"], paren["title"], "paren", lexicon)
    for dash in _DASH.finditer(text):
        left, right = text[: dash.start()], text[dash.end() :]
        found += _reading(left, right, "dash", lexicon)
        found += _reading(right, left, "dash", lexicon, name_first=False)
    for comma in _COMMA.finditer(text):
        found += _reading(text[: comma.start()], text[comma.end() :], "comma", lexicon)
    return found + _reading(text, "", "bare", lexicon)


def _reading(side: str, title: str, form: str, lexicon: Lexicon, *, name_first: bool = True) -> list[Person]:
    """One way to read the line: this side the name, the rest the title."""
    title = title.strip(" ,;:-–—―－")
    person = read_name(side, lexicon)
    if person is None or (form != "bare" and not title):
        return []
    person.form, person.name_first = form, name_first
    if title:
        if has_office_word(title, lexicon):
            person.score += 0.25
        rival = read_name(title, lexicon)
        person.score -= 0.4 * rival.score if rival else 0.0
        person.role = _join_role(person, title, lexicon)
        if person.role != title:
            person.organization = organization(title, lexicon)
    return [person]


def _join_role(person: Person, title: str, lexicon: Lexicon) -> str:
    """A profession word before the name is the honorific beside a real title, the role beside a mere body."""
    words = vocabulary(lexicon)
    merely_body = words.role_nouns.first(title) is None and organization(title, lexicon) is not None
    before = person.role
    if before is None:
        if merely_body and person.honorific and words.role_nouns.whole(person.honorific):
            profession, person.honorific = person.honorific, None
            return profession
        return title
    if merely_body:
        return before
    person.honorific = " ".join(filter(None, (person.honorific, before)))
    return title


def read_name(text: str, lexicon: Lexicon) -> Person | None:
    """Honorific, role word and name from a short string ("Director Dr. Le Van An"); None without a name."""
    text = text.strip(" ,;:-–—―－*•")
    if not text or len(text) > 160 or _SEPARATED.search(text):
        return None
    words = vocabulary(lexicon)
    if kana := _KANA_NAME.search(text):
        return _kana(text, kana, lexicon, words)
    if _ends_small(text, lexicon):
        return None
    best = _named(text, lexicon, words)
    if script_of(text) in GLUED and (unglued := _unglued(text, lexicon, words)):
        best = max((p for p in (best, unglued) if p), key=lambda p: p.score)
    for cut in _cuts(text):
        if best is not None and best.score >= 1.0:
            break
        found = _with_prefix(text, cut, lexicon, words)
        if found is not None and (best is None or found.score > best.score + 0.01):
            best = found
    return best


def _ends_small(text: str, lexicon: Lexicon) -> bool:
    """Whether a text in a script with capitals ends in a small word, as no name does; a cheap look at most lines.

    Initials ("A. nam") and forms of address behind a name are left to the full one.
    """
    last = text.rstrip(EDGES).rsplit(maxsplit=1)[-1:]
    if not last or not last[0][0].islower() or "." in text or lexicon.people.honorifics_after:
        return False
    return text.isascii() or _UNCASED.search(text) is None


def _unglued(text: str, lexicon: Lexicon, words: Vocabulary) -> Person | None:
    """A name whose first word has an honorific or an office glued to its front, as Thai, Lao and Khmer write."""
    first, _, rest = text.partition(" ")
    families = name_parts(script_of(text)).families
    starts = [i for i in range(1, len(first)) if first[i:] in families]
    if not starts or not rest:
        return None
    before, name = first[: starts[0]], f"{first[starts[0] :]} {rest}"
    score = name_score(name, lexicon)
    if score < NAME or words.honorifics_after.whole(before):
        return None
    return _attach(Person(name, score=score + 0.05), before, lexicon, words)


def _kana(text: str, found: re.Match[str], lexicon: Lexicon, words: Vocabulary) -> Person | None:
    """A name in kana, set off by its script: an honorific or an office may stand on either side."""
    before, after = text[: found.start()].strip(), text[found.end() :].strip()
    if len(after) > 30 or len(before) > 60:
        return None
    person = Person(found.group(), score=name_score(found.group(), lexicon))
    if after and (len(after) <= 2 or words.honorifics_after.whole(after)) and not words.roles.whole(after):
        person.honorific, after = after, ""
    person.role = before + after or None
    return person


def _named(text: str, lexicon: Lexicon, words: Vocabulary) -> Person | None:
    """A name with honorifics around it and nothing else."""
    score = name_score(text, lexicon)
    honorific, rest = split_honorific(text, words)
    after = words.honorifics_after.suffix(rest)
    if 0 < after < len(rest) and name_score(rest[:after], lexicon) >= NAME:
        honorific = honorific or rest[after:].strip()
        rest = rest[:after].strip()
    if rest == text:
        return Person(text, score=score) if score >= 0.4 else None
    inner = name_score(rest, lexicon)
    inner = max(inner, 0.5) if inner > 0 else inner
    if score > inner and score >= NAME:
        return Person(text, score=score)
    return Person(rest, honorific or None, score=min(1.0, inner + 0.1)) if inner >= 0.25 else None


def split_honorific(text: str, words: Vocabulary) -> tuple[str, str]:
    """Cut the forms of address and degrees off the front: ("PGS.TS.", "Lê Văn An"); ("", text) without."""
    at = 0
    while at < len(text):
        rest = text[at:]
        size = words.honorifics.prefix(rest)
        if not size and (short := _SHORT_TITLE.match(rest)) and len(short.group()) > 2:
            size = short.end()
        if not size or size >= len(rest):
            break
        at += size
        if text[at : at + 1] in _APOSTROPHES and text[at + 1 : at + 2] == " ":
            at += 1
        at += len(text[at:]) - len(text[at:].lstrip(" .,،，"))
    return text[:at].strip(" ,،"), text[at:].strip()


def _cuts(text: str) -> list[int]:
    """Where a name could begin behind words for a role: at each word, or at each of the last characters."""
    if script_of(text) in ("Hani", "Hira"):
        return list(range(max(1, len(text) - 6), len(text) - 1))
    return [m.end() for m in re.finditer(r"\s+", text)][:14]


def _with_prefix(text: str, cut: int, lexicon: Lexicon, words: Vocabulary) -> Person | None:
    """Read ``text[:cut]`` as a role or an unknown honorific, the rest as the name; or the other way round."""
    before, after = text[:cut].strip(), text[cut:].strip()
    person = _named(after, lexicon, words) if _may_open(after, lexicon, words) else None
    if person is not None and person.score >= NAME + 0.05 and _opens_as_name(person.name, lexicon):
        attached = _attach(person, before, lexicon, words)
        unknown = attached.honorific is not None and words.honorifics.first(attached.honorific) is None
        return None if unknown and (script_of(text) in UNSPACED or person.score < _CERTAIN) else attached
    if script_of(text) in CASED or not words.roles.first(after):
        return None
    person = _named(before, lexicon, words)
    if person is not None and person.score >= NAME + 0.05:
        person.role = after
        return person
    return None


def _may_open(after: str, lexicon: Lexicon, words: Vocabulary) -> bool:
    """Whether a name, or an honorific before one, could begin a text; a cheap look before the full one."""
    first = next(iter(after.split(maxsplit=1)), "")
    if not first:
        return False
    return _opens_as_name(first, lexicon) or "." in first or words.honorifics.prefix(after) > 0


def _opens_as_name(name: str, lexicon: Lexicon) -> bool:
    """A name found inside a longer string must begin with a family name, unless capitals set it off."""
    return _opens(name, vietnamese=lexicon.code == "vi")


@lru_cache(maxsize=4096)
def _opens(name: str, *, vietnamese: bool) -> bool:
    script = script_of(name)
    parts = name_parts(script)
    first = name.split(maxsplit=1)[0]
    if script in ("Hani", "Hang", "Hira"):
        return parts.opening.match(name.replace(" ", "")) is not None
    if script in CASED and not vietnamese:
        return fold(first) in parts.folded or "'" in first or "’" in first
    return first.lower() in parts.families or ("’" in first or "'" in first)


def _attach(person: Person, before: str, lexicon: Lexicon, words: Vocabulary) -> Person:
    """Put what stands before the name where it belongs: honorific or role."""
    bare = _ELIDED.sub("", ARTICLE.sub("", before, count=1), count=1).strip()
    if words.roles.first(bare) or has_office_word(bare, lexicon) or len(bare.split()) > 1 or len(bare) > 24:
        person.role = bare or None
        person.score -= 0.3 if _COMMA.search(before) else min(0.25, 0.05 * len(bare.split()))
    else:
        person.honorific = " ".join(filter(None, (before, person.honorific)))
        person.score -= 0.05
    return person
