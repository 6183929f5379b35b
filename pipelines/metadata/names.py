"""Names in bylines: cut apart, cleaned, and told from what is no name."""

from __future__ import annotations

import re
import unicodedata

from pipelines.metadata.calendars import calendar
from pipelines.metadata.date_formats import find
from pipelines.metadata.text import clean, is_spaceless, key
from pipelines.metadata.words import folded, is_group, is_menu_word, is_occupation

LONGEST_NAME = 60
MOST_WORDS = 5
LONGEST_DEGREE = 6
MOST_HUMPS = 2
"""Words with a capital behind four small letters, from which a text is menu items run together."""
LONGEST_JOB = 3
"""Words of an occupation ("biên tập viên")."""

# A capital letter alone is an initial, not a conjunction.
_SPLIT = re.compile(
    r"\s*(?:[;•·|、，،/／&＆+]|\s[-–—⋅]\s"
    r"|\s(?:and|AND|und|UND|et|ET|y|e|og|OG|och|OCH|en|EN|i|a|и|И|та|và|VÀ|dan|DAN|ve|VE|și|και|و|और"
    r"|with(?:\sthe)?|WITH|mit|avec|con)\s)\s*"
)
_SITE_BEHIND = re.compile(r"\s[-–—|]\s")
_NOISE = re.compile(r"\([^()]{0,80}\)|（[^（）]{0,80}）|\[[^\[\]]{0,80}\]|@\w+|\S+@\S+|https?://\S+")
_WEB = re.compile(r"https?://|www\.|@\w+\.\w|\.(?:com|net|org|de|vn|at|ch|fr|uk)\b(?!\w)", re.IGNORECASE)
_HOST = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,20}){0,2}\.[A-Za-z]{2,10}")
_EDGES = " \t←→↑↓▶►.,;:|/–—-•·*>»«<\"'“”„…()（）[]【】"
PARTICLES = frozenset(
    [
        "van",
        "von",
        "vom",
        "de",
        "der",
        "den",
        "da",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "bin",
        "binti",
        "al",
        "el",
        "ibn",
        "la",
        "le",
        "ben",
        "y",
        "e",
        "zu",
        "zur",
        "ter",
        "ten",
        "mc",
        "of",
        "the",
    ]
)
"""Words inside names that take no capital."""
_HAN = re.compile(r"[\u4e00-\u9fff]{1,4}(?:\s?[\u4e00-\u9fff]{1,3}|[·・][\u4e00-\u9fff]{1,6})?")
_KANA = re.compile(
    r"(?=.*[\u3040-\u30ff])[\u30a0-\u30ff\u4e00-\u9fff・＝\s]{2,16}|[\u4e00-\u9fff]{1,3}\s?[\u3040-\u30ff]{1,5}"
)
LONGEST_HAN = 5
_HANGUL = re.compile(r"[\uac00-\ud7af\s]{2,8}")
_LAST_INITIAL = re.compile(r"\s[^\W\d_]\.$")
_HUMP = re.compile(r"[^\W\d_A-ZÀ-ÖØ-Þ]{4}[A-ZÀ-ÖØ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")
_WHEN = re.compile(
    r"\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d\b|\d\s*(?:min|phút|giờ|hours?|days?|std)\b", re.IGNORECASE
)
_TRAILING = re.compile(r"(?:[\s,]+[^\W\d_A-ZÀ-Þ]{1,3}\.?|[\s,|·•–-]+)+$")
_NO_NAME = re.compile(r"[「」『』《》【】！？。!?…的]")
_SENTENCE = re.compile(r"[:!?]")
_SUFFIX = re.compile(
    r"^(?:jr|sr|ii|iii|iv|ph\.?\s?d|m\.?d|mba|rn|esq|cfa|cpa|facc|dds|rd|ms|ma|jd|llm)\.?$", re.IGNORECASE
)


def without_noise(text: str) -> str:
    """The text without brackets and what is in them, handles, mail and web addresses."""
    return clean(_NOISE.sub(" ", text))


def tidy(text: str) -> str:
    """A name without brackets, handles, addresses and stray marks around it."""
    text = without_noise(text)
    initial = _LAST_INITIAL.search(text)
    bare = text.strip(_EDGES)
    return f"{bare}." if initial and " " in bare else bare


def _cased(text: str) -> bool:
    letter = _LETTER.search(text)
    return letter is not None and letter[0].lower() != letter[0].upper()


def _month(word: str) -> bool:
    return word.lower().strip(".") in calendar(None).months and len(word) > 2


def is_name(text: str, *, declared: bool = False, fewest: int = 2) -> bool:
    """Whether a text can be one person's name.

    ``declared``: the markup calls it an author, so pen names and handles pass. ``fewest``: words that a
    visible name in a cased script must have.
    """
    if not 2 <= len(text) <= LONGEST_NAME or _WEB.search(text) or _WHEN.search(text):
        return False
    if is_menu_word(text):
        return False
    letters = sum(c.isalpha() or unicodedata.category(c)[0] == "M" for c in text)
    if letters < 2 or letters < len(text.replace(" ", "")) * 0.6:
        return False
    words = text.split()
    if declared:
        return len(words) <= MOST_WORDS + 1 and not text.endswith(("!", "?"))
    if any(c.isdigit() for c in text) or len(words) > MOST_WORDS or _SENTENCE.search(text):
        return False
    if not _cased(text):
        return _caseless_name(text, words)
    return (
        fewest <= len(words)
        and _capitalised(words)
        and not _calendar_words(words)
        and len(_HUMP.findall(text)) < MOST_HUMPS
        and not is_occupation(text)
    )


