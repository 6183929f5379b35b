"""Errors are a small tree with an exit code each, and the page that explains them is right."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from schemas import errors
from schemas.errors import WhosaidError
from tests.devdata import ROOT

CODES = {
    "WhosaidError": 1,
    "UsageError": 2,
    "UnknownSource": 2,
    "BadSource": 2,
    "BadDatabase": 2,
    "CrawlFailed": 1,
    "RunDegraded": 3,
    "Busy": 4,
    "FetchRefused": 1,
    "PrivateAddress": 1,
    "OffList": 1,
    "BadScheme": 1,
}
"""What a script that calls whosaid relies on."""


def all_errors() -> dict[str, type[WhosaidError]]:
    found = {"WhosaidError": WhosaidError}
    waiting = [WhosaidError]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind.__module__ == errors.__name__:
                found[kind.__name__] = kind
                waiting.append(kind)
    return found


def test_every_error_has_the_exit_code_that_is_promised():
    assert {name: kind.exit_code for name, kind in all_errors().items()} == CODES


def test_the_tree_in_the_docstring_is_the_tree():
    drawn = re.findall(r"^[ │├└─]*([A-Z]\w+)", errors.__doc__ or "", re.MULTILINE)
    depths = [
        len(line) - len(line.lstrip(" │├└─"))
        for line in (errors.__doc__ or "").splitlines()
        if re.match(r"^ [ │├└─]*[A-Z]", line)
    ]

    assert [name for name in drawn if name in CODES] == list(CODES)
    assert len(depths) == len(CODES)
    parents: list[tuple[int, str]] = []
    for depth, name in zip(depths, CODES, strict=True):
        while parents and parents[-1][0] >= depth:
            parents.pop()
        if parents:
            assert all_errors()[name].__bases__ == (all_errors()[parents[-1][1]],)
        parents.append((depth, name))


def test_every_error_in_any_room_has_one_of_the_codes():
    for kind in WhosaidError.__subclasses__():
        assert kind.exit_code in (1, 2, 3, 4)


@pytest.mark.parametrize("name", CODES)
def test_an_error_says_its_sentence_and_nothing_else(name):
    assert str(all_errors()[name]("There is no file x; name another.")) == "There is no file x; name another."


def test_the_page_of_the_database_is_printed_and_written_alike(tmp_path):
    command = [sys.executable, "-m", "schemas.documentation"]
    printed = subprocess.run(command, capture_output=True, cwd=ROOT, check=True).stdout
    subprocess.run([*command, str(tmp_path / "database.md")], cwd=ROOT, check=True)

    assert (tmp_path / "database.md").read_bytes() == printed
    assert printed.startswith(b"# The database\n")
    assert printed.endswith(b"\n")
    assert not printed.endswith(b"\n\n")
