"""Find names in running text: runs of capitalised words, or a family name and the syllables behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.lexicons import Lexicon
from pipelines.statements.capitals import POSSESSIVE
from pipelines.statements.compiled import Remembered, per_lexicon
from pipelines.statements.given_names import is_given
from pipelines.statements.han_names import han_names
from pipelines.statements.name_shapes import (
    EDGES,
    KANA_NAME,
    PARTICLES,
    has_capital,
    is_family,
    is_syllable,
)
from pipelines.statements.phrases import vocabulary
from pipelines.statements.scripts import CASED, NameParts, fold, name_parts, script_of

_LONGEST = 4
"""Most elements of a Vietnamese name."""
_TOKEN = re.compile(r"\S+")


@Remembered
def find_names(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """The stretches of running text that look like names, in order, not overlapping.

    Honorifics stay outside. In scripts with capitals these are runs of capitalised words; elsewhere a
    family name with the syllables that follow it.
    """
    found: list[tuple[int, int]] = []
    if not text.isascii():
        found += [m.span() for m in KANA_NAME.finditer(text)]
        found += _joined_names(text)
    found += _spaced_names(text, lexicon)
    return tuple(_without_overlaps(found)) if len(found) > 1 else tuple(found)


def _without_overlaps(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(found, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


_HAN = re.compile(r"[一-鿿]+")
_HANGUL = re.compile(r"[가-힣]+")


def _joined_names(text: str) -> list[tuple[int, int]]:
    """Names in Han characters and Hangul, which are written without blanks."""
    found: list[tuple[int, int]] = []
    for run in _HANGUL.finditer(text):
        opened = name_parts("Hang").opening.match(run.group())
        if opened and 3 <= len(run.group()) <= 6:
            found.append(run.span())
    for run in _HAN.finditer(text):
        found += han_names(run.group(), run.start())
    return found


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def _token(found: re.Match[str]) -> _Token | None:
    """One word without the punctuation around it, which opens or closes a run of words."""
    raw = found.group()
    core = raw.strip(EDGES)
    if not core:
        return None
    left = 0 if core is raw else raw.index(core)
    right = len(raw) - left - len(core)
    if right == 1 and raw[-1] == "." and len(core) <= 2:
        right = 0
    start = found.start() + left
    return _Token(core, start, start + len(core), left > 0, right > 0)


def _spaced_names(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    run: list[_Token] = []
    glued = not text.isascii() and script_of(text) in GLUED
    for match in _TOKEN.finditer(text):
        if not run and not glued and not _starts(match.group().strip(EDGES)):
            continue
        token = _token(match)
        if token is None:
            continue
        if glued:
            _unglue(token, lexicon)
        if run and (token.opens or not _continues(run, token)):
            found += _names_of_run(run, lexicon)
            run = []
        if run or _starts(token.text):
            run.append(token)
            if token.closes:
                found += _names_of_run(run, lexicon)
                run = []
    return found + _names_of_run(run, lexicon)


GLUED = frozenset({"Thai", "Laoo", "Khmr"})
"""Scripts with blanks between phrases only, where an honorific and a role stick to the name."""


@per_lexicon
def _honorifics(lexicon: Lexicon) -> tuple[str, ...]:
    words = {*lexicon.people.honorifics, *lexicon.people.degrees}
    return tuple(sorted(words, key=len, reverse=True))


def _unglue(token: _Token, lexicon: Lexicon) -> None:
    """Cut an honorific off the front of a word, where the script glues it on."""
    if script_of(token.text) not in GLUED:
        return
    for word in _honorifics(lexicon):
        rest = token.text[len(word) :]
        if rest and token.text.startswith(word) and fold(rest) in name_parts(script_of(rest)).folded:
            token.start += len(word)
            token.text = rest
            token.opens = True
            return


@lru_cache(maxsize=8192)
def _starts(word: str) -> bool:
    """Whether a name may begin with a word; most words of a text may not, and they come again and again."""
    if not word or word[0].islower():
        return False
    script = script_of(word)
    parts = name_parts(script)
    if script in CASED:
        if not has_capital(word):
            return False
        return word.lower() not in parts.stops or is_family(word, parts)
    return script not in ("Hani", "Hang", "Hira") and fold(word) in parts.folded


def _continues(run: list[_Token], token: _Token) -> bool:
    script = script_of(token.text)
    if script != script_of(run[0].text) or run[-1].text.endswith(POSSESSIVE):
        return False
    if script in CASED:
        return has_capital(token.text) or fold(token.text) in PARTICLES
    return len(run) < 4 and len(token.text) <= 8 and token.text not in name_parts(script).stops


def _is_address(run: list[_Token], parts: NameParts, lexicon: Lexicon) -> bool:
    """Whether a run of capitals opens with a form of address ("Encik Bui Tan Phuc") and no family name."""
    if not vocabulary(lexicon).honorifics.whole(run[0].text):
        return False
    return not is_family(run[0].text, parts) or is_family(run[1].text, parts)


def _from_given_name(run: list[_Token], parts: NameParts) -> list[_Token]:
    """Without the office in capitals, in whatever words, that stands before a given name ("Assemblywoman Delia Pruett")."""
    if is_family(run[0].text, parts) or is_given(run[0].text):
        return run
    at = next((i for i in range(1, len(run) - 1) if is_given(run[i].text)), 0)
    return run[at:]


_ROLE = 5
"""Fewest letters of a role that closes a longer word."""


@per_lexicon
def _role_endings(lexicon: Lexicon) -> tuple[str, ...]:
    roles = lexicon.people.roles if lexicon.people.compounds else ()
    return tuple(role.lower() for role in roles if len(role) >= _ROLE)


def _is_title(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word in front of a name is an office, alone or as the end of a compound."""
    if vocabulary(lexicon).offices.whole(word):
        return True
    return word.lower().endswith(_role_endings(lexicon)) and not is_given(word)


