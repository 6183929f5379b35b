"""Why a line is not part of the body: the closed vocabulary of ``Block.dropped_because``."""

from __future__ import annotations

REASONS: dict[str, str] = {
    "title": "repeats the article's title",
    "repeated": "repeats a line that the body already has",
    "caption": "describes the picture beside it",
    "image_name": "the file name of a picture, or the text that stands for one",
    "byline": "names who wrote, edited or photographed",
    "date_line": "says when the page was published or changed",
    "source_line": "names the paper or the address that the article was taken from",
    "ad_marker": "marks the place of an advertisement",
    "see_also": "points to another article",
    "related_box": "a box of other articles",
    "link_list": "mostly links",
    "navigation": "a menu, a breadcrumb or another way through the site",
    "share_bar": "offers to share, print or save the page",
    "newsletter": "offers a subscription, an application or an account",
    "tags": "lists topics",
    "comments": "readers' comments, or the box for them",
    "side_box": "a box beside the text with facts of its own",
    "embed": "a post or player of another site set into the text",
    "biography": "describes the author",
    "copyright": "copyright and terms of use",
    "empty_state": "says that a box of the site has nothing to show",
    "undeclared": "is not in the article's text as the page's own data give it",
    "control": "a button, a form or a dialogue",
    "no_article": "the page is a list, an error, a login or empty",
    "before_article": "stands before the article begins",
    "after_article": "stands behind the article's end",
    "outside_article": "stands in another part of the page",
}
"""Code and meaning; ``whosaid explain`` and the documentation print this."""
