"""Turn the invented texts of ``texts/`` into the saved site ``vietnamvn/``.

The same texts give the same bytes. The markup follows what is known of the real site: a header that is
Vietnamese in every language, the source name doubled before the date, ``div.post-detail-body``, and a
tail of translated labels; the rest is our own. Articles marked ``style: older`` imitate pages of the
former importer: no lead, ad placeholders, headings and headline in one paragraph.
"""

from __future__ import annotations

import html
import shutil
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "texts"
SITE = HERE / "vietnamvn"
ORIGIN = "@ORIGIN@"

# source, comments, same topic, same category, same author, related news, share, topic
LABELS = {
    "vi": "Nguồn|Bình luận|Cùng chủ đề|Cùng chuyên mục|Cùng tác giả|Tin liên quan|Chia sẻ|Chủ đề",
    "en": "Source|Comment|In the same topic|In the same category|By the same author|Related news|Share|Topic",
    "id": "Sumber|Komentar|Dalam topik yang sama|Dalam kategori yang sama|Dari penulis yang sama|Berita terkait|Bagikan|Topik",
    "fr": "Source |Comment|Sur le même sujet|Dans la même catégorie|Du même auteur|À lire aussi|Partager|Sujet",
    "de": "Quelle|Kommentar|Gleiches Thema|Gleiche Kategorie|Gleicher Autor|Mehr dazu|Teilen|Thema",
    "es": "Fuente|Comentario|Mismo tema|Misma categoría|Mismo autor|Noticias relacionadas|Compartir|Tema",
    "pt": "Fonte|Comentário|No mesmo tópico|Na mesma categoria|Do mesmo autor|Notícias relacionadas|Compartilhar|Tópico",
    "ru": "Источник|Комментарий|По той же теме|В той же категории|Того же автора|Похожие новости|Поделиться|Тема",
    "tr": "Kaynak|Yorum|Aynı konuda|Aynı kategoride|Aynı yazardan|İlgili haberler|Paylaş|Konu",
    "ar": "المصدر|تعليق|نفس الموضوع|نفس الفئة|نفس المؤلف|أخبار ذات صلة|مشاركة|الموضوع",
    "hi": "स्रोत|टिप्पणी|एक ही विषय|एक ही श्रेणी|एक ही लेखक|संबंधित समाचार|साझा करें|विषय",
    "ko": "출처|댓글|같은 주제|같은 카테고리|같은 저자|관련 뉴스|공유하기|주제",
    "ja": "ソース|コメント|同じトピック|同じカテゴリー|同じ著者|関連ニュース|共有|トピック",
    "zh-cn": "来源|评论|同一主题|同类别|同一作者|相关新闻|分享|主题",
    "th": "ที่มา|ความคิดเห็น|หัวข้อเดียวกัน|หมวดหมู่เดียวกัน|ผู้เขียนคนเดียวกัน|ข่าวที่เกี่ยวข้อง|แบ่งปัน|หัวข้อ",
    "lo": "||ຫົວຂໍ້ດຽວກັນ|ປະເພດດຽວກັນ|ຜູ້ຂຽນດຽວກັນ|ຂ່າວທີ່ກ່ຽວຂ້ອງ|ແບ່ງປັນ|ຫົວຂໍ້",
}
RTL = {"ar"}
SITE_LINE = "Vietnam.vn - Nền tảng quảng bá Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True)
class Text:
    """One article: ``head`` holds the lines above ``---``, ``blocks`` the marked lines below."""

    lang: str
    slug: str
    head: dict[str, str]
    blocks: list[tuple[str, str]]

    @property
    def path(self) -> str:
        """The path that the page is served under."""
        return f"/{self.slug}" if self.lang == "vi" else f"/{self.lang}/{self.slug}"

    @property
    def lastmod(self) -> str:
        """A stable moment of the article's day, in the form that the real sitemaps use."""
        seconds = crc32(self.path.encode()) % 36000
        return f"{self.head['date']}T{8 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.339Z"


def read(path: Path) -> Text:
    """Read one text file; a missing mark or head line is an error."""
    top, _, below = path.read_text(encoding="utf-8").partition("---\n")
    head = dict(line.split(": ", 1) for line in top.splitlines())
    blocks = [(line[0], line[2:]) for line in below.splitlines() if line]
    if wrong := [mark for mark, _ in blocks if mark not in "SHPRCQAI2"]:
        raise ValueError(f"{path}: unknown mark {wrong[0]!r}")
    return Text(path.parent.name, path.stem, head, blocks)


