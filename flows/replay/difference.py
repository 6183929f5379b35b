"""What a replay changes: counted by field and event, with examples, and the measures that must not fall."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipelines.text.folding import fold
from schemas.database import Change, changes
from schemas.database.content import changed_fields
from schemas.records import Article

EXAMPLES = 20
"""Examples that are kept."""

_SHOWN = 90
"""Characters of a text that an example shows."""

PROTECTED = ("articles", "titles", "dates", "authors", "statements", "speakers")
"""Measures that fail a replay when one of them falls: articles, those with title, date and byline, statements
other than narration, and those of them that have a speaker.
"""


@dataclass(slots=True)
class Difference:
    """The sum over all pages. ``before`` and ``after`` hold the protected measures."""

    compared: int = 0
    changed: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    detail_only: int = 0

    def add(self, before: Article | None, after: Article | None) -> bool:
        """Take one page in; None: no article then, or now. True when something changed."""
        self.compared += 1
        self.before.update(measures(before))
        self.after.update(measures(after))
        if before is None or after is None:
            return self._whole(before, after)
        fields = changed_fields(before, after)
        events = changes(before, after, fold)
        self.fields.update(fields)
        self.events.update(e.event for e in events)
        for name in fields:
            self._example(f"{name}: {_cut(getattr(before, name))} -> {_cut(getattr(after, name))}", after)
        for event in events:
            self._example(describe(event), after)
        self.changed += bool(fields or events)
        if not fields and not events and _details(before) != _details(after):
            self.detail_only += 1
        return bool(fields or events)

    def _whole(self, before: Article | None, after: Article | None) -> bool:
        one = before or after
        if one is None:
            return False
        self.changed += 1
        self.fields["article lost" if before else "article found"] += 1
        self._example(f"article {'lost' if before else 'found'}: {_cut(one.title)}", one)
        return True

    def _example(self, text: str, article: Article) -> None:
        if len(self.examples) < EXAMPLES:
            self.examples.append(f"{text}\n    {article.url}")

    @property
    def fallen(self) -> dict[str, tuple[int, int]]:
        """Protected measures that fell: before and after."""
        return {m: (self.before[m], self.after[m]) for m in PROTECTED if self.after[m] < self.before[m]}


def measures(article: Article | None) -> Counter[str]:
    """The protected measures of one article."""
    if article is None:
        return Counter()
    said = [s for s in article.statements if s.kind != "narration"]
    return Counter(
        articles=1,
        titles=bool(article.title),
        dates=article.published_at is not None,
        authors=bool(article.authors),
        statements=len(said),
        speakers=sum(s.speaker is not None for s in said),
    )


def _details(article: Article) -> object:
    return article.model_dump(exclude={"extractor_version", "url"})


def _cut(value: object) -> str:
    text = " ".join(str(value).split()) if value not in (None, "", ()) else "nothing"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def describe(change: Change) -> str:
    """One event in a line or two."""
    before, after = change.before or {}, change.after or {}
    text = _cut(after.get("text") or before.get("text"))
    if change.event == "reworded":
        return f"reworded: {_cut(before.get('text'))}\n       -> {text}"
    if change.event in ("added", "removed"):
        shown = after or before
        return f"{change.event}: {shown.get('kind')} of {shown.get('speaker') or 'nobody'}: {text}"
    names = [n for n in after if n != "text" or before.get(n) != after.get(n)]
    parts = [f"{n} {_cut(_label(before.get(n)))} -> {_cut(_label(after.get(n)))}" for n in names]
    return f"{change.event}: {'; '.join(parts)}: {text}"


def _label(value: object) -> object:
    """A speaker as name, honorific and role; anything else as it is."""
    if isinstance(value, dict):
        return ", ".join(str(v) for v in value.values() if v)
    return value
