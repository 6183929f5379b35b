"""Text that stands with a picture."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.passages import read_layout
from pipelines.furniture.captions import has_credit, is_caption


@pytest.mark.parametrize(
    "text",
    [
        "A boat at dusk. (AP Photo/Ida Brandt, File)",
        "A boat at dusk (Foto: Ida Brandt)",
        "The harbour | Getty Images",
        "Der Hafen © Reuters / Ida Brandt",
        "The harbour [Image: Ida Brandt]",
    ],
)
def test_the_credit_of_a_picture(text):
    assert has_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The boat was found on Monday, according to the state-run Xinhua News Agency.",
        "The image of the harbour has changed.",
        "“A photo of my father hangs there,” she said (and smiled).",
        "Reuters reported the case first.",
    ],
)
def test_no_credit(text):
    assert not has_credit(text)


def captions(inner: str) -> list[bool]:
    page = read_layout(
        parse(f"<main>{inner}<p>The text of the article goes on here.</p><p>And here, too.</p></main>").root
    )
    top = next(i for i, b in enumerate(page.boxes) if b.tag == "main")
    return [is_caption(page, p, top) for p in page.passages]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img><figcaption>A boat</figcaption></figure>",
        "<figure><div><img></div><div>A boat</div></figure>",
        "<div><div><img></div><div><span>A boat</span></div></div>",
        "<table><tr><td><img></td></tr><tr><td>A boat</td></tr></table>",
        "<img alt='A boat on the river at dusk'><p>A boat on the river at dusk</p>",
    ],
)
def test_a_caption_in_any_markup(markup):
    assert captions(markup) == [True, False, False]


@pytest.mark.parametrize(
    "markup",
    [
        "<div><img><h3>A card</h3></div>",
        "<p><img>The text begins beside the picture and goes on.</p>",
        "<ul><li><img>An item</li></ul>",
        "<figure><blockquote>Words that somebody said</blockquote></figure>",
    ],
)
def test_no_caption(markup):
    assert not any(captions(markup))
