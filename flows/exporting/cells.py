"""Cells that a spreadsheet will not run.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is read as a formula by the
usual spreadsheets (OWASP, "CSV Injection"); so is one that begins so after blanks. Such a cell gets an
apostrophe in front, which spreadsheets take as "this is text". Numbers stay as they are.
"""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@|\t\r\uFF1D\uFF0B\uFF0D\uFF20]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_LINE_FORMULA = re.compile(r"(?<=[\r\n])(?=[=+\-@|\t])")


def safe(value: object) -> object:
    """The value as a cell that is data in every spreadsheet; anything but text passes unchanged."""
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    guarded = _LINE_FORMULA.sub("'", value)
    return f"'{guarded}" if _FORMULA.match(guarded) else guarded
