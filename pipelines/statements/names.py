"""What looks like a person's name.

Vietnamese names carry the pages: two to five syllables, family name first, capitals or not, with or without
diacritics, or spelled in another script. Other names are told by capitals alone. Nothing here knows a
person; the data are family names (``family_names.toml``) and the lexicon's words for roles and bodies,
which a name does not contain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.phrases import vocabulary
from pipelines.statements.scripts import CASED, NameParts, fold, name_parts, script_of

_EDGES = " \t.,;:!?()[]{}<>\"'“”„‟‘’‚«»‹›「」『』《》〈〉（）【】،؛؟。、：！？।۔·*–—-…|/៖។"
_TOKEN = re.compile(r"\S+")
_SYLLABLE = re.compile(r"(?:ngh|qu|gi|[bcdghjklmnprstvxz]{0,2})[aeiouyw]{1,4}(?:ng|nh|ch|[cmnptk])?\Z")
_ETHNIC = re.compile(r"[A-ZĐ]+['’ʼ][^\W\d_]+\Z|[A-ZĐ]\.?\Z")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.\s?)+[^\W\d_]{2,}\Z")
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "de",
        "der",
        "den",
        "da",
        "dos",
        "del",
        "di",
        "bin",
        "binti",
        "al",
        "el",
        "ibn",
        "la",
        "le",
        "ben",
        "y",
        "e",
        "du",
    ]
)
_KANA_NAME = re.compile(r"[ァ-ヺー]+(?:[・＝·][ァ-ヺー]+)+")
_SHORT_WORD = 4
_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[,;:!?()（）،؛、，：；।۔。\"“”«»„*|/]|\.\s|\s[-–—]\s")


def name_score(text: str, lexicon: Lexicon) -> float:
    """How much a whole string looks like a person's name, from 0 to 1; above 0.5 it probably is one.

    The string should be free of honorifics. A string with digits, or with a comma, colon, bracket or
    dash set apart by blanks, is no name.
    """
    text = text.strip().strip(_EDGES)
    if not text or len(text) > 60 or _DIGIT.search(text) or _BREAK.search(text):
        return 0.0
    script = script_of(text)
    parts = name_parts(script)
    if script in CASED:
        score = _cased_score(text, parts, lexicon)
    elif script == "Hira":
        score = _kana_score(text, parts)
    elif script in ("Hani", "Hang"):
        score = _joined_score(text, parts, 5 if script == "Hani" else 6)
    else:
        score = _caseless_score(text, parts)
    if score > 0 and has_office_word(text, lexicon):
        score -= 0.6
    return max(0.0, min(1.0, score))


def has_office_word(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word for a role or a body; a short one counts only at the front, since it may
    be a given name too.
    """
    return any(
        start == 0 or end - start > _SHORT_WORD or not lexicon.spaced
        for start, end in vocabulary(lexicon).offices.find(text)
    )


def _is_family(token: str, parts: NameParts) -> bool:
    low = token.lower()
    return low in parts.families or (fold(low) == low and low in parts.folded)


def _is_stop(token: str, parts: NameParts) -> bool:
    return token.lower() in parts.stops and fold(token) not in parts.middles


def _is_syllable(token: str) -> bool:
    return bool(_ETHNIC.match(token)) or (len(token) <= 7 and _SYLLABLE.match(fold(token)) is not None)


def _capital(token: str) -> bool:
    return token[:1].isupper() or (len(token) > 1 and token[0] in "'’" and token[1].isupper())


def _cased_score(text: str, parts: NameParts, lexicon: Lexicon) -> float:
    tokens = text.split()
    if _INITIALS.match(text) and _capital(text):
        return 0.7
    small = [t for t in tokens if not _capital(t)]
    if any(fold(t) not in _PARTICLES for t in small) or not _capital(tokens[-1]):
        return 0.0
    if len(tokens) > 6:
        return 0.05
    family = _is_family(tokens[0], parts) and not _is_stop(tokens[0], parts)
    if not family and text.isupper() and any(_is_stop(t, parts) for t in tokens[1:]):
        return 0.1
    score = 0.4 if 2 <= len(tokens) <= 5 else 0.15
    syllables = script_of(text) != "Latn" and all(len(t) <= 8 for t in tokens)
    if (syllables or all(map(_is_syllable, tokens))) and len(tokens) > 1:
        score += 0.1 if lexicon.code == "vi" else 0.25
    if _is_family(tokens[0], parts) or _ETHNIC.match(tokens[0]):
        score += 0.3 if len(tokens[0]) > 1 else 0.15
    if len(tokens) > 2 and fold(tokens[1]) in parts.middles:
        score += 0.15
    return score


def _kana_score(text: str, parts: NameParts) -> float:
    if _KANA_NAME.fullmatch(text):
        first = re.split("[・＝·]", text)[0]
        return 0.95 if first in parts.families else 0.7
    return 0.1


def _joined_score(text: str, parts: NameParts, longest: int) -> float:
    bare = text.replace(" ", "").replace("·", "")
    if not 2 <= len(bare) <= longest or len(text.split()) > 4:
        return 0.0
    return 0.8 if parts.opening.match(bare) else 0.35


