"""Where the development data lies: real and annotated pages that are not part of the project.

Set ``WHOSAID_DEVDATA`` to their folder; otherwise a folder ``shared`` beside the checkout is tried.
Tests and benchmarks that need it skip with a reason where it is absent.
"""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("WHOSAID_DEVDATA", ROOT.parent / "shared"))


def find(name: str) -> Path | None:
    """The path of one data set, None where it is absent."""
    path = FOLDER / name
    return path if path.exists() else None


def need(name: str) -> Path:
    """The path of one data set; skips the calling test where it is absent."""
    path = find(name)
    if path is None:
        pytest.skip(f"development data {name!r} is not on this machine (set WHOSAID_DEVDATA)")
    return path


def module(path: Path) -> ModuleType:
    """Load a scorer or renderer that lies beside the data."""
    spec = importlib.util.spec_from_file_location(f"devdata_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded
