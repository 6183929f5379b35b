"""Exactly one run holds a lease; the dead let go."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import timedelta

import pytest

from schemas.database import beat, begin_run, end_run, ensure_source, now
from schemas.database.runs import HEART_STOPPED_AFTER_S, process_started
from schemas.errors import Busy
from tests.devdata import ROOT

HOLDER = """
import sys, time
from schemas.database import begin_run, connect
from schemas.errors import Busy
db = connect(sys.argv[1])
try:
    print(begin_run(db, "crawl:x"), flush=True)
except Busy as error:
    print("busy", error, flush=True)
    sys.exit(error.exit_code)
time.sleep(float(sys.argv[2]))
"""


def hold(path, seconds):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def state(db, run):
    return db.conn.execute("select state from runs where id = ?", [run]).fetchone()[0]


def test_a_second_run_of_the_same_lease_is_busy_and_told_who_holds_it(db):
    begin_run(db, "crawl:x")

    with pytest.raises(Busy, match=f"process {os.getpid()} on {socket.gethostname()}") as caught:
        begin_run(db, "crawl:x")

    assert caught.value.exit_code == 4


def test_other_leases_are_free(db):
    assert begin_run(db, "crawl:x") != begin_run(db, "crawl:y")


def test_an_ended_run_gives_its_lease_back_with_its_numbers(db):
    run = begin_run(db, "crawl:x")
    end_run(db, run, "degraded", counts={"stored": 3}, reasons={"timeout": 1}, detail="One page was lost.")

    row = next(db.query("select * from runs"))

    assert (row["state"], row["counts"], row["reasons"], row["detail"]) == (
        "degraded",
        '{"stored":3}',
        '{"timeout":1}',
        "One page was lost.",
    )
    begin_run(db, "crawl:x")


def test_many_starts_at_once_have_one_winner(path, db):
    started = [hold(path, 5) for _ in range(6)]
    first = [p.stdout.readline() for p in started]
    for process in started:
        process.kill()
        process.wait(timeout=30)
        process.stdout.close()

    assert sum(not line.startswith("busy") for line in first) == 1


def test_a_killed_holder_loses_the_lease_at_once(path, db):
    process = hold(path, 60)
    run = process.stdout.readline().strip()
    with pytest.raises(Busy):
        begin_run(db, "crawl:x")

    os.kill(process.pid, signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()

    begin_run(db, "crawl:x")
    assert state(db, run) == "lost"


def test_a_process_number_given_to_another_process_does_not_hold_the_lease(db):
    run = begin_run(db, "crawl:x")
    db.conn.execute("update runs set process_started = process_started - 1000")

    begin_run(db, "crawl:x")

    assert state(db, run) == "lost"


@pytest.mark.parametrize(("silent_s", "held"), [(10, True), (HEART_STOPPED_AFTER_S + 10, False)])
def test_a_holder_on_another_machine_keeps_the_lease_while_its_heart_beats(db, silent_s, held):
    begin_run(db, "crawl:x", at=now() - timedelta(seconds=silent_s))
    db.conn.execute("update runs set host = 'another-machine'")

    if held:
        with pytest.raises(Busy):
            begin_run(db, "crawl:x")
    else:
        begin_run(db, "crawl:x")


def test_a_run_that_lost_its_lease_is_told_by_its_heartbeat_and_cannot_end_well(db):
    run = begin_run(db, "crawl:x")
    assert beat(db, run, {"stored": 1})
    db.conn.execute("update runs set state = 'lost'")

    assert not beat(db, run)
    end_run(db, run, "ok")
    assert state(db, run) == "lost"


def test_this_process_lives_and_an_unused_number_does_not():
    assert process_started(os.getpid()) is not None
    assert process_started(2**22 + 1) is None


def test_a_source_is_written_once_and_when_it_changes(db):
    ensure_source(db, "x", "https://a.example/", {"delay": 5})
    before = db.conn.total_changes
    ensure_source(db, "x", "https://a.example/", {"delay": 5})
    assert db.conn.total_changes == before

    ensure_source(db, "x", "https://a.example/", {"delay": 6})
    assert db.conn.execute("select settings from sources").fetchall() == [('{"delay":6}',)]
