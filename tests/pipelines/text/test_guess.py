"""Encodings told by what their bytes spell."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.guess import LEGACY_VIETNAMESE, decode_as, decode_part, rank, sample_of

TEXTS = {
    "cp1251": "Жители деревни говорят, что вода в реке поднялась за ночь на целый метр, и дорога закрыта.",
    "koi8-r": "Жители деревни говорят, что вода в реке поднялась за ночь на целый метр, и дорога закрыта.",
    "cp1253": "Οι κάτοικοι του χωριού λένε ότι το νερό ανέβηκε ένα μέτρο μέσα στη νύχτα και ο δρόμος έκλεισε.",
    "cp1255": "תושבי הכפר אומרים שמי הנהר עלו במטר שלם במהלך הלילה והכביש נסגר לתנועה עד הבוקר.",
    "cp1256": "يقول سكان القرية إن مياه النهر ارتفعت مترا كاملا خلال الليل وأغلقت الطريق حتى الصباح.",
    "cp874": "ชาวบ้านบอกว่าน้ำในแม่น้ำขึ้นสูงหนึ่งเมตรในคืนเดียว และถนนถูกปิดจนถึงเช้า",
    "gb18030": "村民们说，河水一夜之间上涨了一米，道路一直封闭到早上，孩子们不能去上学。",
    "big5hkscs": "村民們說，河水一夜之間上漲了一米，道路一直封閉到早上，孩子們不能去上學。",
    "cp932": "村の人たちは、川の水が一晩で一メートル上がり、道は朝まで閉じられていたと言っています。",
    "euc_jp": "村の人たちは、川の水が一晩で一メートル上がり、道は朝まで閉じられていたと言っています。",
    "cp949": "마을 사람들은 강물이 하룻밤 사이에 일 미터나 올라와서 길이 아침까지 막혔다고 말했습니다.",
    "cp1250": "Obyvatelé vesnice říkají, že voda v řece stoupla přes noc o celý metr a že silnice zůstala až do rána uzavřená.",
    "cp1254": "Köylüler, nehirdeki suyun bir gecede bir metre yükseldiğini ve yolun sabaha kadar kapalı kaldığını söylüyor.",
    "cp1252": "Les habitants du village disent que la rivière a monté d’un mètre pendant la nuit, là où l’été déjà l’eau débordait.",
}


@pytest.mark.parametrize("codec", TEXTS)
def test_the_encoding_that_spells_words_is_the_first(codec):
    data = f"<html><p>{TEXTS[codec]}</p>".encode(codec)

    best = rank(data)[0][1]

    assert decode_as(data, best) == f"<html><p>{TEXTS[codec]}</p>"


@pytest.mark.parametrize("codec", TEXTS)
def test_a_declaration_that_is_true_keeps_the_answer(codec):
    data = TEXTS[codec].encode(codec)

    assert decode_as(data, rank(data, (codec,))[0][1]) == TEXTS[codec]


@pytest.mark.parametrize("codec", ["cp1251", "cp1253", "cp874", "gb18030", "cp949"])
def test_the_servers_default_is_no_evidence_against_what_the_bytes_spell(codec):
    data = TEXTS[codec].encode(codec)

    assert rank(data, ("cp1252",))[0][1] == codec


def test_all_candidates_are_ranked_best_first_and_each_once():
    scores = rank(TEXTS["cp1251"].encode("cp1251"))

    assert [score for score, _ in scores] == sorted((score for score, _ in scores), reverse=True)
    assert len({name for _, name in scores}) == len(scores)
    assert set(LEGACY_VIETNAMESE) <= {name for _, name in scores}


def test_a_codec_that_no_candidate_is_may_be_declared():
    assert "iso2022_jp" in {name for _, name in rank(b"caf\xe9", ("iso2022_jp",))}


def test_the_sample_holds_only_pieces_beyond_ascii():
    assert sample_of(b"<p>plain</p><p>caf\xe9</p><b>more</b><i>na\xefve</i>") == b"caf\xe9\nna\xefve"


def test_the_sample_is_bounded():
    assert len(sample_of(b"<p>\xe9\xe8</p>" * 100_000)) < 50_000
    assert len(sample_of(b"\xe9" * 1_000_000)) < 50_000


def test_a_character_cut_off_at_the_end_of_a_sample_is_no_damage():
    whole = "水".encode("gb18030")

    assert decode_part(whole + whole[:1], "gb18030") == "水"
    assert decode_part(whole[:1] + b"<" + whole, "gb18030").endswith("<水")


def test_damage_inside_a_page_is_marked():
    assert "\ufffd" in decode_as(b"\x81<p>", "gb18030")


@given(st.binary(max_size=400))
def test_every_sequence_of_bytes_can_be_ranked_and_read(data):
    for _, name in rank(data)[:3]:
        assert isinstance(decode_as(data, name), str)


@pytest.mark.parametrize("data", [b"\x96\xb4", b"\xd2", b"\xcc\xd2", b"a\xcc", b"\xf0\xf0"])
def test_marks_without_a_letter_spell_nothing(data):
    assert decode_as(data, rank(data)[0][1])


@given(st.binary(max_size=200))
def test_ranking_is_the_same_every_time(data):
    assert rank(data) == rank(data)


@given(st.text(alphabet=st.characters(max_codepoint=0x7E, min_codepoint=0x20), max_size=100))
def test_ascii_reads_the_same_in_every_candidate(text):
    for _, name in rank(text.encode()):
        if name not in LEGACY_VIETNAMESE and name != "cp932":
            assert decode_as(text.encode(), name) == text
            assert codecs.lookup(name)
