"""One sentence, one statement, in every language that has a lexicon: invented people, the usual forms."""

from __future__ import annotations

import pytest

from pipelines import attribute
from pipelines.lexicons import codes
from tests.pipelines.statements.said import Said, said

CASES: list[tuple[str, str, list[Said]]] = [
    (
        "ar",
        'قال السيد تران فان هاي، مدير السياحة: "الطريق مفتوح الآن للجميع".',
        [Said("quote", "تران فان هاي", "الطريق مفتوح الآن للجميع")],
    ),
    (
        "ar",
        "وأكد السيد تران فان هاي أن الجسر سيكون جاهزا العام المقبل.",
        [Said("paraphrase", "تران فان هاي", "الجسر سيكون جاهزا العام المقبل")],
    ),
    ("bn", 'মিঃ ত্রান ভান হাই বলেন: "রাস্তা সবার জন্য খোলা।"', [Said("quote", "ত্রান ভান হাই", "রাস্তা সবার জন্য খোলা।")]),
    (
        "bn",
        "মিঃ ত্রান ভান হাই বলেন যে সেতু আগামী বছর প্রস্তুত হবে।",
        [Said("paraphrase", "ত্রান ভান হাই", "সেতু আগামী বছর প্রস্তুত হবে")],
    ),
    (
        "cs",
        "Pan Tran Van Hai, ředitel úřadu, prohlásil: „Cesta je už otevřená.“",
        [Said("quote", "Tran Van Hai", "Cesta je už otevřená.")],
    ),
    (
        "cs",
        "„Cesta je už otevřená,“ řekla paní Le Thi Hoa.",
        [Said("quote", "Le Thi Hoa", "Cesta je už otevřená,")],
    ),
    (
        "cs",
        "Pan Tran Van Hai uvedl, že most bude hotový za rok.",
        [Said("paraphrase", "Tran Van Hai", "most bude hotový za rok")],
    ),
    (
        "de",
        "Herr Tran Van Hai sagte, dass die Brücke nächstes Jahr fertig wird.",
        [Said("paraphrase", "Tran Van Hai", "die Brücke nächstes Jahr fertig wird")],
    ),
    (
        "el",
        "Ο κ. Τραν Βαν Χάι, διευθυντής του γραφείου, τόνισε: «Ο δρόμος είναι ανοιχτός.»",
        [Said("quote", "Τραν Βαν Χάι", "Ο δρόμος είναι ανοιχτός.")],
    ),
    (
        "el",
        "«Ο δρόμος είναι ανοιχτός», είπε η κα Le Thi Hoa.",
        [Said("quote", "Le Thi Hoa", "Ο δρόμος είναι ανοιχτός")],
    ),
    (
        "el",
        "Ο κ. Tran Van Hai δήλωσε ότι η γέφυρα θα είναι έτοιμη του χρόνου.",
        [Said("paraphrase", "Tran Van Hai", "η γέφυρα θα είναι έτοιμη του χρόνου")],
    ),
    (
        "el",
        "Σύμφωνα με τον κ. Tran Van Hai, η σοδειά είναι μεγαλύτερη φέτος.",
        [Said("paraphrase", "Tran Van Hai", "η σοδειά είναι μεγαλύτερη φέτος")],
    ),
    (
        "es",
        "La Sra. Le Thi Hoa señaló que la cosecha es mejor este año.",
        [Said("paraphrase", "Le Thi Hoa", "la cosecha es mejor este año")],
    ),
    (
        "fa",
        "آقای تران وان های، مدیر گردشگری، گفت: «جاده برای همه باز است.»",
        [Said("quote", "تران وان های", "جاده برای همه باز است.")],
    ),
    (
        "fa",
        "آقای تران وان های گفت که پل سال آینده آماده می\u200cشود.",
        [Said("paraphrase", "تران وان های", "پل سال آینده آماده می\u200cشود")],
    ),
    (
        "fr",
        "M. Tran Van Hai, directeur du tourisme, a souligné : « La route est ouverte. »",
        [Said("quote", "Tran Van Hai", "La route est ouverte.")],
    ),
    (
        "fr",
        "« La route est ouverte », a déclaré Mme Le Thi Hoa.",
        [Said("quote", "Le Thi Hoa", "La route est ouverte")],
    ),
    (
        "fr",
        "M. Tran Van Hai a affirmé que le pont sera prêt l’an prochain.",
        [Said("paraphrase", "Tran Van Hai", "le pont sera prêt l’an prochain")],
    ),
    (
        "fr",
        "Selon Mme Le Thi Hoa, la récolte est meilleure cette année.",
        [Said("paraphrase", "Le Thi Hoa", "la récolte est meilleure cette année")],
    ),
    ("fr", "Selon Kitco, le prix de l’or a baissé.", []),
    (
        "he",
        'מר טראן ואן האי, מנהל התיירות, אמר: "הדרך פתוחה לכולם".',
        [Said("quote", "טראן ואן האי", "הדרך פתוחה לכולם")],
    ),
    (
        "he",
        "מר טראן ואן האי אמר כי הגשר יהיה מוכן בשנה הבאה.",
        [Said("paraphrase", "טראן ואן האי", "הגשר יהיה מוכן בשנה הבאה")],
    ),
    (
        "hi",
        'श्री त्रान वान हाई ने कहा: "सड़क सबके लिए खुली है।"',
        [Said("quote", "त्रान वान हाई", "सड़क सबके लिए खुली है।")],
    ),
    (
        "hi",
        "श्री त्रान वान हाई ने कहा कि पुल अगले साल तैयार होगा।",
        [Said("paraphrase", "त्रान वान हाई", "पुल अगले साल तैयार होगा")],
    ),
    (
        "hu",
        "Tran Van Hai úr, a hivatal igazgatója hangsúlyozta: „Az út már nyitva van.”",
        [Said("quote", "Tran Van Hai", "Az út már nyitva van.")],
    ),
    (
        "hu",
        "„Az út már nyitva van” – mondta Le Thi Hoa asszony.",
        [Said("quote", "Le Thi Hoa", "Az út már nyitva van")],
    ),
    (
        "hu",
        "Tran Van Hai úr elmondta, hogy a híd jövőre elkészül.",
        [Said("paraphrase", "Tran Van Hai", "a híd jövőre elkészül")],
    ),
    (
        "id",
        "Bapak Tran Van Hai, kepala dinas pariwisata, mengatakan: “Jalan ini terbuka untuk semua.”",
        [Said("quote", "Tran Van Hai", "Jalan ini terbuka untuk semua.")],
    ),
    ("id", "“Jalan ini terbuka”, kata Ibu Le Thi Hoa.", [Said("quote", "Le Thi Hoa", "Jalan ini terbuka")]),
    (
        "ja",
        "チャン・ヴァン・ハイ局長は「道は開いています」と述べた。",
        [Said("quote", "チャン・ヴァン・ハイ", "道は開いています")],
    ),
    (
        "ja",
        "レー・ティ・ホアさんは、橋は来年完成すると語った。",
        [Said("paraphrase", "レー・ティ・ホア", "橋は来年完成する")],
    ),
    (
        "km",
        "លោក Tran Van Hai បានមានប្រសាសន៍ថា៖ “ផ្លូវបើកសម្រាប់មនុស្សគ្រប់គ្នា”។",
        [Said("quote", "Tran Van Hai", "ផ្លូវបើកសម្រាប់មនុស្សគ្រប់គ្នា")],
    ),
    (
        "ko",
        '쩐 반 하이 씨는 "길이 모두에게 열려 있습니다"라고 말했습니다.',
        [Said("quote", "쩐 반 하이", "길이 모두에게 열려 있습니다")],
    ),
    (
        "ko",
        "레 티 호아 씨에 따르면, 다리는 내년에 완공됩니다.",
        [Said("paraphrase", "레 티 호아", "다리는 내년에 완공됩니다")],
    ),
    (
        "lo",
        'ທ່ານ Tran Van Hai ກ່າວວ່າ: "ຖະໜົນເປີດໃຫ້ທຸກຄົນແລ້ວ".',
        [Said("quote", "Tran Van Hai", "ຖະໜົນເປີດໃຫ້ທຸກຄົນແລ້ວ")],
    ),
    (
        "ms",
        'Encik Tran Van Hai, pengarah pelancongan, menegaskan: "Jalan ini terbuka untuk semua."',
        [Said("quote", "Tran Van Hai", "Jalan ini terbuka untuk semua.")],
    ),
    (
        "ms",
        "Encik Tran Van Hai berkata bahawa jambatan itu siap tahun depan.",
        [Said("paraphrase", "Tran Van Hai", "jambatan itu siap tahun depan")],
    ),
    (
        "ms",
        "Menurut Puan Le Thi Hoa, hasil tuaian tahun ini lebih besar.",
        [Said("paraphrase", "Le Thi Hoa", "hasil tuaian tahun ini lebih besar")],
    ),
    (
        "nl",
        'De heer Tran Van Hai, directeur van de dienst Toerisme, benadrukte: "De weg is open."',
        [Said("quote", "Tran Van Hai", "De weg is open.")],
    ),
    ("nl", '"De weg is open", aldus mevrouw Le Thi Hoa.', [Said("quote", "Le Thi Hoa", "De weg is open")]),
    (
        "nl",
        "De heer Tran Van Hai zei dat de brug volgend jaar klaar is.",
        [Said("paraphrase", "Tran Van Hai", "de brug volgend jaar klaar is")],
    ),
    (
        "nl",
        "Volgens mevrouw Le Thi Hoa is de oogst dit jaar groter.",
        [Said("paraphrase", "Le Thi Hoa", "is de oogst dit jaar groter")],
    ),
    ("nl", "Volgens de agenda begint het feest om acht uur.", []),
    (
        "no",
        "Herr Tran Van Hai, leder av turistkontoret, understreket: «Veien er åpen for alle.»",
        [Said("quote", "Tran Van Hai", "Veien er åpen for alle.")],
    ),
    ("no", "«Veien er åpen», sa fru Le Thi Hoa.", [Said("quote", "Le Thi Hoa", "Veien er åpen")]),
    (
        "no",
        "Herr Tran Van Hai sa at broen blir ferdig neste år.",
        [Said("paraphrase", "Tran Van Hai", "broen blir ferdig neste år")],
    ),
    (
        "no",
        "Ifølge fru Le Thi Hoa er avlingen større i år.",
        [Said("paraphrase", "Le Thi Hoa", "er avlingen større i år")],
    ),
    (
        "pl",
        "Pan Tran Van Hai, dyrektor urzędu, podkreślił: „Droga jest już otwarta.”",
        [Said("quote", "Tran Van Hai", "Droga jest już otwarta.")],
    ),
    (
        "pl",
        "„Droga jest już otwarta” – powiedziała pani Le Thi Hoa.",
        [Said("quote", "Le Thi Hoa", "Droga jest już otwarta")],
    ),
    (
        "pl",
        "Pan Tran Van Hai powiedział, że most będzie gotowy za rok.",
        [Said("paraphrase", "Tran Van Hai", "most będzie gotowy za rok")],
    ),
    (
        "pl",
        "Według pani Le Thi Hoa zbiory są w tym roku większe.",
        [Said("paraphrase", "Le Thi Hoa", "zbiory są w tym roku większe")],
    ),
    (
        "pt",
        'O Sr. Tran Van Hai, diretor do turismo, afirmou: "A estrada está aberta."',
        [Said("quote", "Tran Van Hai", "A estrada está aberta.")],
    ),
    (
        "pt",
        '"A estrada está aberta", disse a Sra. Le Thi Hoa.',
        [Said("quote", "Le Thi Hoa", "A estrada está aberta")],
    ),
    (
        "pt",
        "O Sr. Tran Van Hai disse que a ponte ficará pronta no próximo ano.",
        [Said("paraphrase", "Tran Van Hai", "a ponte ficará pronta no próximo ano")],
    ),
    (
        "pt",
        "Segundo a Sra. Le Thi Hoa, a colheita é maior este ano.",
        [Said("paraphrase", "Le Thi Hoa", "a colheita é maior este ano")],
    ),
    (
        "ro",
        "Domnul Tran Van Hai, directorul oficiului, a subliniat: „Drumul este deschis.”",
        [Said("quote", "Tran Van Hai", "Drumul este deschis.")],
    ),
    (
        "ro",
        "„Drumul este deschis”, a spus doamna Le Thi Hoa.",
        [Said("quote", "Le Thi Hoa", "Drumul este deschis")],
    ),
    (
        "ro",
        "Domnul Tran Van Hai a spus că podul va fi gata la anul.",
        [Said("paraphrase", "Tran Van Hai", "podul va fi gata la anul")],
    ),
    (
        "ro",
        "Potrivit domnului Tran Van Hai, recolta este mai mare anul acesta.",
        [Said("paraphrase", "Tran Van Hai", "recolta este mai mare anul acesta")],
    ),
    ("ru", "«Дорога открыта», — заявила г-жа Ле Тхи Хоа.", [Said("quote", "Ле Тхи Хоа", "Дорога открыта")]),
    (
        "sv",
        "Herr Tran Van Hai, chef för turistbyrån, betonade: ”Vägen är öppen för alla.”",
        [Said("quote", "Tran Van Hai", "Vägen är öppen för alla.")],
    ),
    ("sv", "”Vägen är öppen”, sade fru Le Thi Hoa.", [Said("quote", "Le Thi Hoa", "Vägen är öppen")]),
    (
        "sv",
        "Herr Tran Van Hai sade att bron blir klar nästa år.",
        [Said("paraphrase", "Tran Van Hai", "bron blir klar nästa år")],
    ),
    (
        "sv",
        "Enligt fru Le Thi Hoa är skörden större i år.",
        [Said("paraphrase", "Le Thi Hoa", "är skörden större i år")],
    ),
    ("th", 'นายเจิ่น วัน ไห่ กล่าวว่า "ถนนเปิดให้ทุกคนใช้แล้ว"', [Said("quote", "เจิ่น วัน ไห่", "ถนนเปิดให้ทุกคนใช้แล้ว")]),
    (
        "tr",
        'Bay Tran Van Hai, turizm müdürü, şöyle dedi: "Yol artık herkese açık."',
        [Said("quote", "Tran Van Hai", "Yol artık herkese açık.")],
    ),
    ("tr", '"Yol artık açık," dedi Bayan Le Thi Hoa.', [Said("quote", "Le Thi Hoa", "Yol artık açık,")]),
    (
        "tr",
        "Bay Tran Van Hai köprünün gelecek yıl tamamlanacağını belirtti.",
        [Said("paraphrase", "Tran Van Hai", "köprünün gelecek yıl tamamlanacağını")],
    ),
    (
        "uk",
        "Пан Чан Ван Хай, директор департаменту туризму, наголосив: «Дорога вже відкрита.»",
        [Said("quote", "Чан Ван Хай", "Дорога вже відкрита.")],
    ),
    (
        "uk",
        "«Дорога вже відкрита», — сказала пані Ле Тхі Хоа.",
        [Said("quote", "Ле Тхі Хоа", "Дорога вже відкрита")],
    ),
    (
        "uk",
        "Пан Чан Ван Хай сказав, що міст буде готовий наступного року.",
        [Said("paraphrase", "Чан Ван Хай", "міст буде готовий наступного року")],
    ),
    (
        "uk",
        "За словами пані Ле Тхі Хоа, врожай цього року більший.",
        [Said("paraphrase", "Ле Тхі Хоа", "врожай цього року більший")],
    ),
    (
        "ur",
        'جناب تران وان ہائی نے کہا: "سڑک سب کے لیے کھلی ہے۔"',
        [Said("quote", "تران وان ہائی", "سڑک سب کے لیے کھلی ہے۔")],
    ),
    (
        "ur",
        "جناب تران وان ہائی نے کہا کہ پل اگلے سال تیار ہو گا۔",
        [Said("paraphrase", "تران وان ہائی", "پل اگلے سال تیار ہو گا")],
    ),
    (
        "vi",
        "Ông Trần Văn Hải, Giám đốc Sở Du lịch, nói: “Đường đã mở cho mọi người”.",
        [Said("quote", "Trần Văn Hải", "Đường đã mở cho mọi người")],
    ),
    ("vi", "Theo TTXVN, giá gạo tăng nhẹ.", []),
    (
        "zh",
        "旅游局局长陈文海说：“道路已经向所有人开放。”",
        [Said("quote", "陈文海", "道路已经向所有人开放。")],
    ),
    ("zh", "据黎氏花介绍，今年的收成比去年好。", [Said("paraphrase", "黎氏花", "今年的收成比去年好")]),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [c for c in CASES if c[0] in codes()], ids=lambda value: str(value)[:40]
)
def test_the_usual_forms_are_read_in_every_language(language: str, text: str, expected: list[Said]) -> None:
    assert said(language, text) == expected


