"""Detect the language of any text.

Script first: most scripts have one language. Latin, Cyrillic, Arabic and Devanagari letters are scored
over langdetect's profiles line by line, and the lines vote by their letters, so that a byline or a box
in another language does not tip a page.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipelines.language.han import chinese_script, looks_japanese
from pipelines.language.model import FAMILIES, STEPS_A_NAT, Family, family
from pipelines.language.names import without_names
from pipelines.language.priors import DECLARED_NATS, MALAY_NATS, prior_nats
from pipelines.language.scripts import HAN, KANA, LANGUAGE_OF_SCRIPT, LATIN, is_latin, script_weights
from pipelines.language.siblings import siblings

UNDETERMINED = "und"
_MALAYIC = frozenset({"id", "ms"})

_NOT_TEXT = (
    ("://", re.compile(r"https?://\S{1,2000}")),
    ("www.", re.compile(r"www\.\S{1,2000}")),
    ("@", re.compile(r"[-\w.]{0,64}@[-\w.]{1,255}")),
    ("#", re.compile(r"#\w{1,100}")),
)
"""Addresses and tags, each with a mark without which it need not be looked for."""

_TEMPER = 0.3
"""Grams of one word overlap, so their nats are worth less than independent ones; found by calibration."""

_NATS_A_STEP = _TEMPER / STEPS_A_NAT
_PAIR_TEMPER = 0.3
_SHORT_TEXT = 80
"""Characters up to which a declared language counts as evidence; longer texts speak for themselves."""

_HOPELESS_NATS = 15.0

_LATIN_BESIDE = 0.35
"""Names, brands and boilerplate are Latin everywhere: from this share on another script is the text's."""

_KANA_SHARE = 0.08
_LEAST_LETTERS = 2
_LONGEST_TEXT = 1_400
_WINDOWS = 4
_SURE = 0.99


@dataclass(frozen=True, slots=True)
class Detection:
    """``code``: ISO 639-1 or "und". ``confidence``: the estimated chance (0 to 1) that it is right.

    ``script``: "Hans" or "Hant" for Chinese, else None.
    """

    code: str
    confidence: float
    script: str | None = None


_NOTHING = Detection(UNDETERMINED, 0.0)


def _sample(text: str) -> str:
    """The text, or windows from all over a long one: the same ones every time."""
    if len(text) <= _LONGEST_TEXT:
        return text
    size = _LONGEST_TEXT // _WINDOWS
    stride = (len(text) - size) // (_WINDOWS - 1)
    return "\n".join(text[at * stride : at * stride + size] for at in range(_WINDOWS))


def _main_script(weights: dict[str, float]) -> str | None:
    others = {script: weight for script, weight in weights.items() if script != LATIN}
    east_asian = others.get(HAN, 0.0) + others.pop(KANA, 0.0)
    if HAN in others or east_asian:
        others[HAN] = east_asian
    if others and sum(others.values()) >= _LATIN_BESIDE * sum(weights.values()):
        return max(sorted(others), key=lambda script: others[script])
    return LATIN if LATIN in weights else None


def _east_asian(text: str, weights: dict[str, float]) -> Detection:
    kana, han = weights.get(KANA, 0.0), weights.get(HAN, 0.0)
    if kana >= _KANA_SHARE * (kana + han):
        return Detection("ja", _SURE)
    if not kana and looks_japanese(text):
        return Detection("ja", 0.8)
    return Detection("zh", _SURE if han > 12 else 0.8, chinese_script(text))


@dataclass(frozen=True, slots=True)
class _Priors:
    """The priors of a script's languages in nats, and how many steps behind the first a language is hopeless
    whatever they say.
    """

    nats: tuple[float, ...]
    hopeless: int


@cache
def _priors(script: str) -> _Priors:
    nats = tuple(prior_nats(code) for code in FAMILIES[script])
    spread = max(nats) - min(nats) + DECLARED_NATS
    return _Priors(nats, math.ceil((_HOPELESS_NATS + spread) / _NATS_A_STEP) + 1)


