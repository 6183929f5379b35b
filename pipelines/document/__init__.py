"""The page as a tree: parsed once with lxml, bounded whatever arrives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import etree

from pipelines.document.limits import bound, flatten

__all__ = ["Document", "parse"]


@dataclass(slots=True)
class Document:
    """``root`` is the lxml root element, never mutated by a reader; ``source`` the decoded page in UTF-8.

    Comments and processing instructions are not in the tree.
    """

    root: Any
    source: bytes
    warnings: tuple[str, ...] = ()


def _tree(markup: bytes) -> tuple[Any, bool]:
    """The root element of markup in UTF-8, and whether the parser gave up at its nesting limit.

    Plain lxml.etree: the element classes of lxml.html are chosen by a Python call for each element.
    """
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(markup, parser=parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        root = etree.fromstring("<html><body></body></html>", parser=etree.HTMLParser())
    return root, any("Excessive depth" in entry.message for entry in parser.error_log)


def parse(page: str | bytes) -> Document:
    """Parse decoded HTML, a string or its UTF-8; never raises. A page without any element has an empty ``<html>``
    root.

    A page that is too long is cut and one that is nested too deep is flattened; ``warnings`` says so.
    """
    source = page.encode("utf-8", "replace") if isinstance(page, str) else page
    markup, warnings = bound(source)
    root, too_deep = _tree(markup)
    if too_deep:
        root, _ = _tree(flatten(markup.decode("utf-8", "replace")).encode("utf-8"))
        warnings = (*warnings, "nested_too_deep")
    return Document(root, source, warnings)
