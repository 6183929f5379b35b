"""Who wrote the page down: bylines with roles.

Declared data come first (JSON-LD, meta, author links, microdata), then what stands beside the title or
behind the body. No author is better than a wrong one: offices, menu words, times, handles and addresses are
left out, and so is the site itself while anybody else is named. A desk or group of reporters that the page
presents as its byline ("PV", "Nhóm PV"), and a body that the page's data name as its only author, have
the role "agency", so that they are never taken for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pipelines.metadata import json_ld
from pipelines.metadata.author_marks import marked, of_others
from pipelines.metadata.byline_lines import (
    LONGEST_BYLINE,
    Site,
    acceptable,
    alone,
    confirmed,
    dated,
    from_lines,
    pen_names,
)
from pipelines.metadata.markup import Markup
from pipelines.metadata.names import is_host, is_name, same, split, without_date
from pipelines.metadata.records import Candidate
from pipelines.metadata.site_names import is_site_name
from pipelines.metadata.text import clean, element_text, is_spaceless, key, unescape
from pipelines.metadata.view import View
from pipelines.metadata.words import is_group, label_at
from pipelines.text.cleaning import clean_name
from schemas.records import Author, AuthorRole

META_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "parsely-author",
    "sailthru.author",
    "byl",
    "byline",
    "authors",
    "rnews:author",
    "bt:author",
    "shareaholic:article_author_name",
    "cxenseparse:author",
)
CITATION_AUTHORS = ("citation_author", "citation_authors")
"""Highwire tags: one name an element, often "Surname, First"."""

ORGANIZATIONS = frozenset(
    {"organization", "newsmediaorganization", "corporation", "website", "brand", "localbusiness", "webpage"}
)
MOST_AUTHORS = 12


def _unlabelled(text: str) -> tuple[str, AuthorRole]:
    """A declared value without the label that some systems put into it ("By X")."""
    label = label_at(text, 0)
    return (text[label.end :], label.role) if label and label.end < len(text) else (text, "author")


def _declared(texts: Iterable[str], site: Site) -> list[Author]:
    out: list[Author] = []
    for text in texts:
        if not text or len(text) > LONGEST_BYLINE or text.startswith(("http", "@", "/", "{")):
            continue
        rest, role = _unlabelled(text)
        names = split(without_date(rest, site.language), declared=True)
        out += [
            Author(name=name, role="agency" if is_group(name) else role)
            for name in names
            if acceptable(name, site, declared=True)
        ]
    return out


def from_json(markup: Markup, site: Site) -> list[Author]:
    """JSON-LD ``author``, ``creator`` and ``translator``: persons and untyped names. An editor has not written."""
    out: list[Author] = []
    for value in markup.said("author") or markup.said("creator"):
        for name, kinds in json_ld.names(value, markup.by_id):
            if not kinds & ORGANIZATIONS:
                out += _declared([name], site)
    for value in markup.said("translator") if out else ():
        for name, _ in json_ld.names(value, markup.by_id):
            out += [Author(name=a.name, role="translator") for a in _declared([name], site)]
    return out


def from_metas(markup: Markup, site: Site) -> list[Author]:
    """Meta elements, and the labelled extra lines of a Twitter card."""
    out = [a for a in _declared(markup.meta(*META_AUTHORS), site) if not is_site_name(a.name, site.names)]
    for text in markup.meta(*CITATION_AUTHORS):
        surname, comma, first = text.partition(",")
        name = f"{clean(first)} {clean(surname)}" if comma and "," not in first and ";" not in text else text
        out += _declared([name], site)
    for number in ("1", "2"):
        label, data = markup.meta(f"twitter:label{number}"), markup.meta(f"twitter:data{number}")
        if label and data and label_at(label[0] + ": ", 0):
            out += _declared(data[:1], site)
    return out


def _named(element: Any) -> str:
    """The name inside an author element: its part marked as name, else its text."""
    for part in element.iter():
        if isinstance(part.tag, str) and "name" in (part.get("itemprop") or "").split():
            return unescape(part.get("content")) or element_text(part)
    return element_text(element)


def from_elements(markup: Markup, site: Site) -> list[Author]:
    """``rel=author`` links and itemprop=author elements, while they are short enough to be a name."""
    properties = [e for e in markup.properties.get("author", ()) if not of_others(e)]
    texts = [text for e in properties[:3] if (text := _named(e))]
    texts = texts or [element_text(e) for e in [e for e in markup.by if not of_others(e)][:3]]
    found = _declared((t for t in texts if len(t) <= LONGEST_BYLINE), site)
    # "All articles by X" is a link to X's page, not a second author.
    return [
        a for a in found if not any(b is not a and key(b.name) in key(a.name) != key(b.name) for b in found)
    ]


def from_bodies(markup: Markup) -> list[Author]:
    """A body that the page's data name as its author, for pages where no person is named."""
    names = [
        name
        for value in markup.said("author")
        for name, kinds in json_ld.names(value, markup.by_id)
        if kinds & ORGANIZATIONS
    ]
    names = names or [text for text in markup.meta("author") if not text.startswith(("http", "@"))]
    return [
        Author(name=name, role="agency")
        for name in names[:1]
        if is_name(name, declared=True) or is_host(name)
    ]


