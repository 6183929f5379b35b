"""Bylines that the page shows: credits with a label, and names beside the title that something confirms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.lines import Line
from pipelines.metadata.date_formats import find
from pipelines.metadata.date_witnesses import (
    LOOK_AHEAD,
    LOOK_BACK,
    LOOK_BEHIND_BODY,
    body_range,
    title_position,
)
from pipelines.metadata.names import is_name, split, without_date
from pipelines.metadata.site_names import is_site_name
from pipelines.metadata.text import key
from pipelines.metadata.words import is_group, is_preposition, label_pattern, label_role
from schemas.records import Author

LONGEST_BYLINE = 160
MOST_BARE_WORDS = 4
"""Words of a name that stands without a label."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is known not to be an author: the site's own names, and the page's title."""

    names: frozenset[str]
    title: str = ""
    language: str | None = None
    hints: frozenset[str] = frozenset()


def acceptable(name: str, site: Site, *, declared: bool, fewest: int = 2) -> bool:
    """Whether a name may be an author on this site; see :func:`~pipelines.metadata.names.is_name`."""
    folded = key(name)
    if folded in site.names or folded == key(site.title):
        return False
    if not declared and is_site_name(name, site.names):
        return False
    return is_group(name) or is_name(name, declared=declared, fewest=fewest)


def from_line(text: str, site: Site, *, loose: bool = False) -> list[Author]:
    """The authors that a visible line names behind credit labels; empty where it is no byline.

    ``loose``: the line is known to be an author line, so names need no label. A line that credits nothing
    but pictures is a caption's, not the page's.
    """
    if len(text) > LONGEST_BYLINE:
        return []
    marks = [m for m in label_pattern().finditer(text) if _credits(m, text)]
    dated = bool(find(text, site.language)) if marks else False
    out: list[Author] = []
    for at, mark in enumerate(marks):
        end = marks[at + 1].start() if at + 1 < len(marks) else len(text)
        part = text[mark.end() : end]
        whole = mark.start() <= 1 and " " not in part.strip()
        sure = dated or whole or (bool(mark["colon"] or mark["mark"]) and mark.start() <= 1)
        found = _names_of(part, site, fewest=1 if sure else 2, handles=dated)
        role = label_role(mark["spaced"] or mark["joined"])
        out += [Author(name=a.name, role=role if a.role == "author" else a.role) for a in found]
    if not marks and loose:
        return _names_of(text, site, fewest=1)
    return out if loose or any(a.role != "photographer" for a in out) else []


def _credits(match: re.Match[str], text: str) -> bool:
    """Whether a label stands where a credit begins: at the start, or behind a break, a date or a bracket."""
    colon = match["colon"] or match["mark"]
    if match["spaced"] and not colon and not is_preposition(match["spaced"]):
        return False
    before = text[: match.start()].rstrip()
    if not before or before[-1] in "|·•–—-/,;:.()（）】]⋅□■" or before[-1].isdigit():
        return True
    return bool(colon) or bool(find(before[-40:]))


def _names_of(part: str, site: Site, *, fewest: int, handles: bool = False) -> list[Author]:
    """The names that a part of a line begins with. ``handles``: one word of any form may be a pen name."""
    found: list[Author] = []
    for name in split(without_date(part, site.language)):
        handle = handles and " " not in name
        if not acceptable(name, site, declared=handle, fewest=fewest):
            break
        found.append(Author(name=name, role="agency" if is_group(name) else "author"))
    return found


def from_lines(lines: Sequence[Line], site: Site) -> list[Author]:
    """Author lines, then credits beside the title, behind the body, then confirmed names under the title."""
    out: list[Author] = []
    for line in lines:
        if line.type == "author":
            out += from_line(line.text, site, loose=True)
    if out:
        return out
    first, last = body_range(lines)
    at = title_position(lines, site.title)
    at = first if at is None else at
    near = [lines[i] for i in _outwards(at, len(lines))]
    behind = lines[max(first, last - 2) : last + 1 + LOOK_BEHIND_BODY]
    for line in [*near, *behind]:
        if line.type != "caption" and (found := from_line(line.text, site)):
            return found
    return _confirmed(lines, at, site)


def _outwards(at: int, count: int) -> list[int]:
    near = range(max(0, at - LOOK_BACK), min(count, at + LOOK_AHEAD + 1))
    return sorted(near, key=lambda i: (abs(i - at), i))


def _confirmed(lines: Sequence[Line], at: int, site: Site) -> list[Author]:
    """Bare names near the title that something confirms: a date in the same line, or the markup's hints."""
    start = max(0, at - LOOK_BACK)
    out: list[Author] = []
    dated: list[Author] = []
    for i in _outwards(at, len(lines)):
        line = lines[i]
        if line.tag in {"h1", "h2"} or len(line.text) > LONGEST_BYLINE or not start <= i:
            continue
        out += [Author(name=name) for name in _bare_names(line.text, site) if key(name) in site.hints]
        if not out and not dated and find(line.text, site.language):
            dated = [Author(name=name) for name in _bare_names(line.text, site)][:1]
    return out or dated


def _bare_names(text: str, site: Site) -> list[str]:
    """Names that a line begins with, or that stand behind its date."""
    names = split(without_date(text, site.language)) or split(_behind_date(text, site.language))
    out = []
    for name in names:
        if len(name.split()) > MOST_BARE_WORDS or not acceptable(name, site, declared=False):
            break
        if key(name) in key(site.title):
            break
        out.append(name)
    return out


def _behind_date(text: str, language: str | None) -> str:
    found = find(text, language)
    return text[found[-1].end :] if found else ""
