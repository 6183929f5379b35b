"""Title, lead, publisher, dates, bylines, tags: read from the page's head first, then from what is visible.

``read_head`` runs before the article is told from its furniture, since the title helps to find it;
``read_metadata`` runs after it, since bylines, dates and the source stand in lines that are no body.
"""

from __future__ import annotations

from pipelines.metadata.choose import read_metadata
from pipelines.metadata.head import read_head
from pipelines.metadata.records import Candidate, Head, Metadata

__all__ = ["Candidate", "Head", "Metadata", "read_head", "read_metadata"]
