"""Save a page as a test, or cut a saved page down to what fails.

A saved page is a folder that the pytest plugin of whosaid turns into one test an expected field.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from schemas.errors import UsageError

if TYPE_CHECKING:
    from flows.fixtures.layout import SavedPage


@click.group(name="fixture")
def command() -> None:
    """Pages saved as tests: save one, or shrink one to the smallest that still fails."""


def _read_file(name: str, url: str | None) -> SavedPage:
    from flows.fixtures.layout import SavedPage

    if not url:
        raise UsageError(f"Where does {name} come from? Say it with --url: the address belongs to the page.")
    body = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    return SavedPage(url, body, fetched_at=datetime.now(UTC).isoformat(timespec="seconds"))


def _page(source: str, url: str | None, database: Path) -> SavedPage:
    from flows.fixtures.sources import fetched_page, stored_page

    if source == "-" or Path(source).is_file():
        return _read_file(source, url)
    if source.startswith(("http://", "https://")):
        return fetched_page(source)
    return stored_page(source, database)


@command.command()
@click.argument("source", metavar="FILE|URL|ID")
@click.option("--url", help="The page's address, when SOURCE is a file or - for standard input.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("tests/pages"),
    show_default=True,
    help="Folder of the saved pages.",
)
@click.option(
    "--db",
    "database",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("whosaid.db"),
    show_default=True,
    help="Database that an article ID is looked up in.",
)
@click.option(
    "--replace", is_flag=True, help="Replace a page that was saved before; the difference is shown first."
)
def save(source: str, url: str | None, into: Path, database: Path, replace: bool) -> int:
    """Save a page with what whosaid reads from it today.

    Cookies and tokens are masked. Check expected.json by eye before you commit it: it becomes the truth.

    \b
    whosaid fixture save page.html --url https://www.vietnam.vn/en/a-page
    whosaid fixture save https://www.vietnam.vn/en/a-page
    """
    from flows.fixtures.save import save as save_page

    saving = save_page(_page(source, url, database), into, overwrite=replace)
    if saving.diff:
        click.echo(saving.diff)
    if saving.written:
        click.echo(
            f"Saved {saving.folder}. Look at expected.json, then run pytest {saving.folder}.", err=True
        )
        return 0
    if not saving.diff:
        click.echo(f"{saving.folder} is already saved and reads the same.", err=True)
        return 0
    raise UsageError(f"{saving.folder} exists and would change as shown above. Add --replace to accept that.")


@command.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("field")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write the small page.  [default: FOLDER/small.html]",
)
def shrink(folder: Path, field: str, out: Path | None) -> int:
    """Cut a saved page to the smallest that still shows a wrong FIELD.

    FIELD is the name that pytest prints, such as title or statements[3].
    """
    from flows.fixtures.expected import fields
    from flows.fixtures.layout import read_expected, read_page
    from flows.fixtures.shrink import shrink as shrink_page

    expected = read_expected(folder)
    if field not in fields(expected):
        raise UsageError(f"{folder} has no field {field!r}. It has: {', '.join(fields(expected))}.")
    page = read_page(folder)
    small = shrink_page(page, field, expected)
    target = out or folder / "small.html"
    target.write_bytes(small.body)
    click.echo(
        f"{target}: {len(small.body):,} of {len(page.body):,} bytes still show the wrong {field}.", err=True
    )
    return 0
