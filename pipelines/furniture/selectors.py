"""A source's own selector for the body: an accelerator that has to agree with the general method."""

from __future__ import annotations

from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector

from pipelines.document.layout import Layout
from pipelines.furniture.region import Region

AGREES = 0.7
"""Share of the general method's prose that the selected box must hold, and the other way round."""


def selected_box(layout: Layout, root: Any, region: Region, selector: str) -> tuple[int | None, str | None]:
    """The selected box, or None and a warning where the selector fails or finds something else."""
    try:
        found = CSSSelector(selector)(root)
    except SelectorError:
        return None, f"body_selector_invalid: {selector}"
    elements = found if isinstance(found, list) else []
    index = next((i for i, box in enumerate(layout.boxes) if any(box.element is e for e in elements)), None)
    if index is None:
        return None, f"body_selector_found_nothing: {selector}"
    chosen, general = layout.boxes[index], layout.boxes[region.box]
    both = range(max(chosen.first, general.first), min(chosen.last, general.last))
    shared = sum(region.values[i] for i in both)
    larger = max(region.mass[index], region.mass[region.box])
    if shared < AGREES * larger:
        return None, f"body_selector_disagrees: {selector}"
    return index, None
