"""Whether two spellings can be one person's name."""

from __future__ import annotations

import re

from pipelines.statements.name_shapes import EDGES
from pipelines.statements.scripts import fold

_JOINED = 3
"""Fewest characters of a full name in a script without blanks."""
_INFLECTION = 3
"""Most letters that an ending adds to or takes from a name ("Do Van Chiena")."""


def _same_token(a: str, b: str) -> bool:
    if a == b:
        return True
    stem = min(len(a), len(b))
    common = next((i for i in range(stem) if a[i] != b[i]), stem)
    return common >= 3 and common >= stem - 1 and max(len(a), len(b)) - common <= _INFLECTION and stem > 2


def same_person(a: str, b: str) -> bool:
    """Whether two spellings can be one person's name.

    True for the same name in other case, without diacritics or with an inflected last part, and for a
    short form: the last element of a Vietnamese name, the surname or a run of elements of another one.
    Two full names that differ are two people.
    """
    one, two = _name_tokens(a), _name_tokens(b)
    if len(one) > len(two):
        one, two = two, one
    if not one:
        return False
    if len(one) == len(two) == 1 and _is_part(*sorted((one[0], two[0]), key=len)):
        return True
    if len(one) == len(two):
        return all(x == y for x, y in zip(one[:-1], two[:-1], strict=True)) and _same_token(one[-1], two[-1])
    return any(
        all(_same_token(x, y) for x, y in zip(one, two[at:], strict=False))
        for at in range(len(two) - len(one), -1, -1)
    )


def cut_to_initials(short: str, full: str) -> bool:
    """Whether a name is another one with elements cut to initials or left out ("L. Lan", "N.T.H.").

    The last element agrees, the others stand in order, and at least one is a single letter. That two such
    forms are one person is a guess, so :func:`same_person` does not make it.
    """
    one, two = _name_tokens(short), _name_tokens(full)
    if len(one) < 2 or len(one) > len(two) or all(len(x) > 1 for x in one[:-1]):
        return False
    rest = iter(two[:-1])
    return _cut_to(one[-1], two[-1]) and all(any(_cut_to(x, y) for y in rest) for x in one[:-1])


def _cut_to(short: str, full: str) -> bool:
    return short == full or (len(short) == 1 and full.startswith(short))


def _is_part(short: str, full: str) -> bool:
    """Whether a name in a script without blanks is the family name or the end of a longer one ("范", "란")."""
    if len(full) < _JOINED or len(short) > len(full) - 1:
        return False
    if "一" <= full[0] <= "鿿":
        return full.startswith(short) if len(short) == 1 else full.endswith(short)
    return "가" <= full[0] <= "힣" and full.endswith(short)


def _name_tokens(name: str) -> list[str]:
    return [t for t in re.split(r"[\s.・＝·-]+", fold(name).strip(EDGES)) if t]
