"""Discovery: from listings (sitemaps, feeds, section pages) to the addresses that are worth a request."""

from crawler.discovery.listings import MAX_BYTES, MAX_URLS, Entry, Listing, read_listing
from crawler.discovery.moments import read_moment
from crawler.discovery.plan import Known, due, newest_first, worth_reading

__all__ = [
    "MAX_BYTES",
    "MAX_URLS",
    "Entry",
    "Known",
    "Listing",
    "due",
    "newest_first",
    "read_listing",
    "read_moment",
    "worth_reading",
]
