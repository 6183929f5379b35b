"""Figures for quotations and reported clauses in running text, printed per corpus, kind and language.

    python -m tests.benchmarks.inline [CORPUS ...] [--errors N] [--sample N]

Corpora: vietnamvn (annotated pages, structure taken from the gold so that only the inline half is judged),
wikinews-de, own-multi, textacy-tests (plain text through the same engine). The scorer is the one beside the
data. Needs the development data; says so and stops where it is absent.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.statements import inline
from pipelines.statements.parts import Draft, Piece, Scope
from schemas.records import Speaker
from tests.devdata import find, module

KINDS = ("quote", "paraphrase")
OWNERS = ("contribution", "answer", "speech")


def plain(text: str, language: str) -> list[dict[str, Any]]:
    """The statements of a plain text, in the scorer's form."""
    lines = [Line(part.strip()) for part in text.split("\n") if part.strip()]
    pieces = [Piece(index, 0, len(line.text)) for index, line in enumerate(lines)]
    drafts = inline.find(lines, [Scope(pieces, Draft("narration", pieces))], lexicon(language), offices=True)
    return [as_scored(lines, draft) for draft in drafts]


def as_scored(lines: list[Line], draft: Draft) -> dict[str, Any]:
    """One draft in the scorer's form."""
    speaker = draft.speaker
    return {
        "content": " ".join(lines[p.line].text[p.start : p.end] for p in draft.pieces),
        "speaker": (speaker.name or speaker.role or "") if speaker else "",
        "speaker_mention": draft.mention,
        "kind": draft.kind,
        "rule": draft.rule,
        "confidence": draft.confidence,
        "role": speaker.role if speaker else None,
    }


def annotated(page: dict[str, Any]) -> list[dict[str, Any]]:
    """The inline statements of an annotated page; headings, answers and speeches come from the gold."""
    renamed = {"blockquote": "pull_quote"}
    outside = ("caption", "author", "noise")
    lines = [
        Line(
            b["text"],
            type=renamed.get(b["type"], b["type"]),
            dropped_because="gold" if b["type"] in outside else None,
        )
        for b in page["blocks"]
    ]
    scopes, known = _owned(page, lines)
    if not scopes:
        pieces = [
            Piece(i, 0, len(x.text))
            for i, x in enumerate(lines)
            if x.in_body and x.type in ("paragraph", "list_item")
        ]
        scopes = [Scope(pieces, Draft("narration", pieces))]
    found = [as_scored(lines, d) for d in inline.find(lines, scopes, lexicon(page["lang"]), known=known)]
    for one in found:
        one["speaker_mention"] = None
    return found


def _owned(page: dict[str, Any], lines: list[Line]) -> tuple[list[Scope], list[Speaker]]:
    scopes: list[Scope] = []
    known: list[Speaker] = []
    taken: set[int] = set()
    for gold in page["statements"]:
        if gold["kind"] not in (*OWNERS, "pull_quote"):
            continue
        pieces = []
        for span in gold["spans"]:
            at = next((i for i, x in enumerate(lines) if i not in taken and span in x.text), None)
            if at is not None:
                taken.add(at)
                start = lines[at].text.index(span)
                pieces.append(Piece(at, start, start + len(span)))
        speaker = None
        if gold["speaker"]:
            speaker = Speaker(
                name=gold["speaker"],
                honorific=gold["honorific"],
                role=gold["role"],
                organization=gold["organization"],
            )
            known.append(speaker)
        if gold["kind"] in OWNERS:
            scopes.append(Scope(pieces, Draft(gold["kind"], pieces, speaker=speaker)))
    return scopes, known


def load(name: str, sample: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and predicted documents of one corpus."""
    folder = find("statements-dev")
    if folder is None:
        sys.exit("the development data is not on this machine (set WHOSAID_DEVDATA)")
    if name == "vietnamvn":
        pages = [json.loads(p.read_text(encoding="utf-8")) for p in sorted((folder / name).glob("*.json"))]
        gold = [
            {
                "id": p["id"],
                "lang": p["lang"],
                "statements": [_gold(s) for s in p["statements"] if s["kind"] in KINDS],
            }
            for p in pages
        ]
        return gold, [{"id": p["id"], "statements": annotated(p)} for p in pages]
    gold = [json.loads(x) for x in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines() if x]
    gold = gold[:: max(1, len(gold) // sample)] if sample else gold
    return gold, [{"id": d["id"], "statements": plain(d["text"], d["lang"])} for d in gold]


def _gold(statement: dict[str, Any]) -> dict[str, Any]:
    return {
        "content": " ".join(statement["spans"]),
        "speaker": statement["speaker"] or statement["role"] or "",
        "kind": statement["kind"],
        "role": statement["role"],
    }


def by_kind(score: Any, gold: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> None:
    """Joint F1 at 0.8 of each kind by itself."""
    for kind in KINDS:
        one = [{**d, "statements": [s for s in d["statements"] if s["kind"] == kind]} for d in gold]
        two = [{**d, "statements": [s for s in d["statements"] if s["kind"] == kind]} for d in predicted]
        result = score.score(one, two)["all"]["@0.8"]
        print(
            f"    {kind:<11} detection {result['detection']['f1']:.3f}  joint {result['joint']['f1']:.3f}  speaker {result['speaker']['head']:.3f}"
        )


def main() -> None:
    """Print the figures of the corpora asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "corpora", nargs="*", default=["vietnamvn", "own-multi", "textacy-tests", "wikinews-de"]
    )
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument(
        "--sample", type=int, default=0, help="about this many documents of a plain-text corpus"
    )
    args = parser.parse_args()
    folder = find("statements-dev")
    if folder is None:
        sys.exit("the development data is not on this machine (set WHOSAID_DEVDATA)")
    score = module(folder / "score.py")
    print(score.HEAD)
    for name in args.corpora:
        began = time.process_time()
        gold, predicted = load(name, args.sample)
        spent = time.process_time() - began
        errors: list[Any] | None = [] if args.errors else None
        score.show(name, score.score(gold, predicted, errors))
        if name == "vietnamvn":
            by_kind(score, gold, predicted)
        print(f"    {1000 * spent / max(1, len(gold)):.2f} ms a document")
        for error in (errors or [])[: args.errors]:
            print("   ", *error, sep=" | ")


if __name__ == "__main__":
    main()
