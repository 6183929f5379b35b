"""Everything on a page that names a day of publication or change, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from pipelines.metadata.calendars import calendar, date_form
from pipelines.metadata.date_formats import find, parse, parse_machine
from pipelines.metadata.markup import Markup
from pipelines.metadata.text import clean, element_text, key
from pipelines.metadata.view import View

# Names of meta elements differ by site system, but say one of a few words. "publisher" and "expires"
# share letters with them and mean other things.
_META_PUBLISHED = re.compile(
    r"publish(?!er|ing)|publication_?date|pub_?date|pubdate|datepub|issued|released?[-_]?date|date[._-]?available"
    r"|citation_(?:online_)?date|parsely-pub|sailthru\.date|date_original"
)
_META_MODIFIED = re.compile(r"modif|updat|last-?mod|revis")
_META_LOOSE = re.compile(
    r"^(?:dc\.|dcterms\.|dc\.date\.|dcterms:)?(?:date|created)$|datecreated|date\.created|uploaddate"
)

_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)|/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)"
)
_URL_WORD = re.compile(r"/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?:/|$)")
_SCRIPT_DATE = re.compile(
    r"""\\?["'](?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time)|post_?date|pub_?date|"""
    r"""first_?published(?:_?at|_?date)?|publication_?date)\\?["']\s*:\s*\\?["'](\d{4}-\d\d-\d\d[^"'\\]{0,20})""",
    re.IGNORECASE,
)

CLOSE = 5
"""Lines from the title within which a date stands beside it."""
LONGEST_DATE_LINE = 140
"""Characters; a longer line is text, in which only a dateline at its very start counts."""
MOST_LETTERS_AROUND = 60
"""Letters and digits that may stand beside a date in its line."""
DATELINE = 40
"""Characters of a long line that may hold a dateline."""
LATEST_DATELINE_START = 2
MOST_TIMES = 3
MOST_SCRIPT_CHARACTERS = 400_000


@dataclass(frozen=True, slots=True)
class Witness:
    """One date. ``kind``: "published" or "modified". ``swapped``: the other reading of 03/04/2024, else None."""

    kind: str
    value: datetime
    origin: str
    swapped: datetime | None = None


def _strings(values: Iterable[Any]) -> list[str]:
    flat = (one for value in values for one in (value if isinstance(value, list) else [value]))
    return [str(one) for one in flat if isinstance(one, (str, int)) and not isinstance(one, bool)][:10]


def _read(kind: str, origin: str, texts: Iterable[str], language: str | None) -> list[Witness]:
    values = (parse(text, language) for text in texts)
    return [Witness(kind, value, origin) for value in values if value]


def _properties(markup: Markup, name: str) -> list[str]:
    found = markup.properties.get(name, ())[:3]
    return [e.get("datetime") or e.get("content") or element_text(e) for e in found]


def from_url(url: str) -> list[Witness]:
    """A day in the page's own address, the usual form of archives: /2024/05/16/, 20240516, /2024/may/16/."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return []
    for match in _URL_DATE.finditer(path):
        value = parse_machine("-".join(part for part in match.groups() if part))
        if value:
            return [Witness("published", value, "url")]
    if named := _URL_WORD.search(path.lower()):
        found = find(f"{named[3]} {named[2]} {named[1]}")
        return [Witness("published", found[0].value, "url")] if found else []
    return []


def from_metas(markup: Markup, language: str | None) -> list[Witness]:
    """Meta elements whose name means a date and whose value is one."""
    out: list[Witness] = []
    for name, values in markup.metas.items():
        if _META_MODIFIED.search(name):
            kind, origin = "modified", "meta"
        elif _META_PUBLISHED.search(name):
            kind, origin = "published", "meta"
        elif _META_LOOSE.search(name):
            kind, origin = "published", "meta-loose"
        else:
            continue
        out += _read(kind, origin, values[:2], language)
    return out


def from_markup(markup: Markup, url: str, language: str | None) -> list[Witness]:
    """What declared data and the address say, the most direct first."""
    out = _read("published", "json-ld", _strings(markup.said("datePublished")), language)
    out += from_metas(markup, language)
    out += _read("published", "microdata", _properties(markup, "datepublished"), language)
    out += from_url(url)
    others = [n["datePublished"] for n in markup.ld if n.get("datePublished") and n is not markup.article]
    out += _read("published", "json-ld-other", _strings(others[:2]), language)
    out += _read("published", "json-ld-other", _strings(markup.said("uploadDate", "dateCreated")), language)
    out += _read("modified", "json-ld", _strings(markup.said("dateModified")), language)
    out += _read("modified", "microdata", _properties(markup, "datemodified"), language)
    return out


def _labelled(before: str, words: re.Pattern[str]) -> bool:
    return words.search(before) is not None


def from_text(text: str, language: str | None, origin: str) -> list[Witness]:
    """Dates of one line. A label before a date tells publication from update; unlabelled ones are ``origin``."""
    long = len(text) > LONGEST_DATE_LINE
    found = find(text[:DATELINE] if long else text, language)
    if not found or (long and found[0].start > LATEST_DATELINE_START):
        return []
    words = calendar(language)
    line = date_form(text[:LONGEST_DATE_LINE])
    letters = 0 if long else len(key(line))
    out = []
    at = 0
    for one in found:
        before = line[at : one.start]
        at = one.end
        if words.updated.search(before):
            out.append(Witness("modified", one.value, "label", one.swapped))
        elif words.published.search(before):
            out.append(Witness("published", one.value, "label", one.swapped))
        elif (
            one.start <= LATEST_DATELINE_START
            or letters - len(key(line[one.start : one.end])) <= MOST_LETTERS_AROUND
        ):
            out.append(Witness("published", one.value, origin, one.swapped))
    return out


def from_times(markup: Markup, language: str | None) -> list[Witness]:
    """The first ``<time>`` elements of the page, in page order."""
    out = []
    updated = calendar(language).updated
    for element in markup.times[:MOST_TIMES]:
        text = element.get("datetime") or element_text(element)
        value = parse(text, language) if text else None
        if value is None:
            continue
        parent = element.getparent()
        before = clean(parent.text) if parent is not None else ""
        previous = element.getprevious()
        if previous is not None:
            before += " " + element_text(previous)[-40:] + " " + clean(previous.tail)
        kind = "modified" if updated.search(date_form(before)) else "published"
        out.append(Witness(kind, value, "time"))
    return out


def from_lines(page: View, language: str | None) -> list[Witness]:
    """Dates beside the title or right behind the body; for want of those, lines that hold little but a date."""
    out: list[Witness] = []
    for i in page.near():
        text = page.lines[i].text
        if page.title and page.title in text:
            text = text.replace(page.title, " ").strip()  # a date may share the headline's element
        out += from_text(text, language, "beside" if abs(i - page.title_at) <= CLOSE else "near")
    for line in page.behind() if not out else ():
        out += from_text(line.text, language, "behind")
    for line in page.lines if not out else ():
        out += from_text(line.text, language, "page")
        if len(out) > MOST_TIMES:
            break
    return out


def from_scripts(root: Any) -> list[Witness]:
    """Dates in the data that a script carries for the page: the last resort, where nothing else names one."""
    room = MOST_SCRIPT_CHARACTERS
    for script in root.iter("script"):
        text = script.text or ""
        if 30 < len(text) < room:
            room -= len(text)
            if match := _SCRIPT_DATE.search(text):
                value = parse_machine(match[1])
                if value:
                    return [Witness("published", value, "script")]
    return []
