"""A page that names its publisher nowhere but beside the date."""

from __future__ import annotations

import pytest

from pipelines.lines import Line
from pipelines.metadata.publishers import beside_date


def furniture(*texts: str) -> list[Line]:
    lines = [Line(text, dropped_because="before_article", type="furniture") for text in texts]
    return [*lines, Line("The first paragraph of the article, 19/05/2024 and all.")]


@pytest.mark.parametrize(
    ("texts", "language", "name"),
    [
        (["Việt Nam - 19/05/2024"], "id", "Việt Nam"),
        (["Việt Nam19/05/2024"], "ja", "Việt Nam"),
        (["19/05/2024 | Báo Đồng Nai"], "en", "Báo Đồng Nai"),
        (["Sở Ngoại vụ tỉnh Hà Tĩnh", "19/05/2024"], "fr", "Sở Ngoại vụ tỉnh Hà Tĩnh"),
        (["Báo Đồng Nai - 19/05/2024"], "vi", "Báo Đồng Nai"),
        (["Trần Thị Mận - 19/05/2024"], "vi", None),
        (["Trần Thị Mận - 19/05/2024"], None, None),
        (["John Smith - 19/05/2024"], "en", None),
        (["Señor Muñoz - 19/05/2024"], "es", None),
        (["19/05/2024"], "id", None),
        (["Việt Nam"], "id", None),
        ([], "id", None),
    ],
)
def test_the_name_beside_the_date(texts, language, name):
    assert beside_date(furniture(*texts), language) == name


def test_nothing_is_taken_from_the_article_itself():
    lines = [
        Line("Bài viết bắt đầu."),
        Line("Báo Đồng Nai - 19/05/2024", type="furniture", dropped_because="tail"),
    ]

    assert beside_date(lines, "id") is None
