"""The spiders: one news spider, and one name for each bundled source."""
