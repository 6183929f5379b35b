"""The closed list of reasons."""

from __future__ import annotations

from pipelines.furniture.reasons import REASONS


def test_every_reason_has_a_meaning():
    assert all(code.isidentifier() and meaning for code, meaning in REASONS.items())
