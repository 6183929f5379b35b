"""News pages in the manner of large Vietnamese, Indonesian and Thai sites: exactly what is kept, and what is dropped.

Layouts only: every sentence, person and place is invented. Public corpora have no such pages.
"""

from __future__ import annotations

import re

import pytest

from pipelines.document import Document, parse
from pipelines.furniture import read_lines
from pipelines.metadata import Head, read_head

VI_TITLE = "Làng Hạ có cầu mới sau ba mươi năm qua đò"
VI_LEAD = "Cây cầu dài 86 m nối hai bờ sông Trầm được thông xe sáng 12/5, khép lại ba mươi năm đi học bằng đò của ba thế hệ học trò."
VI = [
    "Từ sáng sớm, người dân hai xã đã mặc quần áo mới ra bờ sông để chờ giờ thông cầu, ai cũng vui như ngày hội.",
    "Ông Đặng Văn Khởi, 71 tuổi, người lái đò cuối cùng của bến, cho biết ông đã chở ba thế hệ học trò qua sông.",
    "“Tôi chỉ mong không còn ai phải gọi đò trong đêm mưa nữa”, ông Khởi nói.",
    "Theo bà Lục Thị Mến, trưởng thôn, mùa mưa năm nay sẽ không còn em nào phải nghỉ học vì nước lũ dâng cao.",
    "Cây cầu có tổng kinh phí 12 tỷ đồng, trong đó người dân và doanh nghiệp đóng góp một phần ba.",
    "Buổi chiều, con đò cũ được kéo lên sân nhà văn hóa để làm kỷ niệm cho các cháu sau này.",
]
ID_TITLE = "Warga Desa Sumber Rejo Menyeberang Jembatan Baru"
ID = [
    "Warga dua desa di tepi Sungai Kali Bening akhirnya dapat menyeberang melalui jembatan baru pada Selasa (12/5/2026).",
    "Jembatan sepanjang 86 meter itu dibangun selama empat tahun dengan dana desa dan sumbangan para perantau.",
    "“Anak-anak tidak perlu lagi menunggu perahu saat hujan,” kata Kepala Desa Sumber Rejo, Wagiman Santoso.",
    "Menurut Wagiman, perahu lama milik desa akan disimpan di balai desa sebagai kenang-kenangan.",
    "Pemerintah kabupaten berjanji memperbaiki jalan menuju jembatan itu sebelum musim hujan tiba.",
]
TH_TITLE = "ชาวบ้านสองฝั่งแม่น้ำได้ข้ามสะพานใหม่หลังรอมาสามสิบปี"
TH = [
    "เมื่อเช้าวันที่ 12 พฤษภาคม ชาวบ้านสองฝั่งแม่น้ำตรมได้เดินข้ามสะพานใหม่เป็นครั้งแรกหลังจากรอคอยมานานถึงสามสิบปี",
    "นายบุญส่ง ทองดีงาม ผู้ใหญ่บ้าน กล่าวว่าเด็กนักเรียนจะไม่ต้องหยุดเรียนในฤดูฝนอีกต่อไปเพราะไม่ต้องรอเรือข้ามฟาก",
    "สะพานมีความยาว 86 เมตร กว้าง 4 เมตร ใช้งบประมาณทั้งหมดสิบสองล้านบาทจากชาวบ้านและภาคเอกชนที่ร่วมกันบริจาค",
    "ส่วนเรือลำเก่าจะถูกนำไปตั้งไว้หน้าศาลาประชาคมเพื่อให้ลูกหลานได้เห็นว่าคนรุ่นก่อนข้ามแม่น้ำกันอย่างไร",
]


def parsed(markup: str) -> tuple[Document, Head]:
    document = parse(markup)
    return document, read_head(document, "https://bao.example/tin/cau-moi-123.html")


def body(markup: str) -> list[str]:
    return [line.text for line in read_lines(*parsed(markup)).lines if line.in_body]


def head(title: str, language: str, description: str = "") -> str:
    summary = f"<meta name='description' content='{description}'>" if description else ""
    return f"<html lang='{language}'><head><meta charset=utf-8><title>{title} - Báo Bờ Cát</title>{summary}</head><body>"


def p(texts: list[str], name: str = "") -> str:
    start = f"<p class='{name}'>" if name else "<p>"
    return "".join(f"{start}{text}</p>" for text in texts)


