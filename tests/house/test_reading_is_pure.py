"""Reading a page asks nobody: no clock, no zone, no environment, no chance, no network, no order of reading."""

from __future__ import annotations

import ast
import gc
import os
import random
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines import normalize
from tests.archived import saved_pages
from tests.devdata import ROOT

ROOM = ROOT / "pipelines"
TOOLS = {"build_profiles.py", "build_siblings.py"}
"""Programs that make the data files; they are run by hand."""
FORBIDDEN = {
    ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("date", "today"),
    ("time", "time"), ("time", "monotonic"), ("time", "localtime"), ("time", "perf_counter"),
    ("os", "environ"), ("os", "getenv"), ("os", "urandom"), ("os", "getpid"), ("socket", "socket"),
    ("random", "random"), ("random", "choice"), ("random", "shuffle"), ("random", "seed"),
    ("locale", "setlocale"), ("locale", "getlocale"), ("uuid", "uuid4"), ("secrets", "token_hex"),
}  # fmt: skip
LIBRARIES = {
    "random",
    "socket",
    "urllib.request",
    "http",
    "requests",
    "httpx",
    "aiohttp",
    "secrets",
    "uuid",
    "locale",
    "subprocess",
}


def modules() -> list[Path]:
    return [p for p in sorted(ROOM.rglob("*.py")) if p.name not in TOOLS]


def test_no_module_of_the_reader_asks_the_world():
    wrong = []
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and (node.value.id, node.attr) in FORBIDDEN
            ):
                wrong.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.value.id}.{node.attr}")
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            wrong += [
                f"{path.relative_to(ROOT)}:{node.lineno} import {n}"
                for n in names
                if n.split(".")[0] in LIBRARIES or n in LIBRARIES
            ]

    assert len(modules()) > 80
    assert wrong == []


SHOW = """
import hashlib, sys
from tests.archived import saved_pages
from pipelines import normalize
pages = saved_pages(languages=("vi", "en", "th", "ar"))
if sys.argv[1] == "backwards":
    pages = pages[::-1]
lines = sorted(f"{url} {normalize(body, url).model_dump_json()}" for url, body in pages)
print(hashlib.sha256("\\n".join(lines).encode()).hexdigest())
"""

WORLDS = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "America/Adak", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "31337", "ORDER": "backwards"},
]


@pytest.mark.slow
def test_the_same_pages_read_the_same_in_any_zone_locale_order_and_process():
    answers = set()
    for world in WORLDS:
        env = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], **world}
        command = [sys.executable, "-c", SHOW, world.get("ORDER", "forwards")]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=True)
        answers.add(done.stdout)

    assert len(answers) == 1


def test_reading_changes_nothing_that_later_reading_sees():
    pages = saved_pages()
    first = {url: normalize(body, url) for url, body in pages}
    shuffled = random.Random(7).sample(pages, len(pages))

    assert {url: normalize(body, url) for url, body in shuffled} == first


def test_reading_draws_no_number_and_leaves_the_generator_alone():
    random.seed(5)
    before = random.getstate()
    for url, body in saved_pages(6):
        normalize(body, url)

    assert random.getstate() == before


def resident_kib() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1024


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc")
def test_memory_does_not_grow_with_the_number_of_pages():
    """Caches fill and then stay: from the thousandth page on a page may leave less than five KiB behind."""
    pages = saved_pages()

    def read(count: int) -> int:
        for number in range(count):
            url, body = pages[number % len(pages)]
            # No two pages are alike, so that a cache of whole texts would show.
            normalize(body.replace(b"</p>", f" {number}.</p>".encode()), f"{url}-{number}")
        gc.collect()
        return resident_kib()

    full = read(1000)
    grown = read(1000) - full

    assert grown < 5 * 1000
