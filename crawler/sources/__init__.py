"""Sources that come with whosaid, and how a name, a file or an address becomes a source."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import urlsplit

from schemas.errors import UnknownSource
from schemas.source import Source, load_source, read_source

HERE = Path(__file__).resolve().parent


def bundled() -> dict[str, Path]:
    """The names of the bundled sources with their files."""
    return {path.stem: path for path in sorted(HERE.glob("*.toml"))}


def _of_address(url: str) -> Source:
    """A source made of one address: listed there, or in the sitemaps that robots.txt names."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    name = re.sub(r"[^a-z0-9]+", "-", host.removeprefix("www.")).strip("-")[:64]
    data: dict[str, object] = {"name": name or "site", "home": f"{parts.scheme}://{parts.netloc}/"}
    if parts.path not in ("", "/") or parts.query:
        data["sections"] = [url]
    return read_source(data, url)


def find_source(spec: str) -> Source:
    """The source of a bundled name, a TOML file or an http(s) address.

    Raises:
        UnknownSource: nothing of that name; the message names the nearest or what there is.
        BadSource: the file does not validate.

    """
    known = bundled()
    if spec in known:
        return load_source(known[spec])
    if "://" in spec:
        return _of_address(spec)
    path = Path(spec)
    if path.suffix == ".toml" or path.is_file():
        if not path.is_file():
            raise UnknownSource(
                f"There is no source file {spec}; write its path, or one of: {', '.join(known)}."
            )
        return load_source(path)
    near = get_close_matches(spec, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"bundled are {', '.join(known)}."
    raise UnknownSource(
        f"There is no source {spec!r}: {hint} A path to a .toml file or an http(s) address work as well."
    )
