"""What the elements of HTML mean for reading: skipped, inline, or a part of the page with a name."""

from __future__ import annotations

import re

SKIPPED = frozenset(
    [
        "script",
        "style",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "select",
        "option",
        "textarea",
        "head",
        "title",
        "datalist",
        "map",
        "audio",
        "video",
        "noscript",
        "noframes",
        "frameset",
        "link",
        "meta",
        "base",
        "input",
        "progress",
        "meter",
        "rt",
        "rp",
    ]
)
"""Elements whose text nobody reads as text."""
CONTROLS = frozenset(("input", "textarea", "select"))
"""What a reader fills in; counted, not read."""
PLAYERS = frozenset(("video", "audio"))
UNWRITTEN = frozenset(("hidden", "checkbox", "radio", "button", "submit", "image"))
"""Kinds of input that take no text; checklists are made of them."""
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "o:p",
        "q",
        "ruby",
        "rb",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
        "picture",
        "source",
        "br",
        "amp-img",
        "button",
    ]
)
"""Elements that do not start a new line; every other element is a block."""
BOLD = frozenset(("b", "strong"))
ITALIC = frozenset(("i", "em"))

NAV, ASIDE, FOOTER, HEADER, FIGURE, CAPTION, HIDDEN, LIST, TABLE, QUOTE, FORM, BUTTON, DIALOG = (
    1 << n for n in range(13)
)
FLAGS = {
    "nav": NAV,
    "menu": NAV,
    "aside": ASIDE,
    "footer": FOOTER,
    "header": HEADER,
    "figure": FIGURE,
    "figcaption": CAPTION,
    "ul": LIST,
    "ol": LIST,
    "dl": LIST,
    "table": TABLE,
    "blockquote": QUOTE,
    "form": FORM,
    "button": BUTTON,
    "dialog": DIALOG,
}
ROLES = {"navigation": NAV, "complementary": ASIDE, "contentinfo": FOOTER, "dialog": DIALOG, "search": NAV}
DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
MARKS = {
    "cite": "cite",
    "a": "a",
    "b": "b",
    "strong": "b",
    "i": "i",
    "em": "i",
    "br": "br",
    "img": "img",
    "amp-img": "img",
}
BREAK = ("br",)
VOID_MARKS = frozenset(("br", "img"))
VOID = frozenset(("br", "img", "amp-img"))
MAX_TEXT = 1_500_000
"""Characters of text after which the walk stops: a novel has fewer."""
MAX_ELEMENTS = 30_000
"""Where the walk stops: no article has this many elements, and the walk costs some 3 us for each."""
