import codecs
import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.decode import decode
from pipelines.text.vietnamese import tcvn3_table, vietnamese_letters, viscii_table, vni_table

CARRIER = "Ông Đặng Văn Hữu, người dân xã Tân Lộc, nói rằng chữ {} của tiếng Việt rất đẹp và được yêu quý từ thuở nhỏ."
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


def windows_1258(text):
    """Tones as combining marks behind the letter, as Windows keyboards wrote them."""
    parts = []
    for letter in text:
        split = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in split if mark in TONES)
        parts.append(unicodedata.normalize("NFC", "".join(m for m in split if m not in TONES)) + tones)
    return "".join(parts).encode("cp1258")


def tcvn3(text):
    codes = {letter: code for code, letter in tcvn3_table().items()}

    def coded(letter):
        if letter in codes:
            return chr(codes[letter])
        split = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(m for m in split if m not in TONES))
        return chr(codes.get(base, ord(base))) + "".join(chr(codes[m]) for m in split if m in TONES)

    return "".join(letter if letter.isascii() else coded(letter) for letter in text)


def vni(text):
    codes = {letter: spelled for spelled, letter in vni_table().items()}
    return "".join(codes.get(letter, letter) for letter in text)


def viscii(text):
    codes = {letter: code for code, letter in viscii_table().items()}
    return bytes(codes.get(letter, ord(letter)) for letter in text)


def twice(text):
    import ftfy.bad_codecs

    assert ftfy.bad_codecs
    return text.encode().decode("sloppy-windows-1252").encode()


ENCODERS = {
    "utf-8": str.encode,
    "utf-8, decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "windows-1258": windows_1258,
    "tcvn3": lambda text: tcvn3(text).encode("latin-1"),
    "vni": lambda text: vni(text).encode("latin-1"),
    "viscii": viscii,
    "utf-8 twice": twice,
}


@pytest.mark.parametrize("encoding", ENCODERS)
@pytest.mark.parametrize("letter", vietnamese_letters())
def test_every_vietnamese_letter_survives_every_encoding(letter, encoding):
    text = CARRIER.format(letter)

    assert decode(ENCODERS[encoding](f"<p>{text}</p>")).text == f"<p>{text}</p>"


@pytest.mark.parametrize("font_coding", [tcvn3, vni])
@pytest.mark.parametrize("letter", vietnamese_letters()[:67])
def test_font_coded_text_inside_a_unicode_page_is_read(letter, font_coding):
    text = CARRIER.format(letter)

    decoded = decode(f"<p>{font_coding(text)}</p><footer>© 2003 Café</footer>".encode())

    assert decoded.text == f"<p>{text}</p><footer>© 2003 Café</footer>"
    assert any("font coding" in warning for warning in decoded.warnings)


def test_a_font_name_is_evidence_for_a_page_with_few_words():
    page = '<font face=".VnTime">Hµ Néi - ViÖt Nam</font>'

    assert "Hà Nội - Việt Nam" in decode(page.encode()).text


SENTENCES = {
    "cp1251": "Правительство приняло новое решение о развитии экономики страны, сообщил министр.",
    "koi8_r": "Правительство приняло новое решение о развитии экономики страны, сообщил министр.",
    "koi8_u": "Уряд сьогодні оголосив нову економічну політику, її мета - зміни на краще.",
    "gb18030": "市长今天宣布了新的交通计划，居民认为这将对生活产生重要影响。",
    "big5": "市長今天宣布了新的交通計畫，居民認為這將對生活產生重要影響。",
    "cp932": "市長は新しい交通計画を発表した。住民は暮らしが良くなると話している。",
    "euc_jp": "市長は新しい交通計画を発表した。住民は暮らしが良くなると話している。",
    "iso2022_jp": "市長は新しい交通計画を発表した。住民は暮らしが良くなると話している。",
    "cp949": "시장은 오늘 새로운 교통 계획을 발표했다. 주민들은 생활이 나아질 것으로 보고 있다.",
    "cp874": "นายกเทศมนตรีประกาศแผนการจราจรใหม่ในวันนี้ ชาวบ้านกล่าวว่าชีวิตจะดีขึ้น",
    "cp1253": "Ο δήμαρχος ανακοίνωσε σήμερα νέο σχέδιο για την κυκλοφορία στην πόλη.",
    "cp1255": "ראש העיר הודיע היום על תוכנית תחבורה חדשה",
    "cp1256": "أعلن رئيس البلدية اليوم عن خطة مرور جديدة",
    "cp1252": "Le maire a annoncé hier un nouveau plan de circulation, très attendu à l’entrée de la ville.",
    "cp1250": "Starosta dnes oznámil nový dopravní plán, který má přinést změny do života města.",
    "cp1254": "Belediye başkanı bugün yeni ulaşım planını açıkladı, değişiklik bekleniyor.",
    "cp1257": "Meras šiandien paskelbė naują eismo planą, žmonės tikisi pokyčių.",
}


@pytest.mark.parametrize("header", [None, "text/html; charset=utf-8", "text/html; charset=ISO-8859-1"])
@pytest.mark.parametrize("encoding", SENTENCES)
def test_an_undeclared_or_wrongly_declared_encoding_is_told_by_what_it_spells(encoding, header):
    page = f"<html><body><p>{SENTENCES[encoding]}</p></body></html>"

    decoded = decode(page.encode(encoding), header)

    assert decoded.text == page
    assert decoded.evidence


