import pytest

from pipelines.language import detect_language
from tests.benchmarks.plain_langdetect import plain_langdetect

LONG = {
    "en": "The council of the small town met in the evening and spoke about the new bridge over the river. "
    * 3,
    "de": "Der Rat der kleinen Stadt traf sich am Abend und sprach über die neue Brücke über den Fluss. " * 3,
    "vi": "Hội đồng thị trấn nhỏ họp vào buổi tối và bàn về cây cầu mới bắc qua sông. " * 3,
    "ru": "Совет маленького города собрался вечером и говорил о новом мосте через реку. " * 3,
}


@pytest.mark.parametrize("code", LONG)
def test_plain_langdetect_agrees_on_long_clear_text(code):
    assert plain_langdetect(LONG[code])[0] == detect_language(LONG[code]).code == code


def test_plain_langdetect_gives_the_same_answer_every_time():
    assert len({plain_langdetect("He said so.") for _ in range(20)}) == 1


@pytest.mark.parametrize("text", ["", "12345", "ພາສາລາວ"])
def test_plain_langdetect_without_features_is_undetermined(text):
    assert plain_langdetect(text) == ("und", 0.0)
