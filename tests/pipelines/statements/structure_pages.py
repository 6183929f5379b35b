"""Invented pages in many languages, written line by line with what each line is.

A code and a bar open each line; for a code that names a speaker the name stands between two bars.
``S`` speaker heading, ``S0`` one whose headline ``H0`` stands above, ``S3`` one with the words in its own line,
``S4`` one with the headline in its own line (behind a third bar); ``R2`` its role line; ``H`` headline; ``P`` what
the speaker says, ``P0`` the first words of a speech; ``h`` sub-heading; ``R`` recorder line; ``U`` pull quote, ``A``
its attribution; ``N`` narration; ``Q`` question, ``QB`` one in bold without label; ``T`` answer with label, ``t`` its
further paragraph, ``t2`` an answer without label; ``q`` and ``L`` labels in lines of their own; ``B`` byline; ``D``
lead.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.lines import Line


@dataclass(slots=True)
class Expected:
    """What one statement of a page must be. ``speaker`` None: not looked at."""

    kind: str
    speaker: str | None
    words: list[str] = field(default_factory=list)
    headline: str | None = None
    recorder: str | None = None

    def text(self) -> str:
        """The words as a statement's text has them."""
        return " ".join(self.words)


def _behind_colon(text: str) -> str:
    return text.replace("：", ": ").split(": ", 1)[-1]


def read(page: str, *, markup: bool = False) -> tuple[list[Line], list[Expected]]:
    """The lines of a page and its statements. ``markup``: with the bold type and alignment that a paper would use."""
    lines: list[Line] = []
    expected: list[Expected] = []
    headline = None
    for number, row in enumerate(page.strip().split("\n")):
        code, *rest = row.split("|")
        text = "".join(rest[1:]) if code == "S4" else rest[-1]
        lines.append(_line(code, text, number, markup=markup))
        headline = text if code == "H0" else headline
        if code in ("S", "S0", "S3", "S4", "P0", "T", "t2"):
            kind = {"P0": "speech", "T": "answer", "t2": "answer"}.get(code, "contribution")
            expected.append(Expected(kind, rest[0]))
            words = {"S3": _behind_colon(text), "T": _behind_colon(text), "t2": text, "P0": text}.get(code)
            expected[-1].words += [words] if words else []
            expected[-1].headline = {"S0": headline, "S4": rest[-1]}.get(code)
        elif code in ("Q", "QB"):
            expected.append(Expected("question", None, [_behind_colon(text)]))
        elif code == "U":
            expected.append(Expected("pull_quote", expected[-1].speaker, [text.strip('"“”„»«')]))
        elif code in "PtHR":
            _complete(code, text, next(e for e in reversed(expected) if e.kind != "pull_quote"))
    _share_recorder(expected)
    return lines, expected


def _line(code: str, text: str, number: int, *, markup: bool) -> Line:
    line = Line(text, group=number)
    if code == "D":
        line.type = "lead"
    line.bold = code == "QB"
    if markup:
        line.bold = line.bold or code in ("S", "S0", "S4", "H", "H0", "h", "R", "B", "R2")
        line.align = "end" if code in ("R", "B", "A") else "start"
        line.quoted = code == "U"
    return line


def _complete(code: str, text: str, one: Expected) -> None:
    if code == "H":
        one.headline = text
    elif code == "R":
        one.recorder = text.split(" (", maxsplit=1)[0]
    else:
        one.words.append(text)


def _share_recorder(expected: list[Expected]) -> None:
    """A single recorder line counts for every contribution or answer of the page."""
    named = [e.recorder for e in expected if e.recorder]
    for one in expected:
        if len(named) == 1 and one.kind in ("contribution", "answer"):
            one.recorder = named[0]