def texts() -> list[Text]:
    """All articles, by path."""
    return sorted((read(p) for p in TEXTS.glob("*/*.txt")), key=lambda t: t.path)


def _image(text: Text, n: int) -> str:
    day = text.head["date"].replace("-", "/")
    return f'<img src="/resource/IMAGE/{day}/{crc32(text.slug.encode())}_{n}.jpeg" alt="" loading="lazy">'


def _current(text: Text) -> list[str]:
    """The body as the site writes it now."""
    out, listed = [], False
    for n, (mark, raw) in enumerate(text.blocks):
        line = html.escape(raw, quote=False)
        if listed and mark != "I":
            out.append("</ul>")
        if mark == "I" and not listed:
            out.append("<ul>")
        listed = mark == "I"
        out.append(
            {
                "S": f"<p><strong>{line}</strong></p>",
                "H": f"<p><strong>{line}</strong></p>",
                "P": f"<p>{line}</p>",
                "R": f'<p style="text-align:right"><strong>{line}</strong></p>',
                "C": f'<figure class="image">{_image(text, n)}<figcaption>{line}</figcaption></figure>',
                "Q": f"<blockquote><p>{line}</p></blockquote>",
                "A": f'<p style="text-align:right"><em>{line}</em></p>',
                "I": f"<li>{line}</li>",
                "2": f"<h3>{line}</h3>",
            }[mark]
        )
    return [*out, "</ul>"] if listed else out


def _older(text: Text) -> list[str]:
    """The body as the former importer left it."""
    out = ["<p>[ad_1]</p>"]
    for n, (mark, raw) in enumerate(text.blocks):
        line = html.escape(raw, quote=False)
        if mark == "S":
            out.append(f"<p><b>{line}</b><br>")
        elif mark == "H":
            out.append(f"<b>{line}</b></p>")
        elif mark == "C":
            out.append(
                f"<table><tbody><tr><td>{_image(text, n)}</td></tr><tr><td>{line}</td></tr></tbody></table>"
            )
        else:
            out.append(f"<p>{line}</p>")
    return [*out, "<p>[ad_2]</p>"]


def _tail(text: Text, others: list[Text]) -> list[str]:
    source, comment, topic, category, author, *_ = LABELS[text.lang].split("|")
    out = []
    if name := text.head.get("author"):
        out.append(f'<p class="author-name">{html.escape(name)}</p>')
    url = text.head.get("url")
    if url and source:
        out.append(f'<p class="origin">{source}: <a href="{url}" rel="nofollow">{url}</a></p>')
    elif url:
        out.append(
            f'<p class="origin"><a href="{url}" rel="nofollow">{url.split("/")[2].capitalize()}</a></p>'
        )
    elif source:
        out.append(f'<p class="origin">{source}</p>')
    if tags := text.head.get("tags"):
        label = LABELS[text.lang].split("|")[7]
        links = ", ".join(
            f'<a href="/tag/{crc32(t.encode()):x}">{html.escape(t)}</a>' for t in tags.split(", ")
        )
        out.append(f'<div class="topics">{label}: {links}</div>')
    out.append(
        f'<div class="discussion"><h4>{f"{comment} (0)" if comment else "(0)"}</h4><p>No data</p><p>No data</p></div>'
    )
    items = "".join(
        f'<a class="card" href="{o.path}"><span>{html.escape(o.head["title"])}</span></a>' for o in others
    )
    out.append(
        f"<div class='more'><h4>{topic}</h4></div><div class='more'><h4>{category}</h4>{items}</div><div class='more'><h4>{author}</h4></div>"
    )
    return out


