"""Guess the encoding of bytes that are not UTF-8, from what they spell.

Each candidate decodes a sample; of the characters beyond ASCII, the share that a text in that encoding is
mostly made of is its score. A wrong decoding spells rare characters, so that the right one stands out even
where both decode without an error. Alphabets are weighed by langdetect's profiles too: "бвпуе" is Cyrillic,
but no language.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from pipelines.text.vietnamese import from_tcvn3, from_viscii, from_vni, syllable_share, vietnamese_letters

_SAMPLE = 12_000
_PIECE = re.compile(rb"[^<>]+")
_DAMAGE = 4.0
"""What one undecodable character costs, in good ones."""

_HANS = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现"
    "当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重"
    "并物手应战向头文体政美相见被利什二等产新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几"
    "口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼"
    "书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运，。、“”：；（）《》"
)
_HANT = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現"
    "當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重"
    "並物手應戰向頭文體政美相見被利什二等產新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾"
    "口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼"
    "書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運，。、「」：；（）《》"
)
_KANA = (
    "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30F7))))
    + "ー、。「」・日本人大年会国中社出一月的"
)
_HANGUL = (
    "이다는의에을가고하지로한은를사기어도서자인나대시그리아정으들해것있일수보스전부장게라주제관상여동구과원지만성선도비회무오조경미유국신위소안생교계"
    "방년화트개르연연문영공세용물결우명통산내학재당레적와더라모진치시때면식중발행양최분간말거될된바래민터려야운데실였었습니까했않없든"
)
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъёіїєґўјљњћђџ«»—–№„“"
_GREEK = "ατοιεησνρκπςυμλίόάέωγδύήχθώφβξζψΑΤΟΕΠΣΚΜΗΔ«»–’"
_HEBREW = "אבגדהוזחטיכךלמםנןסעפףצץקרשת–־"
_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةأإآؤئء،؟پچژگکیہھےٹڈڑں"
_THAI = "านรอกเงมยลวดทสตะปบคหแจพชขใไโ่้ีิัุู็์ำถผญธณภศซึืฉฐ"
_WEST = "éèêàâçùûôîïëœüöäßáíóúñãõåøæÉÈÀÇÜÖÄÁÍÓÚÑÅØ’‘“”«»–—…¿¡º°©€·"
_CENTRAL = "ěščřžýáíéůúďťňąćęłńóśźżőűöüäßôľĺŕđăâîșțşţŠČŘŽŁŚŻ„“”‚‘–…ÁÉÖÜ"
_BALTIC = "āčēģīķļņšūžąęėįųõäöüŠŽĀ„“”–"
_TURKISH = "çğıöşüâîûÇĞİÖŞÜ’‘“”–…"
_VIETNAMESE = (
    "ăâđêôơưĂÂĐÊÔƠƯàèìòùáéíóúãõýạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủũứừửữựỳỷỹỵ\u0300\u0301\u0303\u0309\u0323"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """``common``: characters that such text is made of. ``usual``: the share that natural text reaches.

    ``spelled_alike``: there are no profiles for its letters, the share alone decides.
    """

    codec: str
    common: frozenset[str]
    usual: float
    spelled_alike: bool


_WITHOUT_PROFILES = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949", "cp874"})

_CANDIDATES = tuple(
    Candidate(name, frozenset(common), usual, name in _WITHOUT_PROFILES)
    for name, common, usual in (
        ("gb18030", _HANS, 0.55),
        ("big5hkscs", _HANT, 0.55),
        ("cp932", _KANA, 0.55),
        ("euc_jp", _KANA, 0.55),
        ("cp949", _HANGUL, 0.60),
        ("cp1251", _CYRILLIC, 0.93),
        ("koi8-r", _CYRILLIC, 0.93),
        ("koi8-u", _CYRILLIC, 0.931),
        ("cp1253", _GREEK, 0.95),
        ("cp1255", _HEBREW, 0.95),
        ("cp1256", _ARABIC, 0.95),
        ("cp874", _THAI, 0.95),
        ("cp1258", _VIETNAMESE, 0.99),
        ("cp1254", _TURKISH, 0.99),
        ("cp1250", _CENTRAL, 0.99),
        ("cp1257", _BALTIC, 0.99),
        ("cp1252", _WEST, 0.98),
    )
)
_BY_CODEC = {candidate.codec: candidate for candidate in _CANDIDATES}

LEGACY_VIETNAMESE = {"tcvn3": from_tcvn3, "vni": from_vni, "viscii": from_viscii}
"""Encodings that Python has no codec for, read from Latin-1 text."""

_LEAST_WORDS = 3
_LEAST_SYLLABLES = 0.85
_DECLARED_BONUS = 0.15
_DEFAULT_BONUS = 0.05
"""Servers say ``iso-8859-1`` without having looked."""

_GOOD_ENOUGH = 0.45
_LEAST_LETTERS = 0.85
_LEAST_SHARE = 0.4
_FIT_SAMPLE = 4_000
_USUAL_FIT = 14.0
_BEST_FIT = 1.5
_MIXED_WORD = re.compile("[A-Za-z][\u0370-\u0e7f]|[\u0370-\u0e7f][A-Za-z]")
"""A Latin letter beside one of another alphabet: no word is spelled so."""

_VIETNAMESE_SET = frozenset(vietnamese_letters() + "–“”‘’… ")


def sample_of(data: bytes) -> bytes:
    """Pieces between tags that have a byte beyond ASCII, from the start of the page on.

    "<" and ">" are no second byte of any character in the encodings that are told apart here.
    """
    pieces, size = [], 0
    for found in _PIECE.finditer(data):
        if not found[0].isascii():
            pieces.append(found[0][:_SAMPLE])
            size += len(pieces[-1])
            if size >= _SAMPLE:
                break
    return b"\n".join(pieces)


def decode_part(data: bytes, name: str) -> str:
    """Decode, with U+FFFD for damage; a character cut off at the end is no damage."""
    return codecs.getincrementaldecoder(name)("replace").decode(data)


def _plausibility(part: bytes, candidate: Candidate) -> float:
    text = unicodedata.normalize("NFC", decode_part(part, candidate.codec))
    beyond = [c for c in text if c > "\x7f"]
    if not beyond:
        return 0.0
    good = sum(1 for c in beyond if c in candidate.common) - _DAMAGE * text.count("\ufffd")
    good -= len(_MIXED_WORD.findall(text))
    share = min(1.0, max(0.0, good) / len(beyond) / candidate.usual)
    return share if candidate.spelled_alike or share < _LEAST_SHARE else share * _language_fit(text)


def _language_fit(text: str) -> float:
    from pipelines.language.model import fit

    return min(_BEST_FIT, fit(text[:_FIT_SAMPLE]) / _USUAL_FIT)


def _vietnamese_plausibility(part: bytes, name: str) -> float:
    text = LEGACY_VIETNAMESE[name](part.decode("latin-1"))
    share, words = syllable_share(text)
    beyond = [c for c in text if c > "\x7f"]
    letters = sum(1 for c in beyond if c in _VIETNAMESE_SET)
    if words < _LEAST_WORDS or share < _LEAST_SYLLABLES or letters < _LEAST_LETTERS * len(beyond):
        return 0.0
    return share * _language_fit(text)


def _density(part: bytes, name: str) -> float:
    """A little for encodings that explain more bytes a character, so that ties go to them."""
    return 0.001 * (len(part) - len(decode_part(part, name))) / max(1, len(part))


def rank(data: bytes, declared: tuple[str, ...] = ()) -> list[tuple[float, str]]:
    """Candidates with their scores, the best first. ``declared``: codecs that the page names."""
    part = sample_of(data)
    scores = {
        name: _plausibility(part, candidate) + _density(part, name) for name, candidate in _BY_CODEC.items()
    }
    scores.update((name, _vietnamese_plausibility(part, name)) for name in LEGACY_VIETNAMESE)
    for name in declared:
        scores[name] = scores.get(name, _GOOD_ENOUGH) + (
            _DEFAULT_BONUS if name == "cp1252" else _DECLARED_BONUS
        )
    order = list(scores)
    return sorted(((score, name) for name, score in scores.items()), key=lambda s: (-s[0], order.index(s[1])))


def decode_as(data: bytes, name: str) -> str:
    """Decode a whole page by a codec or a legacy Vietnamese encoding; damage becomes U+FFFD."""
    if name in LEGACY_VIETNAMESE:
        return LEGACY_VIETNAMESE[name](data.decode("latin-1"))
    return data.decode(name, "replace")
