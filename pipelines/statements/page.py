"""The page as the rules of structure see it: its body lines, what the language knows, what is decided so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.lexicons import Lexicon
from pipelines.lines import Line
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.phrases import Vocabulary, vocabulary
from pipelines.statements.shape import ends_sentence, ends_with_colon, is_question, sentences_inside
from pipelines.statements.titles import Person, is_sure, read_person

HEADLINE = 170
"""Longest headline of a contribution in code points."""
SUBHEADING = 110
"""Longest sub-heading."""
_LEAD = 50
_LONGEST_LEAD = 800


@dataclass(slots=True)
class Page:
    """``order``: indices of the body lines in page order, the lead left out. ``recorders``: recorder lines,
    each with name and mark. ``pulls``: pull quotes, to be given to the part around them. ``labels``: of the lines
    read so far, the label that names who speaks and where the text behind it begins.
    """

    lines: list[Line]
    lexicon: Lexicon
    title: str | None = None
    authors: tuple[str, ...] = ()
    order: list[int] = field(default_factory=list)
    recorders: dict[int, tuple[str, str]] = field(default_factory=dict)
    pulls: list[Draft] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    persons: dict[str, Person | None] = field(default_factory=dict)
    labels: dict[int, tuple[str, int] | None] = field(default_factory=dict)
    words: Vocabulary = field(init=False)

    def __post_init__(self) -> None:
        """Collect the body lines, and the phrase sets of the page's language."""
        self.words = vocabulary(self.lexicon)
        self.refresh()

    def refresh(self) -> None:
        """Read the order again, after lines were dropped from the body."""
        self.order = [i for i, line in enumerate(self.lines) if line.in_body and line.type != "lead"]

    @property
    def lead(self) -> str:
        """Title and lead, a line each, where a page introduces who will speak."""
        return "\n".join(filter(None, (self.title, *self.leads)))

    @property
    def leads(self) -> list[str]:
        """The lead; where no line is marked as one, a first paragraph that is no label or heading."""
        marked = [line.text for line in self.lines if line.type == "lead"]
        if marked or not self.order:
            return marked
        first = self.text(self.order[0])[:_LONGEST_LEAD]
        whole = len(first) >= 2 * _LEAD or (len(first) >= _LEAD and ends_sentence(first))
        return [first] if whole and not is_question(first) else []

    def text(self, index: int) -> str:
        """The text of a line."""
        return self.lines[index].text

    def person(self, text: str) -> Person | None:
        """The person that a line or label names for sure, read once; every caller gets a copy."""
        if text not in self.persons:
            found = read_person(text, self.lexicon)
            self.persons[text] = found if found is not None and is_sure(found, self.lexicon) else None
        known = self.persons[text]
        return known.copy() if known is not None else None

    def at(self, place: int) -> Line | None:
        """The line at a place of ``order``, None outside."""
        return self.lines[self.order[place]] if 0 <= place < len(self.order) else None

    def plain(self, index: int) -> bool:
        """Whether a line may still be anything: no pull quote, attribution or recorder line."""
        return index not in self.recorders and self.lines[index].type not in ("pull_quote", "attribution")

    def whole(self, index: int) -> Piece:
        """A whole line as a piece."""
        return Piece(index, 0, len(self.lines[index].text))

    def is_subheading(self, place: int) -> bool:
        """Whether the line at a place is a heading inside running text.

        Marked as one, or set in bold, or a short line without a stop between two that have one: the last
        only where nothing else would explain it.
        """
        line = self.at(place)
        if line is None or not self.plain(self.order[place]):
            return False
        if line.type == "heading":
            return True
        if len(line.text) > SUBHEADING or ends_sentence(line.text) or ends_with_colon(line.text):
            return False
        after = self.at(place + 1)
        if after is None or after.type == "recorder" or line.tag == "li" or line.type == "list_item":
            return False
        longer = len(after.text) > len(line.text)
        if line.bold:
            return longer and not after.bold
        before = self.at(place - 1)
        stops = before is not None and ends_sentence(before.text) and ends_sentence(after.text)
        return stops and longer and len(line.text) < 90 and not sentences_inside(line.text)

    def mark_subheading(self, place: int) -> bool:
        """Re-type a sub-heading that markup shows as one; whether the line at the place is such a line."""
        line = self.lines[self.order[place]]
        if line.type != "heading" and not (line.bold and self.is_subheading(place)):
            return False
        line.type = "heading"
        return True
