"""Compile something once for each lexicon, and keep it; keep what the last texts gave, too."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

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


class Remembered(Generic[T]):
    """A function of a text and a lexicon that keeps its last answers; what it gives must not be changed.

    One page asks about the same names and offices again and again.
    """

    def __init__(self, make: Callable[[str, Lexicon], T], most: int = 1024) -> None:
        """``most``: how many answers are kept, one cache for each lexicon."""
        self._make = make
        self._most = most
        self._kept: dict[int, tuple[Lexicon, Callable[[str], T]]] = {}

    def __call__(self, text: str, lexicon: Lexicon) -> T:
        """What the function gives."""
        kept = self._kept.get(id(lexicon))
        if kept is None:
            make = self._make
            kept = self._kept[id(lexicon)] = (
                lexicon,
                lru_cache(self._most)(lambda text: make(text, lexicon)),
            )
        return kept[1](text)

    def cache_clear(self) -> None:
        """Forget all answers."""
        self._kept.clear()