VI_LINKS = (
    "Phiên chợ đêm đầu tiên bên hồ Pha Đin",
    "Mùa nước nổi về sớm trên đồng bằng",
    "Bốn món ngon từ hoa điên điển",
)
ID_LINKS = (
    "Pasar Malam Pertama di Tepi Danau Ngebel Dibuka",
    "Musim Hujan Datang Lebih Awal di Dataran Tinggi",
    "Empat Hidangan dari Bunga Turi",
)
TH_LINKS = ("ตลาดกลางคืนแห่งแรกริมทะเลสาบเปิดให้บริการแล้ว", "ฤดูน้ำหลากมาเร็วกว่าปกติในที่ราบลุ่มปีนี้", "สี่เมนูอร่อยจากดอกโสนที่ต้องลอง")  # fmt: skip


def links(titles: tuple[str, ...], tag: str = "h3", name: str = "") -> str:
    return "".join(
        f"<{tag} class='{name}'><a href='/x-{n}.html'>{t}</a></{tag}>" for n, t in enumerate(titles)
    )


MENU = "<nav><ul>" + "".join(f"<li><a href=/{n}>{w}</a></li>" for n, w in enumerate(("Thời sự", "Kinh tế", "Văn hóa", "Du lịch"))) + "</ul></nav>"  # fmt: skip


def column_named_like_a_sidebar() -> str:
    """Title, lead and text in a column of class ``sidebar-1``; related links between paragraphs and behind them."""
    related = f"<ul class='list-news' data-campaign='Box-Related'>{links(VI_LINKS[:2], 'li')}</ul>"
    return (
        head(VI_TITLE, "vi", VI_LEAD)
        + MENU
        + "<section class='section page-detail top-detail'><div class='container'>"
        "<div class='sidebar-1'><div class='header-content width_common'><ul class='breadcrumb'><li><a href=/>Thời sự</a></li></ul>"
        "<span class='date'>Thứ ba, 12/5/2026, 09:30 (GMT+7)</span></div>"
        f"<h1 class='title-detail'>{VI_TITLE}</h1><p class='description'>{VI_LEAD}</p><article class='fck_detail'>"
        + p(VI[:2], "Normal")
        + "<figure class='tplCaption'><div class='fig-picture'><img src=a.jpg></div><figcaption><p class='Image'>Học sinh qua cầu mới. Ảnh: <em>Lò Văn Tấn</em></p></figcaption></figure>"
        + related
        + p(VI[2:], "Normal")
        + "<p class='Normal' style='text-align:right;'><strong>Lò Văn Tấn</strong></p></article>"
        "<div class='footer-content'><a href=/>Trở lại Thời sự</a><div class='social'><a href=#>Facebook</a><a href=#>Twitter</a></div></div>"
        f"<div class='box_comment'><h3>Ý kiến</h3><textarea></textarea></div></div><div class='sidebar-2'>{links(VI_LINKS)}</div></div></section>"
    )


def sortable_boxes_in_the_text() -> str:
    """Pictures and related boxes are typed division elements between the paragraphs; the author stands above."""
    related = (
        f"<div class='VCSortableInPreviewMode' type='RelatedOneNews'><a href=/x><img src=r.jpg></a><h4><a href=/x>{VI_LINKS[0]}</a></h4>"
        "<span class='btn'><a href=/x>Đọc ngay</a></span></div>"
    )
    picture = "<div class='VCSortableInPreviewMode' type='Photo'><div><img src=a.jpg></div><div class='PhotoCMS_Caption'><p>Cầu mới nhìn từ trên cao - Ảnh: L.V.T.</p></div></div>"
    return (
        head(VI_TITLE, "vi") + MENU + "<div class='main'><div class='content'><div class='detail__main'><div class='detail-top'><div class='detail-cate'><a href=/>Nhịp sống</a></div>"
        f"<div data-role='publishdate'>12/05/2026 09:30 GMT+7</div></div><h1 class='detail-title article-title'>{VI_TITLE}</h1>"
        "<div class='detail-author-bot'><div class='author-info'><a href=/a>Lò Văn Tấn</a></div><a href=#>Theo dõi Báo trên Google News</a></div>"
        f"<h2 class='detail-sapo'>{VI_LEAD}</h2><div class='detail-cmain clearfix'><div class='detail-content afcbc-body'>"
        + p(VI[:1]) + picture + p(VI[1:3]) + related + p(VI[3:])
        + "</div></div><div class='detail-tab'><a href=#>Trở thành người đầu tiên tặng sao cho bài viết</a></div>"
        f"<div class='detail-tags'><ul><li><a href=/t1>cầu mới</a></li><li><a href=/t2>sông Trầm</a></li></ul></div><div class='detail__cmlist'><h3>Tin cùng chuyên mục</h3>{links(VI_LINKS)}</div></div></div></div>"
    )  # fmt: skip


