"""The text that the page's own data give is a witness against lines, and never a source of any."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines import normalize
from pipelines.furniture.declared import COVERED, declared_text, drop_undeclared
from pipelines.lines import Line

STORY = [
    f"Paragraph {number} tells how the harbour of Vinh Lo was rebuilt by {number + 3} families who had lost their boats."
    for number in range(8)
]
OFFER = "Behind the scenes of the council: opinionated, exclusive and to the point."
URL = "https://paper.example/harbour"


def lines_of(*texts: str) -> list[Line]:
    return [Line(text, group=at) for at, text in enumerate(texts)]


def kept(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.in_body]


def page(paragraphs: list[str], declared: str | None) -> bytes:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Harbour rebuilt by families",
    }
    if declared is not None:
        data["articleBody"] = declared
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html><head><title>Harbour rebuilt by families</title>{script}</head><body><h1>Harbour rebuilt by families</h1><article>{text}</article></body></html>".encode()


def test_an_offer_between_paragraphs_goes_when_the_declared_text_lacks_it() -> None:
    with_offer = [*STORY[:4], OFFER, *STORY[4:]]
    assert OFFER in normalize(page(with_offer, None), URL).body
    article = normalize(page(with_offer, " ".join(STORY)), URL)
    assert article.body.split("\n\n") == STORY
    assert [b.dropped_because for b in article.blocks if b.text == OFFER] == ["undeclared"]


def test_an_offer_behind_the_last_paragraph_goes() -> None:
    lines = lines_of(*STORY, OFFER)
    drop_undeclared(lines, " ".join(STORY))
    assert kept(lines) == STORY


def test_what_stands_before_the_first_declared_line_stays_since_leads_are_often_not_declared() -> None:
    lines = lines_of(OFFER, *STORY)
    drop_undeclared(lines, " ".join(STORY))
    assert kept(lines) == [OFFER, *STORY]


@pytest.mark.parametrize("kind", ["heading", "lead", "speaker", "pull_quote"])
def test_a_line_that_data_often_lack_stays(kind: str) -> None:
    lines = lines_of(*STORY[:4], OFFER, *STORY[4:])
    lines[4].type = kind  # type: ignore[assignment]
    drop_undeclared(lines, " ".join(STORY))
    assert OFFER in kept(lines)


def test_a_post_set_into_the_text_stays() -> None:
    lines = lines_of(*STORY[:4], OFFER, *STORY[4:])
    lines[4].quoted = True
    drop_undeclared(lines, " ".join(STORY))
    assert OFFER in kept(lines)


def test_a_summary_in_place_of_the_text_proves_nothing() -> None:
    lines = lines_of(*STORY, OFFER)
    drop_undeclared(lines, " ".join(STORY[:4]))
    assert kept(lines) == [*STORY, OFFER]


def test_a_declared_text_that_was_cut_takes_no_end_away() -> None:
    lines = lines_of(*STORY[:7], "Two lines that the data lost.", STORY[7])
    drop_undeclared(lines, " ".join(STORY[:7]))
    assert STORY[7] in kept(lines)


def test_a_line_is_known_again_after_a_small_change() -> None:
    changed = STORY[3].replace("rebuilt", "restored")
    lines = lines_of(*STORY[:3], changed, *STORY[4:])
    drop_undeclared(lines, " ".join(STORY))
    assert changed in kept(lines)


@pytest.mark.parametrize("dress", ["<p>{}</p>", "&lt;p&gt;{}&lt;/p&gt;", "{}\n", " \u201c{}\u201d "])
def test_tags_entities_and_quotation_marks_of_the_data_do_not_matter(dress: str) -> None:
    lines = lines_of(*STORY, OFFER)
    drop_undeclared(lines, "".join(dress.format(text) for text in STORY))
    assert kept(lines) == STORY


@pytest.mark.parametrize("value", [None, 7, [], {}, "", "short", ["a" * 400], True])
def test_data_of_any_other_kind_are_no_text(value: object) -> None:
    assert declared_text(value) == ""
    lines = lines_of(*STORY, OFFER)
    drop_undeclared(lines, value)
    assert kept(lines) == [*STORY, OFFER]


def test_text_that_only_the_data_have_never_enters_the_body() -> None:
    secret = "This sentence stands in the data and nowhere on the page that readers were shown."
    assert secret not in normalize(page(STORY, " ".join([*STORY, secret])), URL).body


@given(
    st.lists(st.sampled_from([*STORY, OFFER, "A short line", "另一行文字"]), max_size=14),
    st.text(max_size=900),
)
def test_lines_are_only_taken_away_and_never_most_of_the_text(texts: list[str], extra: str) -> None:
    lines = lines_of(*texts)
    before = [line.text for line in lines]
    drop_undeclared(lines, " ".join(STORY) + extra)
    assert [line.text for line in lines] == before
    size = sum(len(text) for text in kept(lines))
    assert size >= (COVERED - 0.05) * sum(map(len, before))
