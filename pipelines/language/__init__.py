"""Which language a text is in."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.lines import Line
from schemas.records import LanguageVerdict


@dataclass(frozen=True, slots=True)
class Detection:
    """``code`` is ISO 639-1 or "und"; ``script`` is "Hans" or "Hant" for Chinese, else None."""

    code: str
    confidence: float
    script: str | None = None


@dataclass(frozen=True, slots=True)
class PageLanguage:
    """``language``: the one to use; declared and detected apart; ``verdict`` compares them."""

    language: str
    declared: str | None
    detected: str | None
    confidence: float
    verdict: LanguageVerdict


def detect_language(text: str, declared: str | None = None) -> Detection:
    """Detect the language of any text; never raises."""
    return Detection(declared or "und", 0.0)


def judge(lines: list[Line], declared: str | None) -> PageLanguage:
    """Compare the declared language with that of the body's lines, and set ``Line.language`` on each."""
    for line in lines:
        line.language = declared or "und"
    return PageLanguage(declared or "und", declared, None, 0.0, "unknown")
