"""Build the profiles that langdetect lacks, with langdetect's own ``LangProfile``.

Usage: ``python -m pipelines.language.build_profiles CODE TEXT_FILE SOURCE LICENCE``

The text is UTF-8, one sentence or paragraph a line. Only gram counts are kept, no sentence; SOURCE and
LICENCE are written into the file's header. The same text always gives the same file, byte for byte.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from langdetect.utils.lang_profile import LangProfile
from langdetect.utils.ngram import NGram

_LEAST = 3
"""Grams seen less often say more about the text than about the language."""


def build(code: str, lines: Iterable[str]) -> dict[str, object]:
    """Count the grams of ``lines`` (lower-cased, as texts are when they are scored) into a profile."""
    profile = LangProfile(code)
    for line in lines:
        grams = NGram()
        for character in f" {NGram.normalize_vi(line.strip().lower())} ":
            grams.add_char(character)
            for length in range(1, NGram.N_GRAM + 1):
                profile.add(grams.get(length))
    counts = {gram: n for gram, n in sorted(profile.freq.items()) if n >= _LEAST}
    return {"freq": counts, "n_words": profile.n_words, "name": code}


def main(arguments: list[str]) -> None:
    """Write ``profile_CODE.json``."""
    code, text_file, source, licence = arguments
    lines = Path(text_file).read_text("utf-8").splitlines()
    shell = {"source": source, "licence": licence, "profile": build(code, lines)}
    target = Path(__file__).parent / f"profile_{code}.json"
    target.write_text(json.dumps(shell, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
