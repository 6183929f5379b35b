"""Where a page introduces a person: name, honorific and office as the lead gives them.

A label in an interview has the short form ("Mr. Vinh"); the sentence that announces the interview has the
name in full and the office with it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.statements.bodies import compound_bodies, organization
from pipelines.statements.mentions import finder
from pipelines.statements.names import GLUED, find_names, same_person
from pipelines.statements.page import Page
from pipelines.statements.patterns import SUBJECT_MARK, last_match
from pipelines.statements.phrases import Vocabulary
from pipelines.statements.scripts import CASED, UNSPACED, fold, script_of
from pipelines.statements.titles import Person

_CLAUSE = re.compile(r"[,;:.،؛。、，；：!?()（）\"“”«»]|\s[-–—―－]\s")
_APPOSITION = re.compile(r"\s*(?:[,،、，]|\s[-–—―－]\s|\()\s*")
_GLUED_OFFICE = re.compile(r"\S+(?:\s+[A-ZÀ-ÖØ-ÞĐ][\w'’.-]*)*")
"""A word of a script without blanks, and the names in Latin letters that it is about."""
_AND = "で"
"""What joins an office to the next one."""
_OF = "の"
"""What ties an office to the name behind it."""
_PLACE_LETTERS = 4
_PLACE_WORDS = 2
_PHRASE = 14
"""Most words of an office that stands between commas."""
_SENTENCE = re.compile(r"[.!?。！？۔।]\s")


def introduce(page: Page, person: Person, texts: list[str]) -> Person:
    """The person with the fullest name, honorific and office that the texts give.

    ``texts`` in order of trust, the lead first. What the label itself says wins where the texts are silent.
    """
    for text in texts:
        for start, end in _mentions(person.name, text, page):
            found = _read_around(text, start, end, page)
            if found.role or len(found.name) > len(person.name):
                return _merged(person, found)
    return person


def sole_person(page: Page, text: str) -> Person | None:
    """The one person whom a lead introduces with an office or an honorific, None for none or several."""
    found: list[Person] = []
    covered = 0
    for start, end in find_names(text, page.lexicon):
        if start < covered:
            continue
        person = _read_around(text, start, end, page)
        if person.role and (at := text.find(person.role, end)) >= 0:
            covered = at + len(person.role)
        if (person.role or person.honorific) and not any(same_person(person.name, p.name) for p in found):
            found.append(person)
    return found[0] if len(found) == 1 else None


def _mentions(name: str, text: str, page: Page) -> list[tuple[int, int]]:
    """Where a text names the person: in full wherever a full name covers the spot, else as the label has it."""
    full = [s for s in find_names(text, page.lexicon) if same_person(name, text[s[0] : s[1]])]
    low = fold(text)
    if len(low) != len(text):
        return full
    exact = [m.span() for m in re.finditer(re.escape(fold(name)), low)]
    alone = [(a, b) for a, b in exact if not any(x < b and a < y for x, y in full)]
    longer = [s for s in full if s[1] - s[0] >= len(name) or not exact]
    return sorted((*longer, *alone))


def _merged(label: Person, found: Person) -> Person:
    longer = found.name if len(found.name.split()) > len(label.name.split()) else label.name
    role = found.role if len(found.role or "") >= len(label.role or "") else label.role
    return replace(
        label,
        name=longer,
        honorific=label.honorific or found.honorific,
        role=role,
        organization=(found.organization if role == found.role else label.organization),
    )


def _read_around(text: str, start: int, end: int, page: Page) -> Person:
    before = _office_before(text[:start], page)
    honorific = _honorific(text[:start], page.words)
    rest = text[end:].lstrip()
    honorific = honorific or _honorific_after(rest, page)
    after = _office_glued(rest, page.words) if rest and script_of(rest[:12]) in GLUED else None
    after = after or _office_after(text[end:], page)
    role = after or before
    body = organization(role, page.lexicon) if role else None
    return Person(text[start:end], honorific, role, body, 1.0)


def _honorific(before: str, words: Vocabulary) -> str | None:
    """The honorific at the end of what stands before a name."""
    bare = before.rstrip()
    tail = bare[-40:]
    at = words.honorifics.suffix(tail.rstrip("."))
    if at < len(tail.rstrip(".")):
        return tail[at:].strip()
    return None


def _honorific_after(rest: str, page: Page) -> str | None:
    """The honorific behind a name; in Korean a particle may stick to it."""
    size = page.words.honorifics_after.prefix(rest)
    if size:
        return rest[:size].strip()
    glued = [w for w in page.lexicon.people.honorifics_after if script_of(w) == "Hang" and rest.startswith(w)]
    return max(glued, key=len, default=None)


def _office_glued(rest: str, words: Vocabulary) -> str | None:
    """The office behind a name in Thai, Lao and Khmer: the next phrase, without a comma before it."""
    office = _GLUED_OFFICE.match(rest)
    if office is None or not words.role_nouns.prefix(office.group()):
        return None
    return office.group().strip(" ,")


def _office_before(before: str, page: Page) -> str | None:
    """The office right before a name: from the first word for one in the clause to the name."""
    words = page.words
    clause = _CLAUSE.split(before)[-1]
    honorific = _honorific(clause, words)
    if honorific:
        clause = clause.rstrip()[: -len(honorific)]
    mark = last_match(SUBJECT_MARK, clause)
    if mark is not None and words.roles.first(clause[mark.end() :]) is not None:
        return clause[mark.end() :].strip()
    clause = _behind_reporter(clause, words)
    found = words.roles.first(clause)
    if found is None:
        return None
    head = clause[: found[0]]
    body = words.organizations.first(head) or _compound_before(head, page)
    if body is not None and not words.of.first(head[: body[0]]):
        found = (_with_place(head, body[0], page), found[1])
    elif script_of(clause) == "Hani":
        found = (_with_place(clause, found[0], page), found[1])
    role = clause[found[0] :].strip()
    role = role[: -len(_OF)] if role.endswith(_OF) else role
    role = _last_of_several(role, words)
    return role if role and len(role) <= 160 else None


def _compound_before(head: str, page: Page) -> tuple[int, int] | None:
    """The body right in front of an office whose noun ends a compound ("관광협회 회장")."""
    found = compound_bodies(head, page.lexicon)
    return found[-1] if found and found[-1][1] == len(head.rstrip()) else None


def _last_of_several(role: str, words: Vocabulary) -> str:
    """The last of several offices that are joined where no blanks tell words apart ("芸術家で副会長")."""
    for _, end in words.roles.find(role):
        rest = role[end + 1 :]
        if role[end : end + 1] == _AND and words.roles.first(rest) is not None:
            return _last_of_several(rest, words)
    return role


def _with_place(head: str, at: int, page: Page) -> int:
    """Where a body's name begins whose noun stands at ``at``: at the start of the clause, where capitals do not
    show it and only a word or two stand in front ("薄寮省", "কন দাও জাদুঘর").
    """
    lead = head[:at].strip()
    short = len(lead) <= _PLACE_LETTERS if script_of(head) in UNSPACED else len(lead.split()) <= _PLACE_WORDS
    broken = any(word in lead for word in page.lexicon.people.breaks)
    return 0 if lead and short and not broken and script_of(head) not in CASED else at


def _behind_reporter(clause: str, words: Vocabulary) -> str:
    """What a clause says behind the interviewer and the word for the interview ("… rozmawiał z")."""
    cues = [b for _, b in words.interview_cues.find(clause)]
    ends = [*cues, *(b for _, b in words.question_labels.find(clause))]
    rest = clause[max(ends, default=0) :]
    return rest if rest.strip() or max(cues, default=0) == max(ends, default=-1) else clause


def _office_after(after: str, page: Page) -> str | None:
    """The office in apposition behind a name: ", Director of …, Head of …", as long as each part is one."""
    words, occupation = page.words, finder(page.lexicon).occupation
    gap = _APPOSITION.match(after)
    if not gap:
        return None
    rest = after[gap.end() :]
    stop = _SENTENCE.search(rest)
    rest = rest[: stop.start()] if stop else rest.rstrip(".!?。। ")
    kept = 0
    for part in re.finditer(r"[^,،、，();:]+", rest):
        opening = part.group().strip()
        first = words.offices.first(opening) or words.roles.first(opening)
        near = first is not None and len(opening[: first[0]].split()) <= (1 if kept else 3)
        near = near or _closes_with_office(opening, words)
        told = not kept and occupation.match(opening.lower()) is not None
        if not told and (not near or (not kept and words.roles.first(opening) is None)):
            break
        kept = part.end()
        if rest[kept : kept + 1] not in (",", "،", "、", "，"):
            break
    role = _without_purpose(rest[:kept].strip(" ,"), words)
    return role or None


def _closes_with_office(phrase: str, words: Vocabulary) -> bool:
    """Whether a phrase ends with the word for an office, as where the body comes first ("… کلب کے صدر")."""
    at = words.role_nouns.suffix(phrase)
    tie = phrase[:at].split()[-1:]
    return at < len(phrase) and len(phrase.split()) <= _PHRASE and bool(tie) and words.of.whole(tie[0])


def _without_purpose(role: str, words: Vocabulary) -> str:
    """Cut a verb of speech or of attendance and what follows off an apposition."""
    for group in (words.interview_cues, words.attendance):
        found = group.first(role)
        if found and found[0] > 8:
            role = role[: found[0]].strip(" ,")
    return role
