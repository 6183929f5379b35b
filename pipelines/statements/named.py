"""Which of the names in a phrase is the one who speaks."""

from __future__ import annotations

from pipelines.statements.mentions import Finder, Mention
from pipelines.statements.nouns import BLANK
from pipelines.statements.offices import Text
from pipelines.statements.patterns import last_match


class Named:
    """Choose among names with the patterns of one lexicon."""

    def __init__(self, finder: Finder) -> None:
        """``finder`` knows words for offices and relatives."""
        self.finder = finder

    def of_segment(self, text: Text, names: list[Mention], start: int, closed: bool) -> Mention | None:
        """The name that a segment is about, None when the segment is an apposition to another one."""
        first = names[0]
        lead = text.low[start : first.start].strip(BLANK)
        if not lead or (first.honorific and not closed):
            return self._nearest(text, names, start)
        if closed and not first.honorific and self.finder.role.search(lead) and len(lead.split()) > 3:
            return None
        if closed and text.low[first.end : first.end + 2] in ("'s", "’s"):
            return None
        if closed and self.finder.kin.match(lead):
            return None
        return self._nearest(text, names, start)

    def belongs_to_office(self, lead: str) -> bool:
        """Whether a name behind an office and the noun it governs is where the office is held.

        "Mr. X, head of hamlet Y, said": another word stands between the office and the name.
        """
        hit = self.finder.role.match(lead) or self.finder.apposed.match(lead)
        return hit is not None and bool(lead[hit.end() :].strip())

    def _nearest(self, text: Text, names: list[Mention], start: int) -> Mention:
        """The first name of a phrase; a later and better one when the first has no standing of its own."""
        best = names[0]
        for other in names[1:]:
            between = text.low[best.end : other.start]
            if best.honorific is None and other.score > best.score and self.finder.role.search(between):
                best = other
        if best.honorific is None and best.score < 0.7:
            best = max(names, key=lambda m: m.score)
        return best

    def relation(self, text: Text, start: int, mention: Mention, end: int) -> Mention | None:
        """A relative of somebody named ("the son of Mr. Tuoi", "vợ ông Hải"), who is not that person."""
        if mention.honorific is None:
            return None
        kin = last_match(self.finder.kin, text.low, start, mention.start)
        if kin is None or len(text.low[kin.end() : mention.start].split()) > 1:
            return None
        return Mention(kin.start(), end, "kin", role=text.text[kin.start() : mention.end].strip(BLANK))
