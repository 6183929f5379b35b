"""Plain langdetect, seeded: the peer of tests and benchmarks.

langdetect's own profiles, loaded sorted instead of in directory order, and the seed set before every
call, so that it too gives the same answer every time.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from langdetect.detector_factory import DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from pipelines.language.profiles import bundled_codes, bundled_text

_SEED = 0


@cache
def _factory() -> Any:
    factory = DetectorFactory()
    factory.load_json_profile([bundled_text(code) for code in bundled_codes()])
    factory.set_seed(_SEED)
    return factory


def plain_langdetect(text: str) -> tuple[str, float]:
    """Return langdetect's own answer, code and probability; ("und", 0.0) where it finds no feature."""
    detector = _factory().create()
    detector.append(text)
    try:
        answers = detector.get_probabilities()
    except LangDetectException:
        return "und", 0.0
    return (answers[0].lang, answers[0].prob) if answers else ("und", 0.0)
