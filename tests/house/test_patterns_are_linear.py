"""No text makes a pattern of ours backtrack: each is fed what its own repetitions ask for.

For every part of a pattern that may repeat without a near limit, the text before it is spelled out once, the
part very often, and something behind that cannot match. From one place on, a pattern must then be quick; and a
whole page with such a line must be read in time, since there patterns are also tried at every place.
"""

from __future__ import annotations

import html
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from re import _constants as codes
from re import _parser as parser

import pytest

import crawler
import flows
import pipelines
import schemas
from pipelines import attribute, normalize

LENGTH = 20_000
"""Characters of an attack: at this length one step a character takes a millisecond, one a pair several seconds."""
SECONDS = 0.5
PAGE_LENGTH, PAGE_SECONDS = 60_000, 3.0
FAR = 50
"""A repetition up to here is bounded by itself."""
NOT_LOADED = ("__main__", "pytest_plugin", "flows.crawl", "flows.runner", "crawler.spiders.news")
"""Modules without patterns that take long to load, or act when they are."""
ENDS = ("\x01", "!", "\n", "<", "")


def modules() -> Iterator[object]:
    for package in (schemas, crawler, pipelines, flows):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith(NOT_LOADED):
                yield importlib.import_module(found.name)


def patterns_in(value: object) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from patterns_in(inner)
    elif isinstance(value, (tuple, list, frozenset, set)):
        for inner in value:
            yield from patterns_in(inner)


@cache
def all_patterns() -> dict[str, re.Pattern]:
    """Every compiled pattern that a module of ours holds, by where it stands."""
    found: dict[str, re.Pattern] = {}
    seen: set[tuple] = set()
    for module in modules():
        for name, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    found[f"{module.__name__}.{name}" + (f"[{number}]" if number else "")] = pattern
    return found


def spelled(items: object) -> str:
    """One text that the items of a parsed pattern match."""
    return "".join(one(op, argument) for op, argument in items)


def one(op: object, argument: object) -> str:
    if op is codes.LITERAL:
        return chr(argument)
    if op is codes.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if op is codes.ANY:
        return "a"
    if op is codes.IN:
        return member(argument)
    if op is codes.BRANCH:
        return spelled(argument[1][0])
    if op is codes.SUBPATTERN:
        return spelled(argument[3])
    if op is codes.ATOMIC_GROUP:
        return spelled(argument)
    if op in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, _, body = argument
        return spelled(body) * max(least, 1)
    return ""


CLASSES = {
    codes.CATEGORY_DIGIT: "0", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_SPACE: "a", codes.CATEGORY_NOT_WORD: ".",
}  # fmt: skip


def member(items: list) -> str:
    """A character of a set."""
    if items[0][0] is codes.NEGATE:
        return next(c for c in "a0 .-é中\x02" if not any(holds(item, c) for item in items[1:]))
    op, argument = items[0]
    if op is codes.LITERAL:
        return chr(argument)
    return chr(argument[0]) if op is codes.RANGE else CLASSES[argument]


def holds(item: tuple, character: str) -> bool:
    op, argument = item
    if op is codes.LITERAL:
        return ord(character) == argument
    if op is codes.RANGE:
        return argument[0] <= ord(character) <= argument[1]
    return {"0": character.isdigit(), " ": character.isspace(), "a": character.isalnum()}.get(
        CLASSES[argument], False
    )


