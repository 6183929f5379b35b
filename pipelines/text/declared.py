"""What a page says about its own encoding: byte order mark, response header, ``<meta>``.

Labels are read as the WHATWG Encoding Standard reads them: ``iso-8859-1`` means windows-1252, ``gb2312``
means GB 18030, and so on, because that is what pages that say so are written in.
"""

from __future__ import annotations

from dataclasses import dataclass

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

_META_WITHIN = 4096
"""Bytes from the start in which a ``<meta charset>`` is looked for; browsers stop at 1024."""


@dataclass(frozen=True, slots=True)
class Declared:
    """Python codec names; None where the page says nothing or an unknown name."""

    bom: str | None
    header: str | None
    meta: str | None

    @property
    def evidence(self) -> tuple[str, ...]:
        """What was found, in the order in which it was looked at."""
        found = (("BOM", self.bom), ("header", self.header), ("meta", self.meta))
        return tuple(f"{place}: {name or 'none'}" for place, name in found)


def read_declared(data: bytes, content_type: str | None) -> Declared:
    """Read the three declarations of a response; ``content_type`` is the header's value."""
    bom, _ = read_bom(data)
    header = http_content_type_encoding(content_type)
    return Declared(bom, header, html_body_declared_encoding(data[:_META_WITHIN]))
