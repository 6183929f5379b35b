import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.language import detect_language

SENTENCES = {
    "vi": "Sáng nay người dân trong xã ra chợ sớm hơn mọi ngày vì trời đẹp.",
    "en": "This morning the people of the village went to market earlier than usual.",
    "id": "Pagi ini warga desa pergi ke pasar lebih awal karena cuaca sangat bagus, kata kepala desa.",
    "ms": "Pagi ini penduduk kampung pergi ke pasar lebih awal kerana cuaca baik, kata ketua kampung.",
    "fr": "Ce matin, les habitants du village sont allés au marché plus tôt que d'habitude.",
    "es": "Esta mañana los vecinos del pueblo fueron al mercado más temprano que de costumbre.",
    "pt": "Esta manhã os moradores da vila foram ao mercado mais cedo do que de costume.",
    "it": "Questa mattina gli abitanti del paese sono andati al mercato prima del solito.",
    "ro": "În această dimineață locuitorii satului au mers la piață mai devreme ca de obicei.",
    "de": "Heute Morgen gingen die Leute aus dem Dorf früher als sonst auf den Markt.",
    "nl": "Vanochtend gingen de mensen uit het dorp vroeger dan gewoonlijk naar de markt.",
    "sv": "I morse gick folket i byn till torget tidigare än vanligt eftersom vädret var fint.",
    "no": "I dag tidlig gikk folk i bygda til torget før vanlig tid fordi været ikke var så dårlig.",
    "da": "I morges gik folk i landsbyen tidligere på markedet end normalt, fordi vejret var godt.",
    "pl": "Dziś rano mieszkańcy wsi poszli na targ wcześniej niż zwykle, bo pogoda była ładna.",
    "cs": "Dnes ráno šli lidé z vesnice na trh dříve než obvykle, protože bylo hezky.",
    "hu": "Ma reggel a falu lakói a szokásosnál korábban mentek a piacra, mert szép idő volt.",
    "fi": "Tänä aamuna kylän asukkaat menivät torille tavallista aikaisemmin.",
    "tr": "Bu sabah köy halkı hava güzel olduğu için pazara her zamankinden erken gitti.",
    "tl": "Kaninang umaga ang mga tao sa nayon ay pumunta sa palengke nang mas maaga kaysa dati.",
    "el": "Σήμερα το πρωί οι κάτοικοι του χωριού πήγαν στην αγορά νωρίτερα.",
    "ru": "Сегодня утром жители деревни пошли на рынок раньше, чем обычно.",
    "uk": "Сьогодні вранці мешканці села пішли на ринок раніше, ніж зазвичай.",
    "bg": "Тази сутрин хората от селото отидоха на пазара по-рано от обикновено.",
    "ar": "ذهب أهل القرية هذا الصباح إلى السوق أبكر من المعتاد",
    "fa": "امروز صبح مردم روستا زودتر از همیشه به بازار رفتند",
    "ur": "آج صبح گاؤں کے لوگ معمول سے پہلے بازار گئے",
    "he": "הבוקר הלכו אנשי הכפר לשוק מוקדם מהרגיל",
    "hi": "आज सुबह गाँव के लोग रोज़ से पहले बाज़ार गए क्योंकि मौसम अच्छा था",
    "bn": "আজ সকালে গ্রামের মানুষ আগেভাগেই বাজারে গেছে",
    "th": "เช้านี้ชาวบ้านไปตลาดเร็วกว่าทุกวัน",
    "lo": "ເຊົ້ານີ້ຊາວບ້ານໄປຕະຫຼາດໄວກວ່າທຸກມື້",
    "km": "ព្រឹកនេះអ្នកភូមិទៅផ្សារលឿនជាងធម្មតា",
    "my": "ဒီမနက် ရွာသားတွေ ဈေးကို စောစောသွားကြတယ်",
    "ko": "오늘 아침 마을 사람들은 평소보다 일찍 시장에 갔다",
    "ja": "今朝、村の人々はいつもより早く市場へ行った",
    "zh": "今天早上村民们比平时更早去了市场",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_is_known_in_every_language_of_the_site(code):
    assert detect_language(SENTENCES[code]).code == code


@pytest.mark.parametrize("code", [c for c in SENTENCES if SENTENCES[c].upper() != SENTENCES[c]])
def test_a_headline_in_capitals_is_the_same_language(code):
    assert detect_language(SENTENCES[code].upper()).code == code


@pytest.mark.parametrize("code", SENTENCES)
def test_vietnamese_names_do_not_change_the_language(code):
    named = f"{SENTENCES[code]} (Nguyễn Thị Phương Thảo, Đặng Quốc Khánh, Thừa Thiên Huế)"

    assert detect_language(named).code == code


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("今天早上村民们比平时更早去了市场", "Hans"),
        ("今天早上村民們比平時更早去了市場", "Hant"),
        ("國會", "Hant"),
        ("国会", "Hans"),
    ],
)
def test_chinese_says_which_characters_it_is_written_in(text, script):
    found = detect_language(text)

    assert (found.code, found.script) == ("zh", script)


