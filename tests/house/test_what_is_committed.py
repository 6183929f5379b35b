"""What is committed speaks of the project alone: no host of a package index, no path of a machine."""

from __future__ import annotations

import re
import subprocess

import pytest

from tests.devdata import ROOT

TEXTUAL = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".lock",
    ".sh",
    ".cfg",
    ".yaml",
    ".yml",
    ".json",
    ".html",
    ".xml",
    "",
}


def committed() -> list[str]:
    done = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    if done.returncode:
        pytest.skip("not a git checkout")
    return [n for n in done.stdout.splitlines() if (ROOT / n).suffix in TEXTUAL and (ROOT / n).is_file()]


# Spelled in pieces, so that this file does not contain what it looks for.
PATTERNS = {
    "package index host": "py" + r"pi\.org|python" + r"hosted\.org|registry\." + "npm",
    "path of a machine": r"(?<![\w./])/(?:work|home/\w+|root)/" + r"(?!\$)",
}


@pytest.mark.parametrize("what", PATTERNS)
def test_no_committed_file_names(what):
    pattern = re.compile(PATTERNS[what])
    found = [
        f"{name}:{number}"
        for name in committed()
        for number, line in enumerate(
            (ROOT / name).read_text(encoding="utf-8", errors="replace").splitlines(), 1
        )
        if pattern.search(line)
    ]

    assert found == []


@pytest.mark.parametrize("name", ["requirements/requirements.lock", "requirements/uv.lock"])
def test_a_lock_pins_hashes_and_names_no_address(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^[\w.-]+==\S+", text, re.MULTILINE)

    assert "://" not in text
    assert pins
    assert len(re.findall(r"^[\w.-]+==.*?(?=^[\w.-]+==|\Z)", text, re.MULTILINE | re.DOTALL)) == len(pins)
    assert all("--hash=sha256:" in part for part in re.split(r"(?m)^(?=[\w.-]+==)", text) if part.strip())


@pytest.mark.parametrize(
    "name",
    [
        "crawler",
        "pipelines",
        "flows",
        "schemas",
        "tests",
        "docs",
        "scrapy.cfg",
        "pyproject.toml",
        "Makefile",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        ".ci/run",
    ],
)
def test_the_house_has(name):
    assert (ROOT / name).exists()
