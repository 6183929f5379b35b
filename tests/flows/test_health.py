"""Health in plain words: whatever the runs were, and whenever somebody asks."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.cli.status import EXIT
from flows.health import LATE_AFTER, health, next_runs
from schemas.database import begin_run, connect, end_run, ensure_source, record_problem
from schemas.source import Schedule, read_source

AT = datetime(2026, 11, 24, 12, 10, tzinfo=UTC)
STATES = ["ok", "degraded", "failed", "cancelled", "lost"]


def source(name: str = "news", **schedule: object) -> dict:
    table = {"name": name, "home": f"https://{name}.test/", **({"schedule": schedule} if schedule else {})}
    return read_source(table, "x").model_dump(mode="json")


def ran(db, name: str, state: str, at: datetime, detail: str = "it ended") -> str:
    run = begin_run(db, f"crawl:{name}", source=name, at=at)
    end_run(db, run, state, detail=detail)
    return run


@pytest.fixture
def path(tmp_path):
    connect(tmp_path / "news.db", create=True).close()
    return tmp_path / "news.db"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=10), "0 min ago"),
        (timedelta(minutes=89), "89 min ago"),
        (timedelta(minutes=90), "1 h ago"),
        (timedelta(hours=47), "47 h ago"),
        (timedelta(hours=48), "2 days ago"),
        (timedelta(days=400), "400 days ago"),
        (timedelta(minutes=-5), "0 min ago"),
    ],
)
def test_the_time_since_a_run_is_said_as_people_say_it(path, ago, words):
    with connect(path) as db:
        ensure_source(db, "news", "https://news.test/", source())
        ran(db, "news", "ok", AT - ago)
    (found,) = health(path, AT)

    assert f"Last run {words}" in found.words


@pytest.mark.parametrize("runs", list(itertools.product(STATES, repeat=2)), ids="-".join)
def test_the_last_run_that_ended_decides(path, runs):
    with connect(path) as db:
        ensure_source(db, "news", "https://news.test/", source())
        for number, state in enumerate(runs):
            ran(db, "news", state, AT - timedelta(hours=9 - number), detail=state)
    (found,) = health(path, AT)
    seen = [state for state in runs if state != "lost"]
    last = seen[-1] if seen else None
    expected = {None: "never crawled", "ok": "healthy", "degraded": "degraded"}.get(last, "failing")

    assert found.state == expected
    assert (found.last_success is None) == (not {"ok", "degraded"} & set(runs))


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(states=st.lists(st.sampled_from(STATES), max_size=6))
def test_failures_are_counted_back_to_the_last_good_run(tmp_path_factory, states):
    path = tmp_path_factory.mktemp("h") / "news.db"
    with connect(path, create=True) as db:
        ensure_source(db, "news", "https://news.test/", source())
        for number, state in enumerate(states):
            ran(db, "news", state, AT - timedelta(hours=20 - number))
    (found,) = health(path, AT)
    ended = [s for s in states if s != "lost"]
    in_a_row = len(list(itertools.takewhile(lambda s: s in ("failed", "cancelled"), reversed(ended))))

    assert found.state in EXIT
    assert (found.state == "failing") == (in_a_row > 0)
    if in_a_row:
        assert found.words.startswith(f"{in_a_row} runs in a row did not come through")


@pytest.mark.parametrize(
    ("schedule", "minutes", "late"),
    [
        ({"cron": "*/30 * * * *"}, 60, False),
        ({"cron": "*/30 * * * *"}, 100, True),
        ({"every_minutes": 10}, 29, False),
        ({"every_minutes": 10}, 31, True),
        ({"cron": "0 6 * * *"}, 60 * 40, False),
        ({"cron": "0 6 * * *"}, 60 * 80, True),
    ],
)
def test_a_schedule_is_late_when_three_of_its_runs_are_missing(path, schedule, minutes, late):
    with connect(path) as db:
        ensure_source(db, "news", "https://news.test/", source(**schedule))
        ran(db, "news", "ok", AT - timedelta(minutes=minutes))
    (found,) = health(path, AT)

    assert LATE_AFTER == 3
    assert (found.state == "late") is late


def test_a_source_without_a_schedule_is_never_late(path):
    with connect(path) as db:
        ensure_source(db, "news", "https://news.test/", source())
        ran(db, "news", "ok", AT - timedelta(days=900))
    (found,) = health(path, AT)

    assert (found.state, found.next_runs) == ("healthy", ())


def test_each_source_is_judged_by_its_own_runs_and_problems(path):
    with connect(path) as db:
        for name, state in (("a", "ok"), ("b", "failed"), ("c", "degraded")):
            ensure_source(db, name, f"https://{name}.test/", source(name))
            first = ran(db, name, "ok", AT - timedelta(hours=5))
            record_problem(db, f"https://{name}.test/old", "fetch", "timeout", run_id=first)
            last = ran(db, name, state, AT - timedelta(hours=1))
            for number in range(len(name) if name != "c" else 2):
                record_problem(db, f"https://{name}.test/{number}", "fetch", "timeout", run_id=last)
        ensure_source(db, "d", "https://d.test/", source("d"))
    found = {h.source: h for h in health(path, AT)}

    assert {name: h.state for name, h in found.items()} == {
        "a": "healthy",
        "b": "failing",
        "c": "degraded",
        "d": "never crawled",
    }
    assert {name: h.problems for name, h in found.items()} == {"a": 1, "b": 1, "c": 2, "d": 0}


ZONES = [
    "UTC",
    "Asia/Ho_Chi_Minh",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("cron", ["*/30 * * * *", "0 6 * * *", "15 2 * * *", "30 1,2,3 * * *", "0 0 29 2 *"])
def test_a_year_of_runs_never_goes_back_or_stands_still(zone, cron):
    schedule = Schedule(cron=cron, timezone=zone)
    count = 60 if "*/30" in cron else 400 if "29 2" not in cron else 3
    for start in (datetime(2026, 3, 27, tzinfo=UTC), datetime(2026, 10, 23, tzinfo=UTC)):
        moments = [m.astimezone(UTC) for m in next_runs(schedule, count, start)]

        assert moments[0] > start
        assert all(a < b for a, b in itertools.pairwise(moments))


@pytest.mark.parametrize("zone", ZONES)
def test_a_daily_run_is_daily_through_every_change_of_the_clock(zone):
    moments = next_runs(Schedule(cron="0 12 * * *", timezone=zone), 400, datetime(2026, 1, 1, tzinfo=UTC))

    assert {(m.hour, m.minute) for m in moments} == {(12, 0)}
    assert len({m.date() for m in moments}) == 400
    assert all(m.tzinfo == ZoneInfo(zone) for m in moments)


@pytest.mark.parametrize("minutes", [0.3, 1, 45, 60 * 24])
def test_an_interval_counts_from_now(minutes):
    moments = next_runs(Schedule(every_minutes=minutes), 4, AT)

    assert [m - AT for m in moments] == [timedelta(minutes=minutes) * n for n in range(1, 5)]


@pytest.mark.parametrize(("state", "code"), list(EXIT.items()))
def test_the_exit_code_of_a_state_is_one_that_a_monitor_knows(state, code):
    assert code == {"failing": 1, "degraded": 3, "late": 3}.get(state, 0)
