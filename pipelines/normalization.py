"""One page in, one article out: the pure function that everything else calls.

    decode -> document -> head -> furniture -> metadata -> language -> statements -> Article

The same bytes, URL and headers give the same article, in any order, process or year: no network, no
clock, no state. The only time it knows is the response's own ``Date`` header.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from pydantic import TypeAdapter

from pipelines.document import Document, parse
from pipelines.furniture import Reading, read_lines
from pipelines.language import PageLanguage, judge
from pipelines.lines import place
from pipelines.metadata import Head, Metadata, read_head, read_metadata
from pipelines.statements import Attribution, attribute_lines
from pipelines.text.decode import Decoded, composed, decode
from pipelines.text.signatures import foreign_format
from pipelines.urls import PageAddress, read_address
from pipelines.version import EXTRACTOR_VERSION
from schemas.records import Article, Block

BINARY = "binary"
"""``Decoded.encoding`` of a file that is no text."""


@dataclass(slots=True)
class Examination:
    """Every intermediate result of one page, for ``explain``; ``article`` is the end of it."""

    decoded: Decoded
    address: PageAddress
    head: Head
    reading: Reading
    metadata: Metadata
    language: PageLanguage
    attribution: Attribution
    article: Article


def _header(headers: Mapping[str, str] | None, name: str) -> str | None:
    return next((v for k, v in (headers or {}).items() if k.lower() == name), None)


def _fetch_time(headers: Mapping[str, str] | None) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(headers, "date") or "")
    except ValueError:
        return None


def _text(html: bytes | str, content_type: str | None) -> Decoded:
    """The page as text; a file of another kind has none, and its name as a warning."""
    if isinstance(html, str):
        return Decoded(composed(html).encode("utf-8", "replace"), "str")
    if kind := foreign_format(html):
        return Decoded(b"", BINARY, (f"signature: {kind}",), (f"not_html: the bytes are {kind}",))
    return decode(html, content_type)


_BLOCKS = TypeAdapter(tuple[Block, ...])
"""All blocks of a page are checked in one call: one a block would take twice as long."""


def examine(
    html: bytes | str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    body_selector: str | None = None,
) -> Examination:
    """Read one page and keep every step's result.

    ``html``: the response body as fetched, or text already decoded. ``headers``: of the response; only
    ``Content-Type`` and ``Date`` are read. ``body_selector``: a source's CSS accelerator; the general
    method must agree with it, else it is ignored with a warning.
    """
    decoded = _text(html, _header(headers, "content-type"))
    document = parse(decoded.utf8)
    head = read_head(document, url)
    if decoded.encoding == BINARY:
        reading = Reading([], "not_html")
    else:
        reading = read_lines(document, head, body_selector=body_selector)
    metadata = read_metadata(document, head, reading.lines, url=url, not_after=_fetch_time(headers))
    address = read_address(url, metadata.canonical_url)
    declared = address.language or head.language_declared
    language = judge(reading.lines, declared)
    attribution = attribute_lines(
        reading.lines,
        language=language.language,
        key=address.key,
        title=metadata.title,
        authors=tuple(a.name for a in metadata.authors),
    )
    article = _article(document, decoded, address, reading, metadata, language, attribution)
    return Examination(decoded, address, head, reading, metadata, language, attribution, article)


def _article(
    document: Document,
    decoded: Decoded,
    address: PageAddress,
    reading: Reading,
    metadata: Metadata,
    language: PageLanguage,
    attribution: Attribution,
) -> Article:
    body = place(reading.lines)
    return Article(
        url=address.url,
        canonical_url=address.canonical_url,
        site=address.site,
        slug=address.slug,
        page_type=reading.page_type,
        language=language.language,
        language_declared=language.declared,
        language_detected=language.detected,
        language_confidence=language.confidence,
        language_verdict=language.verdict,
        title=metadata.title,
        lead=metadata.lead,
        publisher=metadata.publisher,
        original_url=metadata.original_url,
        published_at=metadata.published_at,
        modified_at=metadata.modified_at,
        authors=metadata.authors,
        tags=metadata.tags,
        body=body,
        blocks=_BLOCKS.validate_python(reading.lines, from_attributes=True),
        statements=tuple(attribution.statements),
        warnings=(
            *decoded.warnings,
            *document.warnings,
            *reading.warnings,
            *metadata.warnings,
            *attribution.warnings,
        ),
        extractor_version=EXTRACTOR_VERSION,
    )


def normalize(html: bytes | str, url: str, **options: Any) -> Article:
    """Read one page into an :class:`~schemas.records.Article`; options as for :func:`examine`.

    Never raises on bad input: a page that is no article says so in ``page_type`` and ``warnings``.
    """
    return examine(html, url, **options).article
