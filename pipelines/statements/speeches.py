"""The whole article is one address: announced in title or lead, opened by salutations, closed by thanks."""

from __future__ import annotations

from pipelines.statements.introductions import introduce, sole_person
from pipelines.statements.names import find_names, name_score
from pipelines.statements.page import Page
from pipelines.statements.parts import Draft
from pipelines.statements.scripts import script_of
from pipelines.statements.titles import NAME, Person, is_vietnamese

_SALUTATION = 160
_NEEDED = 2.0


def find_speech(page: Page) -> list[Draft]:
    """The one speech of the page, or nothing."""
    places = [p for p in range(len(page.order)) if page.plain(page.order[p])]
    if len(places) < 3:
        return []
    opening = _salutation(page, places)
    if opening is None:
        return []
    reasons = _evidence(page, places, opening)
    if sum(points for points, _ in reasons) < _NEEDED:
        return []
    person = _orator(page, opening)
    announced = any(points >= 1 for points, _ in reasons)
    if person is None and sum(points for points, _ in reasons) < _NEEDED + 1:
        return []
    if not announced and (person is None or not is_vietnamese(person, page.lexicon)):
        return []
    draft = Draft("speech", [], rule="a7", notes=[why for _, why in reasons])
    for place in range(opening, len(page.order)):
        index = page.order[place]
        draft.owns.append(index)
        if page.plain(index) and not page.mark_subheading(place):
            draft.pieces.append(page.whole(index))
    draft.speaker = person.speaker() if person else None
    draft.unknown = None if person else "no orator named"
    draft.confidence = 0.95 if person and sum(p for p, _ in reasons) >= 3 else 0.85 if person else 0.5
    return [draft]


def _salutation(page: Page, places: list[int]) -> int | None:
    """The place of the first salutation within the first lines of the body."""
    for place in places[:4]:
        text = page.text(page.order[place])
        if len(text) <= _SALUTATION and _salutes(page, text):
            return place
    return None


def _salutes(page: Page, text: str) -> bool:
    if page.words.salutations.prefix(text):
        return True
    return text.rstrip().endswith(("!", "！")) or (
        len(text) < 80 and page.words.salutations.first(text) is not None
    )


def _evidence(page: Page, places: list[int], opening: int) -> list[tuple[float, str]]:
    last = page.text(page.order[places[-1]])
    known = page.words.salutations.first(page.text(page.order[opening])) is not None
    greetings = sum(
        _salutes(page, page.text(page.order[p])) and len(page.text(page.order[p])) <= _SALUTATION
        for p in places[:4]
    )
    thanks = page.words.thanks.first(last) is not None or page.words.closings.first(last) is not None
    points = [
        (1.0, "announced in title or lead", page.words.announcements.first(page.lead) is not None),
        (1.0, "opens with a salutation", known),
        (0.5, "short opening line with an exclamation mark", not known),
        (0.5, "several salutations", greetings > 1),
        (0.5, "closes with thanks", thanks and len(last) < 200),
        (0.5, "closes with an exclamation mark", last.rstrip().endswith(("!", "！")) and len(last) < 120),
        (0.5, "a speaker named in title or lead", bool(find_names(page.lead, page.lexicon))),
    ]
    return [(value, why) for value, why, holds in points if holds]


def _orator(page: Page, opening: int) -> Person | None:
    """The person whom lead, title or the lines before the salutation introduce: the one with an office, and
    of several the one whose name is surest.
    """
    before = "\n".join(page.text(i) for i in page.order[:opening])
    texts = [t for t in (*page.leads, page.title or "", before) if t.strip()]
    for text in texts:
        person = sole_person(page, text) or _surest(page, text)
        if person is not None:
            return introduce(page, person, texts)
    return None


def _surest(page: Page, text: str) -> Person | None:
    """The name with the best shape. Characters of ordinary words make up names by chance in Chinese, so there an
    office or an honorific must stand beside it.
    """
    people = [Person(text[a:b]) for a, b in find_names(text, page.lexicon)]
    for person in people:
        person.score = name_score(person.name, page.lexicon)
    best = max(people, key=lambda p: p.score, default=None)
    if best is None or best.score < NAME or script_of(best.name) == "Hani":
        return None
    return best
