"""A new database for each test."""

from __future__ import annotations

import pytest

from schemas.database import connect


@pytest.fixture
def path(tmp_path):
    return tmp_path / "news.db"


@pytest.fixture
def db(path):
    opened = connect(path, create=True)
    yield opened
    opened.close()
