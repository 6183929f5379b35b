"""What class names suggest."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.furniture.hints import hint, is_unseen
from tests.pipelines.furniture.reads import TEXT, body, story


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


@pytest.mark.parametrize("name", ["visually-hidden", "sr-only", "screen-reader-text", "c-x VisuallyHidden"])
def test_classes_that_keep_text_for_screen_readers(name):
    assert is_unseen(next(parse(f"<h2 class='{name}'>x</h2>").root.iter("h2")))


@pytest.mark.parametrize(
    "name", ["not-sr-only", "md:sr-only", "hidden", "overflow-hidden", "sr-only-focusable", ""]
)
def test_classes_that_do_not(name):
    assert not is_unseen(next(parse(f"<h2 class='{name}'>x</h2>").root.iter("h2")))


def test_a_heading_for_screen_readers_alone_is_no_heading_of_the_article():
    assert body(story("<h2 class='visually-hidden'>Article content</h2>")) == TEXT
    assert "Article content" in body(story("<h2 class='lead'>Article content</h2>"))


def test_a_class_that_reserves_a_place_for_an_advertisement_fells_no_sentence():
    text = "“A pier like this,” she said, “is a promise to the boats.”"

    assert text in body(story(f"<p class='paragraph inline-placeholder'>{text}</p>"))
