"""Declared against detected: is a page in the language that it says it is in?

Each body line is detected on its own and weighs as much as it has characters. A page whose translation
failed and is still Vietnamese is ``other``; one that is half translated is ``mixed``.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipelines.language.detection import UNDETERMINED, Detection, detect_language
from pipelines.lines import Line
from schemas.records import LanguageVerdict

_ALL_DECLARED = 0.80
_ALL_OTHER = 0.20
_SURE = 0.90
_LEAST_LETTERS = 12
"""A line with fewer letters inherits from its page: it says nothing of its own."""
MOST_LINES = 4_000
"""Lines of a page that are told each for itself; the others have the page's language. News has a few hundred."""
_FIRST_WORDS = 3 * _LEAST_LETTERS

_SIBLINGS = (
    {"id", "ms"}, {"no", "da", "sv"}, {"cs", "sk"}, {"hr", "sl"}, {"es", "pt", "ca"}, {"nl", "af"},
    {"ru", "uk", "bg", "mk"}, {"hi", "mr", "ne"}, {"ar", "fa", "ur"},
)  # fmt: skip
"""Languages so close that an unsure difference is no evidence against the declaration."""

_INSEPARABLE = frozenset({"id", "ms"})


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """``language``: the one to use; declared and detected apart; ``verdict`` compares them.

    ``language`` is an ISO 639-1 code or "und". ``detected`` is None when no line could be judged.
    ``confidence``: the weighed mean of the lines' confidences that speak for ``detected``.
    """

    language: str
    declared: str | None
    detected: str | None
    confidence: float
    verdict: LanguageVerdict


def base_code(declared: str | None) -> str | None:
    """The ISO 639-1 base of a declared tag: "zh" for "zh-CN", "no" for "nb"; None for none."""
    if not declared or not declared.strip():
        return None
    base = declared.strip().replace("_", "-").split("-", maxsplit=1)[0].lower()
    return {"nb": "no", "nn": "no", "fil": "tl", "iw": "he", "in": "id"}.get(base, base)


def _siblings(one: str, other: str) -> bool:
    return any(one in group and other in group for group in _SIBLINGS)


def _code_of(found: Detection, declared: str | None) -> str:
    """The line's code; an unsure sibling of the declared language counts as the declared one."""
    if declared and found.code != declared and found.confidence < _SURE and _siblings(found.code, declared):
        return declared
    return found.code


def _says_something(text: str) -> bool:
    """Whether a line has the letters that it takes to tell its language; most show it in their first words."""
    return any(sum(map(str.isalpha, part)) >= _LEAST_LETTERS for part in (text[:_FIRST_WORDS], text))


def _verdict(share: float | None) -> LanguageVerdict:
    if share is None:
        return "unknown"
    if share >= _ALL_DECLARED:
        return "ok"
    return "other" if share <= _ALL_OTHER else "mixed"


def _pool(lines: list[Line], declared: str | None) -> None:
    """Give all Indonesian and Malay lines of a page the code that they have together.

    A page is written in one of the two; a line alone is often as good in both.
    """
    both = [line for line in lines if line.language in _INSEPARABLE]
    if len(both) > 1:
        found = detect_language("\n".join(line.text for line in both), declared)
        code = _code_of(found, declared)
        for line in both:
            line.language = code if code in _INSEPARABLE else line.language


def _detect_lines(lines: list[Line], declared: str | None) -> dict[int, float]:
    """Set the language of each line that can be told; return its confidence by the line's place."""
    confidences: dict[int, float] = {}
    for at, line in enumerate(lines):
        line.language = None
        if len(confidences) >= MOST_LINES or not line.in_body or not _says_something(line.text):
            continue
        found = detect_language(line.text, declared)
        code = _code_of(found, declared)
        if code != UNDETERMINED:
            line.language = code
            confidences[at] = found.confidence
    _pool(lines, declared)
    return confidences


def judge(lines: list[Line], declared: str | None) -> PageLanguage:
    """Compare the declared language with that of the body's lines, and set ``Line.language`` on each.

    A line outside the body, or too short to tell, gets the page's language.
    """
    base = base_code(declared)
    confidences = _detect_lines(lines, base)
    characters: Counter[str] = Counter()
    for at in confidences:
        characters[lines[at].language or UNDETERMINED] += len(lines[at].text)
    detected = max(sorted(characters), key=lambda code: characters[code]) if characters else None
    verdict = _verdict(characters[base] / characters.total() if base and detected else None)
    language = (base if verdict in {"ok", "mixed"} else detected) or base or UNDETERMINED
    sure = sum(c * len(lines[at].text) for at, c in confidences.items() if lines[at].language == detected)
    for line in lines:
        line.language = line.language or language
    return PageLanguage(language, base, detected, sure / characters[detected] if detected else 0.0, verdict)
