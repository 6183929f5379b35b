"""What is true about the data: records, source files, tables, views, migrations.

This room imports no other room of the project.
"""

from schemas.records import (
    Article,
    Author,
    Block,
    BlockType,
    LanguageVerdict,
    PageType,
    Span,
    Speaker,
    Statement,
    StatementKind,
)

__all__ = [
    "Article",
    "Author",
    "Block",
    "BlockType",
    "LanguageVerdict",
    "PageType",
    "Span",
    "Speaker",
    "Statement",
    "StatementKind",
]
