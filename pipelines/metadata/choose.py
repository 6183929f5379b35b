"""The second step: one value a field, once it is known which lines are the article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pipelines.lines import Line
from pipelines.metadata import bylines, date_witnesses, dates, leads, originals, publishers, tags
from pipelines.metadata.byline_lines import Site
from pipelines.metadata.date_witnesses import Witness
from pipelines.metadata.head import date_language, host_of, site_keys
from pipelines.metadata.markup import Markup, read
from pipelines.metadata.records import Candidate, Head, Metadata
from pipelines.metadata.text import clean, key
from pipelines.metadata.view import View, view
from pipelines.text.cleaning import clean_name
from pipelines.urls import read_address

if TYPE_CHECKING:
    from pipelines.document import Document

DATE_FROM_UPDATE = "published_at_from_update"
"""Warning: the page names only the day of its last change."""


def _witnesses(head: Head, page: View, language: str | None) -> list[Witness]:
    declared = [
        Witness(c.field, datetime.fromisoformat(c.value), c.origin)
        for c in head.candidates
        if c.field in {"published", "modified"}
    ]
    return declared + date_witnesses.from_lines(page, language)


def _syndicated(lines: Sequence[Line]) -> tuple[str | None, list[Witness]]:
    """Publisher and date of a syndication line, whose date is always day first."""
    found = publishers.from_lines(lines)
    if found is None:
        return None, []
    day, month, year = (int(part) for part in found[1].split("/"))
    try:
        value = datetime(year, month, day)
    except ValueError:
        return found[0], []
    return found[0], [Witness("published", value, "source-line")]


def _absolute(url: str, base: str) -> str | None:
    try:
        full = urljoin(base, clean(url))
    except ValueError:
        return None
    return full if full.startswith(("http://", "https://")) and host_of(full) else None


def read_metadata(
    document: Document, head: Head, lines: list[Line], *, url: str, not_after: datetime | None = None
) -> Metadata:
    """Choose the values. ``lines`` are the page's lines with types, dropped ones included (bylines, the
    source line and the date line live there). ``not_after``: time of the fetch; no date may lie behind it.
    """
    markup = head.markup or read(document.root, url, document.source)
    host = host_of(url)
    language = date_language(head.language_declared, host)
    title = next(iter(head.values("title")), None)
    source, seen = _syndicated(lines)
    page = view(lines, title)
    witnesses = seen or _witnesses(head, page, language)
    if not witnesses:
        witnesses = date_witnesses.from_scripts(document.root)
    chosen = dates.choose(witnesses, not_after)
    sites = site_keys(markup, host, head.values("publisher")) | ({key(source)} if source else set())
    site = Site(sites, title or "", language)
    authors, named = bylines.read(markup, page, site, document.root)
    return Metadata(
        title=title,
        lead=_lead(page, head),
        publisher=clean_name(_publisher(markup, head, title, source, lines, url) or "") or None,
        canonical_url=next((u for c in head.values("canonical") if (u := _absolute(c, url))), None),
        original_url=originals.from_lines(lines, url) or originals.from_links(document.root, lines, url),
        published_at=chosen.published,
        modified_at=chosen.modified,
        authors=authors,
        tags=tags.choose(markup, lines),
        candidates=(*head.candidates, *named, *_seen(source, witnesses)),
        warnings=(DATE_FROM_UPDATE,) if chosen.from_update else (),
    )


def _lead(page: View, head: Head) -> str | None:
    """The lead's text. Its line becomes one of type "lead", so that the body and the record agree."""
    line = leads.choose(page, head.values("lead"))
    if line is None:
        return None
    line.type = "lead"
    return line.text


def _publisher(
    markup: Markup, head: Head, title: str | None, source: str | None, lines: Sequence[Line], url: str
) -> str | None:
    named = source or next(iter(head.values("publisher")), None) or publishers.from_title(markup, title)
    return named or publishers.beside_date(lines, read_address(url).language or head.language_declared)


def _seen(source: str | None, witnesses: Sequence[Witness]) -> list[Candidate]:
    found = [Candidate("publisher", source, "source-line")] if source else []
    visible = [w for w in witnesses if w.origin in dates.VISIBLE | {"source-line", "script"}]
    return found + [Candidate(w.kind, w.value.isoformat(), w.origin) for w in visible if w.origin != "time"]
