"""An article as one JSON value: what a version stores, and what tells two versions apart.

The texts of statements and body blocks are slices of the body, so they are left out and cut again on
reading: a version is stored once, not three times.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from schemas.database.keys import digest, dump, key
from schemas.records import Article

Fold = Callable[[str], str]
"""Folds a text for search; ``pipelines.text.folding.fold``. Passed in, because this room imports no other."""

METADATA_FIELDS = (
    "page_type",
    "language",
    "title",
    "lead",
    "publisher",
    "original_url",
    "published_at",
    "modified_at",
    "authors",
    "tags",
)
"""Fields of an article that make a new version when they change, besides body and statements."""

_STATEMENT_FIELDS = {
    "id",
    "parent_id",
    "kind",
    "speaker",
    "headline",
    "text",
    "recorded_by",
    "recording_mark",
}


def article_key(article: Article) -> str:
    """The id of an article: its canonical address, whatever the scheme and with or without ``www.``."""
    parts = urlsplit(article.canonical_url)
    host = parts.netloc.lower().removeprefix("www.")
    return key("article", host, parts.path.rstrip("/"), parts.query)


def translation_group(article: Article) -> str:
    """The same for all language versions of an article: site and path without the language's prefix."""
    segments = [s for s in urlsplit(article.canonical_url).path.split("/") if s]
    # "zh-cn" in the address is "zh" in the record.
    prefix, language = segments[0].lower() if segments else "", (article.language_declared or "").lower()
    if len(segments) > 1 and language and prefix.split("-")[0] == language.split("-")[0]:
        segments = segments[1:]
    return key("translations", article.site, *segments)


def words(text: str, fold: Fold) -> str:
    """The words of a text alone: folded, without punctuation. Equal words make a change cosmetic."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())


def pack(article: Article) -> str:
    """The JSON text of a version."""
    value = article.model_dump(mode="json", exclude_defaults=True)
    for statement in value.get("statements", ()):
        spans = statement["spans"]
        if " ".join(article.body[s["start"] : s["end"]] for s in spans) == statement["text"]:
            del statement["text"]
        statement["spans"] = [[s["start"], s["end"]] for s in spans]
    for block in value.get("blocks", ()):
        if "start" in block and article.body[block["start"] : block["end"]] == block["text"]:
            del block["text"]
    return dump(value)


def unpack(text: str) -> Article:
    """The article that :func:`pack` wrote."""
    value: dict[str, Any] = json.loads(text)
    body = value.get("body", "")
    for statement in value.get("statements", ()):
        statement.setdefault("text", " ".join(body[start:end] for start, end in statement["spans"]))
        statement["spans"] = [{"start": start, "end": end} for start, end in statement["spans"]]
    for block in value.get("blocks", ()):
        if "text" not in block:
            block["text"] = body[block["start"] : block["end"]]
    return Article.model_validate(value)


def content_digest(article: Article) -> str:
    """Digest of what the page says: equal for two fetches that differ in furniture only."""
    value = article.model_dump(mode="json", include={*METADATA_FIELDS, "body"})
    value["statements"] = [s.model_dump(mode="json", include=_STATEMENT_FIELDS) for s in article.statements]
    return digest(value)


def reading_digest(article: Article) -> str:
    """Digest of everything that was read, but not of the reader's version or the address asked for."""
    return digest(article.model_dump(mode="json", exclude={"extractor_version", "url"}))


def changed_fields(before: Article, after: Article) -> list[str]:
    """The names of the fields that differ between two versions."""
    old, new = (a.model_dump(mode="json", include={*METADATA_FIELDS, "body"}) for a in (before, after))
    return [name for name in (*METADATA_FIELDS, "body") if old[name] != new[name]]


def kind_of_change(before: Article, after: Article, fold: Fold) -> str:
    """How a version differs from the one before it.

    ``none``; ``cosmetic``: the same words in other punctuation, case or accents; ``metadata``: title, lead,
    body and statements stay; ``words``: anything else, who
    said it or wrote it down included.
    """
    if content_digest(before) == content_digest(after):
        return "none"

    def essence(article: Article) -> list[Any]:
        parts: list[tuple[str | None, ...]] = [(article.title, article.lead, article.body)]
        for s in article.statements:
            speaker = (s.speaker.name or s.speaker.role) if s.speaker else None
            parts.append((s.text, s.kind, speaker, s.headline, s.recorded_by))
        return [[words(t or "", fold) for t in part] for part in parts]

    if essence(before) != essence(after):
        return "words"
    texts = {"title", "lead", "body"}
    fields = set(changed_fields(before, after))
    return "cosmetic" if fields <= texts else "metadata"
