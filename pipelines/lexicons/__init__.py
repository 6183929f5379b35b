"""Languages as data: one TOML file a language, read on first use.

``lexicon("id")`` gives the words of one language; a language without a file gives an empty lexicon, so
that rules of structure still work. A new language is a new file and no code. Words are NFC and, where
the script has case, lower-case unless case carries meaning (``PV``). A phrase matches whole words in
spaced scripts and anywhere in the others. The tables and keys are the dataclasses below; an unknown
key is an error, so a typo cannot hide.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from typing import Any

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Labels of the site around the article, in the words that translation makes of them.

    ``source``: label before the original address. ``comment``: before the "(0)" count. ``topic``: before
    a tag list. ``boxes``: headings of related boxes ("Same topic", "Heritage"). ``share``,
    ``advertisement``, ``see_also`` ("Read more:"), ``navigation`` (menu words), ``updated`` ("Last
    updated"), ``reading_time``, ``subscribe``, ``copyright``. ``about_author``: over an author's life.
    ``reported`` opens a closing credit without a colon ("Reporting by"). ``offer``: phrases inside a line that
    offers an account, a letter, an application or asks for consent. ``missing``: what a page says when there is
    nothing at its address.
    """

    source: Words = ()
    comment: Words = ()
    topic: Words = ()
    boxes: Words = ()
    share: Words = ()
    advertisement: Words = ()
    see_also: Words = ()
    navigation: Words = ()
    updated: Words = ()
    reading_time: Words = ()
    subscribe: Words = ()
    copyright: Words = ()
    offer: Words = ()
    missing: Words = ()
    about_author: Words = ()
    reported: Words = ()


@dataclass(frozen=True, slots=True)
class People:
    """Words around a person's name.

    ``honorifics`` stand before a name ("Mr.", "ông", "Bapak"), ``honorifics_after`` behind it (씨, 氏).
    ``degrees`` are titles before a name ("Dr.", "PGS.TS"). ``roles`` are head nouns of offices and
    occupations ("director", "farmer", "trưởng thôn"), ``modifiers`` words before them ("deputy", "phó").
    ``organizations`` are head nouns of bodies ("department", "sở"). ``person_nouns`` stand for a person
    already named ("the delegate", "the young man"); ``pronouns`` likewise ("he", "ông ấy").
    ``indefinite`` stand before or glued to a role of somebody not yet named ("a", "một", "seorang", "bir");
    ``definite`` before or behind one who is known ("the", "this", "vị", "này", "itu", "同").
    ``collectives`` are groups that speak without a name ("reporters", "experts"), or behind a hyphen an ending
    that makes a noun for a person one for a group ("-们"). ``kin`` are relations
    ("my father"). ``of`` are the words that tie a role to its body ("of the", "tỉnh").
    ``topics``: particles that close the phrase a sentence is about (は, 는).
    ``holds`` close an office that the sentence gives its topic, where the verb stands last ("を務め"). ``apposed``: what opens
    an apposition that no word of ``roles`` opens: words ("người") or, behind a hyphen, endings of nouns for
    persons by what they do ("-flechter", "-ero"). ``role_suffixes``: endings that roles take in other cases or
    when a body owns them (Polish "-em", Hungarian "elnök", "elnöke"). ``breaks``: small words that end what
    stands in front of a role, where no blanks tell words apart ("他", "在"). ``compounds``: roles also close a
    longer word ("Landesbischof"). ``feminine``, ``masculine``:
    pronouns, forms of address, offices and, behind a hyphen, endings that only a woman or only a man has; both
    empty where the language does not tell "he" from "she". ``possessives`` open a phrase as an article does
    ("her rivals"). ``person_endings``: endings, behind a hyphen, and words of nouns that stand for a person already
    named when an article stands before them ("-ist": "the geophysicist"). ``surnames``: where no
    blank and no capital shows a name, the characters that most names begin with.
    """

    honorifics: Words = ()
    honorifics_after: Words = ()
    degrees: Words = ()
    roles: Words = ()
    modifiers: Words = ()
    organizations: Words = ()
    person_nouns: Words = ()
    pronouns: Words = ()
    indefinite: Words = ()
    definite: Words = ()
    collectives: Words = ()
    kin: Words = ()
    of: Words = ()
    holds: Words = ()
    apposed: Words = ()
    topics: Words = ()
    role_suffixes: Words = ()
    breaks: Words = ()
    compounds: bool = False
    feminine: Words = ()
    masculine: Words = ()
    possessives: Words = ()
    person_endings: Words = ()
    surnames: Words = ()

    @property
    def role_forms(self) -> Words:
        """The roles as listed, then each with every ending that it takes."""
        return self.roles + tuple(role + ending for ending in self.role_suffixes for role in self.roles)


