"""Statement ids belong to one article.

An id is made of the article's canonical address. A new reading of a stored page may find another canonical
address than the one it is stored under, even that of another article; its statements then get ids of their own.
"""

from __future__ import annotations

from sqlite_utils import Database

from schemas.database.keys import dump, key
from schemas.records import Article


def own_ids(db: Database, article: Article, article_id: str) -> Article:
    """The article with ids that no other stored article has; as a rule the article itself."""
    rows = db.conn.execute(
        "select id from statements where article_id != ? and id in (select value from json_each(?))",
        [article_id, dump([s.id for s in article.statements])],
    )
    taken = {row[0] for row in rows}
    if not taken:
        return article
    # All of them, so that none depends on which of the others happens to be stored.
    names = {s.id: key("statement", article_id, s.id) for s in article.statements}
    statements = tuple(
        s.model_copy(update={"id": names[s.id], "parent_id": names.get(s.parent_id or "")})
        for s in article.statements
    )
    return article.model_copy(update={"statements": statements})