def lead_with_the_paper_s_initials() -> str:
    """The lead opens with the paper's initials; links stand in italics between the paragraphs."""
    return (
        head(VI_TITLE, "vi") + MENU + "<main class='body'><article class='singular-container'><ul class='breadcrumbs'><li><a href=/>Đời sống</a></li></ul>"
        f"<h1 class='title-page detail'>{VI_TITLE}</h1><div class='author-wrap'><div class='author-name'><a href=/a><b>Lò Văn Tấn</b></a></div><time class='author-time'>Thứ ba, 12/05/2026 - 09:30</time></div>"
        f"<h2 class='singular-sapo'>(Bờ Cát) - {VI_LEAD}</h2><div class='singular-content'>"
        + p(VI[:3])
        + f"<p><em>&gt;&gt; Xem thêm: <a href=/x>{VI_LINKS[0]}</a></em></p><figure class='image align-center'><img src=a.jpg><figcaption><p>Con đò cũ của bến (Ảnh: Lò Tấn).</p></figcaption></figure>"
        + p(VI[3:])
        + "</div><div class='tags-wrap'><h2>Dòng sự kiện</h2><ul><li><a href=/t>Cầu nông thôn</a></li></ul></div>"
        f"<div class='comment-form'><h3>Bình luận (0)</h3><textarea></textarea></div></article><aside class='article-related'><h2>Tin liên quan</h2>{links(VI_LINKS)}</aside></main>"
    )  # fmt: skip


def pages_and_channel_offers() -> str:
    """ "Baca juga" lines in bold, an offer of a channel behind the text, page numbers and tags."""
    also = f"<p><strong>Baca juga: <a href=/x>{ID_LINKS[0]}</a></strong></p>"
    return (
        head(ID_TITLE, "id") + f"<div class='container clearfix'><h1 class='read__title'>{ID_TITLE}</h1><div class='read__header'><div class='read__time'>Bokat.com, 12/05/2026, 09:30 WIB</div></div>"
        "<div class='credit'><div class='credit-title'><a href=/a>Ratna Dewi Lestari</a>, <a href=/b>Tim Redaksi</a></div></div>"
        "<div class='photo'><div class='photo__wrap'><img src=a.jpg></div><div class='photo__caption'>Anak-anak menyeberang jembatan baru.<span>(BOKAT/RATNA DEWI)</span></div></div>"
        "<div class='col-bs10-7 js-read-article'><div class='read__article clearfix'><div class='read__content'><div class='clearfix'>"
        + f"<p><strong>SUMBER REJO, BOKAT.com</strong> - {ID[0]}</p>" + p(ID[1:2]) + also + p(ID[2:4]) + "<div class='ads-on-body'><p>Advertisement</p></div>" + p(ID[4:])
        + "</div></div></div><div class='kcm__promo'><p>Dapatkan <em>update</em> berita pilihan setiap hari. Mari bergabung di saluran <a href='https://whatsapp.com/channel/x'>WhatsApp Channel</a> kami.</p></div>"
        "<div class='paging'><span>Halaman:</span><a href=?page=1>1</a><a href=?page=2>2</a><a href=?page=all>Show All</a></div>"
        f"<div class='tag'><h4>Tag</h4><ul><li><a href=/t1>jembatan</a></li><li><a href=/t2>desa</a></li></ul></div><div class='most'><h3>Terpopuler</h3>{links(ID_LINKS)}</div></div></div>"
    )  # fmt: skip


def links_in_tables_and_scroll_markers() -> str:
    """Tables hold links to other articles, markers ask to scroll on, initials in brackets close the text."""
    inset = f"<table class='linksisip'><tbody><tr><td><div class='lihatjg'><strong>Baca juga: </strong><a href=/x>{ID_LINKS[0]}</a></div></td></tr></tbody></table>"
    return (
        head(ID_TITLE, "id") + f"<article class='detail'><div class='detail__header'><div class='detail__subtitle'>Kabar Desa</div><h1 class='detail__title'>{ID_TITLE}</h1>"
        "<div class='detail__author'>Ratna Dewi Lestari - <span>bokatNews</span></div><div class='detail__date'>Selasa, 12 Mei 2026 09:30 WIB</div></div>"
        "<div class='detail__media'><figure><img src=a.jpg><figcaption>Foto: Jembatan baru (Ratna/bokatcom)</figcaption></figure></div>"
        "<div class='detail__body'><div class='detail__body-text itp_bodycontent'><strong>Sumber Rejo</strong> - "
        + p(ID[:2])
        + "<p class='para_caption'><br></p><div class='parallaxindetail'><div class='text'>ADVERTISEMENT</div><div class='para'>SCROLL TO CONTINUE WITH CONTENT</div></div>"
        + p(ID[2:3]) + inset + p(ID[3:])
        + "<br><strong>(rdl/wgs)</strong></div><div class='detail__body-tag'><a class='nav__item' href=/t1>jembatan</a> <a class='nav__item' href=/t2>desa</a></div></div>"
        f"<div class='share-box'><a href=#>Facebook</a></div></article><div class='box--related'><h3>Berita Terkait</h3>{links(ID_LINKS)}</div>"
    )  # fmt: skip


