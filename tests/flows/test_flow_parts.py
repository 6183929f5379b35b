"""The flow's parts as plain functions: state, report, checks, deployments, Prefect's home."""

from __future__ import annotations

import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.verdict import Tally
from flows import prefect_home
from flows.checks import quick_findings
from flows.health import health, next_runs
from flows.reporting import WORDS, count_rows, escape, markdown
from flows.spec import CrawlResult, CrawlSpec
from schemas.database import begin_run, connect, end_run, ensure_source
from schemas.errors import CrawlFailed, UsageError
from schemas.source import Schedule, read_source
from tests.devdata import ROOT

SPEC = CrawlSpec(source="vietnamvn", db="news.db")


def result(state: str = "ok", code: int = 0, **counts: object) -> CrawlResult:
    return CrawlResult(state=state, sentence=f"it was {state}", exit_code=code, counts=counts)


@pytest.fixture(scope="module")
def crawl_flow():
    from flows import crawl

    return crawl


@pytest.mark.parametrize(
    ("state", "code", "name"), [("ok", 0, "Completed"), ("degraded", 3, "Degraded"), ("busy", 4, "Skipped")]
)
def test_a_run_that_did_not_fail_completes_under_its_own_name(crawl_flow, state, code, name):
    final = crawl_flow.final_state(result(state, code), [])

    assert final.is_completed()
    assert final.name == name
    assert final.message == f"it was {state}"


@pytest.mark.parametrize(
    ("crawled", "findings", "error"),
    [
        (result("failed", 1), [], CrawlFailed),
        (result("cancelled", 1), [], CrawlFailed),
        (result("failed", 2), [], UsageError),
        (result("ok", 0), ["The file is damaged."], CrawlFailed),
    ],
)
def test_the_flow_raises_where_the_crawl_failed(crawl_flow, crawled, findings, error):
    with pytest.raises(error):
        crawl_flow.final_state(crawled, findings)


def test_every_count_that_is_shown_exists():
    assert set(WORDS) <= set(Tally().as_dict())


def test_only_counts_that_are_not_zero_are_shown():
    rows = count_rows(result(listed=3, stored=0, failed=1))

    assert [r["what"] for r in rows] == ["listed", "failed"]
    assert all(r["meaning"] for r in rows)


def test_the_report_names_reasons_and_lost_listings():
    crawled = result(
        "degraded", 3, listed=3, reasons={"timeout": 2}, listing_failures={"https://a.test/s.xml": "http_403"}
    )
    text = markdown(SPEC, crawled, [])

    assert "timeout" in text
    assert "403" in text
    assert "took longer" in text
    assert "in order" in text


HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) | `a` **b**\n# heading\n| cell |"


def test_text_from_outside_makes_no_markup_in_the_report():
    crawled = CrawlResult(
        state="degraded",
        sentence=HOSTILE,
        exit_code=3,
        counts={"reasons": {HOSTILE: 1}, "listing_failures": {HOSTILE: HOSTILE}},
    )
    text = markdown(CrawlSpec(source=HOSTILE, db="x"), crawled, [HOSTILE])

    assert not re.search(r"(?<!\\)<", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert len([line for line in text.splitlines() if line.startswith("#")]) == 1


@given(st.text(max_size=80))
def test_escaped_text_is_one_line(text):
    assert "\n" not in escape(text)


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "news.db"
    db = connect(path, create=True)
    yield path, db
    db.close()


def test_a_good_database_has_no_findings(database):
    assert quick_findings(database[0]) == []


def test_an_orphan_is_found(database):
    path, db = database
    db.close()
    with sqlite3.connect(path) as conn:
        conn.execute("pragma foreign_keys = off")
        conn.execute(
            "insert into problems (id, page_id, url, stage, reason, at) values ('x', 'none', 'u', 's', 'r', 'a')"
        )

    assert quick_findings(path) == ["A row of problems points at a row of pages that is not there."]


AT = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)
SOURCE = read_source(
    {
        "name": "news",
        "home": "https://news.test/",
        "schedule": {"cron": "*/30 * * * *", "timezone": "Asia/Ho_Chi_Minh"},
    },
    "x",
)


def ran(db, *states: str, at: datetime = AT) -> None:
    for state in states:
        run = begin_run(db, "crawl:news", source="news", at=at)
        if state != "running":
            end_run(db, run, state, detail=f"it was {state}")


@pytest.mark.parametrize(
    ("states", "expected", "words"),
    [
        ((), "never crawled", "No run yet"),
        (("ok",), "healthy", "it was ok"),
        (("failed", "ok"), "healthy", "it was ok"),
        (("degraded",), "degraded", "it was degraded"),
        (("ok", "failed", "failed"), "failing", "2 runs in a row"),
        (("failed",), "failing", "no good run yet"),
        (("ok", "cancelled"), "failing", "1 runs in a row"),
        (("ok", "running"), "running", "at work"),
    ],
)
def test_health_in_plain_words(database, states, expected, words):
    path, db = database
    ensure_source(db, "news", SOURCE.home, SOURCE.model_dump(mode="json"))
    ran(db, *states)
    (found,) = health(path, AT)

    assert found.state == expected
    assert words in found.words
    assert len(found.next_runs) == 3