@dataclass(frozen=True, slots=True)
class Reporting:
    """Cues of speech.

    ``before``: verb forms that stand before the words ("said that", "nhấn mạnh"); ``after``: behind
    them ("said he"); ``both``. ``weak``: also say other things ("laughed", "agreed") and count only
    beside quotation marks. ``that``: what joins a clause ("that", "rằng", "dass"). ``according``: before
    a person ("according to", "theo"); ``according_after``: behind ("zufolge", "göre", "によると").
    ``speech_nouns``: "in his speech", "the words of". ``adverbs`` may stand between name and verb.
    ``as_said`` opens a phrase that a verb closes ("as X said", "wie"). ``source``: prepositions that name a
    source only before a noun for one ("nach Polizeiangaben"). ``negations`` turn a cue off. ``follow``: "as follows" in front of a colon. ``clause_first``: the
    reported clause stands before its verb (Japanese, Korean, Turkish); ``that`` then closes the clause.
    ``bare``: verbs that take a clause with no joining word ("said the road was closed").
    ``mood``: verb forms that mark a sentence as reported although no cue stands in it ("sei", "habe");
    ``mood_after``: forms that do so only behind another reported sentence ("sollen", "würden").
    ``according_pronoun``: whole phrases whose person is a pronoun ("in his words", "seinen Angaben
    zufolge"). ``clause_words`` open a clause in the middle of a sentence ("because", "what"); ``according_first`` stand before the
    person only where a sentence begins ("pour"); ``relatives`` one
    that explains the noun before it ("who");
    ``clause_openers`` are the pronouns that open one with no joining word ("it", "there"); ``coordinators`` tie a
    second verb to the same subject ("and"). ``addressed``: verbs whose listener stands between them and such a clause ("told
    the court he"). ``requests``: verbs that take an infinitive, and ``infinitive``: its particle ("to").
    ``auxiliaries`` stand between a subject and its verb ("has"). ``participles``: endings, behind a hyphen, of verb forms
    whose subject is the one of the sentence (", adding that"). A ``*`` in a verb stands for a few words ("schlug * vor"). ``not_cues``: words
    that only contain a verb, where no blanks set words apart ("报道", "小说"). ``thus`` stands before a verb whose
    words came before it ("そう語り"). ``hearsay`` closes a clause that is reported anyway ("という"). ``nominal``:
    endings of verbal nouns in which a reported clause ends (Turkish "-diğ").
    """

    before: Words = ()
    after: Words = ()
    both: Words = ()
    weak: Words = ()
    that: Words = ()
    according: Words = ()
    according_after: Words = ()
    speech_nouns: Words = ()
    adverbs: Words = ()
    negations: Words = ()
    follow: Words = ()
    as_said: Words = ()
    source: Words = ()
    bare: Words = ()
    mood: Words = ()
    mood_after: Words = ()
    according_pronoun: Words = ()
    not_cues: Words = ()
    clause_words: Words = ()
    according_first: Words = ()
    relatives: Words = ()
    clause_openers: Words = ()
    coordinators: Words = ()
    addressed: Words = ()
    requests: Words = ()
    infinitive: Words = ()
    auxiliaries: Words = ()
    participles: Words = ()
    thus: Words = ()
    hearsay: Words = ()
    nominal: Words = ()
    clause_first: bool = False


@dataclass(frozen=True, slots=True)
class NotSpeakers:
    """Who "says" things without being a person: ``agencies`` by name, ``documents`` by noun ("report")."""

    agencies: Words = ()
    documents: Words = ()


@dataclass(frozen=True, slots=True)
class Interview:
    """``question_labels``: "PV", "Reporter". ``answer_labels``: "Answer". ``cues``: "interviewed", in a
    lead. ``thanks``: the interviewer's closing words.
    """

    question_labels: Words = ()
    answer_labels: Words = ()
    cues: Words = ()
    thanks: Words = ()


@dataclass(frozen=True, slots=True)
class Recorders:
    """``marks``: the bracketed word behind a recorder's name ("ghi", "tertulis"). ``credits``: labels
    before bylines ("Text and photos:", "Thực hiện:"). ``groups``: bylines that name nobody ("Nhóm PV").
    ``translators``, ``editors``: those of the credits that stand before a translator's or editor's name.
    ``by``: words that stand before an author's name without a colon ("by", "written by", "von").
    ``jobs``: what people who sign are, the nouns that open or close an office beside a name in a byline
    ("reporter", "columnist"); nouns that are surnames too stay out.
    """

    marks: Words = ()
    credits: Words = ()
    groups: Words = ()
    translators: Words = ()
    editors: Words = ()
    by: Words = ()
    jobs: Words = ()