def random_classes_without_stops() -> str:
    """Class names are random, sentences have no stops and no blanks between words; links and tags follow."""
    return (
        head(TH_TITLE, "th") + "<div id='__next'><header class='css-1x'><a href=/>ข่าว</a><a href=/>กีฬา</a></header><main class='css-4yk'><div class='css-7b'><div class='css-n5'>"
        f"<h1 class='css-cre'>{TH_TITLE}</h1><div class='css-cx'><span>12 พ.ค. 2569 09:30 น.</span></div><div class='css-9q'><img src=a.jpg></div></div>"
        "<div class='css-n5piny'><div class='css-17t'>" + p(TH[:2]) + f"<p><strong>อ่านเพิ่มเติม: </strong><a href=/x>{TH_LINKS[0]}</a></p>" + p(TH[2:])
        + "</div></div><div class='css-sh'><a href=#>แชร์</a><a href=#>คัดลอกลิงก์</a></div><div class='css-tg'><a href=/t1>สะพาน</a><a href=/t2>แม่น้ำ</a></div>"
        f"<div class='css-rl'><h2>ข่าวที่เกี่ยวข้อง</h2>{links(TH_LINKS)}</div></div></main><footer class='css-ft'>สงวนลิขสิทธิ์</footer></div>"
    )  # fmt: skip


def one_division_with_breaks() -> str:
    """The whole text in one division with double breaks, as older pages have it."""
    text = "<br><br>".join(VI)
    return (
        head(VI_TITLE, "vi")
        + MENU
        + f"<div class='content-left'><div class='ten-bai'><h1>{VI_TITLE}</h1></div><div class='ngay'>12/05/2026 09:30</div>"
        f"<div class='noi-dung'>{text}<br><br><b>Lò Văn Tấn</b></div><div class='tin-khac'><b>Các tin khác</b>{links(VI_LINKS, 'div')}</div></div>"
    )


PAGES = [
    (column_named_like_a_sidebar, [VI_LEAD, *VI]),
    (sortable_boxes_in_the_text, [VI_LEAD, *VI]),
    (lead_with_the_paper_s_initials, ["(Bờ Cát) - " + VI_LEAD, *VI]),
    (pages_and_channel_offers, ["SUMBER REJO, BOKAT.com - " + ID[0], *ID[1:]]),
    (links_in_tables_and_scroll_markers, ["Sumber Rejo -", *ID]),
    (random_classes_without_stops, TH),
    (one_division_with_breaks, VI),
]


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=lambda x: getattr(x, "__name__", ""))
def test_the_text_is_kept_and_nothing_else(page, expected):
    assert body(page()) == expected


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=lambda x: getattr(x, "__name__", ""))
def test_no_class_name_is_needed(page, expected):
    assert body(re.sub(r" (?:class|id|type|data-[a-z]+)='[^']*'", "", page())) == expected


@pytest.mark.parametrize(("page", "expected"), PAGES, ids=lambda x: getattr(x, "__name__", ""))
def test_class_names_of_a_sidebar_mislead_nobody(page, expected):
    assert body(re.sub(r" class='[^']*'", " class='sidebar-1'", page())) == expected


@pytest.mark.parametrize(
    ("page", "text", "reason"),
    [
        (column_named_like_a_sidebar, "Học sinh qua cầu mới", "caption"),
        (column_named_like_a_sidebar, "Lò Văn Tấn", "byline"),
        (column_named_like_a_sidebar, VI_TITLE, "title"),
        (sortable_boxes_in_the_text, "Cầu mới nhìn từ trên cao", "caption"),
        (lead_with_the_paper_s_initials, ">> Xem thêm", "see_also"),
        (pages_and_channel_offers, "Baca juga", "see_also"),
        (pages_and_channel_offers, "Advertisement", "ad_marker"),
        (links_in_tables_and_scroll_markers, "ADVERTISEMENT", "ad_marker"),
        (links_in_tables_and_scroll_markers, "(rdl/wgs)", "byline"),
        (random_classes_without_stops, "อ่านเพิ่มเติม", "see_also"),
        (one_division_with_breaks, "12/05/2026 09:30", "before_article"),
    ],
)
def test_each_dropped_line_says_why(page, text, reason):
    lines = read_lines(*parsed(page())).lines

    assert [
        line.dropped_because for line in lines if line.text.startswith(text) and line.dropped_because
    ] == [reason]
