"""Whatever the crawl's process does, its parent ends in time with a sentence: four kinds of bad children."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest

from flows.child import run_child
from flows.spec import CrawlResult, CrawlSpec
from schemas.errors import CrawlFailed, WhosaidError

RESULT = '{"state": "ok", "sentence": "fine.", "exit_code": 0}'
HEAD = f"""#!{sys.executable}
import json, os, signal, sys, time
result = sys.argv[-1]
spec = json.loads(sys.argv[-2])
def done(text={RESULT!r}):
    open(result, "w").write(text)
"""

STUBS = {
    "dies without a word": "sys.exit(7)",
    "is killed": "os.kill(os.getpid(), signal.SIGKILL)",
    "dies with a last word": 'print("the disk is on fire", file=sys.stderr); sys.exit(3)',
    "leaves half a result": 'done("{\\"state\\": \\"o"); sys.exit(0)',
    "leaves an empty result": 'done(""); sys.exit(0)',
    "leaves a result of another program": 'done("[1, 2]"); sys.exit(0)',
}
ENDS_IN = {
    "dies without a word": "died without a result (exit code 7)",
    "is killed": "died without a result (signal 9)",
    "dies with a last word": "Its last line: the disk is on fire",
    "leaves half a result": "no result that can be read",
    "leaves an empty result": "no result that can be read",
    "leaves a result of another program": "no result that can be read",
}

CHATTER = {
    "prints words where counts belong": 'print("hello"); print("{not json"); print("{}"); done()',
    "prints bytes that are no text": 'sys.stdout.buffer.write(b"\\xff\\xfe{\\x00\\n" * 50); sys.stderr.buffer.write(b"\\x80\\n"); done()',
    "prints a line without an end": 'sys.stdout.write("x" * 3_000_000); sys.stderr.write("y" * 3_000_000); done()',
    "prints very many lines": 'print("\\n".join(["{"] * 100_000)); print("e\\n" * 100_000, file=sys.stderr); done()',
}


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Run a stub in the place of the crawler."""

    def run(code: str, **limits: float) -> tuple[CrawlResult, list, list]:
        stub = tmp_path / "stub"
        stub.write_text(HEAD + code + "\n")
        stub.chmod(0o755)
        monkeypatch.setattr("flows.child.sys.executable", str(stub))
        progress: list = []
        log: list = []
        spec = CrawlSpec(source="news", db=str(tmp_path / "news.db"))
        told = asyncio.run(
            asyncio.wait_for(run_child(spec, on_progress=progress.append, on_log=log.append, **limits), 60)
        )
        return told, progress, log

    return run


@pytest.mark.parametrize("what", STUBS)
def test_a_child_that_gives_no_result_is_a_failed_crawl_in_one_sentence(child, what):
    with pytest.raises(WhosaidError) as failed:
        child(STUBS[what])

    assert failed.type is CrawlFailed
    assert ENDS_IN[what] in str(failed.value)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize("what", CHATTER)
def test_a_child_that_prints_rubbish_still_gives_its_result(child, what):
    result, progress, _ = child(CHATTER[what])

    assert result.sentence == "fine."
    assert all(isinstance(counts, dict) for counts in progress)


def test_counts_are_handed_on_as_they_come(child):
    code = 'print(json.dumps({"listed": 3, "stored": 1}), flush=True); print("a log line", file=sys.stderr); done()'
    _, progress, log = child(code)

    assert progress == [{"listed": 3, "stored": 1}]
    assert log == ["a log line"]


def test_the_child_gets_the_spec_that_was_asked_for(child):
    _, _, log = child('print(spec["source"], spec["max_pages"], file=sys.stderr); done()')

    assert log == ["news None"]


def test_a_child_that_hangs_is_ended_when_its_time_is_over(child, tmp_path):
    start = time.monotonic()

    with pytest.raises(CrawlFailed, match="took longer than 1 s"):
        child(f'open({str(tmp_path / "pid")!r}, "w").write(str(os.getpid())); time.sleep(300)', limit_s=1.0)

    assert time.monotonic() - start < 20
    assert not Path(f"/proc/{(tmp_path / 'pid').read_text()}").exists()


def test_a_child_that_will_not_listen_is_killed_with_all_it_has_started(child, tmp_path):
    code = f"""
import subprocess
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGABRT, signal.SIG_IGN)
other = subprocess.Popen(["sleep", "300"])
open({str(tmp_path / "pids")!r}, "w").write(f"{{os.getpid()}} {{other.pid}}")
time.sleep(300)
"""
    with pytest.raises(CrawlFailed, match="took longer"):
        child(code, limit_s=2.0, grace_s=0.3)

    deadline = time.monotonic() + 10
    pids = (tmp_path / "pids").read_text().split()
    while any(alive(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids if alive(pid)] == []


def alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_child_that_ends_when_asked_is_not_killed(child, tmp_path):
    mark = tmp_path / "ended in order"
    code = f"""
def end(*_):
    open({str(mark)!r}, "w").close()
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
time.sleep(300)
"""
    with pytest.raises(CrawlFailed, match="took longer"):
        child(code, limit_s=1.0)

    assert mark.exists()


def test_no_file_of_a_crawl_stays_behind(child, tmp_path, monkeypatch):
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    child("done()")
    with pytest.raises(CrawlFailed):
        child("sys.exit(1)")

    assert list(folder.iterdir()) == []
