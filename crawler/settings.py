"""Scrapy's settings for this project.

Scrapy's defaults suit scraping one's own test site; these suit running unattended against other
people's. ``WHY`` gives the reason for every default that is replaced; a test compares each with the
value that is in force.
"""

from __future__ import annotations

from typing import Any

from crawler.identity import user_agent

MIB = 1024 * 1024

BOT_NAME = "whosaid"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"

# Manners
USER_AGENT = user_agent()
ROBOTSTXT_OBEY = True
DOWNLOAD_DELAY = 5.0
DOWNLOAD_DELAY_JITTER = 0.0
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
CONCURRENT_REQUESTS = 8
CONCURRENT_REQUESTS_PER_DOMAIN = 1
RETRY_TIMES = 2

# Limits
DOWNLOAD_MAXSIZE = 8 * MIB
DOWNLOAD_WARNSIZE = 2 * MIB
DOWNLOAD_TIMEOUT = 30.0
DNS_TIMEOUT = 15
REDIRECT_MAX_TIMES = 5
DEPTH_LIMIT = 6
URLLENGTH_LIMIT = 1024
MEMUSAGE_LIMIT_MB = 1024
MEMUSAGE_CHECK_INTERVAL_SECONDS = 10.0
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 16 * MIB
CLOSESPIDER_TIMEOUT = 6 * 3600

# Doors that stay shut
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True
METAREFRESH_ENABLED = False
COOKIES_ENABLED = False
HTTPPROXY_ENABLED = False
REFERER_ENABLED = False
REFERRER_POLICY = "no-referrer"
DOWNLOAD_HANDLERS: dict[str, str | None] = {
    "http": "crawler.politeness.PoliteHandler",
    "https": "crawler.politeness.PoliteHandler",
    "file": None,
    "data": None,
    "ftp": None,
    "s3": None,
}
TWISTED_DNS_RESOLVER = "crawler.guard.GuardedResolver"

# Parts
HTTPERROR_ALLOW_ALL = True
DOWNLOADER_MIDDLEWARES: dict[str, int | None] = {
    "crawler.guard.GuardMiddleware": 10,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "crawler.robots.RobotsMiddleware": 100,
    "crawler.conditional.ConditionalMiddleware": 200,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "crawler.redirects.QuietRedirectMiddleware": 600,
}
SPIDER_MIDDLEWARES = {"crawler.archiving.ArchiveMiddleware": 10}
ITEM_PIPELINES = {"crawler.items.NormalizePipeline": 100, "crawler.items.StorePipeline": 200}
EXTENSIONS = {"crawler.accounting.Accounting": 0}
CONCURRENT_ITEMS = 4

# Output
FEED_EXPORT_ENCODING = "utf-8"
LOG_LEVEL = "INFO"
LOG_FORMATTER = "crawler.logs.OneLineFormatter"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

# Ours
WHOSAID_DB = ""
"""Database file; empty: keep nothing but the items, as Scrapy does."""

WHY: dict[str, str] = {
    "USER_AGENT": "name the program and how to reach whoever runs it, not Scrapy",
    "ROBOTSTXT_OBEY": "off by default; our own middleware obeys RFC 9309, this says so to readers",
    "DEFAULT_REQUEST_HEADERS": "no language is preferred, so that a site shows what the address names",
    "DOWNLOAD_DELAY": "none by default; a news site is asked every five seconds unless its source says otherwise",
    "DOWNLOAD_DELAY_JITTER": "the shared slots set the pace; a random part would only blur it",
    "CONCURRENT_REQUESTS_PER_DOMAIN": "one request at a time to a host",
    "DOWNLOAD_MAXSIZE": "1 GiB by default; a compressed bomb would be unpacked in full",
    "DOWNLOAD_WARNSIZE": "tell about pages that are unusually large",
    "DOWNLOAD_TIMEOUT": "180 s by default; counts from the first to the last byte, so a slow drip ends too",
    "REDIRECT_MAX_TIMES": "20 by default; five are enough for any honest site and for RFC 9309",
    "DEPTH_LIMIT": "unlimited by default; sitemap in sitemap in sitemap has an end",
    "URLLENGTH_LIMIT": "longer addresses are traps",
    "MEMUSAGE_LIMIT_MB": "unlimited by default; a run stops before the machine suffers",
    "CLOSESPIDER_TIMEOUT": "unlimited by default; a run that hangs ends and says so",
    "TELNETCONSOLE_ENABLED": "a console into the process, open by default",
    "REMOTE_CONTROL_ENABLED": "a server that executes what is posted to it, open by default",
    "DOWNLOAD_VERIFY_CERTIFICATES": "off by default; anyone on the way could write the news",
    "METAREFRESH_ENABLED": "pages could send the crawler elsewhere",
    "COOKIES_ENABLED": "articles are public; cookies only identify us",
    "HTTPPROXY_ENABLED": "a proxy would resolve names behind the guard's back",
    "REFERER_ENABLED": "pages need not know where we come from",
    "REFERRER_POLICY": "same; a response header cannot loosen it",
    "DOWNLOAD_HANDLERS": "file:, data:, ftp: and s3: are open by default",
    "TWISTED_DNS_RESOLVER": "the address that is dialled is the address that was checked",
    "HTTPERROR_ALLOW_ALL": "every status reaches the spider, so that every failure is counted",
    "FEED_EXPORT_ENCODING": "Vietnamese stays readable instead of \\u escapes",
    "LOG_LEVEL": "DEBUG by default prints whole items",
    "LOG_FORMATTER": "text of pages cannot forge lines of the log",
}


def overridden() -> dict[str, tuple[Any, Any, str]]:
    """Setting, Scrapy's default, ours, and why; for the documentation and the test."""
    from scrapy.settings import default_settings

    return {
        name: (getattr(default_settings, name, None), globals()[name], reason) for name, reason in WHY.items()
    }