def test_a_schedule_that_did_not_run_is_late(database):
    path, db = database
    ensure_source(db, "news", SOURCE.home, SOURCE.model_dump(mode="json"))
    ran(db, "ok", at=AT.replace(hour=6))
    (found,) = health(path, AT)

    assert found.state == "late"


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        ({"cron": "*/30 * * * *", "timezone": "UTC"}, ["12:30", "13:00", "13:30"]),
        ({"cron": "0 7 * * *", "timezone": "Asia/Ho_Chi_Minh"}, ["07:00", "07:00", "07:00"]),
        ({"every_minutes": 45, "timezone": "UTC"}, ["12:55", "13:40", "14:25"]),
    ],
)
def test_next_runs_are_in_the_schedules_own_zone(schedule, expected):
    moments = next_runs(Schedule(**schedule), 3, AT)

    assert [f"{m:%H:%M}" for m in moments] == expected
    assert all(a < b for a, b in itertools.pairwise(moments))


def test_a_day_with_a_changing_clock_has_as_many_runs_as_hours():
    berlin = Schedule(cron="0 * * * *", timezone="Europe/Berlin")
    spring = next_runs(berlin, 30, datetime(2026, 3, 28, 23, 30, tzinfo=UTC))

    gaps = {(b.astimezone(UTC) - a.astimezone(UTC)).total_seconds() for a, b in itertools.pairwise(spring)}
    assert gaps == {3600.0}


def test_a_deployment_has_the_sources_schedule_and_one_run_at_a_time(crawl_flow, tmp_path):
    from flows.deployments import deployment, scheduled

    ((spec, source),) = scheduled(["vietnamvn"]).items()
    made = deployment(spec, source, str(tmp_path / "news.db"))

    assert made.name == "vietnamvn"
    assert made.entrypoint == "flows.crawl.crawl"
    assert made.parameters == {"source": "vietnamvn", "db": str(tmp_path / "news.db")}
    assert made.schedules[0].schedule.cron == "*/30 * * * *"
    assert made.schedules[0].schedule.timezone == "Asia/Ho_Chi_Minh"
    assert made.concurrency_limit == 1
    assert made.concurrency_options.collision_strategy.value == "CANCEL_NEW"


def test_all_bundled_sources_with_a_schedule_are_deployed():
    from flows.deployments import scheduled

    assert list(scheduled([])) == ["vietnamvn"]


def test_a_source_without_a_schedule_cannot_be_served(tmp_path):
    from flows.deployments import scheduled

    path = tmp_path / "mine.toml"
    path.write_text('name = "mine"\nhome = "https://mine.test/"\n')

    with pytest.raises(UsageError, match="has no \\[schedule\\]"):
        scheduled([str(path)])


def environment(**extra: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT", "DO_NOT"))}
    return {**kept, **extra}


SHOW = "import flows.prefect_home, os; print(os.environ.get('PREFECT_HOME')); print(os.environ['DO_NOT_TRACK'], os.environ['PREFECT_SERVER_ANALYTICS_ENABLED'], os.environ['PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS'])"


def shown(cwd, **extra: str) -> list[str]:
    env = environment(PYTHONPATH=str(ROOT), **extra)
    done = subprocess.run(
        [sys.executable, "-c", SHOW], capture_output=True, text=True, cwd=cwd, env=env, check=True
    )
    return done.stdout.splitlines()


def test_prefect_lives_in_the_working_folder_where_nothing_is_configured(tmp_path):
    home, switches = shown(tmp_path, HOME=str(tmp_path / "empty"))

    assert home == str(tmp_path / ".whosaid" / "prefect")
    assert (tmp_path / ".whosaid" / "prefect").is_dir()
    assert switches == "1 false 120"


def test_what_the_user_has_configured_stays(tmp_path):
    home, _ = shown(tmp_path, HOME=str(tmp_path), PREFECT_HOME=str(tmp_path / "own"))
    assert home == str(tmp_path / "own")

    home, _ = shown(tmp_path, HOME=str(tmp_path), PREFECT_API_URL="http://prefect.test/api")
    assert home == "None"
    assert not (tmp_path / ".whosaid").exists()


def test_telemetry_is_off_before_prefect_is_imported(crawl_flow):
    from prefect.settings import get_current_settings

    assert os.environ["DO_NOT_TRACK"] == "1"
    assert get_current_settings().server.analytics_enabled is False
    assert prefect_home.QUIET["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"


@pytest.mark.parametrize(
    "settings", ["{}", '{"name": "news"}', '{"name": "news", "home": "https://news.test/", "of_old": 1}']
)
def test_a_source_of_another_version_is_shown_without_its_schedule(database, settings):
    path, db = database
    ensure_source(db, "news", SOURCE.home, json.loads(settings))
    ran(db, "ok")
    (found,) = health(path, AT)

    assert (found.state, found.next_runs) == ("healthy", ())


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(days=1), timedelta(days=400)])
def test_the_last_run_is_the_one_that_began_last_even_where_the_clock_went_back(database, back):
    path, db = database
    ensure_source(db, "news", SOURCE.home, SOURCE.model_dump(mode="json"))
    ran(db, "ok", at=AT)
    ran(db, "failed", at=AT - back)
    (found,) = health(path, AT)

    assert found.state == "failing"
    assert "1 runs in a row" in found.words
