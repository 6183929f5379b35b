"""Characters that nobody sees, taken out while the engine reads and counted in again afterwards.

Right-to-left pages set marks of direction around quotations, Khmer, Lao and Thai pages set zero-width blanks
between words, and both stand inside names, labels and verbs. Names come out clean; what is quoted from the page
(spans, mention, cue, headline) keeps them.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.lines import Line
from pipelines.statements.parts import Draft, Piece
from pipelines.text.cleaning import unseen_places


@dataclass(slots=True)
class Cover:
    """One line as written, as read, and where each character read stands in it (and one place more)."""

    written: str
    read: str
    places: list[int]

    def piece(self, piece: Piece) -> Piece:
        """A stretch of what was read as one of what is written; a whole line stays whole."""
        start = self.places[piece.start] if piece.start else 0
        whole = piece.end >= len(self.read)
        end = len(self.written) if whole else self.places[max(piece.end - 1, 0)] + 1
        return Piece(piece.line, start, max(start, end))

    def as_written(self, words: str) -> str | None:
        """The words as they are written here, None when they do not stand here."""
        at = self.read.find(words) if words else -1
        return None if at < 0 else self.written[self.places[at] : self.places[at + len(words) - 1] + 1]


def hide(lines: list[Line]) -> dict[int, Cover]:
    """Take unseen characters out of the lines, which are changed; what was taken, by line. Mostly empty."""
    covers: dict[int, Cover] = {}
    for index, line in enumerate(lines):
        unseen = unseen_places(line.text)
        if not unseen:
            continue
        kept = _kept(line.text, unseen)
        read = "".join(line.text[at] for at in kept)
        if read.strip():
            covers[index] = Cover(line.text, read, [*kept, len(line.text)])
            line.text = read
    return covers


def _kept(text: str, unseen: frozenset[int]) -> list[int]:
    """The places of the characters that are read; of two blanks around an unseen one, the first."""
    kept: list[int] = []
    for at, char in enumerate(text):
        if at in unseen or (char == " " and kept and text[kept[-1]] == " "):
            continue
        kept.append(at)
    return kept


def show(lines: list[Line], covers: dict[int, Cover], drafts: list[Draft]) -> None:
    """Put the characters back into the lines and count them in the drafts."""
    for index, cover in covers.items():
        lines[index].text = cover.written
    for draft in drafts if covers else ():
        draft.pieces = [covers[p.line].piece(p) if p.line in covers else p for p in draft.pieces]
        draft.mention = _as_written(draft.mention, draft, covers)
        draft.cue = _as_written(draft.cue, draft, covers)
        draft.headline = _as_written(draft.headline, draft, covers)


def _as_written(words: str | None, draft: Draft, covers: dict[int, Cover]) -> str | None:
    """Words of a draft as the page has them: in its own lines, else in any."""
    if not words:
        return words
    near = [*draft.owns, *(p.line for p in draft.pieces)]
    order = [*(covers[i] for i in near if i in covers), *covers.values()]
    return next((found for cover in order if (found := cover.as_written(words)) is not None), words)