@dataclass(frozen=True, slots=True)
class Speech:
    """``salutations`` open an address ("Dear delegates"); ``announcements`` say that a text is one
    ("full text of the speech"); ``closings`` end it ("Thank you very much").
    """

    salutations: Words = ()
    announcements: Words = ()
    closings: Words = ()


@dataclass(frozen=True, slots=True)
class Scenes:
    """``attendance``: "attended", "present were". ``photo``: labels before a photographer's name ("Photo").
    ``mottoes``: nouns before a slogan or a title in quotation marks ("theme", "the book", "program").
    """

    attendance: Words = ()
    photo: Words = ()
    mottoes: Words = ()


@dataclass(frozen=True, slots=True)
class Quotes:
    """``pairs``: opening and closing mark, the usual pair first; ``inner``: pairs inside a quotation."""

    pairs: tuple[tuple[str, str], ...] = ()
    inner: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """``months``: twelve entries, the forms of each joined by "|" (nominative, genitive, short).
    ``weekdays``: any forms. ``era``: words before a Buddhist or other year, ``era_offset``: years to take
    off then. ``digits``: "0123456789" in the native form, or empty. ``order``: "dmy", "mdy" or "ymd".
    ``published``: labels before the date.
    """

    months: Words = ()
    weekdays: Words = ()
    era: Words = ()
    era_offset: int = 0
    digits: str = ""
    order: str = "dmy"
    published: Words = ()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language. ``spaced``: words are set apart by blanks. ``scripts``: ISO 15924 codes.
    ``sentence_ends``: marks that end a sentence.
    """

    code: str
    name: str = ""
    scripts: Words = ()
    spaced: bool = True
    sentence_ends: str = ".!?…"
    furniture: Furniture = field(default_factory=Furniture)
    people: People = field(default_factory=People)
    reporting: Reporting = field(default_factory=Reporting)
    not_speakers: NotSpeakers = field(default_factory=NotSpeakers)
    interview: Interview = field(default_factory=Interview)
    recorders: Recorders = field(default_factory=Recorders)
    speech: Speech = field(default_factory=Speech)
    scenes: Scenes = field(default_factory=Scenes)
    quotes: Quotes = field(default_factory=Quotes)
    dates: Dates = field(default_factory=Dates)


_TABLES: dict[str, type[Any]] = {
    "furniture": Furniture,
    "people": People,
    "reporting": Reporting,
    "not_speakers": NotSpeakers,
    "interview": Interview,
    "recorders": Recorders,
    "speech": Speech,
    "scenes": Scenes,
    "quotes": Quotes,
    "dates": Dates,
}


def _frozen(value: Any) -> Any:
    return tuple(_frozen(x) for x in value) if isinstance(value, list) else value


def _table(kind: type[Any], raw: dict[str, Any], where: str) -> Any:
    known = {f.name for f in fields(kind)}
    if wrong := sorted(set(raw) - known):
        raise ValueError(f"{where}: unknown key {wrong[0]!r}; known keys: {', '.join(sorted(known))}")
    return kind(**{key: _frozen(value) for key, value in raw.items()})


def parse(code: str, text: str) -> Lexicon:
    """Read one lexicon from TOML; ValueError names the file and key of a mistake."""
    raw = tomllib.loads(text)
    for name, kind in _TABLES.items():
        if name in raw:
            raw[name] = _table(kind, raw[name], f"{code}.toml [{name}]")
    if "code" in raw:
        raise ValueError(f"{code}.toml: the file name is the code; remove the key 'code'")
    made: Lexicon = _table(Lexicon, {**raw, "code": code}, f"{code}.toml")
    return made


@cache
def codes() -> Words:
    """The languages that have a file, sorted."""
    return tuple(sorted(p.name[:-5] for p in files(__name__).iterdir() if p.name.endswith(".toml")))


@cache
def lexicon(code: str) -> Lexicon:
    """The words of a language by ISO 639-1 code; ``zh-cn`` and ``zh-Hant`` both read ``zh``."""
    base = code.split("-", maxsplit=1)[0].lower()
    if base not in codes():
        return Lexicon(code=base)
    return parse(base, (files(__name__) / f"{base}.toml").read_text(encoding="utf-8"))


@cache
def table(code: str, name: str) -> Any:
    """One table of a language without reading its others: a page's dates ask all languages for their months.

    ``name``: of a field of :class:`Lexicon` that is a table; a language or table that is not there is empty.
    """
    if code not in codes():
        return _TABLES[name]()
    text = "\n" + (files(__name__) / f"{code}.toml").read_text(encoding="utf-8")
    _, head, rest = text.partition(f"\n[{name}]\n")
    raw = tomllib.loads(rest.partition("\n[")[0]) if head else {}
    return _table(_TABLES[name], raw, f"{code}.toml [{name}]")
