"""The parsed page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import lxml.html


@dataclass(slots=True)
class Document:
    """``root`` is the lxml root element, never mutated by a reader; ``text`` the decoded page."""

    root: Any
    text: str
    warnings: tuple[str, ...] = ()


def parse(text: str) -> Document:
    """Parse decoded HTML; never raises. A page without any element has an empty ``<html>`` root."""
    return Document(lxml.html.document_fromstring(text or "<html></html>"), text)
