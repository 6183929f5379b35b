"""Cells that a spreadsheet will not run.

A cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return is read as a formula by the
usual spreadsheets (OWASP, "CSV Injection"); so is one that begins so after blanks. Such a cell gets an
apostrophe in front, which spreadsheets take as "this is text". Numbers stay as they are.
"""

from __future__ import annotations

import re

_UNSEEN = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
"""Control and format characters, which a spreadsheet may drop before it looks for a formula."""
_SIGN = r"[=+\-@|\t\r\uFF1D\uFF0B\uFF0D\uFF20]"
_FORMULA = re.compile(rf"[\s{_UNSEEN}]*{_SIGN}")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_LINE_FORMULA = re.compile(rf"(?<=[\r\n\x0b\x0c\x85\u2028\u2029])(?=[ {_UNSEEN}]*[=+\-@|\t])")


def safe(value: object) -> object:
    """The value as a cell that is data in every spreadsheet; anything but text passes unchanged.

    Zero characters go: a cell would end at them.
    """
    if not isinstance(value, str) or _NUMBER.fullmatch(value):
        return value
    guarded = _LINE_FORMULA.sub("'", value.replace("\0", ""))
    return f"'{guarded}" if _FORMULA.match(guarded) else guarded
