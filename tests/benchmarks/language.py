"""The table of language detection: accuracy, confidence, page verdicts, speed beside the peers.

Usage: ``python -m tests.benchmarks.language [--speed-only] [--held-out]``

Peers run in the same process on the same texts: plain langdetect, seeded, and py3langid where it is
installed. Speed is CPU time, interleaved text by text, medians of rounds. ``--held-out`` judges Indonesian
and Malay with profiles and weights built without the documents of the texts that they are tried on; the
shipped ones have seen the development half, so that its plain figures for the two are too good.
"""

from __future__ import annotations

import importlib.metadata
import json
import statistics
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable

from pipelines.language import detect_language, judge
from pipelines.lines import Line
from tests.benchmarks.held_out_malay import held_out_detector
from tests.benchmarks.plain_langdetect import plain_langdetect
from tests.devdata import need

CORE = [
    "vi",
    "en",
    "zh",
    "ja",
    "ko",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "ru",
    "ar",
    "hi",
    "id",
    "ms",
    "th",
    "lo",
    "km",
    "my",
    "tl",
    "nl",
    "tr",
    "pl",
]
CLASSES = ["short", "headline", "paragraph", "article", "mixed"]
Detector = Callable[[str], tuple[str, float]]


def rows(name: str) -> list[dict]:
    """One development file, a record a line."""
    path = need("language-dev") / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line]


def base(code: str) -> str:
    """The code without script or region."""
    return code.split("-", maxsplit=1)[0].lower()


def ours(text: str) -> tuple[str, float]:
    """Our detector in the peers' form."""
    found = detect_language(text)
    return found.code, found.confidence


def peers() -> dict[str, Detector]:
    """The installed peers by name and version."""
    found: dict[str, Detector] = {f"langdetect {importlib.metadata.version('langdetect')}": plain_langdetect}
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        return found
    identifier = LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
    found[f"py3langid {importlib.metadata.version('py3langid')}"] = identifier.classify
    return found


def percent(part: float, whole: float) -> str:
    """A percentage with one decimal, or a dash."""
    return f"{100 * part / whole:.1f}" if whole else "-"


def accuracy(items: list[dict], detect: Detector) -> dict[str, str]:
    """Accuracy over the core languages, macro-F1, per class, id and ms, and what confidence is worth."""
    right, total = Counter(), Counter()
    outcomes: dict[str, Counter] = defaultdict(Counter)
    sure = [0, 0]
    for item in items:
        code, confidence = detect(item["text"])
        gold, code = base(item["lang"]), base(code)
        good = gold == code
        outcomes[gold]["tp" if good else "fn"] += 1
        outcomes[code]["fp"] += not good
        sure[1] += confidence >= 0.9
        sure[0] += confidence >= 0.9 and not good
        keys = [f"lang {gold}", *(["core", item["length_class"]] if gold in CORE else ["other"])]
        for key in keys:
            right[key] += good
            total[key] += 1
    scores = [2 * c["tp"] / (2 * c["tp"] + c["fp"] + c["fn"] or 1) for c in (outcomes[x] for x in CORE)]
    table = {
        key: percent(right[key], total[key]) for key in ("core", *CLASSES, "other", "lang id", "lang ms")
    }
    return {**table, "macro-F1": f"{100 * sum(scores) / len(CORE):.1f}", "wrong at 0.9": percent(*sure)}


def speed(items: list[dict], detectors: dict[str, Detector], per_class: int = 40, rounds: int = 3) -> None:
    """Print texts a second and the ratio to plain langdetect, by class."""
    print(f"\n{'CPU time':24}" + "".join(f"{c:>22}" for c in CLASSES))
    seconds: dict[str, dict[str, float]] = {name: {} for name in detectors}
    for length in CLASSES:
        texts = [i["text"] for i in items if i["length_class"] == length and base(i["lang"]) in CORE]
        texts = texts[:: max(1, len(texts) // per_class)]
        for name, times in timed(texts, detectors, rounds).items():
            seconds[name][length] = statistics.median(times)
    first = next(name for name in detectors if name.startswith("langdetect"))
    for name, by_class in seconds.items():
        cells = (f"{1e6 * by_class[c]:9.0f} us {seconds[first][c] / by_class[c]:8.1f}x" for c in CLASSES)
        print(f"{name:24}" + "".join(f"{cell:>22}" for cell in cells))


def timed(texts: list[str], detectors: dict[str, Detector], rounds: int) -> dict[str, list[float]]:
    """Mean CPU seconds a text, one figure a round; detectors take turns text by text."""
    result: dict[str, list[float]] = {name: [] for name in detectors}
    for _ in range(rounds):
        sums = dict.fromkeys(detectors, 0.0)
        for text in texts:
            for name, detect in detectors.items():
                start = time.thread_time()
                detect(text)
                sums[name] += time.thread_time() - start
        for name, total in sums.items():
            result[name].append(total / len(texts))
    return result


def gold_verdict(page: dict) -> str:
    """By characters: 80 % and more in the declared language is ok, 20 % and less other."""
    total = sum(map(len, page["paragraphs"]))
    own = sum(
        len(text)
        for text, code in zip(page["paragraphs"], page["paragraph_langs"], strict=True)
        if base(code) == base(page["declared"])
    )
    return "ok" if own >= 0.8 * total else "other" if own <= 0.2 * total else "mixed"


def verdicts(pages: list[dict]) -> dict[str, str]:
    """Page verdicts right, false alarms on good pages, bad pages missed."""
    counts: Counter = Counter()
    for page in pages:
        got = judge([Line(text) for text in page["paragraphs"]], page["declared"]).verdict
        counts[gold_verdict(page), got] += 1
    good = sum(n for (gold, _), n in counts.items() if gold == "ok")
    bad = counts.total() - good
    return {
        "right": percent(sum(n for (gold, got), n in counts.items() if gold == got), counts.total()),
        "false alarm": percent(good - counts["ok", "ok"], good),
        "missed": percent(sum(n for (gold, got), n in counts.items() if gold != "ok" and got == "ok"), bad),
    }


def main(arguments: list[str]) -> None:
    """Print the tables."""
    items = rows("language.jsonl")
    detectors = {"whosaid": ours, **peers()}
    if "--speed-only" not in arguments:
        tried = dict(detectors)
        if "--held-out" in arguments:
            tried["whosaid, held out"] = held_out_detector(items)
        for name, detect in tried.items():
            print(
                f"{name:24}" + "  ".join(f"{k} {v}" for k, v in accuracy(items, detect).items()), flush=True
            )
        print(
            f"{'page verdicts':24}" + "  ".join(f"{k} {v}" for k, v in verdicts(rows("pages.jsonl")).items())
        )
    speed(items, detectors)


if __name__ == "__main__":
    main(sys.argv[1:])
