"""Indonesian and Malay judged on texts whose documents the model has not seen.

The development texts stand in the text that the profiles are built from. Here profiles and weights are
built five times, each time without the documents of a fifth of the texts, which are then tried.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from pipelines.language import build_profiles, build_siblings, detection, model, profiles, siblings
from pipelines.language.scripts import LATIN
from tests.devdata import need

FOLDS = 5
_NEAR = 60
"""Lines around the middle of a document's hits that count as the document."""


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


def _document(item: dict) -> str:
    return re.sub(r"-(id|ms)-", "-", item["id"].split("/")[0])


def _fold(item: dict) -> int:
    return int(hashlib.sha1(_document(item).encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def _lines_of(item: dict, lines: list[str]) -> set[int]:
    text = f" {_plain(item['text'])} "
    return {
        at
        for at, line in enumerate(lines)
        if len(line) > 8 and (line[:60] in text or text.strip()[:60] in line)
    }


def _without(code: str, items: list[dict], fold: int) -> list[str]:
    """The text of a language without the documents of a fold."""
    lines = (need("language-dev") / "profile-text" / f"{code}.txt").read_text("utf-8").splitlines()
    plain = [_plain(line) for line in lines]
    seen: dict[str, set[int]] = {}
    for item in items:
        if _fold(item) == fold:
            seen.setdefault(_document(item), set()).update(_lines_of(item, plain))
    dropped: set[int] = set()
    for document, at in seen.items():
        middle = sorted(at)[len(at) // 2] if at else 0
        near = [line for line in at if abs(line - middle) < _NEAR]
        dropped |= set(range(min(near), max(near) + 1)) if near and document.startswith("ntrex") else at
    return [line for at, line in enumerate(lines) if at not in dropped]


def _built(texts: dict[str, list[str]]) -> tuple[model.Family, siblings.Siblings]:
    def load(code: str) -> profiles.Profile:
        if code not in texts:
            return profiles.load_profile(code)
        made = build_profiles.build(code, texts[code])
        return profiles.Profile(code, made["freq"], tuple(made["n_words"]))  # type: ignore[arg-type]

    codes = model.FAMILIES[LATIN]
    kin = model.Family(LATIN, codes, model.gram_rows(LATIN, codes, load), model.word_rows(codes))
    weights = build_siblings.train(texts["id"], texts["ms"])
    return kin, siblings.Siblings(siblings.word_lists(), weights)


def held_out_detector(items: list[dict]) -> Callable[[str], tuple[str, float]]:
    """A detector that uses, for each Indonesian or Malay text, the model that has not seen its document."""
    malayic = [item for item in items if item["lang"] in {"id", "ms"}]
    folds = {item["text"]: _fold(item) for item in malayic}
    built = [_built({code: _without(code, malayic, fold) for code in ("id", "ms")}) for fold in range(FOLDS)]
    shipped = (detection.family, detection.siblings)

    def detect(text: str) -> tuple[str, float]:
        fold = folds.get(text)
        if fold is not None:
            kin, pair = built[fold]
            detection.family = lambda script: kin if script == LATIN else shipped[0](script)
            detection.siblings = lambda: pair
        try:
            found = detection.detect_language(text)
        finally:
            detection.family, detection.siblings = shipped
        return found.code, found.confidence

    return detect
