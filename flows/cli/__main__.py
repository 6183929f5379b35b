"""Lets ``python -m flows.cli`` be the same program as ``whosaid``."""

from flows.cli import main

main()
