"""Bylines that the page shows: credits with a label, and names beside the title that something confirms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.metadata.author_hints import hinted
from pipelines.metadata.date_formats import find
from pipelines.metadata.names import is_name, split, without_date, without_noise
from pipelines.metadata.site_names import is_site_name
from pipelines.metadata.text import is_spaceless, key
from pipelines.metadata.view import View
from pipelines.metadata.words import Label, folded, is_group, label_at, labels
from schemas.records import Author

LONGEST_BYLINE = 160
LINES_OF_A_BYLINE = 2
"""Lines over which the names of one byline may be spread."""
MOST_BARE_WORDS = 4
"""Words of a name that stands without a label."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is known not to be an author: the site's own names (folded), and the page's title.

    ``source``: the page's source, for hints of the markup; "" where those are not wanted.
    """

    names: frozenset[str]
    title: str = ""
    language: str | None = None
    source: str = ""


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
    if behind := _label_behind(text):
        return _names_of(behind, site, fewest=1)
    dated = bool(find(text, site.language))
    marks = labels(text) or (labels(text, anywhere=True) if dated else [])
    out: list[Author] = []
    for at, mark in enumerate(marks):
        part = text[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(text)]
        out += _credited(mark, part, site, dated=dated)
    if not marks and loose:
        start = label_at(text, 0, loose=True)
        return _names_of(text[start.end :] if start else text, site, fewest=1)
    return out if loose or any(a.role != "photographer" for a in out) else []


def _label_behind(text: str) -> str:
    """The name before an occupation that ends its line, as Korean papers sign ("홍길동 기자"); "" without one."""
    words = without_noise(text).split()
    if len(words) == 2 and is_spaceless(text[0]) and key(words[1]) in folded("recorders.credits"):
        return words[0]
    return ""


def _credited(mark: Label, part: str, site: Site, *, dated: bool) -> list[Author]:
    """The names behind one label. One word is enough where colon, date or an otherwise empty line vouch for it."""
    first = mark.start <= 1
    sure = dated or (first and (mark.colon or " " not in part.strip()))
    found = _names_of(part, site, fewest=1 if sure else 2, handles=dated)
    return [Author(name=a.name, role=mark.role if a.role == "author" else a.role) for a in found]


def _names_of(part: str, site: Site, *, fewest: int, handles: bool = False) -> list[Author]:
    """The names that a part of a line begins with. ``handles``: one word of any form may be a pen name."""
    found: list[Author] = []
    for name in split(without_date(part, site.language)):
        handle = handles and " " not in name
        if not acceptable(name, site, declared=handle, fewest=fewest):
            break
        found.append(Author(name=name, role="agency" if is_group(name) else "author"))
    return found


def from_lines(page: View, site: Site) -> list[Author]:
    """Author lines, then credits beside the title and behind the body."""
    out: list[Author] = []
    for line in page.lines:
        if line.type == "author":
            out += from_line(line.text, site, loose=True)
    if out:
        return out
    near = [page.lines[i] for i in page.near()]
    for line in [*near, *page.behind(body_lines=3)]:
        if (line.type != "caption" or _opens_as_credit(line.text)) and (found := from_line(line.text, site)):
            return found
    return []


def _opens_as_credit(text: str) -> bool:
    """Whether a line begins with a writer's label: "Text and photos: X" is a byline wherever it stands."""
    label = label_at(text, 0)
    return label is not None and label.colon and label.role == "author"


def confirmed(page: View, site: Site) -> list[Author]:
    """Bare names near the title that something confirms: the markup's hints, or a date in the same line."""
    vouched: list[tuple[int, Author]] = []
    dated: list[Author] = []
    for i in page.near():
        line = page.lines[i]
        if line.tag in {"h1", "h2"} or len(line.text) > LONGEST_BYLINE:
            continue
        names = _bare_names(line.text, site)
        vouched += [(i, Author(name=name)) for name in names if hinted(site.source, name)]
        # In scripts without capitals any short word looks like a name.
        if names and not dated and names[0][0].isupper() and find(line.text, site.language):
            dated = [Author(name=names[0])]
    # Names further down belong to teasers.
    close = [author for i, author in vouched if abs(i - vouched[0][0]) <= LINES_OF_A_BYLINE]
    return close or dated


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
    return re.sub(r"^\W+", "", text[found[-1].end :]) if found else ""