@pytest.mark.parametrize("encoding", [name for name in SENTENCES if name != "iso2022_jp"])
def test_a_true_declaration_is_no_contradiction(encoding):
    label = {"cp949": "euc-kr", "cp932": "shift_jis", "cp874": "windows-874"}.get(
        encoding, encoding.replace("_", "-")
    )
    page = f'<meta charset="{label.replace("cp125", "windows-125")}"><p>{SENTENCES[encoding]}</p>'

    decoded = decode(page.encode(encoding))

    assert decoded.text == page
    assert not decoded.warnings


def test_valid_utf8_beats_a_header_that_says_latin_1():
    decoded = decode("<p>Việt Nam</p>".encode(), "text/html; charset=iso-8859-1")

    assert decoded.text == "<p>Việt Nam</p>"
    assert decoded.encoding == "utf-8"
    assert any("header says" in warning for warning in decoded.warnings)


def test_header_and_meta_are_both_kept_as_evidence():
    decoded = decode(b'<meta charset="windows-1258"><p>abc</p>', "text/html; charset=utf-8")

    assert decoded.evidence == ("BOM: none", "header: utf-8", "meta: cp1258", "content: ASCII only")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_taken_off(mark, encoding):
    decoded = decode(mark + "<p>Đà Nẵng</p>".encode(encoding), "text/html; charset=koi8-r")

    assert (decoded.text, decoded.encoding) == ("<p>Đà Nẵng</p>", encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark_are_told_by_their_zero_bytes(encoding):
    page = "<html><body><p>Chợ nổi họp từ sáng sớm</p></body></html>"

    assert decode(page.encode(encoding)).text == page


@pytest.mark.parametrize(
    ("broken", "right"),
    [
        ("Viá»‡t Nam", "Việt Nam"),
        ("Nguyá»…n VÄƒn HÃ²a", "Nguyễn Văn Hòa"),
        ("â€œPhá»Ÿâ€\x9d", "“Phở”"),
        ("Itâ€™s fine", "It’s fine"),
        ("cafÃ© crÃ¨me", "café crème"),
        ("Viá»\x87t Nam", "Việt Nam"),
    ],
)
def test_text_decoded_twice_is_repaired_and_flagged(broken, right):
    decoded = decode(f"<p>{broken}</p><p>Sáng nay trời đẹp</p>".encode())

    assert decoded.text == f"<p>{right}</p><p>Sáng nay trời đẹp</p>"
    assert any("decoded twice" in warning for warning in decoded.warnings)


@pytest.mark.parametrize(
    "clean",
    [
        "“IRMÔ", "NÃO À ÂNSIA", "Crème brûlée à 5 €", "Größe ½ – ¾ cup", "på fransk, når må så", "Intel® Core™ «x»",
        "L·l·l geminada", "Où est Israël, août, naïf ?", "ÇOK GÜZEL ŞEYLER", "1ª edição nº 5", "søvnløs blåbær",
        "Đà Nẵng – thành phố “đáng sống”", "Ã", "â€ is how it looks",
    ],
)  # fmt: skip
def test_clean_text_is_never_changed(clean):
    page = f"<p>{clean}</p>"

    decoded = decode(page.encode())

    assert decoded.text == page
    assert not decoded.warnings


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc"))))
def test_utf8_comes_back_in_nfc_or_is_flagged(text):
    decoded = decode(text.encode())

    assert unicodedata.is_normalized("NFC", decoded.text)
    assert decoded.warnings or decoded.text == unicodedata.normalize("NFC", text).removeprefix("\ufeff")


@given(st.text(alphabet=st.sampled_from(vietnamese_letters() + "abc <>/.\n“”–")))
def test_clean_vietnamese_is_never_repaired(text):
    assert decode(text.encode()).text == text


@given(st.binary(), st.one_of(st.none(), st.text()))
def test_no_bytes_and_no_header_raise(data, header):
    decoded = decode(data, header)

    assert unicodedata.is_normalized("NFC", decoded.text)
    assert "\x00" not in decoded.text


def test_a_page_in_two_encodings_keeps_both_parts():
    page = (
        "<p>Người dân xã Tân Lộc vui mừng đón chợ mới trong nắng sớm</p>".encode() * 3
        + "<i>café</i>".encode("cp1252")
    )

    decoded = decode(page)

    assert decoded.text.endswith("<i>café</i>")
    assert "Người dân xã Tân Lộc" in decoded.text
    assert any("two encodings" in warning for warning in decoded.warnings)


def test_zero_characters_are_removed_and_counted():
    decoded = decode(b"<p>a\x00b\x00c and some more text around it</p>")

    assert decoded.text == "<p>abc and some more text around it</p>"
    assert decoded.warnings == ("encoding: 2 zero characters removed",)


@pytest.mark.parametrize(
    "bad", [b"", b"\xff", b"\xed\xa0\x80", b"\x80" * 50, b"\x00" * 50, bytes(range(256))]
)
def test_bad_bytes_give_a_text(bad):
    assert isinstance(decode(bad).text, str)


@pytest.mark.parametrize(
    "label", ["", "nonsense", "utf-7", "x-user-defined", "idna", "rot13", "zip", "\udcff"]
)
def test_an_unknown_label_is_ignored(label):
    assert (
        "café"
        in decode("<p>un café très noir à l’étage</p>".encode("cp1252"), f"text/html; charset={label}").text
    )


def test_random_bytes_take_bounded_time():
    data = random.Random(7).randbytes(2_000_000)
    start = time.thread_time()

    decode(data)

    assert time.thread_time() - start < 2.0
