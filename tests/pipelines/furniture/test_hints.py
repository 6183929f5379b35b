"""What class names suggest."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.furniture.hints import hint


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('class="comments-area"', "comments"),
        ('id="disqus_thread"', "comments"),
        ('class="relatedPosts"', "related_box"),
        ('class="newsletter_signup"', "newsletter"),
        ('class="c-share-bar"', "share_bar"),
        ('class="post-tags"', "tags"),
        ('class="breadcrumb"', "navigation"),
        ('class="author-bio"', "byline"),
        ('class="article-body"', None),
        ('class="commentary-text"', None),
        ('class="shared"', None),
        ("", None),
    ],
)
def test_what_class_names_suggest(attributes, expected):
    element = next(parse(f"<div {attributes}>x</div>").root.iter("div"))

    assert hint(element) == expected
