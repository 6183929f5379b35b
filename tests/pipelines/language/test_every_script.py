"""A script that one language uses tells the language, however little of it there is and whatever stands beside it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.language import detect_language
from pipelines.language.detection import UNDETERMINED
from pipelines.language.priors import prior_nats
from pipelines.language.profiles import EXTRA, bundled_codes, bundled_text, load_profile
from pipelines.language.scripts import LANGUAGE_OF_SCRIPT, script_weights

WRITTEN = {
    "el": "Ο δρόμος άνοιξε",
    "hy": "Ճանապարհը բաց է",
    "he": "הכביש נפתח",
    "bn": "রাস্তা খুলেছে",
    "pa": "ਸੜਕ ਖੁੱਲ੍ਹ ਗਈ",
    "gu": "રસ્તો ખૂલ્યો",
    "or": "ରାସ୍ତା ଖୋଲିଲା",
    "ta": "சாலை திறந்தது",
    "te": "రోడ్డు తెరిచారు",
    "kn": "ರಸ್ತೆ ತೆರೆಯಿತು",
    "ml": "റോഡ് തുറന്നു",
    "si": "පාර විවෘත විය",
    "th": "ถนนเปิดแล้ว",
    "lo": "ຖະໜົນເປີດແລ້ວ",
    "bo": "ལམ་ཁ་ཕྱེ་སོང་།",
    "my": "လမ်းဖွင့်ပြီ",
    "ka": "გზა გაიხსნა",
    "ko": "길이 열렸다",
    "am": "መንገዱ ተከፈተ",
    "km": "ផ្លូវបានបើក",
}
"""A few words in each script that one language uses."""


def test_every_such_script_is_tried():
    assert set(WRITTEN) == set(LANGUAGE_OF_SCRIPT.values())


@pytest.mark.parametrize("code", WRITTEN)
def test_a_few_words_are_enough(code):
    found = detect_language(WRITTEN[code])

    assert found.code == code
    assert found.confidence > 0.9


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize(
    "dress",
    [
        "{} 2026!",
        "“{}” – 😀",
        "{} (VTV, ASEAN)",
        "iPhone {} {}",
        "{}\nNguyễn Văn An\n{}\n{}",
        "https://www.example.test/some-english-words {}",
        "\u200b{}\ufeff",
    ],
)
def test_names_and_numbers_beside_it_do_not_matter(code, dress):
    assert detect_language(dress.replace("{}", WRITTEN[code])).code == code


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_any_normal_form_is_the_same_language(code, form):
    assert detect_language(unicodedata.normalize(form, WRITTEN[code])).code == code


@pytest.mark.parametrize("code", WRITTEN)
@pytest.mark.parametrize("declared", ["vi", "en", "xx", "", "zh-CN"])
def test_no_declaration_changes_what_the_script_says(code, declared):
    assert detect_language(WRITTEN[code], declared).code == code


@pytest.mark.parametrize(
    ("one", "other"), [("th", "lo"), ("bn", "or"), ("ta", "ml"), ("te", "kn"), ("he", "hy")]
)
def test_the_script_with_more_letters_wins(one, other):
    assert detect_language(f"{WRITTEN[one]} {WRITTEN[one]} {WRITTEN[other]}").code == one
    assert detect_language(f"{WRITTEN[one]} {WRITTEN[other]} {WRITTEN[other]}").code == other


@pytest.mark.parametrize("code", WRITTEN)
def test_a_single_word_in_a_latin_text_is_a_name_and_not_the_language(code):
    sentence = "This morning the people of the village went to market earlier than usual, and all were glad."

    assert detect_language(f"{sentence} {WRITTEN[code].split()[0][:4]}").code == "en"


@pytest.mark.parametrize("character", "٣३৩๓៣໓၃3٠०。、…—“”«»‹›„•·€₫№°±½²™©®✓★→😀👍🏽🇻🇳")
def test_what_is_no_letter_has_no_script(character):
    assert script_weights(character) == {}
    assert detect_language(character).code == UNDETERMINED


@given(st.text(alphabet=st.characters(categories=["N", "P", "S", "Z", "Cc", "Cf"]), max_size=30))
def test_a_text_without_letters_is_undetermined_or_spelled_by_signs(text):
    found = detect_language(text)

    assert 0 <= found.confidence <= 1
    if not script_weights(text):
        assert found.code == UNDETERMINED


@given(st.sampled_from(sorted(WRITTEN)), st.integers(1, 40))
def test_more_of_the_same_is_the_same(code, times):
    assert detect_language(" ".join([WRITTEN[code]] * times)).code == code


def test_bundled_profiles_are_sorted_and_complete():
    codes = bundled_codes()

    assert list(codes) == sorted(codes)
    assert len(codes) == 55
    assert {"vi", "en", "zh-cn", "th", "id"} <= set(codes)
    assert all(bundled_text(code).startswith("{") for code in codes[:5])


@pytest.mark.parametrize("code", ["vi", "en", "id", "ms", "fa"])
def test_a_profile_counts_more_grams_than_it_names(code):
    profile = load_profile(code)

    assert profile.code == code
    for length, total in enumerate(profile.totals, 1):
        named = sum(count for gram, count in profile.counts.items() if len(gram) == length)
        assert 0 < named <= total


def test_profiles_of_our_own_replace_those_of_the_library():
    assert set(EXTRA) == {"id", "ms"}
    assert "ms" not in bundled_codes()
    assert load_profile("id").counts != load_profile("en").counts


@pytest.mark.parametrize("code", ["xx", "", "../vi", "ms-MY"])
def test_a_language_without_a_profile_is_an_error(code):
    with pytest.raises(OSError, match=r"profile|directory|langdetect|xx"):
        load_profile(code)


@pytest.mark.parametrize(
    ("likelier", "other"),
    [("vi", "da"), ("en", "fi"), ("it", "af"), ("tl", "sw"), ("da", "af"), ("bg", "mk")],
)
def test_languages_of_the_site_are_likelier_than_neighbours_and_those_than_others(likelier, other):
    assert prior_nats(likelier) > prior_nats(other)
