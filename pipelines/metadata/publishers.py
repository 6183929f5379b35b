"""Whose page it is: the paper or office that the page names as its source or itself.

A syndicating site prints the source twice and the date right behind it, with nothing between
("Báo ABáo A04/10/2025"), or once with a bullet ("Báo A•17/04/2025"); that line outranks the site's own name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from pipelines.lexicons import lexicon
from pipelines.lines import Line
from pipelines.metadata import json_ld
from pipelines.metadata.markup import Markup
from pipelines.metadata.names import is_name
from pipelines.metadata.records import Candidate
from pipelines.metadata.site_names import SEPARATOR
from pipelines.metadata.text import clean, key

SOURCE_LINE = re.compile(r"(?P<source>\S.{1,199}?)\s*(?P<bullet>[•·]\s*)?(?P<date>\d{2}/\d{2}/\d{4})")
DAY = re.compile(r"(?<!\d)\d{2}/\d{2}/\d{4}(?!\d)")
LONGEST_NAME = 100

_VIETNAMESE_MARKS = re.compile("[\u031b\u0309\u0323]|[\u0302\u0306][\u0300\u0301\u0303]")
"""Horn, hook above, dot below, and two marks on one vowel: no other language of the site writes them."""

SITE_METAS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
    "application-name",
)


def source_line(text: str, previous: str = "") -> tuple[str, str] | None:
    """Source and date (DD/MM/YYYY as written) of a syndication line; None where the line is none.

    ``previous``: the line before, which may hold the first of the two names.
    """
    match = SOURCE_LINE.fullmatch(text) if len(text) <= 2 * LONGEST_NAME + 12 else None
    if match is None:
        return None
    source = match["source"].strip()
    half = source[: (len(source) + 1) // 2].strip()
    if source.replace(" ", "") == (half + half).replace(" ", "") and len(half) > 1:
        return half, match["date"]
    if match["bullet"] or clean(previous) == source:
        return source, match["date"]
    return None


def from_lines(lines: Sequence[Line]) -> tuple[str, str] | None:
    """Source and date of the first syndication line of the page, or None."""
    for at, line in enumerate(lines):
        if line.text[-1:].isdigit():
            found = source_line(line.text, lines[at - 1].text if at else "")
            if found and is_name(found[0], declared=True):
                return found
    return None


def beside_date(lines: Sequence[Line], language: str | None) -> str | None:
    """The name that stands beside the date, on a page that names its publisher nowhere else.

    Source names stay Vietnamese, diacritics and all, on every language version of a syndicated page, while
    people's names lose theirs in translation; so only a name with Vietnamese letters is taken, and on a
    Vietnamese page only one that begins like a paper or an office.
    """
    for at, line in enumerate(lines):
        if line.in_body and line.type == "paragraph":
            return None
        rest, found = DAY.subn(" ", line.text)
        if not found or len(line.text) > LONGEST_NAME:
            continue
        beside = clean(rest.strip(" -–—|•·,:"))
        name = beside or (clean(lines[at - 1].text) if at else "")
        foreign = language not in (None, "vi")
        if _is_vietnamese(name) and (foreign or _begins_like_a_body(name)) and is_name(name, declared=True):
            return name
    return None


def _begins_like_a_body(name: str) -> bool:
    return name.lower().startswith(tuple(f"{word} " for word in lexicon("vi").people.organizations))


def _is_vietnamese(name: str) -> bool:
    folded = unicodedata.normalize("NFD", name.lower())
    return 1 < len(name.split()) <= 8 and ("đ" in folded or _VIETNAMESE_MARKS.search(folded) is not None)


def from_markup(markup: Markup) -> list[Candidate]:
    """Names that the head gives for the site, the best first."""
    out: list[Candidate] = []
    for value in markup.said("publisher", "sourceOrganization"):
        for name, _ in json_ld.names(value, markup.by_id):
            out.append(Candidate("publisher", name, "json-ld"))
    origins = ("og", *["meta"] * len(SITE_METAS))
    for name, origin in zip(SITE_METAS, origins, strict=False):
        out.extend(Candidate("publisher", value, origin) for value in markup.meta(name))
    out.extend(
        Candidate("publisher", clean(node["name"]), "json-ld-site")
        for node in markup.ld
        if isinstance(node.get("name"), str) and json_ld.types(node) & {"newsmediaorganization", "website"}
    )
    return [c for c in out if _is_body(c.value)]


def _is_body(name: str) -> bool:
    return 1 < len(name) <= LONGEST_NAME and not name.startswith(("http", "@", "/")) and bool(key(name))


def from_title(markup: Markup, title: str | None) -> str | None:
    """What stands behind (or before) the page's title in ``<title>``, set apart by a mark."""
    full = markup.title
    if not title or title not in full or title == full:
        return None
    before, _, after = full.partition(title)
    for rest, whole in ((after, True), (before, False)):
        pieces = [piece for piece in SEPARATOR.split(f" {rest} ") if key(piece)]
        if pieces and len(pieces) <= 3:
            name = clean(pieces[-1] if whole else pieces[0])
            if _is_body(name) and len(name) < len(full):
                return name
    return None
