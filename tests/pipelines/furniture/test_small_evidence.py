"""The single tests that lines and boxes are judged by, as tables."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.document.layout import Passage
from pipelines.document.passages import read_layout
from pipelines.furniture.captions import has_credit, is_caption
from pipelines.furniture.dates import is_date_line
from pipelines.furniture.hints import hint
from pipelines.furniture.labels import fold, labels
from pipelines.furniture.line_tests import alone, drop_box_labels, drop_foreign_titles
from pipelines.furniture.openings import is_source_date, start_at_title, trim_start
from pipelines.furniture.prose import ends_a_sentence, prose
from pipelines.furniture.reasons import REASONS
from pipelines.furniture.tails import cut_tail, is_byline, is_source_line, trim_end
from pipelines.furniture.titles import find_title, same_title, site_names, squeeze, title_forms
from pipelines.lines import Line, drop

EN = labels("en")


@pytest.mark.parametrize(
    "text",
    [
        "12/05/2026",
        "12.05.2026 10:30",
        "Stand: 24.04.2024 22:58 Uhr",
        "Published 11:34 PM EST Nov 19, 2019",
        "2025年1月14日 01時28分",
        "Thứ Ba, 03/12/2024 | 08:30",
        "2026-05-12",
        "16 September 2024 9:33pm",
    ],
)
def test_a_date_line(text):
    assert is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "The pier was opened in 1911.",
        "Between 2021 and 2023 the town built the pier and two roads to it, at a cost of 12 million in all.",
        "Ada Lund",
        "It took 4 years",
        "",
        "Chapter 3",
    ],
)
def test_no_date_line(text):
    assert not is_date_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is.",
        "Really?",
        "Yes!",
        "He said: “Come.”",
        "これは文です。",
        "यह वाक्य है।",
        "جملة؟",
        "یہ جملہ ہے۔",
        "NAME:",
        "so (it was)",
        "ប្រយោគ។",
        "wait…",
    ],
)
def test_the_end_of_a_sentence_in_any_script(text):
    assert ends_a_sentence(text)


@pytest.mark.parametrize("text", ["Home", "Ada Lund", "12 May", "", "ข่าว"])
def test_no_end_of_a_sentence(text):
    assert not ends_a_sentence(text)


def passage(text: str, linked: float = 0, flags: int = 0) -> Passage:
    return Passage(0, "p", flags, [text], text, float(len(text)), linked, 0)


def test_prose_is_running_text_without_links():
    sentence = "The new pier was opened on Tuesday by the harbour master of the town."

    assert prose(passage(sentence)) == len(sentence)
    assert prose(passage("Home")) == 0
    assert prose(passage(sentence, linked=len(sentence))) == 0
    assert 0 < prose(passage(sentence, linked=10)) < len(sentence)


def test_one_endless_paragraph_counts_as_a_long_one():
    assert prose(passage("word " * 10_000)) == prose(passage("word " * 200)) < 1_000


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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("img-2915.jpg", "image_name"),
        ("z7069_1.webp", "image_name"),
        ("![]() |", "image_name"),
        ("|", "image_name"),
        ("[ad_1]", "ad_marker"),
        ("[광고_1]", "ad_marker"),
        ("[विज्ञापन_2]", "ad_marker"),
        ("[reklam_2]", "ad_marker"),
        ("[إعلان 2]", "ad_marker"),
        ("No data", "empty_state"),
        ("No videos available", "empty_state"),
        ("— Harbour Office (@harbour) May 12, 2026", "embed"),
        ("Hội làng mùa xuân - Ảnh 2.", "image_name"),
        ("A boat. Photo: Ida Brandt", "caption"),
        ("A boat at the pier |", "caption"),
    ],
)
def test_lines_that_are_furniture_by_themselves(text, reason):
    assert alone(Line(text), EN, set()) == reason


@pytest.mark.parametrize(
    "text",
    [
        "The pier was opened.",
        "[1] A note",
        "The file img.jpg was lost.",
        "He has no data yet.",
        "- a list item (new)",
        "Photo: a short history of the art of light, told by those who made it",
    ],
)
def test_lines_that_are_not(text):
    assert alone(Line(text), EN, set()) is None


def test_a_line_that_is_a_link_points_elsewhere_unless_it_is_a_sentence():
    assert alone(Line("Storm closes the road", linked=1.0), EN, set()) == "see_also"
    sentence = "The road along the coast was closed on Monday after the storm had taken away a part of it."
    assert alone(Line(sentence, linked=1.0), EN, set()) is None


@pytest.mark.parametrize("text", ["  Advertisement: ", "ADVERTISEMENT", "» Advertisement «"])
def test_labels_are_compared_without_case_and_decoration(text):
    assert fold(text) == "advertisement"
    assert EN.reason(text) == "ad_marker"


def test_labels_of_an_unknown_language_are_those_of_all():
    assert set(labels("en").exact) <= set(labels(None).exact)
    assert labels("xx").exact == labels(None).exact


@pytest.mark.parametrize(
    "text", ["Báo Sông TrầmBáo Sông Trầm04/10/2025", "Việt NamViệt Nam19/05/2024", "Báo Sông Trầm•17/04/2025"]
)
def test_the_source_and_day_as_vietnam_vn_writes_them(text):
    assert is_source_date(text)


@pytest.mark.parametrize("text", ["Báo Sông Trầm", "04/10/2025", "Hội nghị ngày 04/10/2025", "a" * 10_000])
def test_other_lines_with_a_source_or_day(text):
    assert not is_source_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nguồn: https://baosongtram.example/cau-moi",
        "Zdroj : https://x.example/a",
        "Vietnamnet.vn",
        "Source",
        "出处：https://x.example/a",
    ],
)
def test_a_source_line(text):
    assert is_source_line(text, EN)


@pytest.mark.parametrize("text", ["The source said so.", "He wrote: https://x.example was down", "a" * 500])
def test_no_source_line(text):
    assert not is_source_line(text, EN)


@pytest.mark.parametrize(
    "line",
    [
        Line("(Vietnam+)"),
        Line("LE THU"),
        Line("NGUYEN A - TRAN B"),
        Line("Ada Lund", align="end"),
        Line("Text and photos: LE THU"),
        Line("ada.lund@herald.example"),
        Line("(Reporting by Ada Lund)"),
    ],
)
def test_a_byline_at_the_end(line):
    assert is_byline(line, EN, frozenset())


@pytest.mark.parametrize(
    "line",
    [
        Line("She smiled."),
        Line("It is over", align="start"),
        Line("The last of the boats came in at dusk and was tied to the old pier as it always had been"),
    ],
)
def test_no_byline_at_the_end(line):
    assert not is_byline(line, EN, frozenset())


def test_an_author_that_the_head_names_is_a_byline():
    assert is_byline(Line("Ada Lund"), EN, frozenset({"ada lund"}))


def kept(lines: list[Line]) -> list[str]:
    return [line.text for line in lines if line.in_body]


SENTENCE = "The pier was opened on Tuesday by the harbour master of the town."


def test_the_tail_of_vietnam_vn_is_cut_from_the_source_line_on():
    lines = [
        Line(t)
        for t in (
            SENTENCE,
            "VU ANH (ghi)",
            "Sumber",
            "Komentar (0)",
            "No data",
            "No data",
            "Dalam topik yang sama",
            "Judul lain",
        )
    ]

    cut_tail(lines, labels("id"))

    assert kept(lines) == [SENTENCE, "VU ANH (ghi)"]
    assert [line.dropped_because for line in lines[2:6]] == [
        "source_line",
        "comments",
        "empty_state",
        "empty_state",
    ]


def test_a_comment_count_without_an_empty_box_is_not_enough():
    lines = [Line(t) for t in (SENTENCE, "Section (2)", SENTENCE, SENTENCE)]

    cut_tail(lines, EN)

    assert len(kept(lines)) == 4


def test_the_bare_count_of_a_language_without_a_word_for_it():
    lines = [Line(t) for t in (SENTENCE, SENTENCE, "Vietnamnet.vn", "(0)", "No data", "Other")]

    cut_tail(lines, EN)

    assert kept(lines) == [SENTENCE, SENTENCE]


def test_trimming_stops_at_the_first_line_of_text():
    lines = [Line("© 2026"), Line(SENTENCE), Line("Heading", type="heading"), Line("12/05/2026")]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == ["© 2026", SENTENCE]


def test_a_short_thai_line_without_a_stop_is_no_signature():
    lines = [Line(SENTENCE), Line("ขอขอบพระคุณทุกท่าน"), Line("Source")]

    trim_end(lines, EN, frozenset(), frozenset())

    assert kept(lines) == [SENTENCE, "ขอขอบพระคุณทุกท่าน"]


def test_the_paper_s_name_and_day_above_the_text_go():
    lines = [Line("Báo Sông Trầm"), Line("12/05/2026"), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert kept(lines) == [SENTENCE]


def test_a_speaker_s_heading_below_the_day_stays():
    heading = "* Ông LÊ VĂN AN (Trưởng thôn):"
    lines = [Line("12/05/2026"), Line(heading), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert kept(lines) == [heading, SENTENCE]


def test_a_day_far_down_in_the_text_stays():
    lines = [Line(SENTENCE), Line(SENTENCE + " Again."), Line("12/05/2026"), Line(SENTENCE)]

    trim_start(lines, frozenset())

    assert len(kept(lines)) == 4


def test_what_stands_before_a_repeated_title_is_not_the_article():
    lines = [Line("The Herald"), Line("A new pier for Lindow"), Line(SENTENCE)]

    start_at_title(lines, frozenset({squeeze("A new pier for Lindow")}))

    assert kept(lines) == ["A new pier for Lindow", SENTENCE]


def test_a_title_about_somebody_else_is_another_article_s():
    foreign = "Lo Minh Dat: The man who writes down the tunes"
    lines = [Line(SENTENCE), Line(foreign), Line(SENTENCE + " It rained.")]

    drop_foreign_titles(lines)

    assert foreign not in kept(lines)


@pytest.mark.parametrize(
    "line",
    [
        Line("Lo Minh Dat: The man who writes", bold=True),
        Line("PV: Can you tell us about it"),
        Line("Lo Minh Dat: The man who writes it all down."),
        Line("Ada Lund: A life at sea"),
    ],
)
def test_a_label_or_heading_of_this_article_stays(line):
    lines = [Line(SENTENCE), line, Line("“We waited long,” said Ms. Lund of the harbour.")]

    drop_foreign_titles(lines)

    assert line.in_body


@pytest.mark.parametrize(
    "facts",
    [
        ["Dak Lak: 112,800 VND a kilogram"],
        ["Dak Lak: dearer than last week", "Gia Lai: cheaper than last week"],
    ],
)
def test_lines_of_facts_that_have_the_shape_of_such_a_title_stay(facts):
    lines = [Line(t) for t in (SENTENCE, *facts, SENTENCE + " It rained.")]

    drop_foreign_titles(lines)

    assert len(kept(lines)) == len(lines)


def test_the_name_of_a_list_of_links_goes_with_it():
    lines = [
        Line(SENTENCE),
        Line("Zcela neznámý štítek"),
        Line("one", linked=1.0),
        Line("two", linked=1.0),
        Line(SENTENCE),
    ]
    for line in lines[2:4]:
        drop(line, "furniture", "link_list")

    drop_box_labels(lines)

    assert lines[1].dropped_because == "related_box"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A new pier for Lindow", "A new pier for Lindow", True),
        ("A new pier for Lindow", "A new pier for Lindow | The Herald", True),
        ("A new pier for Lindow town", "A new pier for Lindow town!", True),
        ("“New pier” for Lindow", "'New pier' for Lindow", True),
        ("A new pier for Lindow", "Storm closes coastal road", False),
        ("Lindow", "Lindow opens its new pier after four years", False),
        ("", "A new pier for Lindow", False),
    ],
)
def test_titles_are_compared_without_their_dress(one, other, same):
    assert same_title(squeeze(one), squeeze(other)) is same


def test_a_title_is_looked_for_without_the_site_s_name():
    assert squeeze("A new pier for Lindow") in title_forms(["A new pier for Lindow - The Herald"])
    assert squeeze("A new pier for Lindow") in title_forms(["The Herald | A new pier for Lindow"])


def test_the_site_s_name_is_what_is_left_of_the_title():
    assert squeeze("The Herald") in site_names(
        ["A new pier for Lindow - The Herald"], squeeze("A new pier for Lindow")
    )


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<nav><h1>Menu</h1></nav><h1>A new pier for Lindow</h1>", "A new pier for Lindow"),
        ("<h1>The Herald</h1><h2>A new pier for Lindow</h2>", "A new pier for Lindow"),
        ("<div>A new pier for Lindow</div><h1>Most read</h1>", "A new pier for Lindow"),
        ("<td><b>A new pier for Lindow</b><br>12/05/2026</td>", "A new pier for Lindow 12/05/2026"),
        ("<h1>Something else as the title</h1>", "Something else as the title"),
    ],
)
def test_where_the_title_stands(markup, expected):
    page = read_layout(parse(markup).root)
    at = find_title(page, title_forms(["A new pier for Lindow | The Herald"]))

    assert at is not None
    assert page.passages[at].text == expected


def test_a_page_without_a_title():
    assert find_title(read_layout(parse("<p>text</p>").root), []) is None


def test_every_reason_has_a_meaning():
    assert all(code.isidentifier() and meaning for code, meaning in REASONS.items())
