"""What the markup of a page says in attributes."""

from __future__ import annotations

import pytest

from pipelines.document import parse
from pipelines.metadata import read_head


@pytest.mark.parametrize("attributes", ['itemprop=""', 'property=""', "itemprop", 'itemprop=" "'])
def test_an_empty_property_names_nothing(attributes):
    document = parse(f"<html><body><p {attributes}>text</p><p itemprop=author>Ada Lund</p></body></html>")

    assert list(read_head(document, "https://herald.example/x").markup.properties) == ["author"]
