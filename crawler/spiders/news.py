"""The spiders' names: ``news`` for any source, and one for each bundled source.

``scrapy crawl vietnamvn`` and ``scrapy crawl news -a source=mine.toml`` run the same spider.
"""

from __future__ import annotations

from crawler.sources import bundled
from crawler.spider import NewsSpider as _NewsSpider


class NewsSpider(_NewsSpider):
    """Any source: ``-a source=NAME|FILE.toml|URL``."""

    name = "news"


for _name in bundled():
    globals()[f"{_name.title()}Spider"] = type(
        f"{_name.title()}Spider",
        (_NewsSpider,),
        {"__module__": __name__, "__doc__": f"The bundled source {_name}.", "name": _name, "bundled": _name},
    )
