"""Settings that Prefect must see before it is imported. Import this module first.

Nothing leaves the machine, a first start may take its time, and without a configuration of the user's own
Prefect keeps its files in ``.whosaid/`` of the working folder, so that an empty or read-only home works.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

FOLDER = Path(".whosaid")

QUIET = {
    "DO_NOT_TRACK": "1",  # the client's telemetry
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",  # the server's
    # Migrations of a fresh database take 20 to 30 s; the default limit of 20 s fails on every second machine.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_CLI_PROMPT": "false",
}

_OWN = ("PREFECT_HOME", "PREFECT_PROFILES_PATH", "PREFECT_API_URL", "PREFECT_API_DATABASE_CONNECTION_URL")


def configured_by_user() -> bool:
    """Whether the user has set Prefect up: by environment, or with a home of its own."""
    home = Path(os.path.expanduser("~")) / ".prefect"  # noqa: PTH111 - Path.home() raises without a home
    return any(os.environ.get(name) for name in _OWN) or (home / "profiles.toml").exists()


def prepare(folder: Path = FOLDER) -> None:
    """Put the settings into the environment, where what the user has set stays."""
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    if not configured_by_user():
        os.environ["PREFECT_HOME"] = str(_made(folder.absolute() / "prefect"))


def _made(home: Path) -> Path:
    """Make the folder, which Prefect does not do itself; elsewhere where the working folder is read-only."""
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError:
        home = Path(tempfile.gettempdir()) / f"whosaid-{os.getuid()}" / "prefect"
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    return home


prepare()
