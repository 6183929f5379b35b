"""One article in many markups: structure has to survive markup that no rule was written for.

``render(page, style)`` gives UTF-8 HTML. A ``Page`` is what a person sees; the styles differ in elements,
nesting, class names (some of them lies) and in where the furniture stands. Same input, same bytes.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

SITE_LINE = "Vietnam.vn - Nền tảng quảng bá Việt Nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MENU = ("Trang chủ", "Thời sự", "Kinh tế", "Văn hóa", "Du lịch", "Thể thao")
RELATED = (
    "Mùa nước nổi về sớm trên đồng bằng",
    "Phiên chợ đêm đầu tiên bên hồ Pha Đin",
    "Cao Minh Trác: Người giữ lửa lò gốm cuối cùng",
    "Bốn món ngon từ hoa điên điển",
)
TAIL = ("Sumber", "Komentar (0)", "No data", "No data", "Dalam topik yang sama", "Dalam kategori yang sama")
TAIL_END = ("Dari penulis yang sama", "Warisan", "Angka", "Bisnis", "No videos available", "Berita", "Produk")


@dataclass(frozen=True)
class Page:
    """``date`` is ISO; ``blocks`` are (type, text) in page order, types as in the records, and "blockquote"."""

    title: str
    lead: str | None
    source: str
    date: str
    blocks: tuple[tuple[str, str], ...]
    language: str = "vi"
    authors: tuple[str, ...] = field(default=())

    @property
    def day(self) -> str:
        """The date as the site writes it."""
        return "/".join(reversed(self.date.split("-")))


def e(text: str) -> str:
    return html.escape(text, quote=False)


def links(titles: tuple[str, ...], tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/x-{n}">{e(t)}</a></{tag}>' for n, t in enumerate(titles))


def flat_dump(page: Page) -> str:
    """Everything is a paragraph of the body element, site furniture and all, as a text dump would be."""
    lines = [SITE_LINE, MOTTO, page.title]
    if page.lead:
        lines.append(page.lead)
    lines.append(f"{page.source}{page.source}{page.day}")
    lines += [text for _, text in page.blocks]
    lines += [" - ".join(page.authors)] if page.authors and not signed(page) else []
    lines += [*TAIL, *RELATED, *TAIL_END]
    rows = "\n".join(f"<p>{e(t)}</p>" for t in lines)
    return f"<html><head><title>{e(page.title)}</title></head><body>\n{rows}\n</body></html>"


def signed(page: Page) -> bool:
    return any(kind == "author" for kind, _ in page.blocks)


def br_soup(page: Page) -> str:
    """One division, lines parted by breaks; the furniture likewise in divisions around it."""
    parts = []
    for kind, text in page.blocks:
        if kind == "caption":
            parts.append(f'<img src="/i/{len(text)}.jpg"><br><small><i>{e(text)}</i></small>')
        elif kind in ("speaker", "headline", "heading"):
            parts.append(f"<b>{e(text)}</b>")
        else:
            parts.append(e(text))
    lead = f"<div><b>{e(page.lead)}</b></div>" if page.lead else ""
    return (
        f"<html><head><meta charset=utf-8><title>{e(page.title)}</title></head><body><div><ul>{links(MENU)}</ul></div>"
        f"<div><h1>{e(page.title)}</h1><div>{e(page.source)} - {page.day}</div>{lead}<div>"
        + "<br><br>\n".join(parts)
        + f"</div></div><div><b>Tin liên quan</b><ul>{links(RELATED)}</ul></div><div>© {e(page.source)}</div></body></html>"
    )


def hashed_classes(page: Page) -> str:
    """Generated class names, every line a division with a span; nothing to hold on to but structure."""
    rows = []
    for kind, text in page.blocks:
        if kind == "caption":
            rows.append(
                f'<div class="c9f"><div class="k2"><img src="/m/{len(text)}.webp" alt=""></div><div class="q8"><span>{e(text)}</span></div></div>'
            )
        elif kind in ("speaker", "headline", "heading"):
            rows.append(f'<div class="a1x"><span class="w7">{e(text)}</span></div>')
        else:
            rows.append(f'<div class="a1x"><span>{e(text)}</span></div>')
    lead = f'<div class="z3"><span>{e(page.lead)}</span></div>' if page.lead else ""
    cards = "".join(
        f'<div class="a1x"><a href="/y{n}"><span>{e(t)}</span></a></div>' for n, t in enumerate(RELATED)
    )
    return (
        f'<!DOCTYPE html><html lang="{page.language}"><head><title>{e(page.title)}</title>'
        f'<meta property="og:title" content="{html.escape(page.title)}"></head><body><div id="root"><div class="h0">'
        + "".join(f'<a href="/m{n}"><span>{w}</span></a>' for n, w in enumerate(MENU))
        + f'</div><div class="p5"><div class="t4"><h1><span>{e(page.title)}</span></h1></div>{lead}'
        f'<div class="d6"><span>{e(page.source)}</span><span>{page.day}</span></div><div class="b2">{"".join(rows)}</div>'
        f'</div><div class="r7">{cards}</div></div></body></html>'
    )


def lying_names(page: Page) -> str:
    """The article sits in a column called sidebar and related; the furniture calls itself content."""
    rows = []
    for kind, text in page.blocks:
        tag = {"heading": "h2", "list_item": "li", "caption": "figcaption"}.get(kind, "p")
        inner = f"<strong>{e(text)}</strong>" if kind in ("speaker", "headline", "recorder") else e(text)
        row = f"<{tag}>{inner}</{tag}>"
        rows.append(f'<figure><img src="/f.jpg">{row}</figure>' if kind == "caption" else row)
    lead = f'<p class="caption"><strong>{e(page.lead)}</strong></p>' if page.lead else ""
    return (
        f'<!DOCTYPE html><html lang="{page.language}"><head><meta charset="utf-8"><title>{e(page.title)} | {e(page.source)}</title></head>'
        f'<body><div class="article-body content"><ul>{links(MENU)}</ul></div><div class="sidebar-1 related comments">'
        f'<h1 class="widget-title">{e(page.title)}</h1><span class="breadcrumb">{page.day}</span><span>{e(page.source)}</span>{lead}{"".join(rows)}</div>'
        f'<div class="post-content entry"><h3>Đọc nhiều</h3><ul>{links(RELATED)}</ul></div></body></html>'
    )


def semantic(page: Page) -> str:
    """Headings for headings, footer for recorders, aside for pull quotes, cite for attributions."""
    rows = []
    for kind, text in page.blocks:
        tag = {
            "speaker": "h3",
            "headline": "h4",
            "heading": "h2",
            "list_item": "li",
            "blockquote": "blockquote",
            "attribution": "cite",
            "recorder": "footer",
        }.get(kind, "p")
        row = f"<{tag}>{e(text)}</{tag}>"
        if kind == "caption":
            row = f'<figure><picture><img src="/p.avif" alt="{html.escape(text)}"></picture><figcaption>{e(text)}</figcaption></figure>'
        rows.append(row)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": page.title,
        "datePublished": page.date,
        "publisher": {"@type": "NewsMediaOrganization", "name": page.source},
    }
    lead = f"<p>{e(page.lead)}</p>" if page.lead else ""
    return (
        f'<!DOCTYPE html><html lang="{page.language}"><head><meta charset="utf-8"><title>{e(page.title)} — {e(page.source)}</title>'
        f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script></head><body><nav><ul>{links(MENU)}</ul></nav>'
        f'<main><article><header><h1>{e(page.title)}</h1>{lead}<address>{e(page.source)}</address><time datetime="{page.date}">{page.day}</time></header>'
        f"{''.join(rows)}</article></main><aside><h2>Xem thêm</h2><ul>{links(RELATED)}</ul></aside><footer><small>© {e(page.source)}</small></footer></body></html>"
    )


def split_grid(page: Page) -> str:
    """The text is cut into sibling grids with advertisements and a related box between them."""
    cells = [
        f"<p>{e(text)}</p>"
        if kind != "caption"
        else f'<figure><img src="/g.jpg"><figcaption>{e(text)}</figcaption></figure>'
        for kind, text in page.blocks
    ]
    third = max(1, len(cells) // 3)
    grids = [cells[i : i + third] for i in range(0, len(cells), third)]
    between = (
        '<div class="slot"><span>Quảng cáo</span></div>',
        f'<div class="slot"><h4>Tin liên quan</h4><ul>{links(RELATED[:2])}</ul></div>',
    )
    body = "".join(
        f'<div class="grid">{"".join(g)}</div>{between[n % 2] if n + 1 < len(grids) else ""}'
        for n, g in enumerate(grids)
    )
    lead = f'<div class="dek">{e(page.lead)}</div>' if page.lead else ""
    return (
        f'<!DOCTYPE html><html lang="{page.language}"><head><meta charset="utf-8"><title>{e(page.title)}</title></head><body><header>{"".join(f"<a href=/{n}>{w}</a>" for n, w in enumerate(MENU))}</header>'
        f'<section><div class="hed"><h1>{e(page.title)}</h1>{lead}<div>{e(page.source)}</div><div>{page.day}</div></div>{body}</section>'
        f"<section><h2>Mới nhất</h2>{links(RELATED, 'div')}</section></body></html>"
    )


def old_tables(page: Page) -> str:
    """Layout tables with fonts; paragraphs are table rows now and then."""
    rows = []
    for kind, same in groupby(page.blocks, key=lambda b: b[0] == "caption"):
        for _, text in same:
            if kind:
                rows.append(
                    f'<table align="center"><tr><td><img src="/t.gif"></td></tr><tr><td><font size="1">{e(text)}</font></td></tr></table>'
                )
            else:
                rows.append(f'<p align="justify"><font face="Arial">{e(text)}</font></p>')
    lead = f"<p><b><font face=Arial>{e(page.lead)}</font></b></p>" if page.lead else ""
    return (
        f"<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>{e(page.source)} - {e(page.title)}</title></head><body><table><tr><td colspan=2>"
        f"{' | '.join(MENU)}</td></tr><tr><td width=160>{links(RELATED[:3], 'div')}</td><td><font size=5><b>{e(page.title)}</b></font><br><font size=1>{page.day}</font>"
        f"{lead}{''.join(rows)}</td></tr><tr><td colspan=2>{e(page.source)}</td></tr></table></body></html>"
    )


STYLES: dict[str, Callable[[Page], str]] = {
    f.__name__: f for f in (flat_dump, br_soup, hashed_classes, lying_names, semantic, split_grid, old_tables)
}


def render(page: Page, style: str) -> bytes:
    """One page in one style as UTF-8 bytes."""
    return STYLES[style](page).encode()


def renderings(page: Page) -> Iterator[tuple[str, bytes]]:
    """The page in every style."""
    for style in STYLES:
        yield style, render(page, style)
