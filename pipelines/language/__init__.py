"""Which language a text is in: script, letter profiles, words; and whether a page is what it declares."""

from __future__ import annotations

from pipelines.language.detection import Detection, detect_language
from pipelines.language.pages import PageLanguage, judge

__all__ = ["Detection", "PageLanguage", "detect_language", "judge"]
