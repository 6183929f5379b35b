"""The three silent breakages of a plain install stay pinned away, and every entry point imports."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib.metadata import entry_points, version

import pytest
from packaging.requirements import Requirement

from tests.devdata import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = {r.name: r for r in map(Requirement, PROJECT["dependencies"])}


@pytest.mark.parametrize("name", ["scrapy", "beautifulsoup4", "langdetect", "sqlite-utils", "prefect"])
def test_the_packages_asked_for_are_dependencies(name):
    assert name in NEEDED


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_what_is_installed_is_inside_its_pin(name):
    assert NEEDED[name].specifier.contains(version(name))


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("fastapi", "0.155.0"),  # every flow run crashes at import
        ("sqlalchemy", "2.1.9"),  # the scheduler fails silently, cron never fires
        ("prefect", "3.9.1"),  # needs a certifi that an index may not have; resolvers fall back to 2.x
    ],
)
def test_a_release_known_to_break_us_is_outside_its_pin(name, broken):
    assert not NEEDED[name].specifier.contains(broken)


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_every_pin_has_an_upper_bound_and_a_reason_beside_it(name):
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    at = next(i for i, line in enumerate(lines) if line.strip().startswith(f'"{name}') and "[" not in line)
    while lines[at - 1].strip().startswith('"'):
        at -= 1

    assert any(s.operator in ("<", "==") for s in NEEDED[name].specifier)
    assert lines[at - 1].strip().startswith("#")


def test_every_entry_point_of_the_package_imports():
    ours = [
        e
        for group in ("console_scripts", "pytest11")
        for e in entry_points(group=group)
        if e.dist and e.dist.name == "whosaid"
    ]

    assert ours
    for entry in ours:
        done = subprocess.run(
            [sys.executable, "-c", f"from {entry.value.partition(':')[0]} import *"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "module", ["prefect", "prefect.server.api.server", "scrapy.crawler", "sqlite_utils", "warcio"]
)
def test_a_library_imports_as_pinned(module):
    done = subprocess.run(
        [sys.executable, "-c", f"import {module}"], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
