"""Pages of twenty years ago: tables as frames, breaks for paragraphs, fonts for headings, in several languages.

Every sentence, person and place is invented.
"""

from __future__ import annotations

import pytest

from tests.pipelines.furniture.reads import body

TEXTS = {
    "el": (
        "Η γέφυρα του χωριού άνοιξε μετά από τριάντα χρόνια",
        [
            "Οι κάτοικοι των δύο χωριών πέρασαν χθες το πρωί για πρώτη φορά τη νέα γέφυρα πάνω από το ποτάμι.",
            "«Περιμέναμε τριάντα χρόνια», είπε ο Στέλιος Καραβάς, ο τελευταίος βαρκάρης του χωριού.",
            "Η γέφυρα έχει μήκος 86 μέτρα και κόστισε δώδεκα εκατομμύρια, όπως ανακοίνωσε ο δήμος.",
            "Η παλιά βάρκα θα μείνει μπροστά στο σχολείο για να τη βλέπουν τα παιδιά.",
        ],
        ("Πολιτική", "Οικονομία", "Αθλητισμός", "Πολιτισμός"),
        "Η κακοκαιρία έκλεισε τον παραλιακό δρόμο",
    ),
    "pl": (
        "Nowy most we wsi po trzydziestu latach czekania",
        [
            "Mieszkańcy dwóch wsi przeszli wczoraj rano po raz pierwszy nowym mostem nad rzeką Trzemną.",
            "– Czekaliśmy trzydzieści lat – powiedział Bolesław Kierzek, ostatni przewoźnik we wsi.",
            "Most ma 86 metrów długości i kosztował dwanaście milionów złotych, podał urząd gminy.",
            "Stara łódź stanie przed szkołą, żeby dzieci wiedziały, jak dawniej przeprawiano się przez rzekę.",
        ],
        ("Kraj", "Świat", "Sport", "Kultura"),
        "Sztorm zamknął drogę wzdłuż wybrzeża",
    ),
    "ru": (
        "Новый мост открыли в деревне через тридцать лет",
        [
            "Жители двух деревень вчера утром впервые перешли реку по новому мосту, которого ждали тридцать лет.",
            "«Мы уже не верили», – сказал Прохор Ельников, последний перевозчик в деревне.",
            "Длина моста – 86 метров, он обошёлся в двенадцать миллионов рублей, сообщила администрация района.",
            "Старую лодку поставят у школы, чтобы дети знали, как переправлялись через реку раньше.",
        ],
        ("Политика", "Экономика", "Спорт", "Культура"),
        "Шторм закрыл дорогу вдоль побережья",
    ),
    "zh": (
        "村口新桥三十年后终于通车",
        [
            "昨天早上，两岸的村民第一次走过了村口的新桥，大家都穿上了新衣服，像过节一样高兴。",
            "“我们等了三十年。”村里最后一位摆渡人温守田说。他今年七十一岁，摆渡了半辈子。",
            "新桥长八十六米，一共花了一千二百万元，其中三分之一是村民和企业捐的款。",
            "旧渡船将放在村小学的门口，让孩子们知道从前的人是怎样过河上学的。",
        ],
        ("国内", "国际", "体育", "文化"),
        "风暴使沿海公路封闭多日",
    ),
}


def frame(language: str, cell: str) -> str:
    """A page of tables: a head, a column of links, the text, a foot."""
    title, _, sections, other = TEXTS[language]
    menu = "".join(
        f"<tr><td><a href=/{n}.htm><font size=2>{s}</font></a></td></tr>" for n, s in enumerate(sections)
    )
    more = "".join(f"<li><a href=/o{n}.htm>{other} ({n})</a>" for n in range(6))
    return (
        f"<html lang={language}><head><title>{title}</title></head><body bgcolor=#ffffff><table width=100%><tr><td><img src=logo.gif></td></tr></table>"
        f"<table width=780><tr valign=top><td width=150><table>{menu}</table></td><td width=480>{cell}</td><td width=150><ul>{more}</ul></td></tr></table>"
        f"<table><tr><td align=center><font size=1>&copy; 2004 Herald</font></td></tr></table></body></html>"
    )


def breaks(language: str) -> str:
    title, texts, _, _ = TEXTS[language]
    return f"<font size=5><b>{title}</b></font><br><br>" + "<br><br>".join(texts)


def single_breaks(language: str) -> str:
    title, texts, _, _ = TEXTS[language]
    return f"<h1>{title}</h1>" + "<br>&nbsp;&nbsp;&nbsp;".join(texts)


def open_paragraphs(language: str) -> str:
    title, texts, _, _ = TEXTS[language]
    return f"<h2>{title}</h2>" + "".join(f"<p align=justify><font face=Arial>{t}</font>" for t in texts)


def nested_tables(language: str) -> str:
    title, texts, _, _ = TEXTS[language]
    picture = "<table align=right width=200><tr><td><img src=p.jpg></td></tr><tr><td><font size=1>Foto: Herald</font></td></tr></table>"
    rows = (
        f"<tr><td><b>{title}</b></td></tr><tr><td>{picture}{''.join(f'<p>{t}</p>' for t in texts)}</td></tr>"
    )
    return f"<table width=100%>{rows}</table>"


def divisions(language: str) -> str:
    title, texts, _, _ = TEXTS[language]
    return f"<div class=t>{title}</div><div class=d>12.05.2004 10:30</div>" + "".join(
        f"<div>{t}</div>" for t in texts
    )


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("cell", [breaks, single_breaks, open_paragraphs, nested_tables, divisions])
def test_the_text_is_kept_and_nothing_else(language, cell):
    assert body(frame(language, cell(language))) == TEXTS[language][1]
