"""How well statements are found: ``python -m tests.benchmarks.statements [--errors] [--direct]``.

Needs the development data (see ``tests/devdata.py``). Every annotated page is read in three renderings through
``normalize``, and once more straight from its blocks; the plain-text corpora go through ``attribute``. A
statement is right when a gold one of the same kind has token F1 of at least 0.8 and its speaker agrees.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pipelines
from pipelines.lines import Line
from pipelines.statements import attribute, attribute_lines
from schemas.records import Statement
from tests.devdata import find, module

STYLES = ("vietnamvn", "wordpress", "plain")
KINDS = ("contribution", "question", "answer", "speech", "pull_quote", "quote", "paraphrase")
STRUCTURE = frozenset(KINDS[:5])
Gold = dict[str, Any]


@dataclass(slots=True)
class Count:
    """Gold, predicted, matched and right statements of one slice, with the attributes of the matched."""

    gold: int = 0
    predicted: int = 0
    matched: int = 0
    right: int = 0
    named: int = 0
    named_right: int = 0
    shares: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def f1(self) -> float:
        """Joint F1; 1.0 where there is nothing to find and nothing was found."""
        total = self.gold + self.predicted
        return 2 * self.right / total if total else 1.0

    def share(self, name: str) -> str:
        """Mean of one attribute, "-" without cases."""
        values = self.shares[name]
        return f"{sum(values) / len(values):.3f}" if values else "-"


def who(statement: Statement) -> str:
    """The speaker of a prediction as the scorer compares it."""
    speaker = statement.speaker
    return (speaker.name or speaker.role or "") if speaker else ""


class Scorer:
    """Collects predictions against gold, per kind, language and rendering."""

    def __init__(self, rules: Any, *, errors: bool) -> None:
        """``rules``: the scorer module beside the data."""
        self.rules, self.errors = rules, errors
        self.by: dict[tuple[str, str], Count] = defaultdict(Count)
        self.confidences: list[tuple[float, bool]] = []
        self.clean: Counter[bool] = Counter()

    def page(self, gold: list[Gold], found: Iterable[Statement], slices: tuple[str, ...], name: str) -> None:
        """Score one page; ``slices`` name the tables that it counts in, such as language and rendering."""
        predictions = [s for s in found if s.kind != "narration"]
        if not gold:
            self.clean[not predictions] += 1
        for kind in KINDS:
            mine = [dict(g, _t=self._bag(" ".join(g["spans"]))) for g in gold if g["kind"] == kind]
            theirs = [s for s in predictions if s.kind == kind]
            self._kind(kind, mine, theirs, slices, name)

    def _bag(self, text: str) -> Counter[str]:
        return Counter(self.rules.tokens(text))

    def _kind(
        self, kind: str, gold: list[Gold], found: list[Statement], slices: tuple[str, ...], name: str
    ) -> None:
        pairs = self.rules.match(gold, [{"_t": self._bag(s.text)} for s in found], 0.8)
        right = {j for i, j in pairs.items() if self._agrees(gold[i], found[j])}
        for table in (("kind", kind), ("all", "all"), *(("slice", s) for s in slices)):
            count = self.by[table]
            count.gold += len(gold)
            count.predicted += len(found)
            count.matched += len(pairs)
            count.right += len(right)
            for i, j in pairs.items():
                self._attributes(count, gold[i], found[j], speaker_right=j in right)
        self.confidences += [(s.confidence, j in right) for j, s in enumerate(found)]
        if self.errors:
            self._tell(name, kind, gold, found, pairs, right)

    def _agrees(self, gold: Gold, found: Statement) -> bool:
        wanted = gold["speaker"] or gold["role"] or ""
        return not self.rules.tokens(wanted) or bool(self.rules.speaker_match(wanted, who(found))[1])

    def _attributes(self, count: Count, gold: Gold, found: Statement, *, speaker_right: bool) -> None:
        if gold["speaker"] or gold["role"]:
            count.named += 1
            count.named_right += speaker_right
        role = (found.speaker.role if found.speaker else None) or ""
        if gold["role"]:
            count.shares["role"].append(self.rules.overlap(self._bag(gold["role"]), self._bag(role)))
        if gold["headline"] or found.headline:
            count.shares["headline"].append(float(gold["headline"] == found.headline))
        if gold["recorded_by"] or found.recorded_by:
            same = (gold["recorded_by"], gold["recording_mark"]) == (found.recorded_by, found.recording_mark)
            count.shares["recorder"].append(float(same))

    def _tell(
        self,
        name: str,
        kind: str,
        gold: list[Gold],
        found: list[Statement],
        pairs: dict[int, int],
        right: set[int],
    ) -> None:
        for i, one in enumerate(gold):
            if i not in pairs:
                print(f"  {name} missed {kind}: {one['speaker'] or one['role']}: {one['spans'][0][:70]}")
        for j, seen in enumerate(found):
            if j not in pairs.values():
                print(f"  {name} extra {kind}: {who(seen)}: {seen.text[:70]} p={seen.confidence}")
            elif j not in right:
                wanted = next(gold[i] for i, k in pairs.items() if k == j)
                print(f"  {name} speaker {kind}: {wanted['speaker'] or wanted['role']} | {who(seen)}")


def direct_lines(page: Gold) -> list[Line]:
    """The gold blocks as lines without any markup; captions and noise are left out, as furniture would."""
    lines = [Line(page["lead"], type="lead")] if page["lead"] else []
    shown = [b for b in page["blocks"] if b["type"] not in ("caption", "noise")]
    return lines + [Line(b["text"], group=n + 1) for n, b in enumerate(shown)]


def pages(folder: Path) -> Iterator[Gold]:
    """The annotated pages by name."""
    for path in sorted((folder / "vietnamvn").glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def read_pages(scorer: Scorer, folder: Path, *, direct: bool) -> None:
    """Score every page straight from its blocks or in every rendering."""
    renderer = module(folder / "render.py")
    for page in pages(folder):
        if direct:
            done = attribute_lines(
                direct_lines(page),
                language=page["lang"],
                title=page["title"],
                authors=tuple(page["authors"]),
                key=page["id"],
            )
            scorer.page(page["statements"], done.statements, (page["lang"], "blocks"), page["id"])
            continue
        for style in STYLES:
            article = pipelines.normalize(renderer.render(page, style), page["url"])
            scorer.page(
                page["statements"], article.statements, (page["lang"], style), f"{page['id']}/{style}"
            )


def show(scorer: Scorer) -> None:
    """Print the tables."""
    head = f"{'':14}{'gold':>6}{'found':>7}{'joint F1':>10}{'speaker':>9}{'role':>8}{'headline':>10}{'recorder':>10}"
    print(head)
    for (_, name), count in sorted(scorer.by.items(), key=lambda x: (x[0][0] != "all", x[0])):
        speaker = f"{count.named_right / count.named:.3f}" if count.named else "-"
        print(
            f"{name:14}{count.gold:6}{count.predicted:7}{count.f1():10.3f}{speaker:>9}"
            f"{count.share('role'):>8}{count.share('headline'):>10}{count.share('recorder'):>10}"
        )
    total = sum(scorer.clean.values())
    print(f"pages without a statement left clean: {scorer.clean[True]} of {total}")
    print("confidence      statements  right")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        some = [ok for p, ok in scorer.confidences if low <= p < high]
        if some:
            print(f"{low:.1f} to {min(high, 1.0):.1f}{len(some):16}{sum(some) / len(some):9.3f}")


def corpus(rules: Any, path: Path, limit: int) -> None:
    """One plain-text corpus: F1 and joint F1 at token F1 of 0.8 and 0.5, as its own scorer counts them."""
    tally = rules.Tally()
    start = time.process_time()
    size = 0
    with path.open(encoding="utf-8") as rows:
        for _, row in zip(range(limit), rows, strict=False):
            document = json.loads(row)
            size += len(document["text"].encode())
            found: list[dict[str, Any]] = [
                {"content": s.text, "speaker": who(s), "speaker_mention": s.speaker_mention, "kind": s.kind}
                for s in attribute(document["text"], document["lang"])
                if s.kind != "narration"
            ]
            both: list[dict[str, Any]] = [*document["statements"], *found]
            for one in both:
                one["_t"] = Counter(rules.tokens(one["content"]))
            rules.add(tally, document["statements"], found, document.get("partial", False), None)
    spent = time.process_time() - start
    result = tally.result()
    cells = "  ".join(
        f"F1@{t} {result[f'@{t}']['detection']['f1']:.3f} joint {result[f'@{t}']['joint']['f1']:.3f}"
        for t in (0.8, 0.5)
    )
    print(
        f"{path.stem:22}{result['documents']:5} documents  {cells}  {spent * 5000 / max(1, size) * 1e3:.2f} ms a 5 kB"
    )


def _forget_texts() -> None:
    """Empty the caches of texts already seen: a second run over one page would be cheaper than a page is.

    What is built once for a language or a script stays.
    """
    kept = ("lexicon", "name_parts", "_tables", "_table", "_step", "_stretch")
    engine = [m for name, m in sys.modules.items() if name.startswith("pipelines.statements")]
    for found in (value for one in engine for value in vars(one).values()):
        cached = hasattr(found, "cache_clear") and not isinstance(found, type)
        if cached and getattr(found, "__name__", "") not in kept:
            found.cache_clear()


def import_time() -> float:
    """Seconds that the engine takes to import with its byte code written, beside the records; best of five."""
    timer = "import time; import schemas; a = time.perf_counter(); import pipelines.statements; print(time.perf_counter() - a)"
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        runs = [
            subprocess.run(
                [sys.executable, "-c", timer],
                capture_output=True,
                text=True,
                check=True,
                env={**env, "PYTHONPYCACHEPREFIX": folder},
            )
            for _ in range(6)
        ]
    return min(float(run.stdout) for run in runs)


def cost(folder: Path) -> None:
    """CPU for an article of 5 kB, and the time that the import takes beyond that of the records."""
    loads = [(p["lang"], direct_lines(p)) for p in pages(folder)]
    size = sum(len(x.text.encode()) for _, lines in loads for x in lines)
    best = float("inf")
    for _ in range(6):
        copies = [(c, [Line(x.text, type=x.type, group=x.group) for x in lines]) for c, lines in loads]
        _forget_texts()
        start = time.process_time()
        for language, lines in copies:
            attribute_lines(lines, language=language)
        best = min(best, time.process_time() - start)
    print(f"CPU: {best / size * 5000 * 1e3:.2f} ms for an article of 5 kB, best of six runs (goal: 3)")
    print(f"import of the engine: {import_time():.3f} s (goal: 0.1)")


def main() -> int:
    """Print everything; 2 when the data is not there."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--errors", action="store_true", help="list what was missed, extra or misattributed")
    options.add_argument("--direct", action="store_true", help="only the blocks, without extraction")
    options.add_argument("--limit", type=int, default=10_000, help="documents a corpus")
    chosen = options.parse_args()
    folder = find("statements-dev")
    if folder is None:
        print("no development data: set WHOSAID_DEVDATA", file=sys.stderr)
        return 2
    rules = module(folder / "score.py")
    for direct in (True,) if chosen.direct else (True, False):
        print("straight from the blocks" if direct else "\nthrough normalize, three renderings")
        scorer = Scorer(rules, errors=chosen.errors)
        read_pages(scorer, folder, direct=direct)
        show(scorer)
    if not chosen.direct:
        print()
        for path in sorted(folder.glob("*.jsonl")):
            corpus(rules, path, chosen.limit)
    cost(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
