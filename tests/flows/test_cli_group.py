"""The command line teaches, stays light, and turns every error into one sentence and a known exit code."""

from __future__ import annotations

import subprocess
import sys
import time

import click
import pytest

import flows.cli as cli
from schemas import errors
from tests.devdata import ROOT


def whosaid(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *args], capture_output=True, text=True, cwd=ROOT, check=False
    )


@pytest.fixture
def verb(monkeypatch):
    """Put a verb called "probe" into the group that runs the given function."""

    def install(run):
        command = click.Command("probe", callback=run)
        monkeypatch.setattr(cli, "verbs", lambda: {"probe": ROOT / "flows" / "cli" / "__init__.py"})
        monkeypatch.setattr(cli.LazyGroup, "get_command", lambda self, ctx, name: command)

    return install


def exit_code(args: list[str]) -> int:
    with pytest.raises(SystemExit) as stopped:
        cli.main(args)
    return stopped.value.code


def test_help_lists_every_verb_with_what_it_does():
    shown = whosaid("--help").stdout

    for name, path in cli.verbs().items():
        assert f"  {name} " in shown
        assert cli.summary(path).split()[0] in shown


def test_help_explains_the_exit_codes():
    assert "4 busy" in whosaid("--help").stdout.replace("\n", " ").replace("  ", " ")


@pytest.mark.slow
def test_help_is_fast():
    start = time.perf_counter()
    whosaid("--help")

    assert time.perf_counter() - start < 1.5


def test_help_loads_neither_scrapy_nor_prefect():
    code = (
        "import sys, flows.cli as c\n"
        "try: c.main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'scrapy', 'prefect', 'twisted', 'sqlalchemy', 'lxml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)

    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", cli.verbs())
def test_every_verb_has_help_that_says_more_than_its_name(name):
    context = click.Context(cli.cli)
    command = cli.cli.get_command(context, name)

    assert command is not None
    assert len((command.help or "").split()) >= 8
    undocumented = [
        p.name for p in command.params if isinstance(p, click.Option) and not p.help and not p.hidden
    ]
    assert undocumented == []


@pytest.mark.parametrize("name", cli.verbs())
def test_every_verb_has_a_one_line_summary(name):
    line = cli.summary(cli.verbs()[name])

    assert 10 < len(line) <= 110


def test_a_misspelt_verb_is_answered_with_the_nearest(verb, capsys):
    verb(lambda: None)

    assert exit_code(["prob"]) == 2
    assert "Did you mean 'probe'?" in capsys.readouterr().err


def test_an_unknown_verb_is_wrong_usage_in_one_line_on_stderr():
    done = whosaid("xyzzy")

    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert "xyzzy" in done.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.WhosaidError("no"), 1),
        (errors.CrawlFailed("no"), 1),
        (errors.UnknownSource("no"), 2),
        (errors.BadSource("no"), 2),
        (errors.BadDatabase("no"), 2),
        (errors.RunDegraded("no"), 3),
        (errors.Busy("no"), 4),
        (errors.PrivateAddress("no"), 1),
        (KeyboardInterrupt(), 1),
        (ValueError("surprise\nin two lines"), 1),
        (click.UsageError("no"), 2),
        (click.BadParameter("no"), 2),
    ],
    ids=lambda v: type(v).__name__ if isinstance(v, BaseException) else str(v),
)
def test_every_error_becomes_its_exit_code_and_one_sentence(verb, capsys, error, code):
    def run():
        raise error

    verb(run)

    assert exit_code(["probe"]) == code
    shown = capsys.readouterr().err
    assert len(shown.strip().splitlines()) == 1
    assert "Traceback" not in shown


def test_an_unforeseen_error_names_its_type_and_how_to_see_more(verb, capsys):
    def run():
        raise ValueError("surprise")

    verb(run)
    exit_code(["probe"])
    shown = capsys.readouterr().err

    assert "ValueError: surprise" in shown
    assert "WHOSAID_DEBUG=1" in shown


def test_the_debug_switch_shows_the_traceback(verb, capsys, monkeypatch):
    def run():
        raise ValueError("surprise")

    monkeypatch.setenv("WHOSAID_DEBUG", "1")
    verb(run)
    exit_code(["probe"])

    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("code", [0, 1, 3, 4])
def test_a_verb_that_returns_a_code_ends_the_process_with_it(verb, code):
    verb(lambda: code)

    assert exit_code(["probe"]) == code


def test_a_verb_that_returns_nothing_ends_well(verb):
    verb(lambda: None)

    assert exit_code(["probe"]) == 0


def test_the_version_is_that_of_the_package():
    done = whosaid("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("whosaid, version ")


def test_running_the_package_is_the_same_program():
    assert whosaid("--help").stdout.startswith("Usage: whosaid")
