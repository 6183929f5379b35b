"""Paragraphs that breaks and pictures cut into several lines, read with BeautifulSoup.

They are handed to it pruned to their inline marks: a whole page in it costs some 40 ms, what is left here well
under one. Few pages have such a paragraph, so that the module is imported when one comes.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from pipelines.document.layout import Passage


@dataclass(slots=True)
class Run:
    """One line of a paragraph. ``solid``: its characters that are no blanks; ``inside``: those of them in each
    kind of mark; ``image``: a picture stands before it.
    """

    texts: list[str] = field(default_factory=list)
    solid: int = 0
    inside: dict[str, int] = field(default_factory=lambda: {"b": 0, "i": 0, "a": 0, "cite": 0})
    image: bool = False

    @property
    def text(self) -> str:
        """What is read, white space folded."""
        return " ".join("".join(self.texts).split())


def markup(passages: Iterable[tuple[int, Passage]]) -> str:
    """Passages as paragraphs of HTML, with their numbers as ids and nothing but their marks."""
    parts = []
    for index, passage in passages:
        parts.append(f'<p id="{index}">')
        parts += [html.escape(p, quote=False) if type(p) is str else f"<{p[0]}>" for p in passage.pieces]
        parts.append("</p>")
    return "".join(parts)


def cut(passages: Iterable[tuple[int, Passage]]) -> dict[int, list[Run]]:
    """The lines of each passage that have text, by the passage's number."""
    soup = BeautifulSoup(markup(passages), "lxml", multi_valued_attributes=None)
    return {
        int(str(paragraph["id"])): [run for run in _runs(paragraph) if run.solid]
        for paragraph in soup.find_all("p", recursive=True)
    }


def _runs(paragraph: Tag) -> list[Run]:
    """Cut a paragraph at its breaks and before its pictures."""
    runs = [Run()]
    for node in paragraph.descendants:
        if isinstance(node, NavigableString):
            _add(runs[-1], node, paragraph)
        elif isinstance(node, Tag):
            if node.name == "br":
                image = runs[-1].image and not runs[-1].solid
                runs.append(Run(image=image))
            elif node.name == "img":
                if runs[-1].solid:
                    runs.append(Run())
                runs[-1].image = True
    return runs


def _add(run: Run, node: NavigableString, top: Tag) -> None:
    text = str(node)
    run.texts.append(text)
    size = len("".join(text.split()))
    if not size:
        return
    run.solid += size
    above: PageElement | None = node.parent
    names = set()
    while isinstance(above, Tag) and above is not top:
        names.add(above.name)
        above = above.parent
    for name in names & run.inside.keys():
        run.inside[name] += size
