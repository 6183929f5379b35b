"""A sentence, a reading aid and the labels of English, for the tests of this room."""

from __future__ import annotations

from pipelines.furniture.labels import labels
from pipelines.lines import Line

EN = labels("en")
SENTENCE = "The pier was opened on Tuesday by the harbour master of the town."


def kept(lines: list[Line]) -> list[str]:
    """The texts of the lines that are in the body."""
    return [line.text for line in lines if line.in_body]
