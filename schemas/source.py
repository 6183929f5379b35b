"""A source: one site to crawl, as its TOML file says it.

Every key is listed here once with its unit and default; ``docs/sources.md`` explains them with
examples. A key that is not known is an error that names the nearest one, so that a typo never
silently means "the default".
"""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, get_args
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from schemas.errors import BadSource

ANY_ARTICLE = r"^/(?:[^?#]*/)?(?=[^/?#]{10,}$)[^/?#]*[-_\d][^/?#]*$"
"""Paths that may be articles where a source says nothing: a long last segment of several words or a number."""


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(f"{value!r} is no http or https address")
    return value


def _pattern(value: str) -> str:
    try:
        re.compile(value)
    except re.error as error:
        raise ValueError(f"{value!r} is no regular expression: {error}") from error
    return value


def _timezone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise ValueError(f"{value!r} is no time zone; write one like Asia/Ho_Chi_Minh") from error
    return value


def _cron(value: str) -> str:
    if len(value.split()) != 5:
        raise ValueError(f"{value!r} has not the five fields of a cron line: minute hour day month weekday")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
Pattern = Annotated[str, AfterValidator(_pattern)]


class Table(BaseModel):
    """A table of a source file; an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fetch(Table):
    """How politely and how much is fetched.

    ``delay_s``: seconds between two requests to one host, counted over all runs on a database; a
    longer ``Crawl-delay`` in robots.txt wins. ``max_pages``: articles requested in one run, the rest
    waits for the next. ``max_page_mib``: a larger page is refused. ``timeout_s``: for one response,
    first to last byte. ``contact``: e-mail or page where the site's owner reaches you; goes into the
    User-Agent. ``verify_tls``: false accepts any certificate.
    """

    delay_s: float = Field(default=5.0, ge=0, le=3600)
    max_pages: int = Field(default=500, ge=1)
    max_page_mib: float = Field(default=8.0, gt=0, le=64)
    timeout_s: float = Field(default=30.0, gt=0, le=600)
    contact: str | None = Field(default=None, pattern=r"^[^\s()<>]{3,200}$")
    verify_tls: bool = True


class Schedule(Table):
    """When runs start: a cron line in a time zone, or every so many minutes."""

    cron: Annotated[str, AfterValidator(_cron)] | None = None
    every_minutes: float | None = Field(default=None, gt=0)
    timezone: Annotated[str, AfterValidator(_timezone)] = "UTC"

    @model_validator(mode="after")
    def _one_of_them(self) -> Schedule:
        if (self.cron is None) == (self.every_minutes is None):
            raise ValueError("write either cron or every_minutes")
        return self


class Extract(Table):
    """Optional accelerators; everything must work without them. ``body``: CSS selector of the article's body."""

    body: str | None = None


class Source(Table):
    """One site to crawl.

    ``home``: the site's front page; its host is allowed. ``sitemaps``, ``feeds``, ``sections``: where
    articles are listed; with none of them, the sitemaps named in robots.txt and the front page are
    used. ``article_urls``: regular expression on the path of an article's address; a group ``lang``
    names its language. ``languages``: keep only these; empty keeps all, and an address that names no
    language is always kept. ``hosts``: further host names that the site uses. ``allow_private_hosts``:
    true only for a site on this machine or network.
    """

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")
    home: WebAddress
    sitemaps: tuple[WebAddress, ...] = ()
    feeds: tuple[WebAddress, ...] = ()
    sections: tuple[WebAddress, ...] = ()
    article_urls: Pattern = ANY_ARTICLE
    languages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    allow_private_hosts: bool = False
    fetch: Fetch = Fetch()
    schedule: Schedule | None = None
    extract: Extract = Extract()

    @property
    def listings(self) -> tuple[str, ...]:
        """Every address where articles are listed, sitemaps first."""
        return (*self.sitemaps, *self.feeds, *self.sections)

    @property
    def allowed_hosts(self) -> frozenset[str]:
        """Host names that requests may go to, in lower case: those of the addresses above and ``hosts``."""
        named = {urlsplit(u).hostname or "" for u in (self.home, *self.listings)}
        return frozenset(named | {h.lower().rstrip(".") for h in self.hosts})

    def is_article(self, url: str) -> bool:
        """Whether an address looks like an article of this source in a wanted language."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return False
        found = re.search(self.article_urls, parts.path)
        if found is None or (parts.hostname or "") not in self.allowed_hosts:
            return False
        language = found.groupdict().get("lang")
        if not self.languages:
            return True
        return self._wanted(language)

    def _wanted(self, language: str | None) -> bool:
        """A Vietnam.vn-style address without a language is Vietnamese; elsewhere it says nothing."""
        if language is None:
            names_languages = "(?P<lang>" in self.article_urls
            return not names_languages or "vi" in self.languages
        return language in self.languages or language.split("-")[0] in self.languages


def _tables(model: type[BaseModel], prefix: str = "") -> dict[str, type[BaseModel]]:
    """The dotted path of every table of a source file, with its model."""
    found = {prefix: model}
    for name, field in model.model_fields.items():
        for kind in (field.annotation, *get_args(field.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                found |= _tables(kind, f"{prefix}.{name}".lstrip("."))
    return found


def _unknown_key(path: str) -> str:
    table, _, key = path.rpartition(".")
    known = _tables(Source)
    spelled = {f"{t}.{k}".lstrip("."): k for t, m in known.items() for k in m.model_fields}
    here = [name for name in spelled if name.rpartition(".")[0] == table]
    near = get_close_matches(key, [spelled[n] for n in here], n=1)
    if near:
        return f"there is no key {path!r}; did you mean {f'{table}.{near[0]}'.lstrip('.')!r}?"
    elsewhere = get_close_matches(key, [k for n, k in spelled.items() if n not in here], n=1)
    if elsewhere:
        whole = next(n for n, k in spelled.items() if k == elsewhere[0] and n not in here)
        return f"there is no key {path!r}; did you mean {whole!r}?"
    where = f"[{table}]" if table else "the top of the file"
    return f"there is no key {path!r}; {where} knows {', '.join(sorted(spelled[n] for n in here))}"


def _explain(error: ValidationError) -> str:
    """One sentence about the first thing that is wrong."""
    first = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
    path = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return _unknown_key(path)
    if first["type"] == "missing":
        return f"the key {path!r} is missing"
    said = first["msg"].removeprefix("Value error, ")
    return f"{path}: {said}" if path else said


def read_source(data: dict[str, Any], origin: str) -> Source:
    """Validate a source; ``origin`` names the file in the error.

    Raises:
        BadSource: with one sentence that names the key.

    """
    try:
        return Source.model_validate(data)
    except ValidationError as error:
        raise BadSource(f"{origin}: {_explain(error)}.") from error


def load_source(path: Path) -> Source:
    """Read a source from a TOML file.

    Raises:
        BadSource: unreadable, no TOML, or a key or value that is wrong.

    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSource(f"{path} cannot be read: {error.strerror or error}.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSource(f"{path} is no TOML file: {error}.") from error
    return read_source(data, str(path))
