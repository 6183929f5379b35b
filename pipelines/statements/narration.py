"""Narration: what no other part owns, so that the body is tiled without remainder."""

from __future__ import annotations

from pipelines.statements.page import Page
from pipelines.statements.parts import Draft

_APART = frozenset({"pull_quote", "attribution", "recorder"})


def tile(page: Page, parts: list[Draft]) -> list[Draft]:
    """All top-level drafts in page order: the parts, and narration for every run of lines between them."""
    owner = {index: part for part in parts for index in part.owns}
    tiles: list[Draft] = []
    placed: set[int] = set()
    open_run: Draft | None = None
    for index, line in enumerate(page.lines):
        if not line.in_body:
            continue
        part = owner.get(index)
        if part is not None:
            open_run = None
            if id(part) not in placed:
                placed.add(id(part))
                tiles.append(part)
            continue
        if open_run is None:
            open_run = Draft("narration", [], confidence=0.95, rule="rest")
            open_run.recorded_by = _byline(page)
            tiles.append(open_run)
        open_run.owns.append(index)
        if line.type not in _APART:
            open_run.pieces.append(page.whole(index))
    return tiles


def _byline(page: Page) -> str | None:
    """The article's own byline: declared authors, the line at the end, or the one recorder of the page."""
    if page.authors:
        return ", ".join(page.authors)
    if page.bylines:
        return ", ".join(page.bylines)
    names = {name for name, _ in page.recorders.values()}
    return next(iter(names)) if len(names) == 1 else None


def give_parents(nested: list[Draft], tiles: list[Draft]) -> None:
    """Give every nested draft without a parent the part that owns its first line."""
    owner = {index: part for part in tiles for index in part.owns}
    for one in nested:
        if one.parent is None and one.pieces:
            one.parent = owner.get(one.pieces[0].line)