def _trimmed(run: list[_Token], lexicon: Lexicon) -> list[_Token]:
    """A run without the small words at its end and the offices at its front."""
    while run and not has_capital(run[-1].text) and script_of(run[-1].text) in CASED:
        run = run[:-1]
    while len(run) > 1 and _is_title(run[0].text, lexicon):
        run = run[1:]
    return run


def _is_plain_word(run: list[_Token], parts: NameParts) -> bool:
    """Whether a run opens with a family name that is a common word too, and no middle element follows."""
    return fold(run[0].text) in parts.doubtful and fold(run[1].text) not in parts.middles


def _behind_office(run: list[_Token], parts: NameParts, lexicon: Lexicon) -> list[_Token]:
    """Without the office in capitals that two words or more follow ("Trade Minister Kenji Obara")."""
    if is_family(run[0].text, parts) or is_given(run[0].text):
        return run
    roles = vocabulary(lexicon).role_nouns
    at = next((i for i in range(len(run) - 3, 0, -1) if roles.whole(run[i].text)), None)
    return run if at is None else run[at + 1 :]


def _behind_place(run: list[_Token], parts: NameParts) -> list[_Token]:
    """A run from its family name on, when another word or the name of a place opens it.

    "Phu Binh Lam Tien Dung" is too long for one name; in "Çıraklarımdan Nguyen Le Vy" the first word is no
    syllable and three follow that are.
    """
    if is_family(run[0].text, parts):
        return run
    at = next((i for i in range(1, len(run) - 1) if is_family(run[i].text, parts)), 0)
    if len(run) > _LONGEST:
        return run[at:] if len(run) - at <= _LONGEST else run
    foreign = (
        not is_syllable(run[0].text) and len(run) - at > 2 and all(is_syllable(t.text) for t in run[at:])
    )
    return run[at:] if foreign else run


def _names_of_run(run: list[_Token], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The name in a run of capitalised words, which may begin with a place or end with one."""
    run = _trimmed(run, lexicon)
    if len(run) < 2:
        return []
    parts = name_parts(script_of(run[0].text))
    if _is_plain_word(run, parts):
        return []
    if len(run) > 2 and _is_address(run, parts, lexicon):
        run = run[1:]
    if run[0].text.lower() in parts.stops and not all(
        is_syllable(t.text) for t in (run[:-1] if len(run) > 2 else run)
    ):
        run = run[1:]
        if len(run) < 2:
            return []
    for at in range(1, len(run) - 2):
        if fold(run[at + 1].text) in parts.middles and is_family(run[at].text, parts):
            run = run[at:]
            break
    run = _behind_office(_from_given_name(run, parts), parts, lexicon)
    run = _behind_place(run, parts)
    if len(run) > 4 and is_family(run[0].text, parts):
        run = run[:4]
    return [(run[0].start, run[-1].end)] if len(run) <= 6 else []
