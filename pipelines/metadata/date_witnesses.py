"""Everything on a page that names a day of publication or change, each with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from pipelines.lines import Line
from pipelines.metadata.calendars import Calendar, calendar, date_form
from pipelines.metadata.date_formats import LONGEST_LINE, find, has_digit, parse, parse_machine
from pipelines.metadata.markup import Markup
from pipelines.metadata.site_names import SEPARATOR
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
    r"""(?<![a-z])(?:date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time)|post_?date|pub_?date|"""
    r"""first_?publish(?:ed|ing)?(?:_?at|_?date)?|(?:first|article)?_?publication_?date)\\?["']?\s*[:=]\s*\\?"""
    r"""["'](\d{4}-?\d\d-?\d\d(?!\d)[^"'\\]{0,20})""",
    re.IGNORECASE,
)

LOOSE_PROPERTIES = ("datecreated", "created", "date")
"""Microdata and RDFa properties that mean publication on most pages, and something else on some."""

CLOSE = 5
"""Lines from the title within which a date stands beside it."""
LONGEST_DATE_LINE = 140
"""Characters; a longer line is text, in which only a dateline at its very start counts."""
MOST_LETTERS_AROUND = 60
"""Letters and digits that may stand beside a date in its line."""
DATELINE = 40
"""Characters of a long line that may hold a dateline."""
LATEST_DATELINE_START = 2
LABEL_REACH = 40
"""Characters beside a date in which a label of it may stand."""
LONGEST_LABEL = 30
"""Characters of a line that may be a label of the next one."""
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


def from_title(markup: Markup, language: str | None) -> list[Witness]:
    """A day that stands alone behind the last mark of the head's title ("Headline | Paper | 28.04.2023")."""
    for full in (markup.title, *markup.meta("og:title")):
        if not full[-1:].isdigit():
            continue
        *before, last = SEPARATOR.split(full)
        found = find(last, language) if before else []
        if found and not key(last[: found[0].start] + last[found[0].end :]):
            return [Witness("published", found[0].value, "title", found[0].swapped)]
    return []


def from_metas(markup: Markup, language: str | None) -> list[Witness]:
    """Meta elements whose name means a date and whose value is one."""
    out: list[Witness] = []
    for name in markup.metas:
        if _META_MODIFIED.search(name):
            kind, origin = "modified", "meta"
        elif _META_PUBLISHED.search(name):
            kind, origin = "published", "meta"
        elif _META_LOOSE.search(name):
            kind, origin = "published", "meta-loose"
        else:
            continue
        out += _read(kind, origin, markup.meta(name)[:2], language)
    return out


def from_markup(markup: Markup, url: str, language: str | None) -> list[Witness]:
    """What declared data and the address say, the most direct first."""
    out = _read("published", "json-ld", _strings(markup.said("datePublished")), language)
    out += from_metas(markup, language)
    out += _read("published", "microdata", _properties(markup, "datepublished"), language)
    for name in LOOSE_PROPERTIES:
        out += _read("published", "meta-loose", _properties(markup, name), language)
    out += from_url(url)
    out += from_title(markup, language)
    others = [n["datePublished"] for n in markup.ld if n.get("datePublished") and n is not markup.article]
    out += _read("published", "json-ld-other", _strings(others[:2]), language)
    out += _read("published", "json-ld-other", _strings(markup.said("uploadDate", "dateCreated")), language)
    out += _read("modified", "json-ld", _strings(markup.said("dateModified")), language)
    out += _read("modified", "microdata", _properties(markup, "datemodified"), language)
    return out


def from_text(text: str, language: str | None, origin: str, label: str = "") -> list[Witness]:
    """Dates of one line. A label beside a date tells publication from update; unlabelled ones are ``origin``.

    ``label``: the line before, where it is short enough to be a label that stands by itself.
    """
    long = len(text) > LONGEST_DATE_LINE
    found = find(text[:DATELINE] if long else text, language)
    if not found or (long and found[0].start > LATEST_DATELINE_START):
        return []
    words = calendar(language)
    line = date_form(text[:LONGEST_DATE_LINE])
    letters = 0 if long else len(key(line))
    out = []
    before = f"{date_form(label)} {line[: found[0].start]}"
    for number, one in enumerate(found):
        behind = line[one.end : one.end + LABEL_REACH] if number + 1 == len(found) and not long else ""
        if kind := _kind(before, words) or _kind(behind, words):
            out.append(Witness(kind, one.value, "label", one.swapped))
        elif (
            one.start <= LATEST_DATELINE_START
            or letters - len(key(line[one.start : one.end])) <= MOST_LETTERS_AROUND
        ):
            out.append(Witness("published", one.value, origin, one.swapped))
        before = line[one.end : found[number + 1].start] if number + 1 < len(found) else ""
    return out


def _kind(beside: str, words: Calendar) -> str:
    """What the text beside a date calls it: "modified", "published", or "" for nothing."""
    if not beside or beside.isspace():
        return ""
    if words.updated.search(beside):
        return "modified"
    return "published" if words.published.search(beside) else ""


def from_note(text: str, language: str | None) -> list[Witness]:
    """Labelled dates of a sentence about the page ("This article was first published on 26 Sep 2019 but ...").

    Languages that close with their verb put the label behind the date ("wurde am 3. Mai 2020 veröffentlicht").
    """
    found = find(text, language)
    words = calendar(language)
    line = date_form(text[:LONGEST_LINE])
    out = []
    for number, one in enumerate(found):
        start = found[number - 1].end if number else 0
        end = found[number + 1].start if number + 1 < len(found) else len(line)
        before = line[max(start, one.start - LABEL_REACH) : one.start]
        if kind := _kind(before, words) or _kind(line[one.end : min(end, one.end + LABEL_REACH)], words):
            out.append(Witness(kind, one.value, "label", one.swapped))
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
        if not has_digit(text):
            continue
        if page.title and page.title in text:
            text = text.replace(page.title, " ").strip()  # a date may share the headline's element
        origin = "beside" if abs(i - page.title_at) <= CLOSE else "near"
        out += from_text(text, language, origin, _label_before(page.lines, i))
    for line in page.behind():
        if not out:
            out += from_text(line.text, language, "behind")
        elif not line.in_body:
            out += from_note(line.text, language)
    if not out:
        return _anywhere(page, language)
    if not any(w.kind == "published" for w in out):
        out += _first_published(page, language, max(w.value.replace(tzinfo=None) for w in out))[:1]
    return out


def _first_published(page: View, language: str | None, changed: datetime) -> list[Witness]:
    """Labelled dates of publication anywhere outside the body, before the day of the change."""
    apart = (line for line in page.lines if not line.in_body)
    notes = (w for line in apart for w in from_note(line.text, language))
    return [w for w in notes if w.kind == "published" and w.value.replace(tzinfo=None) < changed]


def _anywhere(page: View, language: str | None) -> list[Witness]:
    """The first lines of the page that hold little but a date."""
    out: list[Witness] = []
    for line in page.lines:
        out += from_text(line.text, language, "page")
        if len(out) > MOST_TIMES:
            break
    return out


def _label_before(lines: Sequence[Line], at: int) -> str:
    """The line before, where it is no longer than a label and holds no number."""
    text = lines[at - 1].text if at else ""
    return text if len(text) <= LONGEST_LABEL and not has_digit(text) else ""


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