@pytest.mark.parametrize("text", ["働く込む畑", "東京駅前広場、毎日拡大"])
def test_japanese_without_kana_is_told_by_its_own_characters(text):
    assert detect_language(text).code == "ja"


def test_burmese_in_the_zawgyi_font_coding_is_burmese():
    assert detect_language("ကၽြန္ေတာ္ ရြာကို သြားမယ္").code == "my"


def test_lines_vote_by_their_letters():
    page = "\n".join(
        [SENTENCES["de"], SENTENCES["de"], SENTENCES["vi"], "Read more: https://example.vn/tin-moi"]
    )

    assert detect_language(page).code == "de"


def test_addresses_and_tags_are_no_text():
    assert (
        detect_language("https://www.example.vn/the-people-of-the-village info@example.com #news").code
        == "und"
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "2024",
        "19/05/2024 - 10:30",
        "😀😀 🎉",
        "!!! ... ???",
        "\ud800\udfff",
        "\x00",
        "½ © ®",
        "a",
    ],
)
def test_what_has_no_words_is_undetermined(text):
    found = detect_language(text)

    assert (found.code, found.confidence) == ("und", 0.0)


def test_a_declaration_tips_a_short_text_between_siblings():
    assert detect_language("Saya makan di rumah.", "id").code == "id"
    assert detect_language("Saya makan di rumah.", "ms").code == "ms"


@pytest.mark.parametrize("code", ["vi", "en", "th", "zh", "ru"])
def test_a_wrong_declaration_does_not_hide_another_language(code):
    assert detect_language(SENTENCES[code], "hu").code == code


@pytest.mark.parametrize("declared", ["", "zh-CN", "x", "de-AT", "nonsense", "😀", "-"])
def test_any_declaration_is_allowed(declared):
    assert detect_language(SENTENCES["de"], declared).code == "de"


def test_an_unsure_answer_has_a_low_confidence():
    assert detect_language("Livingston").confidence < 0.9
    assert detect_language(SENTENCES["fr"] * 3).confidence > 0.95


@given(
    st.text(alphabet=st.characters(exclude_categories=())),
    st.one_of(st.none(), st.sampled_from(["vi", "id", "xx"])),
)
def test_every_text_has_an_answer(text, declared):
    found = detect_language(text, declared)

    assert 0.0 <= found.confidence <= 1.0
    assert found.code == "und" or 2 <= len(found.code) <= 3
    assert (found.script is not None) == (found.code == "zh")


@settings(max_examples=25)
@given(st.randoms(use_true_random=False))
def test_order_and_history_change_nothing(order):
    codes = list(SENTENCES)
    expected = {code: detect_language(SENTENCES[code]) for code in codes}
    order.shuffle(codes)

    assert {code: detect_language(SENTENCES[code]) for code in codes} == expected


def test_threads_agree():
    texts = list(SENTENCES.values()) * 5

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts)) == [detect_language(text) for text in texts]


def test_processes_agree_whatever_their_hash_seed():
    program = (
        "import sys; from pipelines.language import detect_language\n"
        "for line in sys.stdin.read().splitlines(): print(detect_language(line))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            input="\n".join(SENTENCES.values()),
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("0", "1")
    }

    assert len(told) == 1


@pytest.mark.parametrize(
    "unit", ["Người dân ra chợ sớm. ", "xyz", "a@", "www.", "ạ" * 40 + " ", "字", "A\u0300", "\n"]
)
def test_ten_million_characters_take_bounded_time(unit):
    text = unit * (10_000_000 // len(unit))
    detect_language(SENTENCES["vi"])
    start = time.thread_time()

    detect_language(text)

    assert time.thread_time() - start < 0.5


def test_a_long_text_is_judged_all_over():
    text = SENTENCES["en"] * 20 + SENTENCES["vi"] * 2000

    assert detect_language(text).code == "vi"


def test_random_words_of_all_languages_never_raise():
    rng = random.Random(3)
    words = [word for sentence in SENTENCES.values() for word in sentence.split()]
    for _ in range(200):
        detect_language(" ".join(rng.choices(words, k=rng.randrange(1, 30))))
