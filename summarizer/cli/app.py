"""The command with its subcommands, and what becomes of every way in which one can end.

Nothing heavy is imported before a command needs it: ``summarizer --help`` answers at once.
"""

from __future__ import annotations

import os
import re
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

import click

from summarizer._version import __version__
from summarizer.cli.batch import batch
from summarizer.cli.completion import completion
from summarizer.cli.doctor import doctor
from summarizer.cli.eval import evaluate
from summarizer.cli.exits import Exit
from summarizer.cli.messages import complain, heard_or_not
from summarizer.cli.runs import runs
from summarizer.cli.schema import schema
from summarizer.cli.stdout import forget_output
from summarizer.cli.summarize import summarize
from summarizer.cli.verify import verify
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEBUG = "SUMMARIZER_DEBUG"
_LOOP = re.compile("Symlink loop from '(.*)'", re.DOTALL)  # what pathlib says before Python 3.13
_NAME = 80  # characters of a name that nobody has to read to its end

_EPILOG = """\b
Exit codes: 0 fine; 1 something was rejected (verify; summarize and batch with
--strict); 2 wrong usage or input that cannot be read; 3 the model could not be
reached or gave nothing usable (batch: for some article); 130 interrupted.

\b
Environment:
  OPENAI_API_KEY, OPENAI_BASE_URL  the key and the address of an endpoint
  SUMMARIZER_MODEL and the like    any setting of summarize by its name, such as
                                   SUMMARIZER_MODEL_FILE or SUMMARIZER_MAX_QUOTES
  NO_COLOR                         no colours on the terminal
  SUMMARIZER_DEBUG=1               where a mistake of this program happened
"""


class ReaderGone(Exception):
    """Whoever read the output has stopped."""


class _App(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a broken pipe leaves as something that click does not end the process for."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as fault:
            raise ReaderGone from fault


@click.group(
    cls=_App,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog=_EPILOG,
)
@click.version_option(__version__, "-V", "--version", message="summarizer %(version)s")
def app() -> None:
    """Put articles into structured summaries that hold nothing the article does not bear out.

    Every number, date, quotation, speaker and name is checked against the article,
    and shown with the place that it comes from.

    \b
    Examples:
      summarizer summarize article.txt
      summarizer verify summary.txt --source article.txt
      summarizer verify summary.txt --source article.txt -o evidence.html
      summarizer doctor
    """


for _command in (summarize, batch, verify, evaluate, runs, schema, doctor, completion):
    app.add_command(_command)


def main() -> NoReturn:
    """Run the command line of this process, and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command line; returns its exit code, and lets no exception out."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = app.main(args=list(arguments), prog_name="summarizer", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SummarizerError as error:
        complain(str(error))
        return error.exit_code
    except click.ClickException as error:
        with heard_or_not():
            error.show()
        return Exit.USAGE
    except (click.Abort, KeyboardInterrupt):
        complain("Interrupted.")
        return Exit.INTERRUPTED
    except (BrokenPipeError, ReaderGone):
        forget_output()
        return Exit.READER_GONE
    except Exception as error:  # noqa: BLE001 - the last door: no stack trace for the person at the terminal
        return _unforeseen(error)
    return int(code or Exit.FINE)


def _unforeseen(error: Exception) -> int:
    if os.environ.get(_DEBUG):
        traceback.print_exception(error)
    if isinstance(error, OSError) and error.filename is not None:
        return _unusable(str(error.filename), error.strerror or str(error))
    if isinstance(error, RuntimeError) and (loop := _LOOP.match(str(error))):
        return _unusable(loop[1], "it is a link that leads back to itself")
    return _own_fault(error)


def _unusable(name: str, why: str) -> int:
    """A name that the system does not take, as one that is too long, wherever it was first tried."""
    shown = name if len(name) <= _NAME else f"{name[:_NAME]}…"
    complain(f"{shown} cannot be used: {why}.")
    return Exit.USAGE


def _own_fault(error: Exception) -> int:
    complain(
        f"This is a mistake in summarizer itself: {type(error).__name__}: {error}. "
        f"Set {_DEBUG}=1 to see where it happened, and please report it."
    )
    return Exit.FAULT
