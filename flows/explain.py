"""Every decision that was taken on one page, as text for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.normalization import Examination
    from schemas.records import Article, Statement

WIDTH = 100
"""Characters of a text that are shown."""


def cut(text: object, width: int = WIDTH) -> str:
    """A text of a page as one printable line."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return plain if len(plain) <= width else f"{plain[: width - 1]}…"


def explain(found: Examination) -> Iterator[str]:
    """The lines of the explanation, section by section."""
    article = found.article
    yield from _section("Address", _address(article))
    yield from _section("Encoding", _encoding(found))
    yield from _section("Page", _page(article))
    yield from _section("Metadata", _metadata(found))
    yield from _section("Language", _language(found))
    yield from _section("Lines", _lines(found))
    yield from _section("Statements", _statements(article))
    yield from _section("Rules", [cut(d, 2 * WIDTH) for d in found.attribution.decisions] or ["none"])
    yield from _section("Warnings", list(article.warnings) or ["none"])


def _section(title: str, lines: list[str]) -> Iterator[str]:
    yield title
    yield from (f"  {line}" for line in lines)
    yield ""


def _address(article: Article) -> list[str]:
    return [
        f"asked for     {cut(article.url)}",
        f"canonical     {cut(article.canonical_url)}",
        f"site          {cut(article.site)}",
        f"slug          {cut(article.slug)}",
    ]


def _encoding(found: Examination) -> list[str]:
    return [f"read as {found.decoded.encoding}", *(cut(e) for e in found.decoded.evidence)]


def _page(article: Article) -> list[str]:
    kept = sum(b.dropped_because is None for b in article.blocks)
    return [
        f"type {article.page_type}",
        f"{kept} blocks kept, {len(article.blocks) - kept} dropped, {len(article.body):,} characters of body",
        f"read with extractor version {article.extractor_version}",
    ]


def _metadata(found: Examination) -> list[str]:
    article = found.article
    chosen: dict[str, Any] = {
        "title": article.title,
        "lead": article.lead,
        "publisher": article.publisher,
        "published": article.published_at,
        "modified": article.modified_at,
        "original": article.original_url,
        "authors": ", ".join(f"{a.name} ({a.role})" for a in article.authors) or None,
        "tags": ", ".join(article.tags) or None,
    }
    lines = [f"{name:<13} {'not on the page' if v is None else cut(v)}" for name, v in chosen.items()]
    lines.append("considered:")
    return lines + [
        f"  {c.field:<11} {c.origin:<12} {cut(c.value, 70)}"
        for c in found.metadata.candidates or found.head.candidates
    ]


def _language(found: Examination) -> list[str]:
    from pipelines import detect_language

    page = found.language
    verdict = f"detected {page.detected or 'nothing'} (confidence {page.confidence:.2f}): {page.verdict}"
    lines = [f"used {page.language}, declared {page.declared or 'nothing'}, {verdict}"]
    for line in found.reading.lines:
        if line.in_body:
            guess = detect_language(line.text, page.declared)
            lines.append(f"  {guess.code:<4} {guess.confidence:.2f}  {cut(line.text, 70)}")
    return lines


def _lines(found: Examination) -> list[str]:
    return [
        f"{'+' if line.in_body else '-'} {line.type:<11} {line.dropped_because or '':<18} {cut(line.text, 70)}"
        for line in found.reading.lines
    ]


def _statements(article: Article) -> list[str]:
    lines: list[str] = []
    depth: dict[str, int] = {}
    for statement in article.statements:
        level = depth[statement.id] = depth.get(statement.parent_id or "", -1) + 1
        lines += [("    " * level) + line for line in _statement(statement)]
    return lines or ["none"]


def _statement(statement: Statement) -> list[str]:
    speaker = statement.speaker
    who = ", ".join(
        v
        for v in ((speaker and (speaker.honorific, speaker.name, speaker.role, speaker.organization)) or ())
        if v
    )
    about = f"confidence {statement.confidence:.2f}, {statement.language}, id {statement.id}"
    lines = [
        f"{statement.position}. {statement.kind} by {cut(who or 'nobody named')} ({about})",
        f"   says      {cut(statement.text)}",
    ]
    more = {
        "cue": statement.cue,
        "mention": statement.speaker_mention,
        "headline": statement.headline,
        "recorded": " ".join(t for t in (statement.recorded_by, statement.recording_mark) if t),
    }
    lines += [f"   {name:<9} {cut(value)}" for name, value in more.items() if value]
    spans = ", ".join(f"{s.start}-{s.end}" for s in statement.spans)
    return [*lines, f"   spans     {cut(spans)}"]
