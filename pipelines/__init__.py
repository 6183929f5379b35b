"""From raw pages to records: pure functions of bytes, URL and headers.

``normalize`` reads one page, ``attribute`` plain text, ``detect_language`` any string. They are loaded
on first use, so that importing one does not pay for the others.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipelines.language import detect_language
    from pipelines.normalization import normalize
    from pipelines.statements import attribute

__all__ = ["attribute", "detect_language", "normalize"]

_HOME = {
    "attribute": "pipelines.statements",
    "detect_language": "pipelines.language",
    "normalize": "pipelines.normalization",
}


def __getattr__(name: str) -> Any:
    """Load a public function from its module (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'pipelines' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
