"""The command line: one click group whose verbs are loaded when they are called.

A verb exists when its module exists: ``flows/cli/<verb>.py`` with a click command named ``command``
(``serve-archive`` lives in ``serve_archive.py``). The list of verbs shows the first line of each
module's docstring, read without importing it, so ``whosaid --help`` loads neither Scrapy nor Prefect.
"""

from __future__ import annotations

import ast
import os
import sys
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

import click

from schemas.errors import UsageError, WhosaidError

HERE = Path(__file__).resolve().parent

SECTIONS: dict[str, tuple[str, ...]] = {
    "Collect": ("crawl", "serve", "deploy", "status"),
    "Look": ("browse", "export", "trace", "explain"),
    "Read pages again": ("normalize", "replay", "fixture", "serve-archive"),
    "Keep the data right": ("verify", "merge", "forget"),
}
"""Order and headings of the list of verbs; a verb that is not named here stands under "Other"."""

EPILOG = """\
\b
Try it:
  whosaid crawl vietnamvn --db news.db --max-pages 50
  whosaid status --db news.db
  whosaid normalize page.html --url https://www.vietnam.vn/en/a-page

\b
Exit codes: 0 all well, 1 failed, 2 wrong usage, 3 finished but degraded,
4 busy (another run holds the lease).
"""


@cache
def verbs() -> dict[str, Path]:
    """Every verb with its module's file."""
    return {p.stem.replace("_", "-"): p for p in sorted(HERE.glob("*.py")) if not p.stem.startswith("_")}


def summary(path: Path) -> str:
    """The first line of a module's docstring, read from the source."""
    doc = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return doc.partition("\n")[0]


class LazyGroup(click.Group):
    """A group whose commands are modules; listing them imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All verbs by name."""
        return list(verbs())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load the verb's module; None when there is none."""
        if name not in verbs():
            return None
        loaded = import_module(f"{__name__}.{name.replace('-', '_')}")
        command: click.Command = loaded.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; a misspelt one is answered with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in verbs():
            near = get_close_matches(args[0], verbs(), n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            raise click.UsageError(f"There is no command {args[0]!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the verbs in sections."""
        known = verbs()
        listed = {verb for names in SECTIONS.values() for verb in names}
        others = tuple(sorted(set(known) - listed))
        for heading, names in {**SECTIONS, "Other": others}.items():
            rows = [(name, summary(known[name])) for name in names if name in known]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


@click.group(
    cls=LazyGroup,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(version("whosaid"), prog_name="whosaid")
def cli() -> None:
    """Who said what, where, when, and who wrote it down.

    whosaid reads news pages in the manner of Vietnam.vn into one SQLite file. Each command explains
    itself: whosaid COMMAND --help.
    """


def report(error: Exception) -> int:
    """Say an error in one sentence on stderr and return its exit code.

    Set ``WHOSAID_DEBUG=1`` to see the traceback as well.
    """
    if os.environ.get("WHOSAID_DEBUG"):
        sys.excepthook(type(error), error, error.__traceback__)
    if isinstance(error, WhosaidError):
        click.echo(f"whosaid: {error}", err=True)
        return error.exit_code
    text = " ".join(str(error).split())
    click.echo(
        f"whosaid: stopped by {type(error).__name__}: {text}. WHOSAID_DEBUG=1 shows where.",
        err=True,
    )
    return WhosaidError.exit_code


def _wrong_usage(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else "whosaid"
    click.echo(f"{path}: {error.format_message()} ({path} --help explains.)", err=True)
    return UsageError.exit_code


def main(args: list[str] | None = None) -> None:
    """Entry point of ``whosaid``: always ends the process with one of the documented exit codes."""
    try:
        code = cli.main(args, prog_name="whosaid", standalone_mode=False)
    except click.ClickException as error:
        sys.exit(_wrong_usage(error))
    except (click.Abort, KeyboardInterrupt):
        click.echo("whosaid: stopped.", err=True)
        sys.exit(WhosaidError.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone (``| head``); nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(WhosaidError.exit_code)
    except Exception as error:  # noqa: BLE001 - the last place where an error can become a sentence
        sys.exit(report(error))
    sys.exit(code if isinstance(code, int) else 0)
