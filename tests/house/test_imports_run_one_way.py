"""Imports run one way: flows -> crawler -> pipelines -> schemas, and light things stay light."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.devdata import ROOT

ORDER = ("schemas", "pipelines", "crawler", "flows")
FORBIDDEN = {
    "schemas": {"scrapy", "twisted", "prefect", "bs4", "lxml", "langdetect"},
    "pipelines": {"scrapy", "twisted", "prefect", "sqlite3", "sqlite_utils"},
    "crawler": {"prefect"},
    "flows": set(),
}


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


def imported(path: Path) -> set[str]:
    """The top-level names that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


@pytest.mark.parametrize("room", ORDER)
def test_a_room_imports_only_rooms_below_it(room):
    above = set(ORDER[ORDER.index(room) + 1 :])
    wrong = {
        str(p.relative_to(ROOT)): sorted(imported(p) & above) for p in modules(room) if imported(p) & above
    }

    assert wrong == {}


@pytest.mark.parametrize("room", ORDER)
def test_a_room_keeps_out_of_libraries_that_are_not_its_business(room):
    wrong = {
        str(p.relative_to(ROOT)): sorted(imported(p) & FORBIDDEN[room])
        for p in modules(room)
        if imported(p) & FORBIDDEN[room]
    }

    assert wrong == {}


@pytest.mark.parametrize("room", ORDER)
def test_no_room_uses_the_tests_or_the_development_tools(room):
    wrong = {"tests", "pytest", "hypothesis"}
    # The pytest plugin is a product for other people's tests; flows.demo serves the saved site.
    allowed = {"flows/demo.py"}
    found = {
        str(p.relative_to(ROOT))
        for p in modules(room)
        if imported(p) & wrong and "plugin" not in p.stem and str(p.relative_to(ROOT)) not in allowed
    }

    assert found == set()


def loaded_after(code: str) -> set[str]:
    """The top-level modules in memory after running code in a new interpreter."""
    script = f"{code}\nimport sys; print(' '.join({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        (
            "from pipelines import attribute",
            {"scrapy", "prefect", "sqlite3", "lxml", "bs4", "langdetect", "warcio"},
        ),
        ("from pipelines import detect_language", {"scrapy", "prefect", "sqlite3", "lxml", "bs4", "warcio"}),
        ("from pipelines import normalize", {"scrapy", "prefect", "sqlite3", "warcio", "twisted"}),
        ("import flows.cli", {"scrapy", "prefect", "twisted", "lxml", "bs4", "fastapi", "sqlalchemy"}),
    ],
)
def test_start_up_loads_nothing_heavy_that_is_not_used(code, heavy):
    assert loaded_after(code) & heavy == set()
