"""What docs/operations.md and docs/sources.md promise is what the program has."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

from crawler.reasons import REASONS
from crawler.settings import WHY
from crawler.sources import bundled, find_source
from crawler.verdict import EXIT_CODES
from flows.cli import verbs
from schemas.source import Source, _tables, read_source
from tests.devdata import ROOT

OPERATIONS = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
SOURCES = (ROOT / "docs/sources.md").read_text(encoding="utf-8")
KEYS = [
    f"{table}.{name}".lstrip(".")
    for table, model in _tables(Source).items()
    for name in model.model_fields
    if name not in ("fetch", "schedule", "extract")
]


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_a_source_is_explained(key):
    assert re.search(rf"^\| `{re.escape(key)}` \|", SOURCES, re.MULTILINE)


def test_every_key_that_is_explained_exists():
    explained = re.findall(r"^\| `([a-z_.]+)` \|", SOURCES, re.MULTILINE)

    assert sorted(explained) == sorted(KEYS)


@pytest.mark.parametrize("block", re.findall(r"```toml\n(.*?)```", SOURCES, re.DOTALL))
def test_every_example_of_a_source_is_valid(block):
    text = "\n".join(line.removeprefix("   ") for line in block.splitlines())

    read_source(tomllib.loads(text), "docs/sources.md")


def test_the_bundled_source_is_shown_as_it_is():
    block = next(b for b in re.findall(r"```toml\n(.*?)```", SOURCES, re.DOTALL) if '"vietnamvn"' in b)

    assert read_source(tomllib.loads(block), "docs") == find_source("vietnamvn")


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_explained(reason):
    assert f"| `{reason}` | {REASONS[reason]} |" in OPERATIONS


@pytest.mark.parametrize("name", WHY)
def test_every_replaced_setting_is_explained(name):
    assert re.search(rf"^\| `{name}` \|.*\| {re.escape(WHY[name])} \|$", OPERATIONS, re.MULTILINE)


def test_every_state_and_exit_code_is_explained():
    for state, code in EXIT_CODES.items():
        assert re.search(rf"^\| {code} \| {state} \|", OPERATIONS, re.MULTILINE)


@pytest.mark.parametrize("text", [OPERATIONS, SOURCES], ids=["operations", "sources"])
def test_every_command_that_is_named_exists(text):
    named = set(re.findall(r"whosaid ([a-z][a-z-]+)", text))

    assert named <= set(verbs())


def test_prefect_yaml_says_what_the_bundled_sources_say():
    config = yaml.safe_load((ROOT / "prefect.yaml").read_text(encoding="utf-8"))
    deployed = {d["name"]: d for d in config["deployments"]}

    assert set(deployed) == {name for name in bundled() if find_source(name).schedule}
    for name, deployment in deployed.items():
        schedule = find_source(name).schedule
        assert deployment["schedules"] == [{"cron": schedule.cron, "timezone": schedule.timezone}]
        assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}
        path, _, function = deployment["entrypoint"].partition(":")
        assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8")
