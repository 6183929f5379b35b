"""Four times the text takes about four times the time, in every pattern that a page could be made of."""

from __future__ import annotations

import time

import pytest

from pipelines.lexicons import lexicon
from pipelines.statements import attribute, inline
from pipelines.statements.phrases import Phrases, Vocabulary
from pipelines.statements.reading import Reading

SMALL, LARGE = 25_000, 100_000
GROWTH = 6.0
"""Four times the text may take this many times as long; a quadratic step at this size takes eight and more."""
FLOOR = 0.1
"""Seconds below which no time is too long: timers and other work on the machine matter more there."""

QUOTING = [
    ("vi", "Ông An nói: “a” "),
    ("fr", "« a, dit-il, b » "),
    ("en", 'he said "x", '),
]
"""Many quotations, cues and speakers in one paragraph."""

OTHERS = [
    ("ru", "«Я, — сказал он, — б» "),
    ("de", "Herr An sagte, dass er sage, "),
    ("de", "Das sei gut, die Lage sei ernst. "),
    ("en", "Mr. An said that he said that "),
    ("en", '"'),
    ("en", "“"),
    ("en", "LE VAN AN "),
    ("en", "LE VU (ghi)\n"),
    ("en", "LE VAN AN - GIAM DOC:\n"),
    ("en", "“abc\nGiam doc - Le Van An\n"),
    ("en", "Mr. An: x\n"),
    ("en", ". "),
    ("en", "A."),
    ("en", ", "),
    ("en", "(a) "),
    ("en", "1. "),
    ("en", "a'"),
    ("vi", "Nguyễn Văn An "),
    ("vi", "Theo ông An, "),
    ("he", 'א"א '),
    ("ar", "قال السيد آن إن "),
    ("hi", "श्री आन ने कहा, “क”। "),
    ("zh", "阮"),
    ("zh", "阮文海说：“好”，"),
    ("ko", "레반중 씨는 말했다. "),
    ("ja", "グ・"),
    ("ja", "ハイさんは「好」と述べた、"),
    ("th", "นายไห่กล่าวว่า “ก” "),
    ("th", "เล "),
    ("ar", '"أ" '),
    ("ar", "مؤكدًا أن ، "),
    ("km", "\u200bថា "),
    ("ko", '"가나다라"라고 말하며 '),
    ("ja", "「あ」と言い、"),
    ("vi", "UBND xã Lê Ninh Trần Đăng Khoát, "),
    ("no-such-language", 'he said "x", '),
]


def seconds(language: str, text: str) -> float:
    """CPU time of one reading."""
    start = time.process_time()
    attribute(text, language)
    return time.process_time() - start


def grows_linearly(language: str, pattern: str) -> tuple[bool, str]:
    """Whether it does in one of three attempts, and what was measured last."""
    small, large = pattern * (SMALL // len(pattern)), pattern * (LARGE // len(pattern))
    attribute(pattern * 20, language)
    told = ""
    for _ in range(3):
        short = min(seconds(language, small) for _ in range(2))
        long = seconds(language, large)
        told = f"{short:.3f} s, then {long:.3f} s"
        if long <= max(FLOOR, GROWTH * short):
            return True, told
    return False, told


@pytest.mark.slow
@pytest.mark.parametrize(("language", "pattern"), QUOTING)
def test_many_quotations_in_one_paragraph_take_linear_time(language: str, pattern: str) -> None:
    linear, told = grows_linearly(language, pattern)
    assert linear, told


@pytest.mark.slow
@pytest.mark.parametrize(("language", "pattern"), OTHERS)
def test_every_worst_case_takes_linear_time(language: str, pattern: str) -> None:
    linear, told = grows_linearly(language, pattern)
    assert linear, told


@pytest.mark.slow
@pytest.mark.parametrize(("language", "pattern"), [p for p in (*QUOTING, *OTHERS) if "\n" not in p[1]])
def test_a_hundred_kilobytes_in_one_line_take_no_longer_than_a_long_article(
    language: str, pattern: str
) -> None:
    attribute(pattern * 400, language)
    text = pattern * (LARGE // len(pattern))
    assert min(seconds(language, text) for _ in range(3)) < 0.3


def test_no_more_speakers_are_looked_for_however_long_a_line_of_quotations_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    resolve = Reading.resolve
    monkeypatch.setattr(
        Reading, "resolve", lambda *given, **more: asked.append("") or resolve(*given, **more)
    )
    counts = []
    for times in (100, 400, 4000):
        asked.clear()
        attribute('Mr. Hale said: "It rains again today." ' * times, "en")
        counts.append(len(asked))
    assert counts[0] >= 100, "every quotation of a long paragraph has its speaker"
    assert counts[1] == counts[2] <= 3 * inline.MANY


@pytest.mark.parametrize("times", [inline.MANY // 2, inline.MANY + 50])
def test_a_line_is_read_up_to_its_last_quotation_that_counts_and_the_rest_is_narration(times: int) -> None:
    text = 'Mr. Hale said: "It rains again today." ' * times
    made = attribute(text, "en")
    assert sum(s.kind == "quote" for s in made) == min(times, inline.MANY)
    assert made[0].kind == "narration"
    assert made[0].text == text.strip()


@pytest.mark.slow
@pytest.mark.parametrize("pattern", [", ", "A.", "(a) ", "LE VAN AN ", "a' "])
def test_a_hundred_kilobytes_without_words_of_speech_are_quick(pattern: str) -> None:
    attribute(pattern * 20, "en")
    text = pattern * (LARGE // len(pattern))
    assert min(seconds("en", text) for _ in range(3)) < 0.5


def test_phrases_of_a_spaced_language_compile_no_pattern() -> None:
    words = Vocabulary(lexicon("en"))
    assert words.roles.prefix("Director Nguyen Van An") == len("Director")
    built = {name: kept for name, kept in vars(words).items() if isinstance(kept, Phrases)}
    assert set(built) == {"roles"}, "a set that nobody asked for was built"
    assert "anywhere" not in vars(built["roles"])


def test_phrases_of_a_language_without_blanks_compile_theirs_when_asked() -> None:
    words = Phrases(["厅长", "副厅长"], spaced=False)
    assert "anywhere" not in vars(words)
    assert list(words.find("省副厅长说")) == [(1, 4)]
    assert "anywhere" in vars(words)