def is_host(text: str) -> bool:
    """Whether a text is the host of a site, by which some papers call themselves ("example-news.de")."""
    return _HOST.fullmatch(text) is not None


def _caseless_name(text: str, words: list[str]) -> bool:
    if _NO_NAME.search(text):
        return False
    if "\u3040" <= text[0] <= "\u9fff":
        han = _HAN.fullmatch(text) and (len(text) <= LONGEST_HAN or "·" in text or "・" in text)
        return bool(han or _KANA.fullmatch(text))
    if "\uac00" <= text[0] <= "\ud7af":
        return bool(_HANGUL.fullmatch(text))
    return len(text) <= 32 and all(len(word) <= 16 for word in words)


def _capitalised(words: list[str]) -> bool:
    small = [w for w in words if not _capital(w)]
    return all(w.lower() in PARTICLES for w in small) and _capital(words[-1]) and len(small) < len(words)


def _capital(word: str) -> bool:
    """A capital at the start, or behind an elided particle ("d'Exemple")."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def _calendar_words(words: list[str]) -> bool:
    return any(_month(w) for w in words) and any(c.isdigit() for w in words for c in w)


def split(text: str, *, declared: bool = False) -> list[str]:
    """The names in a list of names. "Surname, First" stays one name and is put in order.

    A part behind a comma that is no name (an office, a paper, a degree) ends the list of that name.
    """
    text = without_noise(text)
    if declared:  # "Ann Lee - Daily Example", "Ann Lee | Daily Example"
        text = _SITE_BEHIND.split(text, maxsplit=1)[0]
    out: list[str] = []
    for piece in _SPLIT.split(text):
        parts = [tidy(part) for part in piece.split(",")]
        parts = [part for part in parts if part]
        if len(parts) == 2 and _inverted(parts):
            out.append(f"{parts[1]} {parts[0]}")
            continue
        named = [part for at, part in enumerate(parts) if not (_SUFFIX.match(part) or (at and _degree(part)))]
        out.extend(p if declared and not is_spaceless(p[0]) else without_occupation(p) for p in named)
    return [name for name in out if name]


def without_occupation(name: str) -> str:
    """A name without what its bearer is: "홍길동 기자", "Ann Lee Staff Writer", "Phóng viên Lê Hạ".

    "" where nothing but an office stands there ("Marketing Director").
    """
    first, blank, rest = name.partition(" ")
    if blank and is_spaceless(first[0]):
        return first if key(rest) in _behind_spaceless_names() else name
    words = [] if is_group(name) else name.split()
    last = len(words)
    while (number := _ending(words[:last])) or (0 < last < len(words) and _modifies(words[last - 1])):
        last -= number or 1
    kept = words[_job(words[:last]) : last]
    if len(kept) == len(words):
        return name
    return " ".join(kept) if len(kept) > 1 else ""


def _behind_spaceless_names() -> frozenset[str]:
    """What may stand behind a name and a blank: an occupation, or the label of what comes next."""
    return folded(
        "people.roles",
        "recorders.credits",
        "recorders.jobs",
        "furniture.source",
        "furniture.updated",
        "dates.published",
    )


def _job(words: list[str]) -> int:
    """How many words at the start are what a person who signs is; 0 where they are none."""
    lengths = range(min(LONGEST_JOB, len(words)), 0, -1)
    return next((n for n in lengths if key(" ".join(words[:n])) in folded("recorders.jobs")), 0)


def _ending(words: list[str]) -> int:
    """How many words at the end are an occupation, or the label of a date that was cut off behind them."""
    endings = folded("recorders.jobs", "furniture.updated", "dates.published")
    lengths = range(min(LONGEST_JOB, len(words)), 0, -1)
    return next((n for n in lengths if key(" ".join(words[-n:])) in endings), 0)


def _modifies(word: str) -> bool:
    return key(word) in folded("people.modifiers")


def _degree(part: str) -> bool:
    """Letters behind a comma that are no name: "Ann Lee, CFP", "Ann Lee, MSc"."""
    return len(part) <= LONGEST_DEGREE and " " not in part and sum(c.isupper() for c in part) > 1


def _inverted(parts: list[str]) -> bool:
    """Whether two parts are a surname and a first name: one word each, or the second an initialled one."""
    surname, first = parts
    if _SUFFIX.match(first) or not (_cased(surname) and _cased(first)):
        return False
    one = len(surname.split()) == 1 and len(first.split()) == 1
    initials = (
        len(surname.split()) <= 2
        and re.fullmatch(r"(?:[^\W\d_]+\s)?[^\W\d_]\.?(?:\s?[^\W\d_]\.)?", first) is not None
    )
    return (one or initials) and surname[0].isupper() and first[0].isupper()


def without_date(text: str, language: str | None) -> str:
    """The text before the first date or clock time in it."""
    found = find(text, language)
    end = min(found[0].start, len(text)) if found else len(text)
    clock = re.search(r"\d{1,2}[:.h]\d{2}|\d+\s?(?:min|phút)", text)
    if clock:
        end = min(end, clock.start())
    if end == len(text):
        return text
    cut = _TRAILING.sub("", text[:end])
    before, _, last = cut.rpartition(" ")
    return _TRAILING.sub("", before) if before and key(last) in folded("dates.weekdays") else cut


def same(a: str, b: str) -> bool:
    """Whether two names are one, but for case, marks and blanks."""
    return key(a) == key(b)


__all__ = ["is_group", "is_name", "same", "split", "tidy", "without_date"]
