"""The site's words around an article."""

from __future__ import annotations

import pytest

from pipelines.furniture.labels import fold, labels
from tests.pipelines.furniture.samples import EN


@pytest.mark.parametrize("text", ["  Advertisement: ", "ADVERTISEMENT", "» Advertisement «"])
def test_labels_are_compared_without_case_and_decoration(text):
    assert fold(text) == "advertisement"
    assert EN.reason(text) == "ad_marker"


def test_labels_of_an_unknown_language_are_those_of_all():
    assert set(labels("en").exact) <= set(labels(None).exact)
    assert labels("xx").exact == labels(None).exact
