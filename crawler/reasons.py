"""Why a request failed, as a code from a closed list: what the counts, the problems and the tests speak."""

from __future__ import annotations

from schemas.errors import BadScheme, OffList, PrivateAddress

REASONS: dict[str, str] = {
    "robots_disallow": "robots.txt does not allow it",
    "robots_unreachable": "robots.txt could not be had, so the site counts as closed",
    "host_asked_to_wait": "the host asked to be left alone for longer than a run waits",
    "too_many_redirects": "more than five redirects",
    "too_large": "larger than the cap, or unpacks to more than the cap",
    "bad_scheme": "neither http nor https, too long, or carrying a user name",
    "off_list": "a host that the source does not name",
    "private_address": "resolves to an address that is not public",
    "timeout": "took longer than timeout_s from the first to the last byte",
    "dns": "the host name does not resolve",
    "connection_refused": "nobody listens there",
    "connection_failed": "the connection broke",
    "tls": "the certificate or the encryption is not in order",
    "truncated": "the connection ended before the body did",
    "redirected_away": "redirected to an address that is no article",
    "not_html": "something else than an HTML page",
    "unsupported": "no handler for that kind of address",
    "stopping": "the run was ending; it is left for the next one",
    "internal": "an error of our own; the log has it",
}
"""Every code with its meaning; ``http_NNN`` stands beside them for an answer that is no page."""

_TLS_WORDS = ("certificate", "ssl", "service_identity")
"""What stands in the errors of a handshake; the last checks whose name the certificate is for."""
_CODES = frozenset({"robots_disallow", "robots_unreachable", "host_asked_to_wait", "stopping"})


def _ignored(message: str) -> str:
    code = message.partition(":")[0]
    if code in _CODES:
        return code
    if "redirect" in message:
        return "too_many_redirects"
    return "too_large" if "MAXSIZE" in message else "internal"


def reason_of(error: BaseException) -> str:
    """The code for an exception that ended a request."""
    from scrapy import exceptions as scrapy_errors

    by_type: tuple[tuple[type[BaseException], str], ...] = (
        (PrivateAddress, "private_address"),
        (OffList, "off_list"),
        (BadScheme, "bad_scheme"),
        (scrapy_errors.DownloadTimeoutError, "timeout"),
        (scrapy_errors.CannotResolveHostError, "dns"),
        (scrapy_errors.DownloadConnectionRefusedError, "connection_refused"),
        (scrapy_errors.DownloadCancelledError, "too_large"),
        (scrapy_errors.ResponseDataLossError, "truncated"),
        (scrapy_errors.UnsupportedURLSchemeError, "unsupported"),
    )
    if isinstance(error, scrapy_errors.IgnoreRequest):
        return _ignored(str(error))
    for kind, code in by_type:
        if isinstance(error, kind):
            return code
    if isinstance(error, scrapy_errors.DownloadFailedError):
        text = f"{error!r} {error.__cause__!r}".lower()
        return "tls" if any(word in text for word in _TLS_WORDS) else "connection_failed"
    return "connection_failed" if isinstance(error, OSError) else "internal"
