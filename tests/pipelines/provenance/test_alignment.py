"""Lines are found in their page: in page order, with as much text as can be, and each character at its bytes."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.provenance.alignment import MAX_CANDIDATES, MAX_LEFT_OUT, Line, _in_order, align
from pipelines.provenance.byte_map import map_bytes
from pipelines.provenance.stream import comparable, read_stream


def found(page: str, *texts: str) -> dict[str, list[str]]:
    """For each line that is found, the bytes of its characters as text."""
    raw = page.encode()
    stream = read_stream(map_bytes(raw, "utf-8"))
    lines = [Line(text, number) for number, text in enumerate(texts)]
    return {
        f"{line.start}": [raw[start:end].decode() for _, (start, end) in places]
        for line, places in align(lines, stream).items()
    }


def where(page: str, *texts: str) -> list[int | None]:
    """The byte at which each line begins, None for one that is not found."""
    stream = read_stream(map_bytes(page.encode(), "utf-8"))
    lines = [Line(text, number) for number, text in enumerate(texts)]
    places = align(lines, stream)
    return [places[line][0][1][0] if line in places else None for line in lines]


def test_each_character_has_its_bytes_and_its_offset():
    raw = "<p>Đi <b>ch</b>ợ</p>".encode()
    stream = read_stream(map_bytes(raw, "utf-8"))
    line = Line("Đi chợ", 10)

    places = align([line], stream)[line]

    assert [offset for offset, _ in places] == [0, 1, 3, 4, 5]
    assert [raw[start:end].decode() for _, (start, end) in places] == list("Đichợ")


@pytest.mark.parametrize(
    ("page", "lines", "missing"),
    [
        ("<p>one two</p><p>three</p>", ["one two", "three"], []),
        ("<p>one</p>", ["one", "two"], [1]),
        ("<p>one</p><p>three</p>", ["three", "one"], [1]),
        ("<p>one</p>", [""], [0]),
        ("<p>one</p>", ["\u00ad \u200b"], [0]),
        ("", ["one"], [0]),
        ("<p>one</p>", ["one", "one"], [1]),
    ],
)
def test_what_is_not_there_in_order_is_not_found(page, lines, missing):
    places = where(page, *lines)

    assert [n for n, place in enumerate(places) if place is None] == missing


def test_of_several_places_that_is_taken_with_which_most_text_lies_in_order():
    page = (
        "<p>Menu</p><p>Home</p><p>A long first line of the text</p><p>Home</p><p>Another long line of it</p>"
    )

    places = where(page, "A long first line of the text", "Home", "Another long line of it")

    assert places[1] == page.rindex("Home")
    assert places == sorted(places)


def test_a_longer_line_wins_where_two_cannot_both_be_in_order():
    page = "<p>A very long line that stands late</p><p>short</p>"

    assert where(page, "short", "A very long line that stands late") == [None, 3]


def test_a_label_with_very_many_places_is_found_between_its_neighbours():
    labels = "<i>More</i>" * (MAX_CANDIDATES * 3)
    page = f"{labels}<p>First paragraph here</p><i>More</i><p>Second paragraph here</p>{labels}"

    places = where(page, "First paragraph here", "More", "Second paragraph here")

    assert places[1] == page.index("More", page.index("First"))


@pytest.mark.parametrize(
    "hidden", ["<span hidden>see also</span>", "<sup>1</sup>", "<i>x</i><i>y</i>", "<b>and the second</b>"]
)
def test_a_line_may_leave_out_whole_stretches(hidden):
    page = f"<p>The first half of it {hidden}and the second half of it</p>"
    text = "The first half of it and the second half of it"

    assert "".join(found(page, text)["0"]) == text.replace(" ", "")


def test_only_so_many_stretches_are_left_out_at_one_point():
    few, many = ("<i>x</i>" * (MAX_LEFT_OUT - 5), "<i>x</i>" * (MAX_LEFT_OUT + 5))
    text = "The first half of it and the second half of it"
    page = "<p>The first half of it {}<b>and the second half of it</b></p>"

    assert found(page.format(few), text)
    assert not found(page.format(many), text)


def test_lines_outside_the_body_help_to_keep_the_order():
    page = "<h1>Words</h1><p>Words</p>"
    stream = read_stream(map_bytes(page.encode(), "utf-8"))
    title, body = Line("Words", None), Line("Words", 0)

    places = align([title, body], stream)

    assert places[title][0][1] == (4, 5)
    assert places[body][0][1][0] == page.rindex("Words")


MATCHES = st.lists(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), max_size=3).map(
        lambda found: [tuple(range(at, at + length)) for at, length in found]
    ),
    max_size=6,
)


def best_cover(candidates: list[list[tuple[int, ...]]]) -> int:
    """By trying everything: the most text that one match a line, in rising order, can cover."""
    best = 0
    for chosen in itertools.product(*([None, *matches] for matches in candidates)):
        taken = [match for match in chosen if match is not None]
        if all(a[-1] < b[0] for a, b in itertools.pairwise(taken)):
            best = max(best, sum(map(len, taken)))
    return best


@settings(max_examples=80, deadline=None)
@given(MATCHES)
def test_no_other_choice_in_order_covers_more(candidates):
    chosen = _in_order(candidates)
    taken = [match for match in chosen if match is not None]

    assert len(chosen) == len(candidates)
    assert all(match is None or match in matches for match, matches in zip(chosen, candidates, strict=True))
    assert all(a[-1] < b[0] for a, b in itertools.pairwise(taken))
    assert sum(map(len, taken)) == best_cover(candidates)


TEXTS = st.lists(
    st.text(alphabet="abcđ中 .,", min_size=1, max_size=20)
    .map(lambda t: " ".join(t.split()))
    .filter(comparable),
    min_size=1,
    max_size=6,
)


@settings(max_examples=80, deadline=None)
@given(TEXTS, st.text(alphabet="xyz ", max_size=10))
def test_lines_of_a_page_are_all_found_and_say_what_they_said(texts, noise):
    page = "".join(f"<p>{text}</p><i>{noise}</i>" for text in texts)

    assert ["".join(found(page, *texts)[f"{n}"]) for n in range(len(texts))] == [
        t.replace(" ", "") for t in texts
    ]


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_lines_in_another_order_are_found_in_rising_places_or_not_at_all(texts, chance):
    page = "".join(f"<p>{text}</p>" for text in texts)
    shuffled = chance.sample(texts, len(texts))
    places = [place for place in where(page, *shuffled) if place is not None]

    assert places == sorted(places)
    assert places


@pytest.mark.slow
@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ("<p>a</p>", "a"),
        ("<p>ab</p>", "abababab"),
        ("<i>x</i>", "xxxxxxxxxxxxxxxxy"),
        ("<p>one two</p>", "one two three"),
    ],
)
def test_a_page_of_nothing_but_repetition_takes_linear_time(unit, line):
    def seconds(times: int) -> float:
        stream = read_stream(map_bytes((unit * times).encode(), "utf-8"))
        start = time.process_time()
        align([Line(line, n) for n in range(8)], stream)
        return time.process_time() - start

    small = min(seconds(1_000) for _ in range(3))
    assert min(seconds(4_000) for _ in range(2)) < max(0.5, 8 * small)