def page(text: Text, others: list[Text]) -> str:
    """One page; ``others`` are what its related boxes list."""
    title, source = html.escape(text.head["title"]), html.escape(text.head["source"])
    day = "/".join(reversed(text.head["date"].split("-")))
    labels = LABELS[text.lang].split("|")
    lead = html.escape(text.head.get("lead", ""))
    direction = ' dir="rtl"' if text.lang in RTL else ""
    out = [
        f'<!DOCTYPE html>\n<html lang="{text.lang}"{direction}>\n<head>\n<meta charset="utf-8">\n<title>{title}</title>',
        f'<link rel="canonical" href="{ORIGIN}{text.path}">',
    ]
    if lead:
        out.append(f'<meta name="description" content="{lead}">')
    if author := text.head.get("author"):
        out.append(f'<meta name="author" content="{html.escape(author)}">')
    out += [
        "</head>\n<body>",
        f'<div class="top"><a href="/">{SITE_LINE}</a><div>{MOTTO}</div>',
        "<ul>"
        + "".join(
            f'<li><a href="/category/{n}">{w}</a></li>'
            for n, w in enumerate(("Thời sự", "Kinh tế", "Văn hóa"))
        )
        + "</ul></div>",
        f"<section><h1>{title}</h1>",
    ]
    if lead:
        out.append(f'<div class="sapo">{lead}</div>')
    if text.head.get("style") == "video":
        out.append(
            f'<div class="by">{source}<i>•</i>{day}</div><video src="/resource/{crc32(text.slug.encode())}.mp4" controls></video>'
        )
    else:
        out.append(
            f'<div class="by"><a href="/s/{crc32(source.encode()) % 99}">{source}</a><b>{source}</b><span>{day}</span></div>'
        )
        out.append(
            f'<div class="tools"><a href="#">Facebook</a> <a href="#">Zalo</a> <a href="#">{labels[6]}</a></div>'
        )
        body = _older(text) if text.head.get("style") == "older" else _current(text)
        out += ['<div class="post-detail-body">', *body, "</div>"]
    out += [*_tail(text, others), "</section>", "<div><p>No videos available</p></div>", "</body>\n</html>\n"]
    return "\n".join(out)


def listing(title: str, items: list[Text]) -> str:
    """A tag or category page: nothing but titles."""
    rows = "\n".join(
        f'<div class="card"><a href="{t.path}">{html.escape(t.head["title"])}</a></div>' for t in items
    )
    return (
        f'<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>{html.escape(title)}</title></head>\n<body>\n'
        f'<div class="top"><a href="/">{SITE_LINE}</a></div>\n<h1>{html.escape(title)}</h1>\n{rows}\n</body>\n</html>\n'
    )


def sitemaps(items: list[Text]) -> dict[str, str]:
    """The index and one file a day, as the real site has them."""
    xmlns = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    days = defaultdict(list)
    for text in items:
        days[text.head["date"]].append(text)
    files = {}
    for day, posts in days.items():
        rows = "\n".join(
            f"<url><loc>{ORIGIN}{t.path}</loc><lastmod>{t.lastmod}</lastmod></url>" for t in posts
        )
        files[f"sitemap/sitemap-post/{day}.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {xmlns}>\n{rows}\n</urlset>\n'
        )
    rows = "\n".join(
        f"<sitemap><loc>{ORIGIN}/sitemap/sitemap-post/{d}.xml</loc><lastmod>{max(t.lastmod for t in p)}</lastmod></sitemap>"
        for d, p in sorted(days.items())
    )
    files["sitemap.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {xmlns}>\n{rows}\n</sitemapindex>\n'
    )
    return files


def feed(items: list[Text]) -> str:
    """An RSS feed of the newest day's Vietnamese articles."""
    rows = "\n".join(
        f"<item><title>{html.escape(t.head['title'])}</title><link>{ORIGIN}{t.path}</link><guid>{ORIGIN}{t.path}</guid></item>"
        for t in items
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel><title>{SITE_LINE}</title><link>{ORIGIN}/</link>\n{rows}\n</channel></rss>\n'


def build() -> dict[str, str]:
    """Every file of the site by its path below ``vietnamvn/``."""
    every = texts()
    by_lang = defaultdict(list)
    for text in every:
        by_lang[text.lang].append(text)
    files = {
        f"{t.path[1:]}.html": page(t, [o for o in (by_lang[t.lang] + by_lang["vi"]) if o.slug != t.slug][:4])
        for t in every
    }
    files["index.html"] = listing(SITE_LINE, by_lang["vi"])
    for n, name in enumerate(("Thời sự", "Kinh tế", "Văn hóa")):
        files[f"category/{n}.html"] = listing(name, by_lang["vi"][n::3])
    for text in every:
        for tag in filter(None, text.head.get("tags", "").split(", ")):
            files[f"tag/{crc32(tag.encode()):x}.html"] = listing(
                tag, [o for o in every if tag in o.head.get("tags", "")]
            )
    files |= sitemaps(every)
    files["feed.xml"] = feed(
        [t for t in by_lang["vi"] if t.head["date"] == max(x.head["date"] for x in every)]
    )
    files["robots.txt"] = (
        f"User-agent: *\nDisallow: /search\nDisallow: /tag/\nAllow: /\n\nSitemap: {ORIGIN}/sitemap.xml\n"
    )
    return files


def main() -> None:
    """Write the site anew."""
    shutil.rmtree(SITE, ignore_errors=True)
    for name, text in build().items():
        path = SITE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
