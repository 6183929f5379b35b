"""Words that begin a sentence with a capital and are no part of the name behind them ("But Fischer said").

Which they are the page itself tells, in every language with capitals: such a word stands on it with a small
letter too. The commonest are listed, for short pages. Family names, given names and Vietnamese syllables keep their place.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.statements.given_names import is_given
from pipelines.statements.mentions import Mention
from pipelines.statements.name_shapes import is_family, is_syllable
from pipelines.statements.offices import Text
from pipelines.statements.scripts import name_parts, script_of

_LEADS = " \t\u00a0\ue000\"'“”„«»‘’([–—-"
_STOPS = ".!?…:;"


def small_words(texts: Iterable[Text]) -> frozenset[str]:
    """The words of a page as they stand, marks that touch them included; one asks it for words in lower case."""
    words: set[str] = set()
    for text in texts:
        words.update(text.text.split())
    return frozenset(words)


def cut_opener(text: Text, mention: Mention, small: frozenset[str]) -> None:
    """Take the word that only begins the sentence off a name; what is left may be a surname alone."""
    words = (mention.name or "").split()
    if len(words) < 2 or not _is_opener(words, small) or not _begins(text.masked, mention.start):
        return
    start = text.text.find(words[1], mention.start + len(words[0]), mention.end)
    if start < 0:
        return
    mention.start = mention.name_start = start
    mention.name = " ".join(words[1:])
    mention.kind = "name" if len(words) > 2 else "short"


def may_open(mention: Mention) -> bool:
    """Whether a mention is a bare name of several words, which a word too many may open."""
    return mention.kind == "name" and mention.honorific is None and " " in (mention.name or "")


def _is_opener(words: list[str], small: frozenset[str]) -> bool:
    first, parts = words[0], name_parts(script_of(words[0]))
    if len(first) == 1 or is_given(first) or is_family(first, parts):
        return False
    if first.lower() in parts.openers:
        return True
    return first.lower() in small and not all(map(is_syllable, words))


def _begins(masked: str, at: int) -> bool:
    """Whether a place is the beginning of a sentence."""
    lead = masked[max(0, at - 12) : at].rstrip(_LEADS)
    return not lead or lead[-1] in _STOPS
