"""Replay a WARC of real news pages and print what happened, at what rate.

    python -m tests.benchmarks.replay_real_pages [--limit N]

The WARC is built from the development pages in a temporary folder with warcio, as another crawler would.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.devdata import ROOT, find


def build(data: Path, target: Path, limit: int | None) -> int:
    """Write one response record a page; returns how many."""
    labels = [json.loads(line) for line in (data / "labels.jsonl").read_text(encoding="utf-8").splitlines()]
    with target.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for label in labels[:limit]:
            page = gzip.decompress((data / "pages" / f"{label['id']}.html.gz").read_bytes())
            http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            url = label["url"] or f"https://page.example/{label['id']}"
            writer.write_record(
                writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=http)
            )
    return len(labels[:limit])


def main() -> int:
    """Build, replay into a new database, and show the command's own report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, help="only the first N pages")
    limit = parser.parse_args().limit
    data = find("extraction-dev")
    if data is None:
        print("The development pages are not on this machine (set WHOSAID_DEVDATA).")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        warc, database = Path(folder) / "real.warc.gz", Path(folder) / "real.db"
        print(f"{build(data, warc, limit):,} pages, {warc.stat().st_size / 2**20:.0f} MiB of WARC")
        command = [sys.executable, "-m", "flows.cli", "replay", "--db", str(database), "--warc", str(warc)]
        return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
