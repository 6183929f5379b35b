"""From speaker headings to contributions: headline, paragraphs, recorder line."""

from __future__ import annotations

from pipelines.statements.bodies import organization
from pipelines.statements.headings import Heading, find_headings
from pipelines.statements.introductions import introduce
from pipelines.statements.page import HEADLINE, Page
from pipelines.statements.parts import Draft, Piece
from pipelines.statements.shape import OPENING_QUOTES, ends_sentence, sentences_inside
from pipelines.statements.surroundings import is_headline
from schemas.records import Speaker


def find_contributions(page: Page) -> list[Draft]:
    """The contributions of a round-up in page order; empty when the page is none."""
    headings = find_headings(page)
    if not headings:
        return []
    before = _headlines_before(page, headings)
    after = _headlines_after(page, headings, before)
    drafts: list[Draft] = []
    for number, heading in enumerate(headings):
        end = headings[number + 1].place if number + 1 < len(headings) else len(page.order)
        if number + 1 < len(headings) and (number + 1) in before:
            end -= 1
        draft = _contribution(page, heading, end, before=number in before, after=number in after)
        if draft is not None:
            drafts.append(draft)
    _share_recorder(page, drafts)
    return drafts


def _headlines_before(page: Page, headings: list[Heading]) -> set[int]:
    """Which headings have their headline in the line above (a4): all of them, or none."""
    if any(h.form != "a4" for h in headings):
        return set()
    start = 0
    for heading in headings:
        if not is_headline_above(page, heading.place, start):
            return set()
        start = heading.place + 1
    return set(range(len(headings)))


def is_headline_above(page: Page, place: int, start: int) -> bool:
    """Whether the line above a heading is a headline, and not the end of the text before."""
    line = page.at(place - 1)
    if line is None or place - 1 < start or not page.plain(page.order[place - 1]):
        return False
    short = len(line.text) <= HEADLINE and not sentences_inside(line.text)
    return short and (not ends_sentence(line.text) or line.bold or len(line.text) <= 100)


def _headlines_after(page: Page, headings: list[Heading], before: set[int]) -> set[int]:
    """Which headings have a headline in the line below.

    A line that ends like a sentence is a headline only where the other headings of the page have one.
    """
    able = {n: _below(page, h) for n, h in enumerate(headings) if n not in before and h.form in ("a1", "a4")}
    sure = [n for n, place in able.items() if is_headline(page, place) and _is_sure(page, place)]
    maybe = [n for n, place in able.items() if is_headline(page, place)]
    return set(maybe) if len(sure) * 2 >= len(maybe) else set(sure)


def _below(page: Page, heading: Heading) -> int:
    return heading.place + 1 + heading.role_line


def _is_sure(page: Page, place: int) -> bool:
    line = page.at(place)
    return line is not None and (not ends_sentence(line.text) or line.bold or line.type == "heading")


def _contribution(page: Page, heading: Heading, end: int, *, before: bool, after: bool) -> Draft | None:
    index = page.order[heading.place]
    draft = Draft("contribution", [], owns=[index], rule=heading.form, notes=list(heading.reasons))
    page.lines[index].type = "speaker"
    draft.mention = heading.person.name
    at = heading.place + 1
    if before:
        draft.headline = _set_headline(page, heading.place - 1)
        draft.owns.insert(0, page.order[heading.place - 1])
    if heading.role_line:
        page.lines[page.order[at]].type = "speaker"
        draft.owns.append(page.order[at])
        at += 1
    if after:
        draft.headline = _set_headline(page, at)
        draft.owns.append(page.order[at])
        at += 1
    _own_line(page, heading, draft)
    _fill(page, draft, at, end)
    if heading.form == "a6":
        _skip_introduction(page, heading, draft)
    draft.pieces = [p for p in draft.pieces if p.end > p.start]
    if not draft.pieces:
        page.lines[index].type = "paragraph"
        return None
    draft.speaker = _speaker(page, heading)
    draft.confidence = _confidence(heading, draft)
    return draft


def _set_headline(page: Page, place: int) -> str:
    line = page.lines[page.order[place]]
    line.type = "headline"
    return line.text


def _own_line(page: Page, heading: Heading, draft: Draft) -> None:
    """What stands behind the colon in the heading's own line: a headline (a6) or the first words (a3+)."""
    index = page.order[heading.place]
    if heading.form in ("a6", "a1h"):
        draft.headline = page.text(index)[heading.text_from :].strip()
    elif heading.form == "a3+":
        page.lines[index].type = "paragraph"
        draft.pieces.append(Piece(index, heading.text_from, len(page.text(index))))


def _fill(page: Page, draft: Draft, at: int, end: int) -> None:
    """Paragraphs up to the recorder line, the next heading or the end; sub-headings are owned, not said."""
    for place in range(at, end):
        index = page.order[place]
        draft.owns.append(index)
        if index in page.recorders:
            draft.recorded_by, draft.recording_mark = page.recorders[index]
            return
        if not page.plain(index) or page.mark_subheading(place):
            continue
        draft.pieces.append(page.whole(index))


def _skip_introduction(page: Page, heading: Heading, draft: Draft) -> None:
    """a6: the words begin behind the colon that follows the name and office in the first paragraph."""
    if not draft.pieces:
        return
    piece = draft.pieces[0]
    text = page.text(piece.line)
    named = text.rfind(heading.person.name, 0, 600)
    if named < 0:
        return
    colon = next((i for i in range(named, min(len(text), named + 320)) if text[i] in ":：៖"), None)
    if colon is None or not text[colon + 1 :].strip():
        return
    start = colon + 1
    while start < len(text) and (text[start] == " " or text[start] in OPENING_QUOTES):
        start += 1
    draft.pieces[0] = Piece(piece.line, start, piece.end)
    between = text[named + len(heading.person.name) : colon]
    found = list(page.words.reporting.find(between))
    draft.cue = between[found[-1][0] :].strip() if found else between.split()[-1] if between.split() else None
    if heading.person.role is None:
        office = (
            between[: found[-1][0]] if found else between.rsplit(maxsplit=1)[0] if between.split() else ""
        )
        heading.person.role = office.strip(" ,-–—―－") or None


def _speaker(page: Page, heading: Heading) -> Speaker:
    person = heading.person
    if person.role and person.organization is None:
        person.organization = organization(person.role, page.lexicon)
    if person.role is None:
        rest = [page.lead, *(page.text(i) for i in page.order[: heading.place])][:6]
        person = introduce(page, person, rest)
    return person.speaker()


def _confidence(heading: Heading, draft: Draft) -> float:
    sure = 0.9 if heading.form in ("a1", "a4", "a5") else 0.85
    sure += 0.03 * (heading.evidence >= 3) + 0.02 * (draft.headline is not None)
    sure += 0.03 * (draft.recorded_by is not None)
    return min(0.99, sure - 0.15 * (heading.person.score < 0.7))


def _share_recorder(page: Page, drafts: list[Draft]) -> None:
    """A single recorder line at the end of a round-up counts for every contribution."""
    recorded = [d for d in drafts if d.recorded_by]
    if len(recorded) == 1 and recorded[0] is drafts[-1] and len(page.recorders) == 1:
        for draft in drafts:
            draft.recorded_by = drafts[-1].recorded_by
            draft.recording_mark = drafts[-1].recording_mark
