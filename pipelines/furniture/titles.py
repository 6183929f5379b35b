"""Where the article's title stands on the page."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import SequenceMatcher

from pipelines.document.elements import NAV
from pipelines.document.layout import Layout, Passage, weight

_HEADINGS = frozenset(("h1", "h2", "h3"))
_ASCII_DRESS = bytes(code for code in range(128) if not chr(code).isalnum())
_DRESS = re.compile(r"[\W_]+")
SHORTEST = 10
ALIKE = 0.85


def squeeze(text: str) -> str:
    """Letters and digits only, without case: what is left of a title when its dress changes."""
    folded = text.casefold().encode("utf-8", "surrogatepass").translate(None, _ASCII_DRESS)
    rest = folded.decode("utf-8", "surrogatepass")
    return rest if rest.isascii() else _DRESS.sub("", rest)


def is_one_of(text: str, squeezed: Collection[str]) -> bool:
    """Whether a text is one of these when squeezed; most texts are told apart by their first letter."""
    first = next(filter(str.isalnum, text[:20].casefold()), "")
    return any(s.startswith(first) for s in squeezed) and squeeze(text) in squeezed


def same_title(one: str, other: str) -> bool:
    """Whether two squeezed texts are one title, perhaps with the site's name behind it."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if weight(short) < SHORTEST or len(long) > 3 * len(short):
        return False
    if short in long and len(short) >= 0.6 * len(long):
        return True
    if len(long) > 300 or len(short) < 0.7 * len(long):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


_SEPARATORS = re.compile(r"\s+[|\-–—·•»:]\s+|\s*[｜：|]\s*")


def _without_site(title: str) -> list[str]:
    """A title, and its larger part when the site's name before or behind it is taken away."""
    cuts = [m.span() for m in _SEPARATORS.finditer(title)]
    if not cuts:
        return [title]
    parts = [title[: cuts[-1][0]], title[cuts[0][1] :], title[: cuts[0][0]]]
    return [title, *(p for p in parts if 2 * weight(p) >= weight(title))]


def title_forms(titles: list[str]) -> list[str]:
    """The squeezed forms that the title may have on the page, best first."""
    forms = [form for title in titles[:6] for form in _without_site(title)]
    return list(dict.fromkeys(s for s in map(squeeze, forms) if weight(s) >= SHORTEST))


def _is_most_of(part: str, found: str) -> bool:
    """Whether a part of the page title is the title that was found, which a date may stand behind."""
    return part in found and 2 * len(part) >= len(found)


def site_names(titles: list[str], found: str) -> list[str]:
    """What stands in a page title beside the article's own, the paper's name among it, squeezed.

    ``found``: the squeezed title that was found on the page, empty where none was.
    """
    names = []
    for title in titles[:6]:
        cuts = [m.span() for m in _SEPARATORS.finditer(title)]
        if cuts:
            parts = (title[: cuts[0][0]], title[cuts[-1][1] :])
            names += [
                s
                for s in map(squeeze, parts)
                if s and not _is_most_of(s, found) and (found or 2 * weight(s) < weight(title))
            ]
    return names


def _is_wanted(passage: Passage, wanted: list[str]) -> bool:
    """Whether a passage, or its first line, is one of the wanted titles."""
    if is_one_of(passage.text, wanted):
        return True
    if ("br",) not in passage.pieces:
        return False
    text = "".join(p if isinstance(p, str) else "\n" * (p == ("br",)) for p in passage.pieces)
    return squeeze(text.strip().split("\n", 1)[0]) in wanted


def find_title(layout: Layout, wanted: list[str]) -> int | None:
    """The passage that is the title: a heading or line like one of ``wanted``, else the first h1."""
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
        elif exact is None and passage.linked < passage.weight / 2 and _is_wanted(passage, wanted):
            exact = index
    return first_h1 if exact is None or (first_h1 is not None and first_h1 < exact) else exact
