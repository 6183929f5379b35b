"""The first step: candidates from markup, before the article is told from its furniture."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pipelines.metadata import bylines, date_witnesses, json_ld, leads, publishers, site_names, titles
from pipelines.metadata.byline_lines import Site
from pipelines.metadata.markup import Markup, read
from pipelines.metadata.records import Candidate, Head
from pipelines.metadata.text import clean

if TYPE_CHECKING:
    from pipelines.document import Document

# Top-level domains of countries that are sold to everybody, or whose dates are written month first.
_MONTH_FIRST_DOMAINS = frozenset({"us", "io", "co", "ai", "tv", "me", "fm", "ly", "gg", "ph"})


def host_of(url: str) -> str:
    """The host of an address, lower case; "" where the address has none or is broken."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def site_keys(markup: Markup, host: str, named: Iterable[str] | None = None) -> frozenset[str]:
    """Folded names of the site, from its head and its host.

    ``named``: publishers that the head names, None where they are still to be read.
    """
    if named is None:
        named = [c.value for c in publishers.from_markup(markup)]
    return site_names.keys([*named, *markup.meta("twitter:site"), *site_names.from_host(host)])


def declared_language(markup: Markup) -> str | None:
    """The language that the page claims, as a lower-case BCP 47 tag; None where it claims none."""
    said = [v for v in markup.said("inLanguage") if isinstance(v, str)]
    for value in (
        markup.language,
        *said,
        *markup.meta("og:locale", "content-language", "language", "dc.language"),
    ):
        tag = clean(value).replace("_", "-").split(",")[0].split(".")[0].strip().lower()
        if 2 <= len(tag) <= 12 and tag[:2].isalpha():
            return tag
    return None


def date_language(language: str | None, host: str) -> str | None:
    """The language for reading 03/04/2024: English says month first, but not on the sites of most countries."""
    domain = host.rsplit(".", 1)[-1]
    if language == "en" and len(domain) == 2 and domain not in _MONTH_FIRST_DOMAINS:
        return f"en-{domain}"
    return language


def _dates(witnesses: Iterable[date_witnesses.Witness]) -> list[Candidate]:
    return [Candidate(w.kind, w.value.isoformat(), w.origin) for w in witnesses]


def _canonical(markup: Markup) -> list[Candidate]:
    found = [Candidate("canonical", markup.canonical, "link")] if markup.canonical else []
    found += [Candidate("canonical", value, "og") for value in markup.meta("og:url")]
    main = [v for v in markup.said("url", "mainEntityOfPage") if isinstance(v, str)]
    return found + [Candidate("canonical", value, "json-ld") for value in main]


def read_head(document: Document, url: str) -> Head:
    """Collect candidates from JSON-LD, OpenGraph, meta, microdata and headings, for each field best first."""
    host = host_of(url)
    markup = read(document.root, url, document.source)
    publishing = publishers.from_markup(markup)
    sites = site_keys(markup, host, [c.value for c in publishing])
    language = declared_language(markup)
    when = date_language(language, host)
    found = titles.choose(markup, sites, document.root, host)
    site = Site(sites, found[0].value if found else "", when)
    found += leads.from_markup(markup)
    found += publishing
    found += _dates(
        [*date_witnesses.from_markup(markup, url, when), *date_witnesses.from_times(markup, when)]
    )
    found += bylines.declared(markup, site)
    found += _canonical(markup)
    return Head(tuple(found), language, markup)


__all__ = ["date_language", "declared_language", "host_of", "json_ld", "read_head", "site_keys"]
