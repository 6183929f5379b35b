"""Small pages made and read, for the tests of this room."""

from __future__ import annotations

from pipelines.document import parse
from pipelines.furniture import Reading, read_lines
from pipelines.metadata import read_head

URL = "https://herald.example/2026/pier"
TITLE = "The harbour of Lindow opens its new pier"
TEXT = [
    "The new pier of Lindow was opened on Tuesday by the harbour master and two hundred guests.",
    "It took four years to build, said Edda Brook, who led the works for the council of the town.",
    "Fishing boats will land on the eastern side, and the ferry to the islands on the western one.",
    "The old pier, built in 1911, is to be kept as a walk for visitors and a place for anglers.",
    "A band played until noon, and the schools of the town had the day off to see the first ferry land.",
]


def paragraphs(texts: list[str]) -> str:
    """The texts as paragraphs of HTML."""
    return "".join(f"<p>{text}</p>" for text in texts)


def page_of(inner: str, title: str = TITLE, language: str = "en", head: str = "") -> str:
    """A page with a title, its heading and these parts in one box under it."""
    return (
        f"<html lang='{language}'><head><title>{title}</title>{head}</head>"
        f"<body><main><h1>{title}</h1>{inner}</main></body></html>"
    )


def story(middle: str = "", end: str = "", language: str = "en", head: str = "") -> str:
    """A page whose article has something set into it, and something behind it, in the article's own box."""
    inner = f"<div class='x'>{paragraphs(TEXT[:3])}{middle}{paragraphs(TEXT[3:])}{end}</div>"
    return page_of(inner, language=language, head=head)


def read(markup: str) -> Reading:
    """The page's lines."""
    document = parse(markup)
    return read_lines(document, read_head(document, URL))


def body(markup: str) -> list[str]:
    """The lines of the body."""
    return [line.text for line in read(markup).lines if line.in_body]


def why(markup: str, text: str) -> str | None:
    """The reason why the first line with this text was dropped; None for a kept one."""
    return next(line.dropped_because for line in read(markup).lines if text in line.text)
