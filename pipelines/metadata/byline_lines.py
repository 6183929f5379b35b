"""Bylines that the page shows: credits with a label, and names beside the title that something confirms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipelines.lines import Line
from pipelines.metadata import han_bylines
from pipelines.metadata.date_formats import find, has_digit
from pipelines.metadata.names import is_name, split, without_date, without_noise
from pipelines.metadata.run_together import unglued
from pipelines.metadata.site_names import is_site_name
from pipelines.metadata.text import is_spaceless, key
from pipelines.metadata.view import View
from pipelines.metadata.words import Label, folded, is_group, is_label, is_writers_label, label_at, labels
from schemas.records import Author

LONGEST_BYLINE = 160
LONGEST_PEN_NAME = 40
"""Characters behind a label and before the end of its line, where a pen name of any form may stand."""
BODY_LINES = 2
"""Lines at the start of the body that may be its byline."""
MOST_BESIDE_NAMES = 70
"""Characters of a line that may stand beside the names in it."""
MOST_BARE_WORDS = 4
"""Words of a name that stands without a label."""


@dataclass(frozen=True, slots=True)
class Site:
    """What is known not to be an author: the site's own names (folded), and the page's title."""

    names: frozenset[str]
    title: str = ""
    language: str | None = None


def acceptable(name: str, site: Site, *, declared: bool, fewest: int = 2) -> bool:
    """Whether a name may be an author on this site; see :func:`~pipelines.metadata.names.is_name`."""
    folded = key(name)
    if folded in site.names or folded == key(site.title):
        return False
    if not declared and is_site_name(name, site.names):
        return False
    return is_group(name) or is_name(name, declared=declared, fewest=fewest)


def from_line(line: str, site: Site, *, loose: bool = False) -> list[Author]:
    """The authors that a visible line names behind credit labels; empty where it is no byline.

    ``loose``: the line is known to be an author line, so names need no label. A line that credits nothing
    but pictures is a caption's, not the page's.
    """
    if len(line) > LONGEST_BYLINE:
        return []
    text = unglued(line, site.language)
    if behind := _label_behind(text):
        return _names_of(behind, site, fewest=1)
    marks = labels(text)
    dated = bool((marks or has_digit(text)) and find(text, site.language))
    if dated and not marks:
        marks = labels(text, anywhere=True)
    out: list[Author] = []
    for at, mark in enumerate(marks):
        part = text[mark.end : marks[at + 1].start if at + 1 < len(marks) else len(text)]
        out += _credited(mark, part, site, dated=dated)
    if not marks and loose:
        start = label_at(text, 0, loose=True)
        names = _names_of(text[start.end :] if start else text, site, fewest=1, whole=start is None)
        return _in_role(names, start)
    return out if loose or any(a.role != "photographer" for a in out) else []


def _label_behind(text: str) -> str:
    """The name before an occupation that ends its line, as Korean papers sign ("홍길동 기자"); "" without one."""
    words = without_noise(text).split() if is_spaceless(text[0]) else []
    return words[0] if len(words) == 2 and key(words[1]) in folded("recorders.credits") else ""


def _credited(mark: Label, part: str, site: Site, *, dated: bool) -> list[Author]:
    """The names behind one label. One word is enough where colon, date or an otherwise empty line vouch for it."""
    first = mark.start <= 1
    sure = dated or (first and (mark.colon or " " not in part.strip()))
    found = _names_of(part, site, fewest=1 if sure else 2, handles=dated and len(part) <= LONGEST_PEN_NAME)
    return _in_role(found, mark)


def _in_role(authors: list[Author], label: Label | None) -> list[Author]:
    """The authors in the role that their label gives them; a desk stays an agency."""
    if label is None or label.role == "author":
        return authors
    return [Author(name=a.name, role=label.role) if a.role == "author" else a for a in authors]


def _names_of(
    part: str, site: Site, *, fewest: int, handles: bool = False, whole: bool = False
) -> list[Author]:
    """The names that a part of a line begins with. ``handles``: one word of any form may be a pen name.

    ``whole``: the part must hold names and nothing else. One word, or a desk, is an office or a place where a
    full name stands before it.
    """
    found: list[Author] = []
    some = without_date(part, site.language)
    for name in han_bylines.names(some) or split(some):
        single = " " not in name and not is_spaceless(name[0])
        handle = handles and single
        office = found and " " in found[0].name and (single or is_group(name))
        if office or not acceptable(name, site, declared=handle, fewest=fewest):
            return [] if whole else found
        found.append(Author(name=name, role="agency" if is_group(name) else "author"))
    return found


def from_lines(page: View, site: Site) -> list[Author]:
    """Author lines, then credits beside the title and behind the body."""
    out: list[Author] = []
    for line in page.lines:
        if line.type == "author":
            out += from_line(line.text, site, loose=True)
    if any(a.role != "editor" for a in out):
        return out
    edited = out
    for at in (*page.near(), *page.places_behind(body_lines=3)):
        line = page.lines[at]
        inside = page.first + BODY_LINES <= at <= page.last - BODY_LINES and line.in_body
        inside = inside and not is_spaceless(line.text[0])
        if inside or (line.type == "caption" and not _opens_as_credit(line.text)):
            continue
        found = from_line(line.text, site) or _under_label(page.lines, at, site) or _signed(line.text, site)
        if any(a.role != "editor" for a in found):
            return found
        edited = edited or found
    return edited


def _signed(text: str, site: Site) -> list[Author]:
    """A signature of a Chinese text; characters that Japanese names share are not told by their surnames."""
    if (site.language or "zh").startswith("zh") and any("\u4e00" <= char <= "\u9fff" for char in text[-6:]):
        return [Author(name=name) for name in han_bylines.signed(text)]
    return []


def _under_label(lines: Sequence[Line], at: int, site: Site) -> list[Author]:
    """The names of the line behind one that is a credit label and nothing else ("Author" / "Ann Lee")."""
    if (
        not is_writers_label(lines[at].text)
        or at + 1 >= len(lines)
        or len(lines[at + 1].text) > LONGEST_BYLINE
    ):
        return []
    label = label_at(f"{lines[at].text.rstrip(' :：')}: ", 0)
    names = _names_of(unglued(lines[at + 1].text, site.language), site, fewest=2) if label else []
    return _in_role(names, label)


def _opens_as_credit(text: str) -> bool:
    """Whether a line begins with a writer's label: "Text and photos: X" is a byline wherever it stands."""
    label = label_at(text, 0)
    return label is not None and label.colon and label.role == "author"


