"""Names in Korean, Japanese and Chinese text, told by the form of address or the office beside them.

These scripts have no capitals, so a short name counts only with such a word next to it, and a full one
with a Vietnamese family name in front ("응우옌 티 란 씨", "ハイさん", "グエン・バン・ハイ局長", "阮女士").
"""

from __future__ import annotations

import re

from pipelines.lexicons import Lexicon
from pipelines.statements.compiled import per_lexicon
from pipelines.statements.patterns import KOREAN_PARTICLE, NOTHING, alternatives
from pipelines.statements.scripts import name_parts

NAME_GROUPS = ("full", "short", "bare", "han")
"""The groups that hold a name, one of which a match has."""


def _korean(lexicon: Lexicon) -> re.Pattern[str]:
    families = "|".join(sorted(name_parts("Hang").families, key=len, reverse=True))
    after = alternatives(w for w in lexicon.people.honorifics_after if not w.endswith("는")) or "(?!)"
    roles = alternatives(lexicon.people.roles) or "(?!)"
    tail = rf"(?:(?:(?<![의에는은을를])\s)?(?P<after>{after}))(?=[가-힣]{{0,3}}(?:[\s,.(]|$))"
    full = rf"(?P<full>(?:{families})(?:\s[가-힣]{{1,2}}){{1,4}}?|(?:{families})[가-힣]{{2,4}}?)(?:{tail}|(?<![의에는은을를])(?=\s[가-힣]*?(?:{roles}){KOREAN_PARTICLE}))"
    bare = rf"(?P<bare>(?:{families})[가-힣]{{2,4}}?)(?=(?:은|는|이|가)\s)"
    short = rf"(?P<short>[가-힣]{{1,3}}(?:\s[가-힣]{{1,2}})?)(?<![의에는은을를])\s(?P<after2>{after})(?=[가-힣]{{0,3}}(?:[\s,.(]|$))"
    return re.compile(rf"(?<![가-힣\"”’\ue000])(?:{full}|{bare}|{short})")


def _japanese(lexicon: Lexicon) -> re.Pattern[str]:
    after = alternatives(lexicon.people.honorifics_after) or "(?!)"
    roles = alternatives((*lexicon.people.roles, *lexicon.people.modifiers)) or "(?!)"
    people = lexicon.people
    offices = {*people.roles, *people.degrees, *people.person_nouns, *people.kin, *people.honorifics}
    called = alternatives(w for w in people.honorifics_after if w not in offices) or "(?!)"
    return re.compile(
        rf"(?P<full>[ァ-ヺー]+(?:[・＝·][ァ-ヺー]+)+)(?P<after>{after})?"
        rf"|(?P<short>[ァ-ヺー]{{1,8}})(?:(?P<after2>{after})|(?={roles}))"
        rf"|(?<![一-鿿々])(?P<han>[一-鿿々]{{2,6}})(?P<after3>{called})"
    )


def _chinese(lexicon: Lexicon) -> re.Pattern[str]:
    families = "".join(name_parts("Hani").families)
    after = alternatives(w for w in lexicon.people.honorifics_after if len(w) > 1) or "(?!)"
    return re.compile(rf"(?P<short>[{families}])(?P<after2>{after})(?P<full>(?!))?(?P<after>(?!))?")


@per_lexicon
def joined_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """The pattern for names beside a form of address; groups ``full`` or ``short``, ``after`` or ``after2``.

    Korean also has ``bare``: a name with nothing but a particle, which needs an office in front. Japanese has
    ``han``: a name in Han characters with a plain form of address behind it ("佐藤美咲さん").
    """
    scripts = set(lexicon.scripts)
    if scripts & {"Kore", "Hang"}:
        return _korean(lexicon)
    if scripts & {"Jpan", "Hira", "Kana"}:
        return _japanese(lexicon)
    if scripts & {"Hani", "Hans", "Hant"}:
        return _chinese(lexicon)
    return NOTHING
