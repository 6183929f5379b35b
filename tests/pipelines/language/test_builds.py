from pipelines.language.build_profiles import build
from pipelines.language.build_siblings import train

ID = ["Warga desa pergi ke pasar karena ada acara", "Polisi mengatakan bahwa mobil itu rusak"] * 4
MS = ["Penduduk kampung pergi ke pasar kerana ada majlis", "Polis berkata bahawa kereta itu rosak"] * 4


def test_a_profile_counts_what_langdetect_counts():
    profile = build("xx", ["Aba aba"] * 3)

    assert profile["freq"]["a"] == 12
    assert profile["freq"][" a"] == 6
    assert profile["freq"]["aba"] == 6
    assert profile["n_words"][0] == 18


def test_the_same_text_builds_the_same_profile_and_weights():
    assert build("id", ID) == build("id", ID)
    assert train(ID, MS) == train(ID, MS)


def test_weights_lean_to_the_language_that_uses_the_word():
    weights = train(ID, MS)

    assert weights["=karena"] > 0 > weights["=kerana"]


def test_shipped_profiles_name_source_and_licence():
    import json
    from importlib.resources import files

    for code in ("id", "ms"):
        shell = json.loads((files("pipelines.language") / f"profile_{code}.json").read_text("utf-8"))

        assert shell["source"]
        assert shell["licence"] == "CC BY-SA 4.0"
        assert shell["profile"]["name"] == code
