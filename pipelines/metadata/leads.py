"""The standfirst: the line that the page sets apart under its title.

The line that was read as the lead decides. Where none was, the first line of the body is the lead if the head
gives it as the page's description, word for word, or if it is a sentence in bold. A description that the
page does not show is none: descriptions are also written for search engines alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipelines.lines import Line
from pipelines.metadata.markup import Markup
from pipelines.metadata.records import Candidate
from pipelines.metadata.text import is_spaceless, key, tokens, unescape
from pipelines.metadata.view import View

SHORTEST = 20
"""Letters and digits that a description must have to be looked for on the page."""
LINES_COMPARED = 5
"""Lines of the body that may not all be bold, if the first one's bold is to mean anything."""
FEWEST_BOLD_WORDS = 9
"""Words of a bold first line that is a lead and not a heading."""


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


def choose(page: View, descriptions: Sequence[str]) -> Line | None:
    """The line that is the lead; None where the page sets none apart."""
    for line in page.lines:
        if line.type == "lead" and line.in_body:
            return line
    body = [line for line in page.lines[page.first : page.last + 1] if line.in_body][:LINES_COMPARED]
    if not body or body[0].type != "paragraph":
        return None
    first = body[0]
    wanted = {key(text.rstrip(". …")) for text in descriptions if len(text) >= SHORTEST} - {key(page.title)}
    if key(first.text) in wanted:
        return first
    alone = first.bold and not all(line.bold for line in body)
    last = first.text[-1]
    sentence = (not last.isalnum() or is_spaceless(last)) and last not in ":：?？,"
    return first if alone and sentence and len(tokens(first.text)) >= FEWEST_BOLD_WORDS else None
