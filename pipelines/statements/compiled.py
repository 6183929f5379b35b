"""Compile something once for each lexicon, and keep it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pipelines.lexicons import Lexicon

T = TypeVar("T")


def per_lexicon(make: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """Keep what ``make`` builds, one a lexicon.

    Lexicons are compared by identity, since hashing all their words would cost more than the build; the
    lexicon is kept beside the result, so that its identity cannot be given to another one.
    """
    made: dict[int, tuple[Lexicon, T]] = {}

    @wraps(make)
    def get(lexicon: Lexicon) -> T:
        found = made.get(id(lexicon))
        if found is None:
            found = made[id(lexicon)] = (lexicon, make(lexicon))
        return found[1]

    return get
