"""The body of real news pages against the peers that are installed, in one run.

    python -m tests.benchmarks.extraction [--set news|all] [--limit N] [--rounds N] [--peers trafilatura,...]

Prints, for whosaid and each peer with its version: precision, recall and F1 of the body by corpus with a 95 %
interval, exact pages, pages under F1 0.5, the paired interval of the difference to each peer, pages a CPU
second in interleaved rounds, and the peak memory of a process that does nothing else. Then the annotated
pages in the manner of Vietnam.vn: paragraphs kept, captions and noise leaked, furniture leaked, and whether
all renderings of an article give the same lines. A peer that is not installed is named and left out.

The scorer lies beside the data (``score.py``); ``tests/devdata.py`` says where that is looked for.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import importlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from pipelines import normalize  # noqa: E402  (the checkout, not an installed copy)
from tests.devdata import find, module  # noqa: E402

NEWS = ("aeb", "fundus", "wcxb")
QUARTER = 4
"""Of wcxb every fourth page by id is in the news set, as it has no news sites of its own."""
SKIPPED = {"newspaper4k", "readability"}
"""Corpora whose labels are the output of a tool."""
TIMED = 40
"""Pages of the speed rounds."""

Extractor = Callable[[bytes, str], str]


def _whosaid() -> Extractor:
    return lambda html, url: normalize(html, url or "https://page.example/x").body


def _trafilatura() -> Extractor:
    """With its metadata, as whosaid reads them too."""
    extract = importlib.import_module("trafilatura").bare_extraction

    def body(html: bytes, url: str) -> str:
        found = extract(html, url=url, include_comments=False, with_metadata=True)
        return (found.text if found is not None else "") or ""

    return body


def _readability() -> Extractor:
    document = importlib.import_module("readability").Document
    fromstring = importlib.import_module("lxml.html").fromstring

    def extract(html: bytes, url: str) -> str:
        summary = document(html.decode("utf-8", "replace")).summary()
        return "\n".join(t.strip() for t in fromstring(summary).itertext() if t.strip())

    return extract


def _resiliparse() -> Extractor:
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html, url: str(extract(html.decode("utf-8", "replace"), main_content=True))


def _justext() -> Extractor:
    justext = importlib.import_module("justext")
    stop = justext.get_stoplist("English")
    return lambda html, url: "\n".join(p.text for p in justext.justext(html, stop) if not p.is_boilerplate)


PEERS: dict[str, tuple[str, Callable[[], Extractor]]] = {
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability-lxml", _readability),
    "resiliparse": ("resiliparse", _resiliparse),
    "jusText": ("justext", _justext),
}
SYSTEMS = {"whosaid": ("whosaid", _whosaid), **PEERS}


NEEDED = ("id", "url", "source_corpus")
"""What a run without scores needs of a label: holding the others would be measured as an extractor's memory."""


def pages(data: Path, which: str, limit: int | None, *, scored: bool = True) -> list[dict[str, Any]]:
    """Labelled pages with a body, in the order of their ids; without their labels where not ``scored``."""
    with (data / "labels.jsonl").open(encoding="utf-8") as lines:
        labels = (json.loads(line) for line in lines)
        chosen = [
            p if scored else {key: p[key] for key in NEEDED}
            for p in labels
            if p.get("body") and p["source_corpus"] not in SKIPPED
        ]
    if which == "news":
        fourth = sorted(p["id"] for p in chosen if p["source_corpus"] == "wcxb")[::QUARTER]
        chosen = [
            p
            for p in chosen
            if p["source_corpus"] in NEWS and (p["source_corpus"] != "wcxb" or p["id"] in set(fourth))
        ]
    return sorted(chosen, key=lambda p: p["id"])[:limit]


def raw(data: Path, page: dict[str, Any]) -> bytes:
    """The bytes of a page as they were fetched."""
    return gzip.decompress((data / "pages" / f"{page['id']}.html.gz").read_bytes())


def extracted(extract: Extractor, html: bytes, url: str) -> str:
    """A body; a tool that fails on a page has an empty one."""
    try:
        return extract(html, url)
    except Exception as error:  # noqa: BLE001  a peer's failure is its result
        print(f"  {type(error).__name__} on {url}", file=sys.stderr)
        return ""


def installed(names: list[str]) -> dict[str, Extractor]:
    """The extractors that can be loaded; the others are named on stderr."""
    out: dict[str, Extractor] = {}
    for name in names:
        try:
            out[name] = SYSTEMS[name][1]()
        except ImportError as error:
            print(f"{name}: not installed, left out ({error})", file=sys.stderr)
    return out


def release(name: str) -> str:
    """The version of a system."""
    try:
        return version(SYSTEMS[name][0])
    except PackageNotFoundError:
        return "this checkout"


