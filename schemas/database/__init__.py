"""The database: one SQLite file, and the one place where its rows are written.

Open it, then call plain functions on it; each writes in one ``BEGIN IMMEDIATE`` transaction::

    db = connect("news.db", create=True)          # a sqlite_utils.Database; BadDatabase, Busy
    with writing(db): ...                         # several writes as one

    ensure_source(db, name, home, settings)       # before a run of that source
    run = begin_run(db, "crawl:vietnamvn", source="vietnamvn")   # takes the lease, or Busy
    beat(db, run, counts)                         # every 20 s; False: the lease is lost, stop
    end_run(db, run, "ok", counts=..., reasons=...)

    discover(db, [Found(url, language, lastmod)], source=..., kind="article")
    due(db, source, limit=500)                    # rows of urls to fetch now
    validators(db, url)                           # {"etag": ..., "last_modified": ...}
    mark_fetched(db, url, status=200, sha256=..., headers=...)
    mark_failed(db, url, reason) · mark_missing(db, url, 404) -> True when gone for good
    HostSlots(db)                                 # reserve / postpone / next_free

    page = record_page(db, url, status=..., fetched_at=..., headers=..., sha256=..., place=Place(...))
    record_problem(db, url, stage, reason, page_id=page)
    save_article(db, article, fold=fold, page_id=page).change   # first|words|metadata|cosmetic|none
    mark_removed(db, url)                         # after mark_missing said True

``fold`` is ``pipelines.text.folding.fold``: this room imports no other, so it is passed in. Headers have
lower-case names. Times are datetimes in UTC. ``meanings`` explains every table and column.
"""

from schemas.database.articles import Saved, mark_removed, read_versions, reread, save_article
from schemas.database.changes import Change, changes
from schemas.database.content import Fold, article_key
from schemas.database.frontier import (
    Found,
    discover,
    due,
    mark_failed,
    mark_fetched,
    mark_missing,
    validators,
)
from schemas.database.hosts import HostSlots
from schemas.database.keys import key, url_digest
from schemas.database.migrations import FORMAT
from schemas.database.moments import now, read_stamp, stamp
from schemas.database.opening import connect
from schemas.database.ownership import own_ids
from schemas.database.pages import Place, body_before, place_of, record_page
from schemas.database.problems import record_problem
from schemas.database.runs import beat, begin_run, end_run, ensure_source
from schemas.database.tombstones import is_article_forgotten, is_forgotten
from schemas.database.transactions import writing

__all__ = [
    "FORMAT",
    "Change",
    "Fold",
    "Found",
    "HostSlots",
    "Place",
    "Saved",
    "article_key",
    "beat",
    "begin_run",
    "body_before",
    "changes",
    "connect",
    "discover",
    "due",
    "end_run",
    "ensure_source",
    "is_article_forgotten",
    "is_forgotten",
    "key",
    "mark_failed",
    "mark_fetched",
    "mark_missing",
    "mark_removed",
    "now",
    "own_ids",
    "place_of",
    "read_stamp",
    "read_versions",
    "record_page",
    "record_problem",
    "reread",
    "save_article",
    "stamp",
    "url_digest",
    "validators",
    "writing",
]
