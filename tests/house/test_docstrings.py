"""Everything public says what it is."""

from __future__ import annotations

import ast

import pytest

from tests.devdata import ROOT

ROOMS = ("schemas", "pipelines", "crawler", "flows")
FILES = sorted(p for room in ROOMS for p in (ROOT / room).rglob("*.py"))


def undocumented(tree: ast.Module, file_has_code: bool) -> list[str]:
    missing = []
    if file_has_code and not ast.get_docstring(tree):
        missing.append("module")
    for node in tree.body:
        if isinstance(
            node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
        ) and not node.name.startswith("_"):
            if not ast.get_docstring(node):
                missing.append(node.name)
            if isinstance(node, ast.ClassDef):
                missing += [
                    f"{node.name}.{m.name}"
                    for m in node.body
                    if isinstance(m, ast.FunctionDef | ast.AsyncFunctionDef)
                    and not m.name.startswith("_")
                    and not ast.get_docstring(m)
                    and not any(
                        ast.unparse(d).endswith((".setter", "override", "overload")) for d in m.decorator_list
                    )
                ]
    return missing


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_public_thing_has_a_docstring(path):
    text = path.read_text(encoding="utf-8")

    assert undocumented(ast.parse(text), bool(text.strip())) == []
