"""The title is chosen by agreement between what the page shows and what its head says."""

from __future__ import annotations

import pytest

from tests.pipelines.metadata.pages import ld, page, read

OG = '<meta property="og:title" content="{}">'
SITE = '<meta property="og:site_name" content="{}">'


def title(head: str = "", body: str = "", url: str = "https://news.example/a") -> str | None:
    return read(page(head, body, lang="en"), url=url).title


def test_the_visible_headline_keeps_its_own_characters():
    head = OG.format('Farmers\' market returns - "at last"')

    assert (
        title(head, "<h1>Farmers’ market returns - “at last”</h1>") == "Farmers’ market returns - “at last”"
    )


def test_soft_hyphens_and_entities_are_no_part_of_a_title():
    assert (
        title(body="<h1>Hoch\u00adwasser\u00adschutz kommt &amp; bleibt</h1>")
        == "Hochwasserschutz kommt & bleibt"
    )
    assert title(OG.format("Rain &amp;amp; wind")) == "Rain & wind"


@pytest.mark.parametrize(
    "suffix",
    [
        " | {}",
        " - {}",
        " – {}",
        " — {}",
        " « {}",
        " » {}",
        "：{}",
        " · {}",
        " • {}",
        "_{}",
        " :: {}",
        " |{}",
        "|{}",
        " / {}",
    ],
)
@pytest.mark.parametrize("site", ["Example News", "Báo Ví Dụ", "例示新聞"])
def test_the_sites_name_is_taken_off_behind_every_separator(suffix, site):
    head = SITE.format(site) + f"<title>Rain returns to the plateau{suffix.format(site)}</title>"

    assert title(head) == "Rain returns to the plateau"


@pytest.mark.parametrize("prefix", ["{} | ", "{} - ", "{}: ".replace(":", " :"), "{} » "])
def test_the_sites_name_is_taken_off_in_front(prefix):
    head = (
        SITE.format("Example News")
        + f"<title>{prefix.format('Example News')}Rain returns to the plateau</title>"
    )

    assert title(head) == "Rain returns to the plateau"


def test_a_site_is_known_by_its_host_too():
    assert (
        title("<title>Rain returns - vidu-online</title>", url="https://www.vidu-online.example/x")
        == "Rain returns"
    )


def test_section_and_site_go_piece_by_piece():
    head = (
        SITE.format("Example News") + "<title>Rain returns to the plateau | Politics | Example News</title>"
    )

    assert title(head, "<h1>Rain returns to the plateau</h1>") == "Rain returns to the plateau"


def test_a_dash_that_belongs_to_the_title_stays():
    head = SITE.format("Example News") + "<title>Rain - and what it brings</title>"

    assert title(head) == "Rain - and what it brings"


def test_a_logo_heading_is_no_title():
    body = '<h1><a href="/">The Daily Plateau</a></h1><h1>Rain returns to the fields</h1>'

    assert (
        title("<title>Rain returns to the fields | The Daily Plateau</title>", body)
        == "Rain returns to the fields"
    )


def test_the_name_in_a_logo_is_taken_off_the_title():
    body = '<h1><a href="https://news.example/">Muffin Letters</a></h1><p>Text.</p>'

    assert title("<title>Basic dough : Muffin Letters</title>", body) == "Basic dough"


def test_a_section_heading_does_not_beat_the_headline():
    body = "<h1>Politics</h1><h1>Rain returns to the plateau after months</h1>"

    assert (
        title(OG.format("Rain returns to the plateau after months"), body)
        == "Rain returns to the plateau after months"
    )


def test_the_headline_of_another_article_does_not_win_by_coming_first():
    body = "<h1>Another story altogether</h1><h1>Rain returns to the plateau</h1>"

    assert title(OG.format("Rain returns to the plateau"), body) == "Rain returns to the plateau"


def test_a_search_engines_title_yields_to_the_visible_headline():
    head = "<title>Rain plateau 2024: dates, map, forecast</title>"

    assert (
        title(head, "<h1>After the dry spring, rain returns to the plateau</h1>")
        == "After the dry spring, rain returns to the plateau"
    )


def test_a_lower_heading_counts_when_the_head_says_the_same():
    body = "<h1>Example portal</h1><h2>Rain returns to the plateau</h2><h2>More news</h2>"

    assert title("<title>Rain returns to the plateau - Portal</title>", body) == "Rain returns to the plateau"


def test_a_heading_of_the_text_does_not_beat_the_first_heading():
    body = "<h1>Leasing or buying a car?</h1><h2>Conclusion: leasing or buying a company car</h2>"

    assert title(OG.format("Company car: leasing or buying?"), body) == "Leasing or buying a car?"


def test_a_kicker_in_its_own_element_is_left_out_where_the_head_leaves_it_out():
    body = "<h1><span>Premier League</span> <span>Setback in the title race</span></h1>"

    assert title(OG.format("Setback in the title race"), body) == "Setback in the title race"


