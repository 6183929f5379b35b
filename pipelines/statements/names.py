"""Names of persons: what looks like one, where they stand in a text, and which are one person's.

Nothing here knows a person. Vietnamese names carry the pages, so they are known best: by family name, syllable
and length, with or without capitals and diacritics, or spelled in another script.
"""

from __future__ import annotations

from pipelines.statements.name_runs import GLUED, find_names
from pipelines.statements.name_shapes import has_office_word, name_score
from pipelines.statements.same_names import same_person

__all__ = ["GLUED", "find_names", "has_office_word", "name_score", "same_person"]
