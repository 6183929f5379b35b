"""Bytes to text, with the evidence for the encoding that was chosen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` is NFC. ``evidence`` says in order what was looked at and what it said."""

    text: str
    encoding: str
    evidence: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


def decode(data: bytes, content_type: str | None = None) -> Decoded:
    """Decode a page; never raises. ``content_type`` is the response header, None when unknown."""
    return Decoded(unicodedata.normalize("NFC", data.decode("utf-8", "replace")), "utf-8")
