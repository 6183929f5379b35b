"""Given names: which first elements are a person's, and whether women or men bear them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from pipelines.statements.scripts import fold

FEMININE, MASCULINE = "feminine", "masculine"
_WITH_A = frozenset(
    {"akira", "andrea", "elisha", "ezra", "joshua", "kota", "luca", "mustafa", "nikita", "sasha"}
)
"""Names with an -a at the end that tells nothing."""


@cache
def _table() -> dict[str, str]:
    """Each listed name, folded, with the group that it stands in."""
    text = (files(__package__) / "given_names.toml").read_text(encoding="utf-8")
    return {name: group for group, names in tomllib.loads(text)["Latn"].items() for name in names.split()}


def is_given(word: str) -> bool:
    """Whether a word is a common given name, diacritics aside."""
    return fold(word) in _table()


def gender_of_name(name: str) -> str | None:
    """Return "feminine" or "masculine" by the first element of a full name; None when it tells nothing.

    An unlisted first element that ends in -a is a woman's in most European languages.
    """
    first = fold(name).partition(" ")[0]
    group = _table().get(first)
    if group is not None:
        return group if group in (FEMININE, MASCULINE) else None
    ends = len(first) > 3 and first.endswith("a") and first not in _WITH_A
    return FEMININE if ends and " " in name.strip() else None