def test_most_languages_are_covered() -> None:
    assert len({case[0] for case in CASES if case[0] in codes()}) >= 20


ENGLISH_NEWS = [
    (
        "Carver Mills said in a statement it was sorry for the leak and would appeal.",
        ("Carver Mills", "it was sorry for the leak and would appeal"),
    ),
    (
        "The company said it had spent $12 million on valves.",
        ("company", "it had spent $12 million on valves"),
    ),
    (
        "According to county records, the plant was fined twice last year.",
        ("county records", "the plant was fined twice last year"),
    ),
    (
        "About 4,000 people have been told to leave, the sheriff's office said.",
        ("sheriff's office", "About 4,000 people have been told to leave"),
    ),
    (
        "Investigators believe the fire was started by a campfire.",
        ("Investigators", "the fire was started by a campfire"),
    ),
    (
        "In a note to clients, analysts wrote that the pound could fall again.",
        ("analysts", "the pound could fall again"),
    ),
    (
        "Daniel Okoro said the row showed that the government was finished.",
        ("Daniel Okoro", "the row showed that the government was finished"),
    ),
    (
        "Kenneth Strauss said the ruling was wrong and that the board would appeal.",
        ("Kenneth Strauss", "the ruling was wrong and that the board would appeal"),
    ),
    (
        "Milwaukee's Andre Coles, whose shot won it, said he knew it was good at once.",
        ("Andre Coles", "he knew it was good at once"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH_NEWS)
def test_reported_speech_of_english_newspapers(text: str, expected: tuple[str, str]) -> None:
    found = [s for s in attribute(text, language="en") if s.kind != "narration"]

    assert [((s.speaker.name or s.speaker.role) if s.speaker else None, s.text) for s in found] == [expected]


def test_the_spokesman_without_a_name_is_not_the_person_named_before() -> None:
    text = (
        "Speaking to the radio, Eleanor Voss said the cabinet had no plan left.\n\n"
        "A government spokesman said the plan was ready. “The door is open,” the spokesman said."
    )

    *_, last = [s for s in attribute(text, language="en") if s.kind == "quote"]

    assert last.speaker is not None
    assert (last.speaker.name, last.speaker.role) == (None, "government spokesman")
