"""The standfirst: the line that the page sets apart under its title.

The body's own lead line decides. Where the body has none, a description from the head counts only if the
page shows it: descriptions are also written for search engines alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.metadata.markup import Markup
from pipelines.metadata.records import Candidate
from pipelines.metadata.text import key, unescape
from pipelines.metadata.view import View

SHORTEST = 20
"""Letters and digits that a description must have to be looked for on the page."""
LINES_INTO_BODY = 1


def from_markup(markup: Markup) -> list[Candidate]:
    """Descriptions of the page: JSON-LD, OpenGraph, meta, Twitter card."""
    found = [("json-ld", unescape(value)) for value in markup.said("description", "alternativeHeadline")]
    found += [("og", value) for value in markup.meta("og:description")]
    found += [
        ("meta", value) for value in markup.meta("description", "dc.description", "sailthru.description")
    ]
    found += [("twitter", value) for value in markup.meta("twitter:description")]
    out: list[Candidate] = []
    for origin, value in found:
        if value and all(other.value != value for other in out):
            out.append(Candidate("lead", value, origin))
    return out


def choose(page: View, descriptions: Sequence[str]) -> str | None:
    """The body's lead line, else a line before the body's second one that is a description of the head."""
    for line in page.lines:
        if line.type == "lead" and line.in_body:
            return line.text
    wanted = {key(text.rstrip(". …")) for text in descriptions} - {key(page.title)}
    wanted = {folded for folded in wanted if len(folded) >= SHORTEST}
    for line in page.lines[: page.first + LINES_INTO_BODY] if wanted else ():
        if len(line.text) >= SHORTEST and not line.in_body and key(line.text) in wanted:
            return line.text
    return None