def confirmed(page: View, site: Site, marked: Sequence[str] = ()) -> list[Author]:
    """Names without a label, beside the title or behind the body, that elements made for writers confirm.

    ``marked``: what stands in such elements, see :mod:`pipelines.metadata.author_marks`.
    """
    names = [n for n in _marked_names(marked, site) if _is_proper(n) and not is_site_name(n, site.names)]
    lines = (line.text for _, line in _places(page))
    return next((_authors(some) for text in lines if (some := _standing_in(text, names))), [])


def dated(page: View, site: Site) -> list[Author]:
    """A name without a label that shares its line beside the title with a date."""
    for i in page.near():
        line = page.lines[i]
        if line.tag in {"h1", "h2"} or len(line.text) > LONGEST_BYLINE or not find(line.text, site.language):
            continue
        # In scripts without capitals any short word looks like a name.
        if (names := _bare_names(line.text, site)) and names[0][0].isupper():
            return _authors(names[:1])
    return []


def alone(page: View, site: Site) -> list[Author]:
    """Names that fill a bold, slanted or right-hand line at the start of the text, or right before it.

    So papers sign that set their bylines into the text. At its end such a line signs the part that it closes.
    """
    for at in (page.first, page.first - 1):
        if not 0 <= at < len(page.lines) or at == page.title_at or page.first > page.last:
            continue
        line = page.lines[at]
        if line.linked or not (line.bold or line.italic or line.align == "end") or line.type == "heading":
            continue
        names = split(line.text)
        if names and all(name[0].isupper() and acceptable(name, site, declared=False) for name in names):
            return _authors(names)
    return []


def pen_names(page: View, site: Site, marked: Sequence[str]) -> list[Author]:
    """Names of one word, and those that are the site's too, in elements made for writers; for want of any other."""
    names = _marked_names(marked, site)
    behind_title = (line.text for i, line in _places(page) if i >= page.title_at)
    return next((_authors(some) for text in behind_title if (some := _standing_in(text, names))), [])


def _places(page: View) -> Iterator[tuple[int, Line]]:
    """Where a bare name may stand, with its index: beside the title, then behind the body."""
    for i in (*page.near(), *page.places_behind()):
        line = page.lines[i]
        if line.tag not in {"h1", "h2"} and len(line.text) <= LONGEST_BYLINE:
            yield i, line


def _authors(names: Iterable[str]) -> list[Author]:
    return [Author(name=name, role="agency" if is_group(name) else "author") for name in names]


def _is_proper(name: str) -> bool:
    """Whether a name has a first and a last part, or is of a script that writes both as one."""
    return " " in name or is_spaceless(name[0])


def _marked_names(marked: Sequence[str], site: Site) -> list[str]:
    """The names among texts of elements made for writers; a pen name is one that fills its element."""
    out: list[str] = []
    anyone = replace(site, names=frozenset())
    for text in marked:
        label = label_at(text, 0, loose=True)
        rest = without_date(text[label.end :] if label else text, site.language)
        for name in split(rest):
            single = " " not in name and not is_spaceless(name[0])
            pen_name = name == text and single and is_name(name, declared=True)
            if not is_label(name) and (pen_name or acceptable(name, anyone, declared=False)):
                out.append(name)
    return out


def _standing_in(text: str, names: Sequence[str]) -> list[str]:
    """The names that stand in a line, in its order; one that holds another ("More by Ann Lee") is left out."""
    here = {name: text.find(name) for name in names if name in text}
    if len(text) > sum(map(len, here)) + MOST_BESIDE_NAMES:
        return []
    whole = [name for name in here if not any(other != name and other in name for other in here)]
    return sorted(whole, key=here.__getitem__)


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
