"""Which lines of the page are the article, and why the others are not."""

from __future__ import annotations

from pipelines.furniture.reading import Reading, read_lines
from pipelines.furniture.reasons import REASONS

__all__ = ["REASONS", "Reading", "read_lines"]
