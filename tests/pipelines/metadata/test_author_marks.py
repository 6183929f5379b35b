"""Elements that a site made for writers: which they are, and what stands in them."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.metadata.author_marks import LONGEST_MARKED, MOST_MARKED, marked
from tests.pipelines.metadata.pages import page


def texts(body: str) -> list[str]:
    return marked(parse(page("", body)).root)


@pytest.mark.parametrize(
    "element",
    [
        '<span class="byline">Ann Lee</span>',
        '<span class="article-by-line">Ann Lee</span>',
        '<span class="articleByline">Ann Lee</span>',
        '<p class="post_author">Ann Lee</p>',
        '<p class="postAuthorName">Ann Lee</p>',
        '<span class="author vcard"><a class="url fn n" href="/?a=3">Ann Lee</a></span>',
        '<div id="author">Ann Lee</div>',
        '<div class="autor">Ann Lee</div>',
        '<p class="writer-name">Ann Lee</p>',
        "<address>Ann Lee</address>",
        '<a rel="author" href="/x">Ann Lee</a>',
        '<b itemprop="author">Ann Lee</b>',
        '<a href="/author/ann-lee">Ann Lee</a>',
        '<a href="https://news.example/authors/ann-lee?x=1">Ann Lee</a>',
        '<a href="/autoren/ann-lee">Ann Lee</a>',
        '<a href="/auteur/ann-lee">Ann Lee</a>',
        '<a href="/people/ann-lee">Ann Lee</a>',
        '<aside class="post-author">Ann Lee</aside>',
    ],
)
def test_an_element_made_for_writers(element):
    assert texts(f"<p>Text</p>{element}<p>Text</p>") == ["Ann Lee"]


@pytest.mark.parametrize(
    "element",
    [
        "<p>Ann Lee</p>",
        '<p class="tutorial">Ann Lee</p>',
        '<a href="/articles/ann-lee">Ann Lee</a>',
        '<a href="/author">Ann Lee</a>',
        '<a href="/tag/byline">Ann Lee</a>',
        '<div class="comment"><span class="author">Ann Lee</span></div>',
        '<div class="comment-author vcard">Ann Lee</div>',
        '<ol class="kommentare"><li><cite class="author">Ann Lee</cite></li></ol>',
        '<div itemtype="https://schema.org/Comment"><b itemprop="author">Ann Lee</b></div>',
        '<div class="related-stories"><p class="byline">Ann Lee</p></div>',
        '<li class="teaser"><a href="/author/ann">Ann Lee</a></li>',
        '<nav><a href="/author/ann">Ann Lee</a></nav>',
    ],
)
def test_elements_for_others(element):
    assert texts(f"<p>Text</p>{element}<p>Text</p>") == []


def test_the_parts_of_an_element_are_told_apart():
    body = '<div class="byline">By<a href="/author/a">Ann Lee</a><span>Staff Writer</span>and <b>Bo Tran</b></div>'

    assert texts(body) == ["By", "Ann Lee", "Staff Writer", "and", "Bo Tran"]


def test_each_text_comes_once_and_in_page_order():
    body = '<p class="byline">Ann Lee</p><p class="author">Bo Tran</p><p class="byline">Ann Lee</p>'

    assert texts(body) == ["Ann Lee", "Bo Tran"]


def test_of_a_writers_card_only_what_is_set_apart_counts():
    life = "She has written about rain and rivers for twenty years. " * 4
    assert len(life) > LONGEST_MARKED

    assert texts(f'<div class="author-card"><h4>Ann Lee</h4><p>{life}</p></div>') == ["Ann Lee"]
    assert texts(f'<div class="author-card">Ann Lee {life}</div>') == []


def test_a_box_beside_the_article_is_left_out_but_the_article_itself_may_be_called_anything():
    assert texts('<article class="related"><p class="byline">Ann Lee</p></article>') == ["Ann Lee"]
    assert texts('<div class="related"><p class="byline">Ann Lee</p></div>') == []


def test_a_page_of_writers_is_read_in_bounded_time():
    body = "".join(f'<p class="author">Writer {n}</p>' for n in range(50_000))

    assert len(texts(body)) == MOST_MARKED
