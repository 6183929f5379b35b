"""Which boxes inside the article's box fall, and which are its text."""

from __future__ import annotations

import pytest

from tests.pipelines.furniture.reads import TEXT, body, page_of, paragraphs, story, why

LINKED = "<a href=/1>Storm closes the coastal road</a>"
LONG_LINKED = (
    "The council had <a href=/1>turned down two plans for the pier in the years before the storm</a>, and "
    "<a href=/2>a third one</a> was <a href=/3>withdrawn by the harbour office</a> in the spring of last year."
)


@pytest.mark.parametrize(
    ("markup", "text", "reason"),
    [
        (f"<ul><li>{LINKED}</li><li>{LINKED}s</li></ul>", "Storm", "link_list"),
        (f"<nav><p>{LINKED}</p></nav>", "Storm", "navigation"),
        (f"<aside><h4>More</h4><p>{LINKED}</p></aside>", "More", "related_box"),
        ("<form><p>Your name</p><input type=text></form>", "Your name", "control"),
        ("<div><p>Tell us what you think of it.</p><textarea></textarea></div>", "Tell us", "control"),
        ("<div class='related'><h4>Related</h4><div>Fog in the bay</div></div>", "Fog", "related_box"),
        (
            "<div class='newsletter'><p>The news of the coast.</p><input type=email></div>",
            "The news",
            "newsletter",
        ),
        ("<div class='fact-box'><h3>The pier</h3><p>Length: 86 metres</p></div>", "Length", "side_box"),
        ("<dialog><p>We use cookies on this page.</p></dialog>", "We use", "control"),
    ],
)
def test_a_box_of_the_site_falls_as_a_whole(markup, text, reason):
    assert body(story(markup)) == TEXT
    assert why(story(markup), text) == reason


def test_a_paragraph_with_several_links_is_text():
    text = (
        "The council had turned down two plans for the pier in the years before the storm, and a third one was "
        "withdrawn by the harbour office in the spring of last year."
    )

    assert body(story(f"<p>{LONG_LINKED}</p>")) == [*TEXT[:3], text, *TEXT[3:]]


def test_a_row_of_links_is_none_even_when_it_ends_in_a_stop():
    row = " · ".join(f"<a href=/{n}>Storm closes coastal road number {n}</a>" for n in range(4))

    assert body(story(f"<p>{row}.</p>")) == TEXT


@pytest.mark.parametrize("name", ["related", "newsletter", "sidebar-1", "promo", "footer"])
def test_a_class_name_alone_fells_no_text(name):
    more = [
        f"On day {n} the works on the pier were stopped by the wind, as the log of the harbour says."
        for n in (1, 2)
    ]

    assert body(story(f"<div class='{name}'>{paragraphs(more)}</div>")) == [*TEXT[:3], *more, *TEXT[3:]]


def test_the_whole_article_may_have_the_name_of_a_column():
    markup = page_of(
        f"<div class='sidebar-1'>{paragraphs(TEXT)}</div><div class='sidebar-2'><p>{LINKED}</p></div>"
    )

    assert body(markup) == TEXT