def quality(score: Any, data: Path, chosen: list[dict[str, Any]], systems: dict[str, Extractor]) -> None:
    """Body scores by corpus, and the paired difference to each peer."""
    results: dict[str, dict[str, Any]] = {}
    for name, extract in systems.items():
        bodies = {p["id"]: {"body": extracted(extract, raw(data, p), p["url"] or "")} for p in chosen}
        corpora = sorted({p["source_corpus"] for p in chosen})
        rows = []
        for corpus in [*corpora, "ALL"]:
            part = [p for p in chosen if corpus in {"ALL", p["source_corpus"]}]
            rows.append((corpus, score.summarise(score.evaluate(part, bodies), 1000, 20)))
        results[name] = score.evaluate(chosen, bodies)
        print(f"\n{name} {release(name)}")
        print(score.table(rows))
    for name in list(systems)[1:]:
        difference, low, high = score.paired(results["whosaid"]["body"], results[name]["body"], 1000, 20)
        print(f"\nbody F1, whosaid minus {name}: {difference:+.4f}  95 % [{low:+.4f}, {high:+.4f}]")


def speed(data: Path, chosen: list[dict[str, Any]], systems: dict[str, Extractor], rounds: int) -> None:
    """Pages a CPU second, the median of interleaved rounds; every system sees each page once before."""
    sample = [(raw(data, p), p["url"] or "") for p in chosen[:: max(1, len(chosen) // TIMED)][:TIMED]]
    taken: dict[str, list[float]] = {name: [] for name in systems}
    for extract in systems.values():
        for html, url in sample:
            extracted(extract, html, url)
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, extract in systems.items():
            start = time.process_time()
            for html, url in sample:
                extracted(extract, html, url)
            taken[name].append(time.process_time() - start)
    mean = sum(len(html) for html, _ in sample) / len(sample) / 1024
    print(f"\nspeed: {len(sample)} pages, mean {mean:.0f} KiB, median of {rounds} interleaved rounds")
    rate = {name: len(sample) / sorted(times)[len(times) // 2] for name, times in taken.items()}
    base = rate.get("trafilatura")
    for name, value in rate.items():
        print(
            f"  {name:18} {value:8.1f} pages / CPU-s"
            + (f"  {value / base:6.1f} x trafilatura" if base else "")
        )


def memory(names: list[str], which: str, limit: int | None) -> None:
    """Peak resident memory of one process a system, import and all pages included."""
    print("\npeak memory of a run over these pages")
    for name in names:
        command = [sys.executable, __file__, "--memory-of", name, "--set", which]
        command += ["--limit", str(limit)] if limit else []
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        print(f"  {name:18} {done.stdout.strip() or 'failed'} MiB")


def memory_of(data: Path, name: str, chosen: list[dict[str, Any]]) -> None:
    """Print the peak of this process after all pages.

    From /proc, because the peak that ``getrusage`` gives starts with the parent's.
    """
    extract = installed([name])[name]
    for page in chosen:
        extracted(extract, raw(data, page), page["url"] or "")
    status = Path("/proc/self/status").read_text(encoding="ascii")
    print(round(int(status.split("VmHWM:")[1].split()[0]) / 1024))


def vietnam() -> None:
    """Paragraphs kept and lines leaked on the annotated pages, by rendering."""
    data = find("statements-dev")
    if data is None:
        print("\nthe annotated pages in the manner of Vietnam.vn are not on this machine")
        return
    render = module(data / "render.py")
    articles = [
        json.loads(p.read_text(encoding="utf-8")) for p in sorted((data / "vietnamvn").glob("*.json"))
    ]
    apart = {"caption", "noise", "author"}
    same = 0
    total: dict[str, list[int]] = {style: [0, 0, 0, 0, 0] for style in render.STYLES}
    for article in articles:
        wanted = [article["lead"]] if article["lead"] else []
        wanted += [b["text"] for b in article["blocks"] if b["type"] not in apart]
        out = {b["text"] for b in article["blocks"] if b["type"] in apart} - set(wanted)
        found = []
        for style in render.STYLES:
            lines = normalize(render.render(article, style), article["url"]).body.split("\n\n")
            found.append(lines)
            row = total[style]
            row[0] += len(wanted)
            row[1] += sum(text in lines for text in wanted)
            row[2] += len(out)
            row[3] += sum(text in lines for text in out)
            row[4] += sum(line not in wanted and line not in out for line in lines)
        same += all(lines == found[0] for lines in found)
    print("\nannotated pages in the manner of Vietnam.vn")
    for style, (all_, kept, apart_, leaked, furniture) in total.items():
        print(
            f"  {style:10} kept {kept}/{all_}, captions, bylines and noise leaked {leaked}/{apart_}, furniture leaked {furniture}"
        )
    print(f"  same lines in all renderings: {same}/{len(articles)}")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", dest="which", choices=("news", "all"), default="news")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    options = parser.parse_args()
    data = find("extraction-dev")
    if data is None:
        sys.exit("the labelled pages are not on this machine (set WHOSAID_DEVDATA)")
    chosen = pages(data, options.which, options.limit, scored=not options.memory_of)
    if options.memory_of:
        memory_of(data, options.memory_of, chosen)
        return
    systems = installed(["whosaid", *(p for p in options.peers.split(",") if p)])
    print(f"{len(chosen)} pages, Python {sys.version.split()[0]}")
    quality(module(data / "score.py"), data, chosen, systems)
    speed(data, chosen, systems, options.rounds)
    memory(list(systems), options.which, options.limit)
    vietnam()


if __name__ == "__main__":
    main()
