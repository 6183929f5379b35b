import pytest

from pipelines.language import detect_language, judge
from pipelines.lines import Line
from tests.benchmarks import language as benchmark

pytestmark = [pytest.mark.data, pytest.mark.slow]


def test_accuracy_on_the_development_texts_does_not_fall():
    figures = benchmark.accuracy(benchmark.rows("language.jsonl"), benchmark.ours)

    assert float(figures["core"]) >= 98.5
    assert float(figures["macro-F1"]) >= 98.5
    assert float(figures["wrong at 0.9"]) <= 0.5
    assert min(float(figures[f"lang {code}"]) for code in ("id", "ms")) >= 90


def test_page_verdicts_on_the_development_pages_do_not_fall():
    figures = benchmark.verdicts(benchmark.rows("pages.jsonl"))

    assert float(figures["right"]) >= 99.4
    assert float(figures["false alarm"]) <= 0.4
    assert float(figures["missed"]) == 0


def test_lines_of_a_page_are_detected_alone():
    page = next(p for p in benchmark.rows("pages.jsonl") if p["kind"] == "half")
    lines = [Line(text) for text in page["paragraphs"]]

    judge(lines, page["declared"])

    assert [line.language for line in lines] == [benchmark.base(code) for code in page["paragraph_langs"]]
    assert detect_language(lines[0].text).code == lines[0].language
