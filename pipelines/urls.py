"""What a URL says about its page: canonical form, site, language prefix and slug.

Vietnamese pages of Vietnam.vn have no prefix (``/<slug>``), every other language has one
(``/<lang>/<slug>``); the slug is the same in all languages, so (site, slug) joins the translations.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from pipelines.lexicons import codes

TRACKING = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "ref",
    "ref_src",
    "cmpid",
    "zarsrc",
    "sessionid",
    "phpsessid",
    "jsessionid",
)
"""Query parameters that never change a page; compared without regard to case."""

_PREFIX = re.compile(r"[a-z]{2,3}(?:-[a-z]{2,4})?")


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
        """Site, language and slug: what makes two fetches the same article."""
        return f"{self.site}/{self.language or '-'}/{self.slug}"


def canonical(url: str) -> str:
    """The one form of a URL: NFC, escapes in order, no fragment, no tracking parameter. Idempotent."""
    clean = url_query_cleaner(unicodedata.normalize("NFC", url.strip()), _tracking(url), remove=True)
    out: str = canonicalize_url(clean, keep_blank_values=True)
    return out


def _tracking(url: str) -> list[str]:
    """The tracking parameters of this URL, as spelled there."""
    names = {part.split("=", 1)[0] for part in urlsplit(url).query.replace(";", "&").split("&")}
    return [n for n in names if n.lower() in TRACKING]


def _language(segments: list[str], site: str) -> str | None:
    if len(segments) >= 2 and _PREFIX.fullmatch(segments[0]) and segments[0].split("-")[0] in codes():
        return segments[0]
    if site == "vietnam.vn" and len(segments) == 1:
        return "vi"
    return None


def read_address(url: str, declared_canonical: str | None = None) -> PageAddress:
    """Read a page's URL. The page's own canonical link wins where it stays on the same site."""
    chosen = canonical(url)
    site = (urlsplit(chosen).hostname or "").removeprefix("www.")
    if declared_canonical:
        other = canonical(declared_canonical)
        if (urlsplit(other).hostname or "").removeprefix("www.") == site:
            chosen = other
    segments = [s for s in urlsplit(chosen).path.split("/") if s]
    slug = unicodedata.normalize("NFC", unquote(segments[-1])) if segments else ""
    return PageAddress(url, chosen, site, slug, _language(segments, site))
