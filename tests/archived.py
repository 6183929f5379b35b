"""The saved site as a database with its archive, as a crawl leaves it; for tests of what comes afterwards."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from crawler.archive import ArchiveWriter, folder_of, keep
from pipelines import normalize
from pipelines.text.folding import fold
from schemas.database import (
    Found,
    begin_run,
    connect,
    discover,
    end_run,
    ensure_source,
    record_problem,
    save_article,
)
from tests.devdata import ROOT

SITE = ROOT / "tests" / "sites" / "vietnamvn"
HEADERS = {"content-type": "text/html; charset=utf-8", "date": "Tue, 13 Oct 2026 12:00:00 GMT"}
CRAWLED = datetime(2026, 10, 13, 12, tzinfo=UTC)
NO_ARTICLE = ("listing", "soft_404", "login_wall", "empty", "not_html")


def saved_pages(limit: int | None = None, languages: tuple[str, ...] = ()) -> list[tuple[str, bytes]]:
    """Address and bytes of the articles of the saved site, all of them or those of some languages."""
    files = [
        p
        for p in sorted(SITE.rglob("*.html"))
        if not {"tag", "category"} & set(p.parts) and p.stem != "index"
    ]
    if languages:
        files = [p for p in files if (p.parent.name if p.parent != SITE else "vi") in languages]
    origin = b"https://www.vietnam.vn"
    return [
        (
            f"https://www.vietnam.vn/{p.relative_to(SITE).with_suffix('')}",
            p.read_bytes().replace(b"@ORIGIN@", origin),
        )
        for p in files[:limit]
    ]


def build(path: Path, pages: list[tuple[str, bytes]], at: datetime = CRAWLED) -> None:
    """Archive, read and store pages as one crawl."""
    db = connect(path, create=True)
    ensure_source(db, "saved", "https://www.vietnam.vn/", {"extract": {"body": None}})
    run = begin_run(db, "crawl:saved", source="saved", at=at)
    discover(db, [Found(url) for url, _ in pages], source="saved", at=at)
    with ArchiveWriter(folder_of(path), fsync=False) as archive:
        for url, body in pages:
            page = keep(
                db, archive, url=url, status=200, headers=HEADERS, body=body, fetched_at=at, run_id=run
            )
            article = normalize(body, url, headers=HEADERS)
            if article.page_type in NO_ARTICLE:
                record_problem(db, url, "normalize", article.page_type, page_id=page, run_id=run)
            else:
                save_article(db, article, fold=fold, page_id=page, seen_at=at)
    end_run(db, run, "ok")
    db.close()
