"""Read one page and print it as JSON; nothing is stored."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from schemas.errors import UsageError

NOT_A_PAGE = {
    "empty": "is empty",
    "not_html": "is no HTML",
}


def read_input(name: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``.

    Raises:
        UsageError: there is no such file, or it cannot be read.

    """
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {name}; name a saved page, or - for standard input.") from error
    except OSError as error:
        raise UsageError(f"{name} cannot be read: {error.strerror}.") from error


@click.command()
@click.argument("file", metavar="FILE|-")
@click.option("--url", required=True, help="The page's address; it says site, language and slug.")
@click.option("--content-type", help="The Content-Type header that the page came with, if you know it.")
@click.option("--compact", is_flag=True, help="One line of JSON.")
def command(file: str, url: str, content_type: str | None, compact: bool) -> None:
    """Read one page and print it as JSON; nothing is stored.

    \b
    whosaid normalize page.html --url https://www.vietnam.vn/en/a-page
    curl -s ADDRESS | whosaid normalize - --url ADDRESS | jq .statements
    """
    from pipelines import normalize

    if not url.startswith(("http://", "https://")):
        raise UsageError(f"{url!r} is no http or https address; say where the page comes from with --url.")
    body = read_input(file)
    headers = {"content-type": content_type} if content_type else None
    article = normalize(body, url, headers=headers)
    shown = "Standard input" if file == "-" else file
    if article.page_type in NOT_A_PAGE or not body.strip():
        wrong = NOT_A_PAGE.get(article.page_type, "is empty")
        raise UsageError(f"{shown} {wrong}, so there is nothing to read; save the page again as HTML.")
    click.echo(article.model_dump_json(indent=None if compact else 2))
    if article.page_type not in ("article", "gallery", "video"):
        click.echo(f"whosaid: this page is no article ({article.page_type.replace('_', ' ')}).", err=True)