def _caseless_score(text: str, parts: NameParts) -> float:
    tokens = text.split()
    if len(tokens) > 6 or any(len(t) > 10 for t in tokens):
        return 0.0
    score = 0.4 if 2 <= len(tokens) <= 5 else 0.1
    if fold(tokens[0]) in parts.folded:
        score += 0.35
    if len(tokens) > 2 and fold(tokens[1]) in parts.middles:
        score += 0.15
    if any(t in parts.stops for t in tokens):
        score -= 0.4
    return score


def find_names(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The stretches of running text that look like names, in order, not overlapping.

    Honorifics stay outside. In scripts with capitals these are runs of capitalised words; elsewhere a
    family name with the syllables that follow it.
    """
    found: list[tuple[int, int]] = []
    if not text.isascii():
        found += [m.span() for m in _KANA_NAME.finditer(text)]
        found += _joined_names(text)
    found += _spaced_names(text, lexicon)
    return _without_overlaps(found)


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
        found += _han_names(run.group(), run.start())
    return found


def _han_names(run: str, offset: int) -> list[tuple[int, int]]:
    parts = name_parts("Hani")
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(run) - 1:
        if run[at] in parts.families:
            size = 4 if run[at + 1 : at + 2] in parts.middles and len(run) - at >= 4 else 3
            end = min(at + size, len(run))
            found.append((offset + at, offset + end))
            at = end
        else:
            at += 1
    return found


@dataclass(slots=True)
class _Token:
    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    for m in _TOKEN.finditer(text):
        raw = m.group()
        left = len(raw) - len(raw.lstrip(_EDGES))
        core = raw.strip(_EDGES)
        right = len(raw) - left - len(core)
        if right and raw[left + len(core)] == "." and len(core) <= 2 and right == 1:
            right = 0
        if core:
            tokens.append(_Token(core, m.start() + left, m.start() + left + len(core), left > 0, right > 0))
    return tokens


def _spaced_names(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    run: list[_Token] = []
    for token in _tokens(text):
        _unglue(token, lexicon)
        if run and (token.opens or not _continues(run, token)):
            found += _names_of_run(run, lexicon)
            run = []
        if run or _starts(token, lexicon):
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


def _starts(token: _Token, lexicon: Lexicon) -> bool:
    script = script_of(token.text)
    parts = name_parts(script)
    if script in CASED:
        if not _capital(token.text) or vocabulary(lexicon).offices.whole(token.text):
            return False
        return token.text.lower() not in parts.stops or _is_family(token.text, parts)
    return script not in ("Hani", "Hang", "Hira") and fold(token.text) in parts.folded


def _continues(run: list[_Token], token: _Token) -> bool:
    script = script_of(token.text)
    if script != script_of(run[0].text):
        return False
    if script in CASED:
        return _capital(token.text) or fold(token.text) in _PARTICLES
    return len(run) < 4 and len(token.text) <= 8 and token.text not in name_parts(script).stops


def _names_of_run(run: list[_Token], lexicon: Lexicon) -> list[tuple[int, int]]:
    """The name in a run of capitalised words, which may begin with a place or end with one."""
    while run and not _capital(run[-1].text) and script_of(run[-1].text) in CASED:
        run = run[:-1]
    if len(run) < 2:
        return []
    parts = name_parts(script_of(run[0].text))
    if run[0].text.lower() in parts.stops and not all(
        _is_syllable(t.text) for t in (run[:-1] if len(run) > 2 else run)
    ):
        run = run[1:]
        if len(run) < 2:
            return []
    for at in range(1, len(run) - 2):
        if fold(run[at + 1].text) in parts.middles and _is_family(run[at].text, parts):
            run = run[at:]
            break
    if len(run) > 4 and _is_family(run[0].text, parts):
        run = run[:4]
    return [(run[0].start, run[-1].end)] if len(run) <= 6 else []


_INFLECTION = 3
"""Most letters that an ending adds to or takes from a name ("Do Van Chiena")."""


def _same_token(a: str, b: str) -> bool:
    if a == b:
        return True
    stem = min(len(a), len(b))
    common = next((i for i in range(stem) if a[i] != b[i]), stem)
    return common >= 3 and common >= stem - 1 and max(len(a), len(b)) - common <= _INFLECTION and stem > 2


def same_person(a: str, b: str) -> bool:
    """Whether two spellings can be one person's name.

    True for the same name in other case, without diacritics or with an inflected last part, and for a
    short form: the last element of a Vietnamese name, the surname or a run of elements of another one.
    Two full names that differ are two people.
    """
    one, two = _name_tokens(a), _name_tokens(b)
    if len(one) > len(two):
        one, two = two, one
    if not one:
        return False
    if len(one) == len(two):
        return all(x == y for x, y in zip(one[:-1], two[:-1], strict=True)) and _same_token(one[-1], two[-1])
    return any(
        all(_same_token(x, y) for x, y in zip(one, two[at:], strict=False))
        for at in range(len(two) - len(one), -1, -1)
    )


def _name_tokens(name: str) -> list[str]:
    return [t for t in re.split(r"[\s.・＝·-]+", fold(name).strip(_EDGES)) if t]
