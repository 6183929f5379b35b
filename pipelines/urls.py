"""What a URL says about its page: canonical form, site, language prefix and slug.

Vietnamese pages of Vietnam.vn have no prefix (``/<slug>``), every other language has one
(``/<lang>/<slug>``); the slug is the same in all languages, so (site, slug) joins the translations.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from pipelines.lexicons import codes

TRACKING = (
    # campaigns and newsletters
    "campaignid",
    "cmpid",
    "icid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "ncid",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "oly_anon_id",
    "oly_enc_id",
    "s_cid",
    "vero_id",
    "wickedid",
    "xtor",
    "zarsrc",
    # clicks on advertisements and shared links
    "dclid",
    "fb_action_ids",
    "fb_action_types",
    "fb_comment_id",
    "fb_ref",
    "fb_source",
    "fbclid",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "li_fat_id",
    "msclkid",
    "rb_clickid",
    "ref_src",
    "ref_url",
    "srsltid",
    "ttclid",
    "twclid",
    "wbraid",
    "yclid",
    "ysclid",
    # analytics passed between pages
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "spm",
    # a visit
    "jsessionid",
    "phpsessid",
    "sessionid",
)
"""Query parameters that never change a page; compared without regard to case."""

TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "hsa_", "aspsessionid")
"""Beginnings of parameter names that systems make up as they go."""

# "ref" is a campaign on newspapers and a branch on code hosts: it goes only where its value is a place that
# a reader comes from, never where it might choose what is shown. The page's canonical link unites the rest.
_REFERRER = re.compile(
    r"(?:https?(?::|%3a).*|(?:[\w-]+\.)+[a-z]{2,}|rss|feed|home(?:page)?|newsletter|share)", re.IGNORECASE
)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sessionid|sid)=[^/?#;]*", re.IGNORECASE)
_PREFIX = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")
_DEFAULT_PORTS = {"http": ":80", "https": ":443"}
_CONTROL = re.compile(r"[\x00-\x20\x7f\u200b\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class PageAddress:
    """``language`` is None where the URL does not name one; ``key`` identifies the article."""

    url: str
    canonical_url: str
    site: str
    slug: str
    language: str | None

    @property
    def key(self) -> str:
        """The canonical address without scheme and ``www.``: what makes two fetches the same article."""
        _, _, rest = self.canonical_url.partition("//")
        return rest.removeprefix("www.").rstrip("/")


def is_tracking(name: str, value: str = "") -> bool:
    """Whether a query parameter says where a reader came from, and not what the page shows."""
    folded = unquote(name).lower()
    if folded in TRACKING or folded.startswith(TRACKING_PREFIXES):
        return True
    return folded == "ref" and _REFERRER.fullmatch(value) is not None


def _query(query: str) -> str:
    pairs = [part for part in query.split("&") if part]
    kept = []
    for part in pairs:
        name, _, value = part.partition("=")
        if not is_tracking(name, value):
            kept.append(part)
    return _composed("&".join(kept), safe="%!$&'()*+,;=:@/?~-._")


def _composed(escaped: str, *, safe: str) -> str:
    """Escaped text whose letters are NFC, whichever form and case of escapes they came in."""
    raw = unquote_to_bytes(escaped)
    if raw.isascii():
        return escaped
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return escaped
    composed = unicodedata.normalize("NFC", text)
    # Only letters outside ASCII change; an escaped "/" or "&" stays escaped.
    return escaped if composed == text else _escape_again(escaped, safe)


def _escape_again(escaped: str, safe: str) -> str:
    runs = re.split(r"((?:%[0-9a-fA-F]{2}|[^\x00-\x7f]|(?<![%0-9A-Fa-f])[A-Za-z](?=%[cC][cCdD]))+)", escaped)
    text = "".join(
        unicodedata.normalize("NFC", _unquote_letters(run)) if at % 2 else run for at, run in enumerate(runs)
    )
    return quote(unicodedata.normalize("NFC", text), safe=safe)


def _unquote_letters(run: str) -> str:
    """Escapes of characters outside ASCII resolved, the others left."""
    return re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f])+", lambda m: unquote(m[0], errors="strict"), run)


def _host(netloc: str, scheme: str) -> str:
    user, at, host = netloc.rpartition("@")
    host = (
        unicodedata.normalize("NFC", host)
        .lower()
        .removesuffix(_DEFAULT_PORTS.get(scheme, "\0"))
        .removesuffix(".")
    )
    return f"{user}{at}{host}"


def canonical(url: str) -> str:
    """The one form of a URL: NFC, escapes in order, host in ASCII, no default port, no fragment, no tracking.

    Idempotent. A URL that cannot be read comes back without blanks and otherwise as it is.
    """
    text = unicodedata.normalize("NFC", _CONTROL.sub("", url))
    try:
        parts = urlsplit(text)
        scheme = parts.scheme.lower()
        path = _composed(_PATH_SESSION.sub("", parts.path), safe="%!$&'()*+,;=:@/~-._")
        clean = urlunsplit((scheme, _host(parts.netloc, scheme), path, _query(parts.query), ""))
        out: str = canonicalize_url(clean, keep_blank_values=True)
    except ValueError:  # a broken address in brackets, a port that is no number
        return text
    return out


def _site(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _segments(url: str) -> list[str]:
    try:
        return [s for s in urlsplit(url).path.split("/") if s]
    except ValueError:
        return []


def _language(segments: list[str], site: str) -> str | None:
    if len(segments) >= 2 and _PREFIX.fullmatch(segments[0]) and segments[0].split("-")[0] in codes():
        return segments[0]
    if site == "vietnam.vn" and len(segments) == 1:
        return "vi"
    return None


def read_address(url: str, declared_canonical: str | None = None) -> PageAddress:
    """Read a page's URL. The page's own canonical link wins where it stays on the same site and is a page.

    A link to the front page is a site's mistake, not the address of this page.
    """
    chosen = canonical(url)
    site = _site(chosen)
    if declared_canonical:
        other = canonical(declared_canonical)
        if _site(other) == site and (_segments(other) or not _segments(chosen)):
            chosen = other
    segments = _segments(chosen)
    slug = unicodedata.normalize("NFC", unquote(segments[-1])) if segments else ""
    return PageAddress(url, chosen, site, slug, _language(segments, site))
