"""Find quotations and reported clauses in running text, with their speakers.

Works scope by scope: in narration everybody who speaks counts; inside somebody's own words only third
persons do. Paragraphs are read in order, since speakers carry over; in a sentence, quotations come first,
then speech without marks, then reported clauses with the verbs that are left.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.lexicons import Lexicon
from pipelines.lines import Line
from pipelines.statements.cues import Cue, Cues, cues
from pipelines.statements.datelines import past_dateline
from pipelines.statements.dialogue import find_dialogue
from pipelines.statements.inserted import cut_at_attributions
from pipelines.statements.offices import Text
from pipelines.statements.parts import Draft, Piece, Scope
from pipelines.statements.patterns import lower
from pipelines.statements.people import Cast
from pipelines.statements.quoted import Quoted
from pipelines.statements.quotes import Quotation, find_quotations
from pipelines.statements.reading import Paragraph, Reading
from pipelines.statements.reported import Reported
from pipelines.statements.sentences import mask, sentences
from pipelines.statements.unmarked import Unmarked
from schemas.records import Speaker

LONGEST = 30_000
MANY = 200
"""Most characters of one line that are read, and most quotations: no paragraph of an article is like that.

What a line holds beyond that is narration, so a page of nothing but quotations costs no more than a long article.
"""


MAX_CHARACTERS = 200_000
"""Characters of a body in which quotations are looked for. The longest of 1,600 real pages had 82,000."""


def readable(lines: list[Line]) -> list[tuple[int, Line]]:
    """The lines that are read for quotations, with their places: those up to ``MAX_CHARACTERS`` of the body."""
    found: list[tuple[int, Line]] = []
    left = MAX_CHARACTERS
    for index, line in enumerate(lines):
        left -= len(line.text) if line.in_body else 0
        if left < 0:
            break
        found.append((index, line))
    return found


def find(
    lines: list[Line],
    scopes: list[Scope],
    lexicon: Lexicon,
    *,
    known: Iterable[Speaker] = (),
    offices: bool = False,
) -> list[Draft]:
    """The ``quote`` and ``paraphrase`` drafts in the scopes, in page order.

    ``lines``: all lines of the page; names are looked up in those of the body. ``known``: persons whom
    headings name. ``offices``: let bodies, groups and documents speak too (the convention of general news
    corpora); off, they are no speakers and what they say is narration.
    """
    quoted: dict[int, list[Quotation]] = {}
    texts: list[Text] = []
    for index, line in readable(lines):
        if line.in_body:
            raw, quoted[index] = _quotations(line.text, lexicon)
            masked = mask(raw, quoted[index])
            texts.append(Text(index, raw, masked, lower(masked)))
    if not any(quoted.values()) and _is_silent(texts, cues(lexicon), offices=offices):
        return []
    cast = _cast(texts, known, lexicon)
    reader = _Reader(Reading(lexicon, cast, offices=offices), quoted)
    drafts = [draft for scope in scopes for draft in reader.read(scope)]
    reader.reading.complete(drafts)
    return drafts


def _quotations(text: str, lexicon: Lexicon) -> tuple[str, list[Quotation]]:
    """What is read of a line, and the quotations in it."""
    text = text[:LONGEST]
    found = cut_at_attributions(text, find_quotations(text), lexicon) or find_dialogue(text, lexicon)
    return (text, found) if len(found) <= MANY else (text[: found[MANY].start], found[:MANY])


def _is_silent(texts: list[Text], words: Cues, *, offices: bool) -> bool:
    """Whether no line holds a word that could attribute anything: then nobody need be looked for."""
    patterns = [words.verbs, words.attribution]
    if offices:
        patterns += [words.source, words.mood, words.according_first]
    return not any(pattern.search(text.low) for text in texts for pattern in patterns)


def _cast(texts: list[Text], known: Iterable[Speaker], lexicon: Lexicon) -> Cast:
    """Everybody whom headings or the body name."""
    cast = Cast(lexicon)
    for speaker in known:
        cast.know(speaker)
    for text in texts:
        cast.read(text)
    cast.settle()
    return cast


class _Reader:
    """Read the scopes of one page, paragraph by paragraph.

    ``open``: the draft whose quotation is not closed. ``waiting``: paragraphs of a quotation that is not closed
    and that nothing attributes yet; the end of it may.
    """

    def __init__(self, reading: Reading, quoted: dict[int, list[Quotation]]) -> None:
        self.reading = reading
        self.all_quotations = quoted
        self.quoted = Quoted(reading)
        self.unmarked = Unmarked(reading)
        self.reported = Reported(reading)
        self.open: Draft | None = None
        self.waiting: list[Piece] = []
        self.at_top = True

    def read(self, scope: Scope) -> list[Draft]:
        """The drafts of one scope."""
        self.reading.begin(scope)
        self.open, self.waiting = None, []
        for piece in scope.pieces:
            text = self.reading.cast.texts.get(piece.line)
            if text is not None:
                self._paragraph(text, piece)
        return self.reading.drafts

    def _paragraph(self, text: Text, piece: Piece) -> None:
        para = self._begin(text, piece)
        before = len(self.reading.drafts)
        number = 0
        while number < len(para.spans):
            number += self._sentence(para, number)
        last = self.reading.last
        if last is not None and para.quotations and not para.quotations[-1].closed:
            made_here = len(self.reading.drafts) > before or para.taken is last
            if made_here and last.pieces[-1].line == piece.line:
                self.open = last
        self._wait(para, before)

    def _wait(self, para: Paragraph, before: int) -> None:
        """Keep a paragraph that is one quotation without end and without speaker; give those kept to the draft
        of the quotation that opens this paragraph.
        """
        first = para.quotations[0] if para.quotations else None
        opens = first is not None and not para.text.masked[para.start : first.start].strip()
        made = self.reading.drafts[before:]
        if opens and first is not None and self.waiting and made:
            mine = [d for d in made if d.pieces[0].start == first.inner[0][0]]
            for draft in mine[:1]:
                draft.pieces[:0] = self.waiting
        if opens and first is not None and not first.closed and not made and para.taken is None:
            self.waiting += [Piece(para.text.index, a, b) for a, b in first.inner]
        else:
            self.waiting = []

    def _begin(self, text: Text, piece: Piece) -> Paragraph:
        """Cut one piece into sentences; a quotation left open before goes on in its first one."""
        self.reading.resolver.floor = piece.start
        inside = [q for q in self.all_quotations[piece.line] if piece.start <= q.start < piece.end]
        start = past_dateline(text.masked, piece.start, first=self.at_top) if not piece.start else piece.start
        end = min(piece.end, len(text.text))
        para = Paragraph(text, start, end, inside)
        self.at_top = False
        if self.open is not None and inside and not text.masked[piece.start : inside[0].start].strip():
            self.reading.append(self.open, text, inside[0])
            para.taken = self.open
        self.open = None
        para.spans = sentences(text.text, inside, self.reading.lexicon, text.masked, bounds=(start, end))
        return para

    def _sentence(self, para: Paragraph, number: int) -> int:
        """Read one sentence; returns how many it took (speech without marks runs on)."""
        start, end = para.spans[number]
        found = self.reading.cues.find(para.text.low, start, end)
        found = [cue for cue in found if not _is_named(para.text, start, cue)]
        inside = para.inside(start, end)
        if inside:
            self.quoted.read(para, start, end, inside, found)
        else:
            taken = self.unmarked.read(para, number, found)
            if taken:
                return taken
        rest = [c for c in found if c.start not in para.used]
        self.reported.read(para, number, rest, inside)
        if self.reading.offices and inside and found:
            self.quoted.parts(para, start, inside, found)
        return 1


def _is_named(text: Text, start: int, cue: Cue) -> bool:
    """Whether a verb stands inside a name, with a capital in the middle of a sentence ("the United States")."""
    if not text.text[cue.start].isupper() or text.text[cue.start : cue.end].isupper():
        return False
    lead = text.masked[max(start, cue.start - 12) : cue.start].rstrip()
    return lead[-1:].isalnum()
