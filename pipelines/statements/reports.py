"""The reported clause as a record, and what its bounds look like."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.statements.offices import Text
from pipelines.statements.sentences import trim
from pipelines.statements.subjects import Subject

FINAL = " \t\u00a0.!?…。！？।۔។;؛,،，、:：-–—―－"
"""What a clause does not end with."""
LEAD = " \t\u00a0,،，、:：;-–—―－"
"""What a clause does not begin with."""
REACH = 420
"""Most characters that are read for one phrase; keeps the rules linear."""
_SHORT = 3
"""Fewest words of a reported clause."""


@dataclass(slots=True)
class Report:
    """A reported clause: its bounds, its cue, who is the subject, the rule and how sure it is.

    ``rest``: a second stretch, where the attribution stands in the middle.
    """

    start: int
    end: int
    cue: str
    subject: Subject
    rule: str
    confidence: float
    rest: tuple[int, int] | None = None


def words_in(text: str) -> int:
    """Words of a stretch; characters in scripts without blanks count half a word."""
    spaced = len(text.split())
    if text.isascii():
        return spaced
    dense = sum(
        1 for c in text if "\u0e00" <= c <= "\u0eff" or "\u1780" <= c <= "\u17ff" or "\u3040" <= c <= "\u9fff"
    )
    return max(spaced, dense // 2)


def report(
    text: Text, bounds: tuple[int, int], cue: tuple[int, int], subject: Subject, rule: str, sure: float
) -> Report | None:
    """A report without the marks at both ends of its clause; None when too little is left."""
    begin, stop = stripped(text.text, *bounds)
    if words_in(text.text[begin:stop]) < _SHORT:
        return None
    return Report(begin, stop, text.text[cue[0] : cue[1]].strip(), subject, rule, sure)


def stripped(raw: str, begin: int, stop: int) -> tuple[int, int]:
    """Bounds without the marks that a clause neither begins nor ends with."""
    while begin < stop and raw[begin] in LEAD:
        begin += 1
    while stop > begin and raw[stop - 1] in FINAL:
        stop -= 1
    return trim(raw, begin, stop)
