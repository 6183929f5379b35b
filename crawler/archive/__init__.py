"""The archive: every response as it was fetched, in standard WARC files beside the database.

``news.db`` has its archive in ``news.archive/``. Each run writes files of its own, one gzip member a record,
and a record is on the disk before its page is read::

    with ArchiveWriter(folder_of("news.db")) as archive:
        place = archive.response(url, status, headers, body, fetched_at)     # schemas.database.Place
        place = archive.revisit(url, status, headers, fetched_at, sha256, original=(url, date))
    read_at(folder_of("news.db"), place).body
    for page in scan(path, skipped): ...                 # any WARC; what is skipped is counted by reason

``keep`` archives an answer and writes its row of ``pages``; ``body_of`` finds the bytes of a row again.
"""

from crawler.archive.files import folder_of, recover
from crawler.archive.keeping import body_of, keep
from crawler.archive.reader import ArchivedPage, DamagedRecord, read_at, scan
from crawler.archive.writer import ArchiveWriter

__all__ = [
    "ArchiveWriter",
    "ArchivedPage",
    "DamagedRecord",
    "body_of",
    "folder_of",
    "keep",
    "read_at",
    "recover",
    "scan",
]
