"""Where the article's title stands on the page."""

from __future__ import annotations

from difflib import SequenceMatcher

from pipelines.document.passages import NAV, Layout

_HEADINGS = frozenset(("h1", "h2", "h3"))
SHORTEST = 10
ALIKE = 0.85


def squeeze(text: str) -> str:
    """Letters and digits only, without case: what is left of a title when its dress changes."""
    return "".join(c for c in text.casefold() if c.isalnum())


def same_title(one: str, other: str) -> bool:
    """Whether two squeezed texts are one title, perhaps with the site's name behind it."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST or len(long) > 3 * len(short):
        return False
    if short in long and len(short) >= 0.6 * len(long):
        return True
    if len(long) > 300 or len(short) < 0.7 * len(long):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def find_title(layout: Layout, titles: list[str]) -> int | None:
    """The passage that is the title: a heading or line like one of ``titles``, else the first h1."""
    wanted = list(dict.fromkeys(s for s in map(squeeze, titles[:6]) if len(s) >= SHORTEST))
    first_h1 = None
    exact = None
    for index, passage in enumerate(layout.passages):
        if passage.flags & NAV or len(passage.text) > 400:
            continue
        if passage.tag == "h1" and first_h1 is None:
            first_h1 = index
        if passage.tag in _HEADINGS:
            if wanted and any(same_title(squeeze(passage.text), w) for w in wanted):
                return index
        elif exact is None and passage.linked < passage.weight / 2 and squeeze(passage.text) in wanted:
            exact = index
    return first_h1 if exact is None or (first_h1 is not None and first_h1 < exact) else exact
