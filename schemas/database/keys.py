"""Keys made from what a row says: the same fact gets the same key on every machine.

Two files can then be merged row by row, and writing a row twice is one row.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

KEY_LENGTH = 24
"""Hex digits: 96 bits, enough for the collision-free life of billions of rows."""


def key(*parts: object) -> str:
    """A key of text parts; None and the empty text differ."""
    return hashlib.sha256(dump(parts).encode("utf-8", "surrogatepass")).hexdigest()[:KEY_LENGTH]


def digest(value: Any) -> str:
    """SHA-256 of a JSON value, hex."""
    return hashlib.sha256(dump(value).encode("utf-8", "surrogatepass")).hexdigest()


def dump(value: Any) -> str:
    """The one JSON text of a value: sorted keys, no blanks, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def url_digest(url: str) -> str:
    """What a tombstone keeps of an address: enough to recognise it, nothing to read."""
    return key("url", url)