def _chances(kin: Family, words: list[str], declared: str | None) -> dict[int, float]:
    """The chances of the languages that are not hopeless, by their place in the family."""
    steps, priors = kin.steps(words), _priors(kin.script)
    least = max(steps) - priors.hopeless
    near = [at for at, count in enumerate(steps) if count >= least]
    if len(near) == 1:
        return {near[0]: 1.0}
    nats = {at: _NATS_A_STEP * steps[at] + priors.nats[at] for at in near}
    if declared is not None and declared in kin.codes and (place := kin.codes.index(declared)) in nats:
        nats[place] += DECLARED_NATS
    highest = max(nats.values())
    odds = {at: math.exp(n - highest) for at, n in nats.items() if highest - n < _HOPELESS_NATS}
    total = sum(odds.values())
    return {at: o / total for at, o in odds.items()}


def _lines_of_words(kin: Family, text: str) -> Iterator[list[str]]:
    for line in text.split("\n"):
        kept = without_names(line) if kin.script == LATIN else line
        words = kin.tokens(kept.lower().replace("i\u0307", "i"))
        if words:
            yield words


def _vote(kin: Family, text: str, declared: str | None) -> tuple[dict[str, float], list[str]]:
    """Each language's share of the letters, and the words of the lines that are Indonesian or Malay.

    Languages without a share are left out.
    """
    shares: dict[int, float] = {}
    letters, malayic = 0, []
    for words in _lines_of_words(kin, text):
        size = sum(map(len, words))
        letters += size
        chances = _chances(kin, words, declared)
        if kin.codes[max(chances, key=chances.__getitem__)] in _MALAYIC:
            malayic += words
        for at, chance in chances.items():
            shares[at] = shares.get(at, 0.0) + size * chance
    if letters < _LEAST_LETTERS:
        return {}, []
    return {kin.codes[at]: shares[at] / letters for at in sorted(shares)}, malayic


def _part_siblings(shares: dict[str, float], words: list[str], declared: str | None) -> None:
    """Divide what Indonesian and Malay have together by the votes of their words."""
    nats = _PAIR_TEMPER * siblings().indonesian_nats(words) + MALAY_NATS
    nats += DECLARED_NATS / 2 * ((declared == "id") - (declared == "ms"))
    both = shares.get("id", 0.0) + shares.get("ms", 0.0)
    shares["id"] = both / (1 + math.exp(-max(-50.0, min(50.0, nats))))
    shares["ms"] = both - shares["id"]


def _by_profiles(script: str, text: str, declared: str | None) -> Detection:
    shares, malayic = _vote(family(script), text, declared)
    if not shares:
        return _NOTHING
    if malayic:
        _part_siblings(shares, malayic, declared)
    best = max(shares, key=shares.__getitem__)
    return Detection(best, min(shares[best], _SURE))


def detect_language(text: str, declared: str | None = None) -> Detection:
    """Detect the language of any text, in any script; the same answer every time. Never raises.

    ``declared``: what URL or markup say; it weighs in for texts up to a headline's length only. A text
    without words, or in a script of no known language, is "und".
    """
    text = _sample(text)
    for mark, pattern in _NOT_TEXT:
        if mark in text:
            text = pattern.sub(" ", text)
    script = LATIN
    if not is_latin(text):
        weights = script_weights(text)
        main = _main_script(weights)
        if main is None:
            return _NOTHING
        if main == HAN:
            return _east_asian(text, weights)
        if main in LANGUAGE_OF_SCRIPT:
            return Detection(LANGUAGE_OF_SCRIPT[main], _SURE)
        script = main
    base = declared.split("-", maxsplit=1)[0].lower() if declared and len(text) <= _SHORT_TEXT else None
    return _by_profiles(script, text, base)
