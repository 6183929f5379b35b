"""``whosaid explain`` names the rule, the cue and the speaker behind every statement."""

from __future__ import annotations

from flows.explain import explain
from pipelines.normalization import examine
from tests.sites import build as site


def explained(path: str) -> str:
    text = next(t for t in site.texts() if t.path == path)
    return "\n".join(explain(examine(site.page(text, []).encode(), f"https://www.vietnam.vn{path}")))


def section(text: str, title: str) -> list[str]:
    return text.split(f"\n{title}\n", 1)[1].split("\n\n", 1)[0].splitlines()


def test_every_statement_has_a_line_with_its_rule():
    path = "/giu-nghe-dan-thung-ben-song-lang"
    text = explained(path)
    rules = section(text, "Rules")

    assert len(rules) == sum(
        line.lstrip()[:1].isdigit() and " by " in line for line in section(text, "Statements")
    )
    assert any("quote" in line and "Đặng Văn Nhẫn" in line and "cue='nói'" in line for line in rules)
