"""Read ``expected.txt``: who said what on the saved site, by path."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("expected.txt")


@dataclass(frozen=True)
class Expected:
    """One statement as a person reads the page. ``text`` joins the spans by a blank; ``open_ended``: only
    its beginning is given."""

    kind: str
    speaker: str | None
    honorific: str | None
    role: str | None
    recorder: str | None
    text: str
    open_ended: bool


def _statement(line: str) -> Expected:
    kind, *rest = (None if part == "-" else part for part in line.split(" | "))
    speaker, honorific, role, recorder, text = rest
    assert kind
    assert text
    return Expected(
        kind,
        speaker,
        honorific,
        role,
        recorder,
        text.removesuffix("…").replace(" // ", " "),
        text.endswith("…"),
    )


def expectations() -> dict[str, list[Expected]]:
    """The expected statements of every annotated page."""
    found: dict[str, list[Expected]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            current = found.setdefault(line, [])
        elif line and not line.startswith("#"):
            current.append(_statement(line))
    return found
