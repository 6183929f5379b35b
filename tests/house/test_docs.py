"""The docs keep their promises: links lead somewhere, commands exist, examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows.cli import verbs
from tests.devdata import ROOT

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "tests").rglob("*.md")])
IDS = [str(p.relative_to(ROOT)) for p in PAGES]


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_link_to_a_file_leads_to_one(page):
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]

    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=IDS)
def test_every_command_in_the_docs_exists(page):
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text_of(page), re.DOTALL))
    named = set(re.findall(r"\bwhosaid ([a-z][a-z-]+)", code))

    assert named - set(verbs()) == set()


def test_every_command_is_in_the_docs():
    everything = "\n".join(text_of(p) for p in PAGES)

    assert [verb for verb in verbs() if f"whosaid {verb}" not in everything] == []


def test_every_make_target_in_the_docs_exists():
    targets = set(re.findall(r"^([a-z-]+):", text_of(ROOT / "Makefile"), re.MULTILINE))
    named = {t for p in PAGES for t in re.findall(r"`make ([a-z-]+)`", text_of(p))}

    assert named
    assert named <= targets


def test_the_python_example_of_the_readme_runs():
    block = re.search(r"```python\n(.*?)```", text_of(ROOT / "README.md"), re.DOTALL)
    assert block
    from tests.sites import build as site

    page = next(t for t in site.texts() if t.path.startswith("/en/giu-nghe"))
    scope = {"html": site.page(page, []).encode()}
    exec(block[1], scope)

    assert scope["article"].statements
    assert scope["detect_language"]("Nước đang lên").code == "vi"
    said = scope["attribute"]("Ông Tám cho biết: “Nước đang lên.”", language="vi")
    assert [(s.kind, s.speaker.name) for s in said if s.kind != "narration"] == [("quote", "Tám")]
