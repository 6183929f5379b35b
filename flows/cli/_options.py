"""Options and texts that several verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

DATABASE = "whosaid.db"

db_option: Callable[[Any], Any] = click.option(
    "--db",
    default=DATABASE,
    show_default=True,
    envvar="WHOSAID_DB",
    metavar="FILE",
    help="The database file; also from the variable WHOSAID_DB.",
)