def test_a_kicker_glued_to_the_headline_is_read_as_the_head_writes_it():
    body = "<h1><span>Breakpoint</span><span>Help, the clerks are coming!</span></h1>"

    assert (
        title(OG.format("Breakpoint: Help, the clerks are coming!"), body)
        == "Breakpoint: Help, the clerks are coming!"
    )


def test_a_date_in_the_headings_element_is_left_out():
    body = "<h1>Spectators return<small>02.02.2022 • Association</small></h1>"

    assert title(OG.format("Spectators return"), body) == "Spectators return"


def test_without_headings_a_title_that_the_page_shows_is_told_from_its_suffix():
    body = "<div><b>Mưa về trên nương rẫy</b></div><p>Trời đổ mưa từ sáng.</p>"

    assert title("<title>Mưa về trên nương rẫy | Báo Lạ Tên</title>", body) == "Mưa về trên nương rẫy"


def test_a_short_title_of_a_script_without_spaces_is_told_from_a_longer_site_name():
    body = "<div>Báo Lạ Tên Tỉnh</div><div><b>为荔枝打通道路。</b></div>"

    assert title("<title>为荔枝打通道路。 | Báo Lạ Tên Tỉnh</title>", body) == "为荔枝打通道路。"


def test_a_news_articles_declared_headline_wins_where_the_whole_head_agrees():
    head = (
        ld(headline="Rain returns to the fields")
        + OG.format("Rain returns to the fields")
        + "<title>Rain returns to the fields</title>"
    )

    assert title(head, "<h1>Article details</h1>") == "Rain returns to the fields"


SEARCH = "Rain plateau: map and dates"


@pytest.mark.parametrize(
    ("kind", "og", "heading", "expected"),
    [
        ("NewsArticle", SEARCH, SEARCH, "After the dry spring, rain returns"),
        ("ReportageNewsArticle", SEARCH, SEARCH, "After the dry spring, rain returns"),
        ("Article", SEARCH, SEARCH, SEARCH),
        ("NewsArticle", "Rain returns at last", SEARCH, SEARCH),
        ("NewsArticle", SEARCH, "Rain map: dates for the plateau", "Rain map: dates for the plateau"),
        (
            "NewsArticle",
            SEARCH,
            "After the dry spring, “rain returns”",
            "After the dry spring, “rain returns”",
        ),
    ],
)
def test_a_declared_headline_wins_over_one_string_that_heading_and_head_share(kind, og, heading, expected):
    declared = ld(headline="After the dry spring, rain returns").replace("NewsArticle", kind)
    head = declared + OG.format(og) + f"<title>{SEARCH} | Example</title>" + SITE.format("Example")

    assert title(head, f"<h1>{heading}</h1>") == expected


def test_of_two_titles_in_one_heading_the_declared_one_is_the_headline():
    head = ld(headline="How rain is measured") + OG.format("Rain gauge: buy, build, read")
    body = "<h1><span>Rain gauge: buy, build, read</span><span>How rain is measured</span></h1>"

    assert title(head, body) == "How rain is measured"


def test_the_sites_name_is_taken_off_the_heading_too_where_the_head_leaves_it_out():
    head = SITE.format("Example News") + "<title>Rain returns to the plateau – Example News</title>"

    assert title(head, "<h1>Rain returns to the plateau – Example News</h1>") == "Rain returns to the plateau"


def test_marks_around_the_whole_heading_stay():
    head = "<title>Rain returns to the plateau »</title>"

    assert title(head, "<h1>« Rain returns to the plateau »</h1>") == "« Rain returns to the plateau »"


def test_the_only_first_heading_that_shares_words_with_the_head_is_the_headline():
    head = OG.format("Old trams and the heat: chaos in the city")
    body = "<h1>How old trams get ready for the next heat</h1><h1>More from the region</h1>"

    assert title(head, body) == "How old trams get ready for the next heat"


def test_a_page_without_any_title_has_none():
    assert title("", "<p>Text only.</p>") is None


def test_a_title_that_is_only_the_sites_name_is_better_than_none():
    assert title(SITE.format("Example News") + "<title>Example News</title>") == "Example News"


def test_a_title_inside_a_drawing_is_not_the_pages():
    assert title("<svg><title>Logo</title></svg><title>Rain</title>") == "Rain"


def test_text_too_long_for_a_title_is_none():
    assert title(OG.format("word " * 400)) is None


def test_all_candidates_are_kept_with_their_origin():
    found = read(
        page(OG.format("Rain") + "<title>Rain falls</title>", "<h1>Rain falls today</h1>", lang="en")
    )

    assert {"h1", "og", "title"} <= {c.origin for c in found.candidates if c.field == "title"}
