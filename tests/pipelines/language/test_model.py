import math
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language.model import FAMILIES, STEPS_A_NAT, common_words, family, fit
from pipelines.language.profiles import EXTRA, bundled_codes, load_profile
from pipelines.language.scripts import CYRILLIC, LATIN


def test_every_language_of_a_family_has_a_profile():
    assert {code for codes in FAMILIES.values() for code in codes} <= {*bundled_codes(), *EXTRA}


def test_languages_of_a_family_are_sorted():
    assert all(list(codes) == sorted(codes) for codes in FAMILIES.values())


def test_a_family_scores_as_langdetects_own_table_does():
    """The score of a word without word evidence is the sum over langdetect's grams of log(1 + p / floor)."""
    kin, word, floor = family(CYRILLIC), "щъ", 0.25 / 10_000
    grams = [" щ", "щ", "щъ", " щъ", "ъ", "ъ ", "щъ "]

    for code, steps in zip(kin.codes, kin.steps([word]), strict=True):
        profile = load_profile(code)
        folded: dict[str, int] = {}
        for gram, count in profile.counts.items():
            folded[gram.lower()] = folded.get(gram.lower(), 0) + count
        expected = sum(math.log1p(folded.get(g, 0) / profile.totals[len(g) - 1] / floor) for g in grams)

        assert steps / STEPS_A_NAT == pytest.approx(expected, abs=len(grams) / STEPS_A_NAT)


@given(st.lists(st.text("abcđèñöşż", min_size=1, max_size=50)))
def test_scores_do_not_depend_on_the_order_of_words(words):
    kin = family(LATIN)

    assert kin.steps(words) == kin.steps(sorted(words))


@given(st.lists(st.text("abcđ", min_size=1, max_size=8)), st.lists(st.text("abcđ", min_size=1, max_size=8)))
def test_scores_of_parts_add_up(one, other):
    kin = family(LATIN)

    assert list(kin.steps(one + other)) == [
        a + b for a, b in zip(kin.steps(one), kin.steps(other), strict=True)
    ]


def test_lanes_do_not_run_over_for_the_longest_text():
    assert max(family(LATIN).steps(["những"] * 4_000)) < 2**32


def test_common_words_are_lower_case_and_of_known_languages():
    known = {code for codes in FAMILIES.values() for code in codes}

    assert set(common_words()) <= known
    assert all(word == word.lower() for words in common_words().values() for word in words)


def test_right_text_fits_better_than_the_wrong_encoding():
    text = "Сегодня утром жители деревни пошли на рынок"

    assert fit(text) > 1.3 * fit(text.encode("koi8-r").decode("cp1251"))
    assert fit("plain ASCII") == fit("") == 0.0


def test_the_model_is_not_loaded_before_its_first_use():
    program = (
        "import sys, pipelines.language\n"
        "from pipelines.language import model\n"
        "assert model.family.cache_info().currsize == 0\n"
        "assert 'langdetect.detector' not in sys.modules"
    )

    subprocess.run([sys.executable, "-c", program], check=True, env={"PYTHONPATH": ":".join(sys.path)})
