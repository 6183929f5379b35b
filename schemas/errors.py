"""Every error that whosaid raises on purpose.

::

    WhosaidError                     exit code 1
    ├── UsageError                   exit code 2: the call was wrong
    │   ├── UnknownSource            no bundled source, file or URL of that name
    │   ├── BadSource                a source file that does not validate
    │   └── BadDatabase              not ours, damaged, or of a newer version
    ├── CrawlFailed                  the run's verdict is "failed"
    ├── RunDegraded                  exit code 3: finished, with losses
    ├── Busy                         exit code 4: another run holds the lease
    └── FetchRefused                 the guard said no
        ├── PrivateAddress           the host resolves to an address that is not public
        ├── OffList                  a hop outside the source's hosts
        └── BadScheme                neither http nor https

A message says what happened and what to do about it. ``exit_code`` is what a command returns.
"""

from __future__ import annotations


class WhosaidError(Exception):
    """Root of the tree; ``exit_code`` is the process exit code for an uncaught one."""

    exit_code = 1


class UsageError(WhosaidError):
    """The call was wrong; nothing was started."""

    exit_code = 2


class UnknownSource(UsageError):
    """No bundled source, file or URL of that name."""


class BadSource(UsageError):
    """A source file that does not validate."""


class BadDatabase(UsageError):
    """The database file is not ours, damaged, or of a newer version."""


class CrawlFailed(WhosaidError):
    """A run whose verdict is "failed"."""


class RunDegraded(WhosaidError):
    """A run that finished with losses."""

    exit_code = 3


class Busy(WhosaidError):
    """Another run holds the lease or the lock."""

    exit_code = 4


class FetchRefused(WhosaidError):
    """The guard refused a request before it left."""


class PrivateAddress(FetchRefused):
    """The host resolves to an address that is not public."""


class OffList(FetchRefused):
    """A hop to a host outside the source's list."""


class BadScheme(FetchRefused):
    """A URL that is neither http nor https."""