def _signed_by_site(page: View, site: Site) -> list[Author]:
    """A visible credit that names the site itself ("By Example News"), for pages that name nobody else."""
    named = from_lines(page, replace(site, names=frozenset()))
    return [Author(name=a.name, role="agency") if key(a.name) in site.names else a for a in named]


def unique(authors: Iterable[Author]) -> tuple[Author, ...]:
    """Each name once, in order, at most ``MOST_AUTHORS``, without characters that nobody sees."""
    out: list[Author] = []
    for author in authors:
        if not any(same(author.name, other.name) for other in out):
            name = clean_name(author.name)
            out.append(author if name == author.name else author.model_copy(update={"name": name}))
    return tuple(out[:MOST_AUTHORS])


def _agreed(first: list[Author], others: Sequence[list[Author]]) -> list[Author]:
    """The authors of a weak source that a better one names too, where any is; else all of them.

    Site systems put an owner or a company beside the writer into ``meta name=author``.
    """
    named = {key(a.name) for other in others for a in other}
    both = [a for a in first if key(a.name) in named]
    return both or first


def _is_account(authors: Sequence[Author]) -> bool:
    """Whether a page's data name one writer by one word only, as accounts are named ("annlee", "Ann")."""
    names = {key(a.name) for a in authors}
    return len(names) == 1 and " " not in authors[0].name and not is_spaceless(authors[0].name[0])


def _in_full(account: list[Author], shown: list[Author]) -> list[Author]:
    """The visible name behind an account: a longer one that begins with it, or any where the account is no name.

    An account is no name when it is a desk ("Admin"), all small letters, or has digits, marks or capitals within.
    """
    name = account[0].name
    longer = [a for a in shown if a.name.startswith(f"{name} ")]
    proper = [a for a in shown if " " in a.name or is_spaceless(a.name[0])]
    as_a_name_is_written = name.istitle() and name.isalpha() and not is_group(name)
    return longer[:1] or (account if as_a_name_is_written else proper) or account


def declared(markup: Markup, site: Site) -> list[Candidate]:
    """Authors that markup names, as candidates."""
    sources = (
        ("json-ld", from_json(markup, site)),
        ("meta", from_metas(markup, site)),
        ("element", from_elements(markup, site)),
    )
    return [Candidate("author", author.name, origin) for origin, some in sources for author in some]


def read(markup: Markup, page: View, site: Site, root: Any) -> tuple[tuple[Author, ...], list[Candidate]]:
    """The page's authors, and those that only its text names, as candidates. ``root``: of the page's tree."""
    said = from_json(markup, site)
    metas, elements = from_metas(markup, site), from_elements(markup, site)
    shown = from_lines(page, site)
    chosen = said or _agreed(metas, [elements, shown]) or shown
    if not chosen or _is_account(chosen):
        marks = marked(root)
        shown = shown or (elements if len(elements) == 1 else []) or confirmed(page, site, marks)
        chosen = _in_full(chosen, shown) if chosen else shown or elements or alone(page, site)
        chosen = chosen or dated(page, site) or from_bodies(markup) or pen_names(page, site, marks)
    chosen = chosen or _signed_by_site(page, site)
    writers = [a for a in chosen if a.role != "editor"] or chosen
    return unique(writers), [Candidate("author", author.name, "text") for author in shown]
