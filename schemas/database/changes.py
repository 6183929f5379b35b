"""What changed between two readings of an article, statement by statement. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from schemas.database.content import Fold, words
from schemas.records import Article, Statement

Event = Literal["added", "removed", "reworded", "re-attributed", "re-classified", "retouched"]

ENOUGH_ALIKE = 0.5
"""Share of common letter pairs from which a vanished and a new statement count as one, reworded."""

_RETOUCHED = ("text", "headline", "recorded_by", "recording_mark")


@dataclass(frozen=True, slots=True)
class Change:
    """One event. ``before`` and ``after`` hold the values that differ, and the text to recognise it by;
    None where the statement did not exist. ``statement_id`` is the id now, for a removed one its last.
    """

    event: Event
    statement_id: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def changes(before: Article, after: Article, fold: Fold) -> list[Change]:
    """All events from one reading to the next, in page order, removals last."""
    old = {s.id: s for s in before.statements}
    new = {s.id: s for s in after.statements}
    gone = [s for s in before.statements if s.id not in new]
    fresh = [s for s in after.statements if s.id not in old]
    reworded = _pairs(gone, fresh, fold)
    out: list[Change] = []
    for statement in after.statements:
        if statement.id in old:
            out += _same_words(old[statement.id], statement)
        elif statement.id in reworded:
            origin = reworded[statement.id]
            out.append(Change("reworded", statement.id, _shown(origin), _shown(statement)))
        else:
            out.append(Change("added", statement.id, None, _shown(statement)))
    continued = {s.id for s in reworded.values()}
    out += [Change("removed", s.id, _shown(s), None) for s in gone if s.id not in continued]
    return out


def _shown(statement: Statement) -> dict[str, Any]:
    value = statement.model_dump(mode="json", include={"id", "kind", "text"})
    value["speaker"] = speaker_label(statement)
    return value


def speaker_label(statement: Statement) -> str | None:
    """Name, or role where there is no name; None for an unknown speaker."""
    speaker = statement.speaker
    return (speaker.name or speaker.role) if speaker else None


def _same_words(old: Statement, new: Statement) -> list[Change]:
    """Events of a statement that kept its id, hence its words."""
    out: list[Change] = []
    if old.kind != new.kind:
        out.append(_change("re-classified", old, new, ("kind",)))
    if old.speaker != new.speaker:
        out.append(_change("re-attributed", old, new, ("speaker",)))
    touched = tuple(name for name in _RETOUCHED if getattr(old, name) != getattr(new, name))
    if touched:
        out.append(_change("retouched", old, new, touched))
    return out


def _change(event: Event, old: Statement, new: Statement, names: tuple[str, ...]) -> Change:
    before, after = (s.model_dump(mode="json", include={*names, "text"}) for s in (old, new))
    return Change(event, new.id, before, after)


def _pairs(gone: Sequence[Statement], fresh: Sequence[Statement], fold: Fold) -> dict[str, Statement]:
    """New statements with the vanished one that each continues, the most alike first."""
    if not gone or not fresh:
        return {}
    bags = {s.id: _letter_pairs(words(s.text, fold)) for s in (*gone, *fresh)}
    scored = sorted(
        (
            (-_alike(bags[a.id], bags[b.id]), abs(a.position - b.position), a.position, b.position, a, b)
            for a in gone
            for b in fresh
        ),
        key=lambda entry: entry[:4],
    )
    found: dict[str, Statement] = {}
    used: set[str] = set()
    for score, _, _, _, a, b in scored:
        if -score < ENOUGH_ALIKE:
            break
        if a.id not in used and b.id not in found:
            found[b.id] = a
            used.add(a.id)
    return found


def _letter_pairs(text: str) -> Counter[str]:
    """Neighbouring letters: works for scripts with and without blanks between words."""
    plain = text.replace(" ", "")
    return Counter(plain[i : i + 2] for i in range(max(len(plain) - 1, 1)))


def _alike(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0
