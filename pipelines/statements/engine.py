"""The statement engine: structure first, then what is left.

    pull quotes -> recorder lines, bylines -> interview | round-up | speech -> narration -> quotes, paraphrases

Each step only sees what the steps before it left, so a dash under a pull quote can no longer be a heading,
and a colon behind a reporter's label can no longer be a quotation.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.lexicons import Lexicon
from pipelines.lines import Line, place
from pipelines.statements import inline
from pipelines.statements.contributions import find_contributions
from pipelines.statements.identity import folded_words, statement_id
from pipelines.statements.interviews import find_interview
from pipelines.statements.narration import give_parents, tile
from pipelines.statements.page import Page
from pipelines.statements.parts import Draft, Scope
from pipelines.statements.pull_quotes import find_pull_quotes
from pipelines.statements.recorders import drop_bylines, find_recorders
from pipelines.statements.speeches import find_speech
from pipelines.statements.unseen import hide, show
from pipelines.text.cleaning import clean_name
from schemas.records import Span, Speaker, Statement


@dataclass(slots=True)
class Drafted:
    """All drafts of a page in page order, nested ones behind their parent."""

    page: Page
    drafts: list[Draft]
    warnings: list[str] = field(default_factory=list)


def draft(
    lines: list[Line],
    lexicon: Lexicon,
    *,
    title: str | None = None,
    authors: tuple[str, ...] = (),
    offices: bool = False,
) -> Drafted:
    """Attribute the lines: re-types them and returns the drafts. ``offices`` as in :func:`inline.find`."""
    covers = hide(lines)
    drafts: list[Draft] = []
    try:
        page = Page(lines, lexicon, title and clean_name(title), authors)
        drafts = _drafts(page, lexicon, offices=offices)
    finally:
        show(lines, covers, drafts)
    unread = len(inline.readable(lines)) < len(lines)
    return Drafted(page, drafts, ["quotations_unread_behind_size_limit"] if unread else [])


def _drafts(page: Page, lexicon: Lexicon, *, offices: bool) -> list[Draft]:
    """The drafts of a page, structure first."""
    find_recorders(page)
    find_pull_quotes(page)
    drop_bylines(page)
    parts = find_interview(page) or find_contributions(page) or find_speech(page)
    tiles = tile(page, parts)
    nested = [
        *page.pulls,
        *inline.find(
            page.lines, _scopes(page, tiles), lexicon, known=_known(tiles, page.pulls), offices=offices
        ),
    ]
    give_parents(nested, tiles)
    return _in_order(tiles, nested)


def _known(tiles: list[Draft], pulls: list[Draft]) -> list[Speaker]:
    """The persons whom structure has named, for resolving short names; labels of reporters left out."""
    named = [d.speaker for d in (*tiles, *pulls) if d.speaker is not None and d.kind != "question"]
    return list({(s.name, s.honorific, s.role): s for s in named}.values())


def _scopes(page: Page, tiles: list[Draft]) -> list[Scope]:
    """Where quotes and paraphrases may stand: in every part but a question.

    The lead is left out: it announces what the body says, and the same words would count twice.
    """
    found = []
    for one in tiles:
        pieces = [p for p in one.pieces if page.lines[p.line].type not in ("lead", "heading")]
        if pieces and one.kind != "question":
            found.append(Scope(pieces, one))
    return found


def _in_order(tiles: list[Draft], nested: list[Draft]) -> list[Draft]:
    """Top-level drafts in page order, each followed by what lies inside it."""
    inside: dict[int, list[Draft]] = {}
    for one in nested:
        if one.pieces:
            inside.setdefault(id(one.parent), []).append(one)
    ordered: list[Draft] = []
    for part in tiles:
        if part.pieces:
            ordered += [part, *sorted(inside.get(id(part), ()), key=lambda d: d.pieces[0])]
    return ordered


def finish(drafted: Drafted, *, language: str, key: str) -> list[Statement]:
    """Turn drafts into public statements, with offsets into the body; calls ``place``."""
    lines = drafted.page.lines
    place(lines)
    made: list[Statement] = []
    ids: dict[int, str] = {}
    counts: dict[str, int] = {}
    for position, one in enumerate(drafted.drafts):
        text = " ".join(lines[p.line].text[p.start : p.end] for p in one.pieces)
        words = folded_words(text)
        counts[words] = counts.get(words, 0) + 1
        ids[id(one)] = statement_id(key, text, counts[words])
        made.append(_statement(one, lines, text, position, ids, language))
        if one.unknown:
            drafted.warnings.append(f"speaker-unknown: {one.unknown}: {text[:60]}")
    return made


def _statement(
    one: Draft, lines: list[Line], text: str, position: int, ids: dict[int, str], language: str
) -> Statement:
    spans = []
    for piece in one.pieces:
        start = lines[piece.line].start
        if start is not None:
            spans.append(Span(start=start + piece.start, end=start + piece.end))
    return Statement(
        id=ids[id(one)],
        position=position,
        parent_id=ids.get(id(one.parent)) if one.parent is not None else None,
        kind=one.kind,
        speaker=one.speaker,
        speaker_mention=one.mention,
        headline=one.headline,
        text=text,
        spans=tuple(spans),
        recorded_by=one.recorded_by,
        recording_mark=one.recording_mark,
        cue=one.cue,
        language=language,
        confidence=round(one.confidence, 2),
    )


def decisions(drafted: Drafted) -> list[str]:
    """One line a draft for ``explain``: position, kind, rule, speaker, cue and what was weighed."""
    told = []
    for position, one in enumerate(drafted.drafts):
        name = (one.speaker.name or one.speaker.role) if one.speaker else None
        who = name or one.unknown or "-"
        cue = f" cue={one.cue!r}" if one.cue else ""
        why = f" ({'; '.join(one.notes)})" if one.notes else ""
        told.append(f"{position} {one.kind} rule={one.rule} speaker={who}{cue} p={one.confidence:.2f}{why}")
    return told
