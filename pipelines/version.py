"""The version that an article was read with; raise it when the same bytes may give another article."""

EXTRACTOR_VERSION = "1"