def attacks(items: object, before: str = "") -> Iterator[tuple[str, str]]:
    """For each repetition without a near limit: the text before it, and what it repeats."""
    for op, argument in items:
        if op in (codes.MAX_REPEAT, codes.MIN_REPEAT):
            _, most, body = argument
            yield from attacks(body, before)
            unit = spelled(body)
            if most > FAR and unit:
                yield before, unit
        elif op is codes.BRANCH:
            for branch in argument[1]:
                yield from attacks(branch, before)
        elif op is codes.SUBPATTERN:
            yield from attacks(argument[3], before)
        elif op in (codes.ASSERT, codes.ASSERT_NOT):
            yield from attacks(argument[1], before)
        before += one(op, argument)


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Break off what takes longer; the matcher looks for signals now and then."""

    def stop(*_: object) -> None:
        raise TimeoutError

    earlier = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, earlier)


def cpu_seconds(pattern: re.Pattern, text: str | bytes) -> float:
    """The time of one attempt from the start of the text."""
    start = time.process_time()
    try:
        with at_most(4 * SECONDS):
            pattern.match(text)
    except TimeoutError:
        return float("inf")
    return time.process_time() - start


def texts_against(pattern: re.Pattern) -> set[str | bytes]:
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    made: set[str | bytes] = set()
    for before, unit in attacks(tree):
        if not unit.strip():
            continue  # blanks of a page are folded before its lines are read; raw text has its own test below
        for end in ENDS:
            whole = unit * (LENGTH // len(unit))
            for text in (
                before + whole + end,
                (before + unit * 5) * (LENGTH // len(before + unit * 5)) + end,
            ):
                made.add(text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace"))
    return made


SHORT_TEXTS_ONLY = {
    "pipelines.furniture.tails._MARK": "asked of lines of a credit's length",
    "pipelines.metadata.names._TRAILING": "asked of names, which have a longest length",
}
"""Patterns that would be slow on a long text and never see one; the pages below hold that."""


@pytest.mark.slow
def test_no_text_makes_a_pattern_try_all_ways_to_divide_it():
    slow = [
        (name, text[:40], taken)
        for name, pattern in all_patterns().items()
        if name not in SHORT_TEXTS_ONLY
        for text in texts_against(pattern)
        if (taken := cpu_seconds(pattern, text)) > SECONDS
    ]

    assert len(all_patterns()) > 200
    assert slow == []


def units() -> list[tuple[str, str]]:
    """What the patterns for text repeat, each once; blanks apart, which a line of a page never has two of."""
    found: dict[tuple[str, str], None] = {}
    for pattern in all_patterns().values():
        if isinstance(pattern.pattern, str):
            for before, unit in attacks(parser.parse(pattern.pattern, pattern.flags)):
                if unit.strip():
                    found[before[:60], unit] = None
    return list(found)


URL = "https://www.vietnam.vn/mot-bai-bao-co-dong-la"
LINE = "Con đường mới nối chợ phiên với bến thuyền đã được bà con trong xã góp công làm suốt ba mùa khô."


def page_of(article: str) -> bytes:
    return f"<!DOCTYPE html><title>Con đường</title><article>{article}</article>".encode()


def in_time(read: Callable[[], object]) -> float:
    """The CPU time of a reading, broken off when it is far too long."""
    start = time.process_time()
    try:
        with at_most(4 * PAGE_SECONDS):
            read()
    except TimeoutError:
        return float("inf")
    return time.process_time() - start


@pytest.mark.slow
@pytest.mark.parametrize("how", ["a page", "plain text"])
def test_a_line_that_repeats_what_a_pattern_repeats_is_read_in_time(how):
    slow = []
    for before, unit in units():
        text = before + unit * (PAGE_LENGTH // len(unit)) + "!"
        page = page_of(f"<h1>Con đường</h1><p>{LINE}</p><p>{html.escape(text)}</p><p>{LINE}</p>")
        if how == "a page":
            taken = in_time(lambda page=page: normalize(page, URL))
        else:
            taken = in_time(lambda text=text: attribute(f"{LINE}\n\n{text}\n\n{LINE}", language="vi"))
        if taken > PAGE_SECONDS:
            slow.append((before, unit, taken))

    assert len(units()) > 50
    assert slow == []


PLACES = {
    "JSON-LD that does not close": '<script type="application/ld+json">{{"@type": "NewsArticle" "x"}} ]]>{}x</script>',
    "JSON-LD in comments": '<script type="application/ld+json">/*{}<![CDATA[*/ {{"a" "b"}} //{}</script>',
    "a byline with a clock": '<div class="author">Lê Văn An{}! 10:30 12/10/2026</div>',
    "an author of the head": '<meta name="author" content="Lê Văn An{}!">',
    "a title": "<h1>Con đường{}!</h1>",
    "a date": '<time datetime="2026-10-12{}">12/10/2026{}</time>',
    "a keyword": '<meta name="keywords" content="đường{}">',
    "a caption": "<figure><img src='x.jpg'><figcaption>Ảnh: {}</figcaption></figure>",
    "a recorder": "<p>LÊ VŨ ({}ghi)</p>",
    "an attribute": '<p class="{}">Một dòng.</p>',
}
FILLINGS = (
    " ",
    "\t",
    "a. ",
    ",",
    "; ",
    "(",
    ")",
    "- ",
    "1",
    "1/",
    ":",
    "·",
    "a",
    "Đ",
    '"&quot;',
    "]]>",
    "*/",
)


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("filling", FILLINGS, ids=ascii)
def test_much_of_one_thing_in_any_place_is_read_in_time(place, filling):
    text = PLACES[place].replace("{}", filling * (PAGE_LENGTH // len(filling)))
    text = text.replace("{{", "{").replace("}}", "}")
    page = page_of(f"{text}<p>{LINE}</p><p>{LINE}</p>")

    assert in_time(lambda: normalize(page, URL)) < PAGE_SECONDS


@pytest.mark.slow
@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        ("(a+)+b", True),
        ("(?:a|a)*b", True),
        ("^a+b", False),
        ("(?:ab)+", False),
        ("a{1,20}b", False),
    ],
)
def test_the_test_itself_tells_a_bad_pattern_from_a_good_one(pattern, bad):
    compiled = re.compile(pattern)
    found = any(cpu_seconds(compiled, text) > SECONDS for text in texts_against(compiled))

    assert found is bad
