"""Lexicon words that bylines are told by, over all languages, compiled once.

A page's byline may be in another language than its text (a translated page keeps "PV"), so the tables are
read together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pipelines.lexicons import Lexicon, codes, lexicon
from pipelines.metadata.text import is_spaceless, key
from schemas.records import AuthorRole


def _all(pick: str) -> Iterable[tuple[Lexicon, str]]:
    table, name = pick.split(".")
    for code in codes():
        words = lexicon(code)
        for word in getattr(getattr(words, table), name, ()):
            yield words, word


@cache
def folded(*picks: str) -> frozenset[str]:
    """Folded forms of lexicon words, "table.key" each: for whole-line comparison.

    Most words are their own folded form and are not kept twice.
    """
    return frozenset(word if k == word else k for pick in picks for _, word in _all(pick) if (k := key(word)))


def is_group(text: str) -> bool:
    """Whether a byline names a desk or a group of reporters and nobody else ("PV", "Nhóm PV")."""
    return key(text) in folded("recorders.groups")


def is_menu_word(text: str) -> bool:
    """Whether a text is a word of navigation, a box heading, a label or an occupation, standing alone."""
    return key(text) in folded(
        "furniture.navigation",
        "furniture.boxes",
        "furniture.share",
        "furniture.advertisement",
        "furniture.see_also",
        "furniture.subscribe",
        "furniture.comment",
        "furniture.topic",
        "furniture.updated",
        "furniture.source",
        "dates.published",
        "dates.weekdays",
        "people.roles",
        "people.collectives",
        "people.pronouns",
    )


def is_label(text: str) -> bool:
    """Whether a text is a credit label and nothing else ("By", "Written by", "Autor:")."""
    return key(text) in folded("recorders.credits", "recorders.by")


def is_writers_label(text: str) -> bool:
    """Whether a text is a label of persons and nothing else: "By", "Author", "Reporter:"; not "Text" or "Article"."""
    return key(text) in _labels_of_persons()


@cache
def _labels_of_persons() -> frozenset[str]:
    persons = folded("people.roles") & folded("recorders.credits")
    return persons | folded("recorders.by", "recorders.jobs")


def is_occupation(text: str) -> bool:
    """Whether a text is an office and no name: every word of it stands for one ("Executive Editor").

    Short words with a capital are of a name ("Al Baker").
    """
    spelled = re.findall(r"\w+", text)
    if any(len(word) <= LONGEST_SHORT_NAME and word.istitle() for word in spelled):
        return False
    words = {key(word) for word in spelled}
    return words <= folded("people.roles", "people.organizations", "people.modifiers")


@cache
def _labels() -> dict[str, AuthorRole]:
    out: dict[str, AuthorRole] = {}
    photo = folded("scenes.photo")
    translation = folded("recorders.translators")
    edition = folded("recorders.editors")
    source = folded("furniture.source")
    according = folded("reporting.according", "reporting.according_after")
    for _, word in [*_all("recorders.credits"), *_all("recorders.by")]:
        folded_word = key(word)
        if folded_word in source:
            continue
        role: AuthorRole = "author"
        if folded_word in according:
            role = "agency"
        elif folded_word in translation:
            role = "translator"
        elif folded_word in edition:
            role = "editor"
        elif folded_word in photo:
            role = "photographer"
        out[word.lower()] = role
    return out


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(word.lower() for _, word in _all("recorders.by"))


def is_preposition(label: str) -> bool:
    """Whether a credit label stands before a name without a colon ("by", "written by", "von")."""
    return " ".join(label.lower().split()) in _prepositions()


@dataclass(frozen=True, slots=True)
class Label:
    """A credit label in a line: where it stands with its colon and blanks, and whom it credits with what."""

    start: int
    end: int
    role: AuthorRole
    colon: bool


_WORD = re.compile(r"[^\W\d_]+")
_COLON = re.compile(r"\s?[:：/|／｜◎●＝=]\s*")
_SPACE = re.compile(r"\s+")
# Where a credit may begin: at the start, behind a break, behind a date or time.
_BEGIN = re.compile(
    r"(?:^|[|·•–—/,;:.()（）\[\]【】⋅□■●◎\d-](?:\s?(?:am|pm|uhr)(?=\s))?|\s(?=[\u2e80-\uffef]))\s*",
    re.IGNORECASE,
)
_BARE_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}(?:$|[\s、，／/（(）)])")
_WORD_BEGIN = re.compile(r"(?:^|(?<=\s))(?=[^\W\d_])")
LONGEST_SHORT_NAME = 2
MOST_BEGINNINGS = 24


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    """Labels by what they begin with: their first word, or their first letter in scripts without blanks."""
    found: dict[str, list[str]] = {}
    for label in sorted(_labels(), key=lambda word: (-len(word), word)):
        word = _WORD.match(label)
        if word:
            found.setdefault(label[0] if is_spaceless(label[0]) else word[0], []).append(label)
    return {opening: tuple(some) for opening, some in found.items()}


def label_at(text: str, at: int, *, loose: bool = False) -> Label | None:
    """The credit label that begins at this place: with a colon behind it, or one that needs none.

    ``loose``: the text is a byline, so that no label needs a colon ("According to Ann Lee").
    """
    word = _WORD.match(text, at)
    if word is None:
        return None
    spaceless = is_spaceless(text[at])
    choices = _by_opening().get(text[at] if spaceless else word[0].lower(), ())
    lower = text.lower() if choices else text
    if len(lower) != len(text):
        return None
    for label in choices:
        end = at + len(label)
        if lower.startswith(label, at) and (spaceless or not text[end : end + 1].isalpha()):
            reach, colon = _reach(text, end, label, free=spaceless or loose)
            if reach is not None:
                return Label(at, reach, _labels()[label], colon)
    return None


def _reach(text: str, end: int, label: str, *, free: bool) -> tuple[int | None, bool]:
    """Where the names behind a label begin, None where it is no label; and whether a colon stands between."""
    if mark := _COLON.match(text, end):
        return mark.end(), True
    blank = _SPACE.match(text, end)
    if blank and (free or is_preposition(label)):
        return blank.end(), False
    return (end if free and _BARE_HAN.match(text, end) else None), False


def labels(text: str, *, anywhere: bool = False) -> list[Label]:
    """The credit labels of a line, where a credit can begin; ``anywhere``: at any word."""
    out: list[Label] = []
    begin = _WORD_BEGIN if anywhere else _BEGIN
    for number, place in enumerate(begin.finditer(text)):
        if number >= MOST_BEGINNINGS:
            break
        if out and place.end() < out[-1].end:
            continue
        if (label := label_at(text, place.end())) and label.end < len(text):
            out.append(label)
    return out


@cache
def topic_pattern() -> re.Pattern[str]:
    """A label before a list of topics, with its colon ("Chủ đề:")."""
    words = sorted({word for _, word in _all("furniture.topic")}, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words)) or '(?!)'})\s?[:：]\s*", re.IGNORECASE)