PAGES: dict[str, tuple[str, str]] = {
    "nl-panel": (
        "nl",
        """
S|NGO VAN LOC|ADJUNCT-DIRECTEUR VAN DE AFDELING VISSERIJ - NGO VAN LOC:
H|Eerst de haven, dan de boten
P|De haven van onze provincie is gebouwd voor tachtig boten, maar vorig jaar lagen er tweehonderd. Wie laat binnenkomt, moet drie uur wachten.
P|Wij stellen voor om de geul uit te baggeren voordat het stormseizoen begint.
R|LE HANH (genoteerd)
S|TRAN THI MUOI|Mevr. TRAN THI MUOI - VOORZITTER VAN DE COÖPERATIE CUA BE:
H|Niemand koopt vis zonder ijs.
P|Mijn man vaart al dertig jaar en elke reis beginnen wij met ijs van een leverancier die veertig kilometer verderop zit.
U|"Zonder ijs is de beste vangst tegen de middag niets meer waard.
A|Voorzitter van de coöperatie Cua Be - Tran Thi Muoi
P|Ik hoop dat de provincie een kleine ijsfabriek naast de kade bouwt.
R|P.TUAN (opgenomen)
S|DINH QUOC BAO|De heer DINH QUOC BAO - HOOFD VAN DE GRENSPOST:
H|Veiligheid begint met een werkende radio
P|Van de negentig boten die wij dit jaar controleerden, had een derde geen werkende radio aan boord.
R|LE HANH (genoteerd)
""",
    ),
    "pl-interview": (
        "pl",
        """
D|Przed nowym rokiem szkolnym dziennikarz gazety rozmawiał z panem Nguyenem Van Locem, zastępcą dyrektora wydziału oświaty.
Q|Dziennikarz: Panie dyrektorze, ilu nauczycieli brakuje w gminach górskich?
T|Nguyen Van Loc|Pan Nguyen Van Loc: Brakuje nam dziś stu czterdziestu nauczycieli, najwięcej w przedszkolach. Młodzi ludzie nie chcą mieszkać tak daleko od miasta.
t|W zeszłym roku odeszło trzydziestu dwóch, a przyszło tylko dziewięciu.
h|Najpierw mieszkania
Q|Dziennikarz: Co zrobiono, żeby ich zatrzymać?
T|Nguyen Van Loc|Pan Nguyen Van Loc: Wyremontowaliśmy osiemnaście pokoi służbowych i podnieśliśmy dodatek za dojazd.
N|Dziennikarz: Dziękujemy za rozmowę!
""",
    ),
    "hu-panel": (
        "hu",
        """
N|A tartományi ülés előtt lapunk három ember véleményét jegyezte fel a falusi utakról.
S|TRIEU VAN SON|* TRIEU VAN SON (a Nam Ma falu elöljárója):
H|Az út mindenkié
P|Falunkban hatvan család él, és tavaly ezerkétszáz négyzetméter földet adtak át önként az út szélesítésére.
S|LY THI MAY|* LY THI MAY ASSZONY (a teaszövetkezet vezetője):
H|A tea nem vár
P|Ha esik, a teherautó nem tud feljönni, és a friss levél egy nap alatt megbarnul a kosárban.
P|Azt kérem, hogy a felső szakaszt még az idén betonozzák le.
S|HOANG VAN DAT|* HOANG VAN DAT (mérnök, tartományi közlekedési hivatal):
H|Először a vízelvezetés
P|Az utak többsége nem a forgalom, hanem a víz miatt megy tönkre két év alatt.
B|HOANG LAN
""",
    ),
    "el-panel": (
        "el",
        """
S|TRAN VAN HAI|* κ. TRAN VAN HAI (αναπληρωτής διευθυντής του Τμήματος Υγείας):
H|Ο γιατρός πρέπει να μείνει
P|Σε είκοσι ένα ορεινά κέντρα υγείας δεν υπάρχει μόνιμος γιατρός, και κάθε βάρδια διαρκεί δύο εβδομάδες.
P|Ζητάμε στέγη και ευκαιρίες εκπαίδευσης για τους νέους που έρχονται.
S|HO THI NGA|* κα HO THI NGA (πρόεδρος της κοινότητας Tra Don):
H|Μην ξεχνάτε τις μαίες
P|Η πρώτη που φτάνει στο σπίτι μιας γυναίκας που γεννά είναι η μαία του χωριού, με τα πόδια και με ένα φανάρι.
""",
    ),
    "uk-panel": (
        "uk",
        """
S|НГУЕН ВАН ЛОК|ЗАСТУПНИК ДИРЕКТОРА ДЕПАРТАМЕНТУ ТРАНСПОРТУ - НГУЕН ВАН ЛОК:
H|Спочатку міст, потім дорога
P|Торік через повінь міст закривали одинадцять разів, і учні не ходили до школи по тижню.
R|ЛЄ ХАНЬ (записано)
S|ЧАН ТХІ МИ|Пані ЧАН ТХІ МИ - ГОЛОВА КООПЕРАТИВУ ТХАНЬ БІНЬ:
H|Фрукти не чекають.
P|Ми збираємо манго щодня о п'ятій ранку, і якщо вантажівка не приїде до восьмої, половина врожаю пропаде.
P|Я хочу, щоб дорогу до саду розширили до шести метрів.
R|Н.ТУАН (написано)
""",
    ),
    "fa-interview": (
        "fa",
        """
D|خبرنگار روزنامه پیش از آغاز سال تحصیلی با آقای نگوین وان لوک، معاون اداره آموزش، گفت‌وگو کرد.
Q|خبرنگار: آقای معاون، چند معلم در روستاهای مرزی کم دارید؟
T|نگوین وان لوک|آقای نگوین وان لوک: اکنون صد و چهل معلم کم داریم و بیشتر آنها در مهدکودک‌ها هستند.
t|سال گذشته سی و دو نفر رفتند و تنها نه نفر آمدند.
Q|خبرنگار: برای نگه داشتن آنها چه کرده‌اید؟
T|نگوین وان لوک|آقای نگوین وان لوک: هجده اتاق را بازسازی کردیم و کمک‌هزینه رفت و آمد را بالا بردیم.
""",
    ),
    "he-panel": (
        "he",
        """
S|נגוין ואן לוק|* מר נגוין ואן לוק (סגן מנהל מחלקת התחבורה):
H|קודם הגשר, אחר כך הכביש
P|בשנה שעברה נסגר הגשר אחת עשרה פעמים בגלל השיטפון, והתלמידים נשארו בבית שבוע שלם.
S|טראן טי מיי|* גב' טראן טי מיי (יו"ר הקואופרטיב):
H|הפרי לא מחכה
P|אנחנו קוטפים מנגו כל יום בחמש בבוקר, ואם המשאית לא מגיעה עד שמונה, חצי מהיבול הולך לאיבוד.
""",
    ),
    "bn-panel": (
        "bn",
        """
S|নগুয়েন ভান লক|* জনাব নগুয়েন ভান লক (প্রাদেশিক পরিবহন বিভাগের উপপরিচালক):
H|আগে সেতু, পরে রাস্তা
P|গত বছর বন্যার কারণে সেতুটি এগারো বার বন্ধ ছিল এবং শিক্ষার্থীরা এক সপ্তাহ স্কুলে যেতে পারেনি।
S|ট্রান থি মাই|* মিসেস ট্রান থি মাই (সমবায়ের চেয়ারম্যান):
H|ফল অপেক্ষা করে না
P|আমরা প্রতিদিন ভোর পাঁচটায় আম পাড়ি, আর ট্রাক আটটার মধ্যে না এলে অর্ধেক ফসল নষ্ট হয়।
P|আমি চাই বাগানের রাস্তা ছয় মিটার চওড়া হোক।
""",
    ),
    "km-panel": (
        "km",
        """
S|ង្វៀន វ៉ាន់ ឡុក|* លោក ង្វៀន វ៉ាន់ ឡុក (អនុប្រធានមន្ទីរគមនាគមន៍ខេត្ត)៖
H|ស្ពានមុន ផ្លូវក្រោយ
P|កាលពីឆ្នាំមុន ស្ពានត្រូវបានបិទចំនួន ១១ដង ដោយសារទឹកជំនន់ ហើយសិស្សមិនបានទៅសាលារៀនមួយសប្តាហ៍។
S|ត្រឹន ធី មៃ|* លោកស្រី ត្រឹន ធី មៃ (ប្រធានសហករណ៍)៖
H|ផ្លែឈើមិនរង់ចាំទេ
P|យើងបេះស្វាយរាល់ថ្ងៃនៅម៉ោង ៥ ព្រឹក ហើយបើឡានមិនមកដល់មុនម៉ោង ៨ ទេ ផលពាក់កណ្តាលនឹងខូច។
""",
    ),
    "ms-interview": (
        "ms",
        """
D|Wartawan akhbar ini menemu bual Encik Le Van Phuc, Timbalan Pengarah Jabatan Pendidikan, tentang kekurangan guru.
Q|PV: Tuan, berapakah guru yang masih kurang di komune sempadan?
T|Le Van Phuc|Encik Le Van Phuc: Kami masih kekurangan 140 orang guru, kebanyakannya di tadika. Guru muda tidak mahu tinggal jauh dari bandar.
Q|PV: Apakah yang telah dilakukan untuk mengekalkan mereka?
T|Le Van Phuc|Encik Le Van Phuc: Lapan belas bilik telah dibaiki dan elaun perjalanan telah dinaikkan.
t|Selain itu, setiap sekolah mesti mempunyai sekurang-kurangnya dua orang guru.
N|PV: Terima kasih banyak!
R|THU HA (dilaksanakan)
""",
    ),
    "ro-interview": (
        "ro",
        """
Q|Reporter: Domnule director, câte cadre didactice lipsesc în comunele de munte?
T|Pham Van Long|Directorul adjunct Pham Van Long: Ne lipsesc o sută patruzeci de profesori, cei mai mulți la grădinițe.
t|Anul trecut au plecat treizeci și doi și au venit doar nouă.
Q|Reporter: Ce ați făcut pentru a-i păstra?
T|Pham Van Long|Directorul adjunct Pham Van Long: Am reparat optsprezece camere și am mărit sporul pentru drum.
""",
    ),
    "sv-panel": (
        "sv",
        """
S|LE VAN PHUC|BITRÄDANDE CHEF FÖR TRANSPORTAVDELNINGEN - LE VAN PHUC:
H|Först bron, sedan vägen
P|I fjol stängdes bron elva gånger på grund av översvämning, och eleverna kom inte till skolan på en vecka.
R|THU HA (antecknat)
S|VO THI SAU|Fru VO THI SAU - ORDFÖRANDE I KOOPERATIVET TAN PHU:
H|Frukten väntar inte
P|Vi plockar mango varje dag klockan fem, och om lastbilen inte kommer före åtta går halva skörden förlorad.
R|M.KHOI (inspelat)
""",
    ),
    "it-panel": (
        "it",
        """
S|LE VAN PHUC|VICEDIRETTORE DEL DIPARTIMENTO DEI TRASPORTI - LE VAN PHUC:
H|Prima il ponte, poi la strada
P|L'anno scorso il ponte è stato chiuso undici volte per l'alluvione e gli studenti non sono andati a scuola per una settimana.
R|THU HA (scritto)
S|VO THI SAU|Signora VO THI SAU - PRESIDENTE DELLA COOPERATIVA TAN PHU:
H|La frutta non aspetta.
P|Raccogliamo il mango ogni giorno alle cinque e se il camion non arriva entro le otto metà del raccolto va persa.
U|"Chi aspetta la strada perde il raccolto.
A|Presidente della cooperativa Tan Phu - Vo Thi Sau
P|Spero che la strada del frutteto venga allargata a sei metri.
R|M.KHOI (registrato)
S|TRAN QUANG HAI|Signor TRAN QUANG HAI - INGEGNERE DELLA SOCIETÀ NAM VIET:
H|L'acqua rovina più del traffico
P|La maggior parte delle strade si rompe in due anni perché nessuno pulisce i canali di scolo.
R|THU HA (scritto)
""",
    ),
    "it-interview": (
        "it",
        """
Q|Giornalista: Signor direttore, quanti insegnanti mancano nei comuni di montagna?
T|Pham Van Long|Il vicedirettore Pham Van Long: Ci mancano centoquaranta insegnanti, soprattutto nelle scuole materne.
t|L'anno scorso ne sono partiti trentadue e ne sono arrivati solo nove.
Q|Giornalista: Che cosa avete fatto per trattenerli?
T|Pham Van Long|Il vicedirettore Pham Van Long: Abbiamo riparato diciotto stanze e aumentato l'indennità di viaggio.
N|Giornalista: Grazie mille!
""",
    ),
    "fil-panel": (
        "tl",
        """
S|LE VAN PHUC|* G. LE VAN PHUC (Pangalawang Direktor ng Kagawaran ng Transportasyon):
H|Tulay muna bago kalsada
P|Noong nakaraang taon, labing-isang beses isinara ang tulay dahil sa baha at hindi nakapasok ang mga estudyante.
S|VO THI SAU|* Gng. VO THI SAU (Tagapangulo ng Kooperatiba ng Tan Phu):
H|Hindi naghihintay ang prutas
P|Pumipitas kami ng mangga araw-araw nang alas-singko, at kung wala ang trak, nasasayang ang kalahati ng ani.
""",
    ),
    "ja-interview": (
        "ja",
        """
Q|記者：山間部では何人の教員が不足していますか？
T|グエン・ヴァン・ロック|グエン・ヴァン・ロック副局長：現在百四十人が足りません。多くは幼稚園です。
t|昨年は三十二人が辞め、新しく来たのは九人だけでした。
Q|記者：引き留めるために何をしましたか？
T|グエン・ヴァン・ロック|グエン・ヴァン・ロック副局長：十八の部屋を修理し、通勤手当を引き上げました。
N|記者：ありがとうございました。
""",
    ),
    "ja-panel": (
        "ja",
        """
S|レ・ヴァン・フック|* レ・ヴァン・フック氏（省交通局副局長）：
H|まず橋を、それから道路を
P|昨年は洪水のため橋が十一回閉鎖され、生徒たちは一週間学校に行けませんでした。
S|ヴォ・ティ・サウ|* ヴォ・ティ・サウさん（タンフー協同組合組合長）：
H|果物は待ってくれない
P|私たちは毎朝五時にマンゴーを収穫します。八時までにトラックが来なければ、半分が無駄になります。
""",
    ),
    "tr-interview": (
        "tr",
        """
Q|Muhabir: Sayın müdür, dağ köylerinde kaç öğretmen eksik?
T|Pham Van Long|Müdür Yardımcısı Pham Van Long: Yüz kırk öğretmenimiz eksik, çoğu da anaokullarında.
t|Geçen yıl otuz iki kişi ayrıldı, yalnızca dokuz kişi geldi.
Q|Muhabir: Onları tutmak için ne yaptınız?
T|Pham Van Long|Müdür Yardımcısı Pham Van Long: On sekiz odayı onardık ve yol yardımını artırdık.
""",
    ),
    "ar-panel": (
        "ar",
        """
S|نغوين فان لوك|* السيد نغوين فان لوك (نائب مدير إدارة النقل في المقاطعة):
H|الجسر أولاً ثم الطريق
P|في العام الماضي أُغلق الجسر إحدى عشرة مرة بسبب الفيضان ولم يذهب التلاميذ إلى المدرسة أسبوعاً كاملاً.
S|تران ثي ماي|* السيدة تران ثي ماي (رئيسة التعاونية):
H|الفاكهة لا تنتظر
P|نقطف المانجو كل يوم في الخامسة صباحاً، وإذا لم تصل الشاحنة قبل الثامنة يضيع نصف المحصول.
""",
    ),
    "cs-bold": (
        "cs",
        """
D|O nedostatku učitelů v horských obcích jsme hovořili s panem Phamem Van Longem, zástupcem ředitele odboru školství.
Q|Kolik učitelů dnes v horských obcích chybí?
T|Pham Van Long|Pan Pham Van Long: Chybí nám sto čtyřicet učitelů, nejvíce v mateřských školách.
t|Loni jich odešlo třicet dva a přišlo jen devět.
Q|Co jste udělali, abyste je udrželi?
T|Pham Van Long|Pan Pham Van Long: Opravili jsme osmnáct pokojů a zvýšili příspěvek na dopravu.
""",
    ),
    "no-two-lines": (
        "no",
        """
N|Før vårens møte har avisen samlet meninger fra tre velgere om veiene i bygda.
S|Nong Van Buoi|Herr Nong Van Buoi
R2|Leder av landsbyen Na Tong, Thuong Lam kommune
P|Landsbyen vår har nittiseks husstander, og i fjor ga folk bort tolv hundre kvadratmeter jord for å utvide veien.
P|Jeg ber om at sementen kommer før regntiden.
S|Ban Thi Kim|Fru Ban Thi Kim
R2|Direktør for samvirkelaget Phu Luu
P|I fjor høst solgte vi tre hundre tonn appelsiner, men lastebilen kom ikke helt fram til hagen.
R|HOANG LAN (notert)
""",
    ),
    "th-interview": (
        "th",
        """
Q|ผู้สื่อข่าว: ปัจจุบันตำบลบนภูเขาขาดครูกี่คน
T|ฝ่าม วัน ลอง|นายฝ่าม วัน ลอง: เรายังขาดครูหนึ่งร้อยสี่สิบคน ส่วนใหญ่อยู่ในโรงเรียนอนุบาล
t|ปีที่แล้วมีครูลาออกสามสิบสองคนและมีครูใหม่มาเพียงเก้าคน
Q|ผู้สื่อข่าว: ได้ทำอะไรเพื่อรักษาพวกเขาไว้บ้าง
T|ฝ่าม วัน ลอง|นายฝ่าม วัน ลอง: เราซ่อมห้องพักสิบแปดห้องและเพิ่มค่าเดินทาง
""",
    ),
    "ur-panel": (
        "ur",
        """
S|نگوین وان لوک|* جناب نگوین وان لوک (صوبائی محکمہ ٹرانسپورٹ کے نائب ڈائریکٹر):
H|پہلے پل، پھر سڑک
P|پچھلے سال سیلاب کی وجہ سے پل گیارہ بار بند ہوا اور طلبہ ایک ہفتہ اسکول نہیں جا سکے۔
S|ٹران تھی مائی|* محترمہ ٹران تھی مائی (کوآپریٹو کی چیئرپرسن):
H|پھل انتظار نہیں کرتا
P|ہم روزانہ صبح پانچ بجے آم توڑتے ہیں اور اگر ٹرک آٹھ بجے تک نہ آئے تو آدھی فصل ضائع ہو جاتی ہے۔
""",
    ),
    "de-one-line": (
        "de",
        """
N|Vor der Sitzung hat unsere Zeitung drei Meinungen zu den Dorfstraßen gesammelt.
S3|Le Van Phuc|* Herr Le Van Phuc (Leiter des Dorfes Na Tong): Unser Dorf hat sechsundneunzig Haushalte, und im vergangenen Jahr gaben die Leute Land für die Straße her. Jetzt fehlt der Zement.
S3|Vo Thi Sau|* Frau Vo Thi Sau (Direktorin der Genossenschaft Phu Luu): Wir haben dreihundert Tonnen Orangen verkauft, aber der Lastwagen kam nicht bis zum Garten.
P|Ich hoffe, dass die Straße noch in diesem Jahr fertig wird.
""",
    ),
    "en-plain-news": (
        "en",
        """
N|The district opened a new bridge over the river on Monday morning, ending a wait of more than ten years.
N|* Comrade Le Van Phuc, Deputy Secretary of the District Party Committee, attended the ceremony and presented gifts to 20 families.
N|* On the same day, the Women's Union visited the ward's nursing home and presented 30 blankets.
N|FROM A BAMBOO RAFT TO A CONCRETE BRIDGE
N|The bridge is 42 metres long and 5 metres wide, and it cost 6.8 billion VND, half of it from the provincial budget.
N|08:30: The ribbon is cut in front of the school gate.
N|09:15: The first lorry crosses the bridge.
N|Present at the ceremony were: Mr. Tran Van Hai, Chairman of the District; Ms. Vo Thi Sau, Head of the Women's Union; Mr. Ly A Pao, village head.
""",
    ),
    "en-own-line-labels": (
        "en",
        """
D|Before the new school year our reporter talked with Mr. Pham Van Long, Deputy Director of the Department of Education.
q|PV:
Q|How many teachers are missing in the mountain communes today?
L|Mr. Pham Van Long:
t2|Pham Van Long|We still lack one hundred and forty teachers, most of them in kindergartens.
t|Last year thirty-two left and only nine arrived.
q|PV:
Q|What have you done to keep them?
L|Mr. Pham Van Long:
t2|Pham Van Long|We repaired eighteen rooms and raised the travel allowance.
""",
    ),
    "en-headline-in-line": (
        "en",
        """
S4|LE VAN PHUC|Mr. LE VAN PHUC - HEAD OF NA TONG HAMLET: |The road belongs to everybody
P|Our hamlet has ninety-six households, and last year people gave twelve hundred square metres of land to widen the road.
S4|VO THI SAU|Ms. VO THI SAU - DIRECTOR OF PHU LUU COOPERATIVE: |The fruit does not wait
P|Last season we sold three hundred tons of oranges, but the lorry did not get as far as the garden.
P|I hope the road will be finished within this year.
""",
    ),
    "vi-unlabelled-both": (
        "vi",
        """
D|Phóng viên có cuộc trao đổi với bà Lò Thị Mến, Giám đốc Hợp tác xã Chè Tà Xùa, về hướng đi của cây chè cổ thụ.
QB|Thưa bà, vì sao hợp tác xã không mở rộng thêm diện tích?
t2|Lò Thị Mến|Chè cổ thụ mọc chậm lắm. Muốn có thêm thì phải chờ cả đời người, chứ không thể trồng ồ ạt rồi gọi đó là chè cổ thụ.
t|Chúng tôi chọn giữ rừng trước, bán chè sau.
QB|Vậy thu nhập của bà con được bảo đảm bằng cách nào?
t2|Lò Thị Mến|Hợp tác xã mua búp tươi theo giá công bố từ đầu vụ, kể cả khi thị trường xuống giá.
QB|Bà mong điều gì nhất trong năm tới?
t2|Lò Thị Mến|Tôi mong con đường vào bản được rải đá trước mùa mưa để búp chè không bị dập.
""",
    ),
    "id-question-answer": (
        "id",
        """
D|Surat kabar kami mewawancarai Bapak Le Van Phuc, Kepala Dinas Perikanan, tentang pelabuhan baru.
Q|Wartawan: Berapa kapal yang dapat masuk ke pelabuhan baru?
T|Le Van Phuc|Bapak Le Van Phuc: Sekitar dua ratus kapal setiap hari, dua kali lebih banyak daripada sebelumnya.
h|Es sebelum ikan
Q|Wartawan: Apa rencana berikutnya?
T|Le Van Phuc|Bapak Le Van Phuc: Kami akan membangun pabrik es di samping dermaga.
t|Tanpa es, ikan terbaik pun tidak berharga.
N|Wartawan: Terima kasih, Bapak!
B|MINH ANH
""",
    ),
    "fr-after-name": (
        "fr",
        """
H0|Le pont d'abord, la route ensuite
S0|Le Van Phuc|Ingénieur Le Van Phuc, chef du bureau des transports du district
P|L'an dernier, le pont a été fermé onze fois à cause des crues et les élèves ne sont pas allés à l'école pendant une semaine.
P|Je demande que le budget soit approuvé avant la saison des pluies.
H0|Le fruit n'attend pas
S0|Vo Thi Sau|Mme Vo Thi Sau, présidente de la coopérative de Tan Phu
P|Nous cueillons les mangues chaque jour à cinq heures, et si le camion n'arrive pas avant huit heures la moitié de la récolte est perdue.
""",
    ),
    "ru-speech": (
        "ru",
        """
D|Газета публикует полный текст выступления директора департамента образования Нгуен Ван Лока на открытии школы.
P0|Нгуен Ван Лока|Уважаемые учителя и родители!
P|Дорогие ученики!
P|Сегодня я ехал к вам на лодке почти два часа, и только теперь понимаю, какой путь вы проходите каждое утро.
P|В прошлом году ни один ученик не бросил школу, и это ваша общая заслуга.
P|Желаю вам всем здоровья и успехов. Большое спасибо!
""",
    ),
}
