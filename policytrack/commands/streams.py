"""The standard streams: open in any case, safe for any text, and an output that fails has its sentence."""

import os
import sys
from typing import Final, TextIO

import typer

from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.printable import one_line
from policytrack.text.system import reason
from policytrack.translations import told

#: The columns of a terminal that does not say how many it has.
_COLUMNS: Final = 80
_STREAMS: Final = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


class OutputError(PolicytrackError):
    """Standard output cannot be written: it is closed, or the disk that it goes to is full."""

    def __init__(self, error: OSError, before: str = "") -> None:
        super().__init__(say("{}standard output cannot be written: {}", before, reason(error)))
        self.error = error


def open_standard_streams() -> None:
    """Give each stream that the process was started without (`>&-`) a descriptor on which it fails in its turn.

    Otherwise the next file that is opened would get its number, and be written to instead. Of standard error nobody
    could be told, so that it goes nowhere. A terminal that cannot show Chinese text gets escapes instead of a crash.
    """
    for number, (name, mode) in enumerate(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            file = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)  # writing to it is an error
            if file != number:
                os.dup2(file, number)
                os.close(file)
        if getattr(sys, name) is None:
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - it stays open
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def tell(message: str) -> None:
    """Say something on standard error, on one line whatever it quotes."""
    typer.echo(folded(f"policytrack: {told(one_line(message))}", sys.stderr), err=True)


def folded(text: str, stream: TextIO, indent: int = 2) -> str:
    """A line as a terminal has room for it: broken between words, further lines indented; a pipe gets it whole."""
    columns = terminal_width(stream)
    if columns is None:
        return text
    from policytrack.render.wrapping import hanging

    return hanging(text, columns, indent)


def terminal_width(stream: TextIO) -> int | None:
    """How wide the terminal is that a stream goes to, as COLUMNS says or as it is; None for a pipe or a file."""
    if not stream.isatty():
        return None
    named = os.environ.get("COLUMNS", "")
    if named.isdecimal() and int(named):
        return int(named)
    try:
        return os.get_terminal_size(stream.fileno()).columns or _COLUMNS
    except (OSError, ValueError):  # it says that it is a terminal and is none, or has no descriptor
        return _COLUMNS


def write(text: str, *, flush: bool = True) -> None:
    """Print a text that ends with its own line break. Raises `OutputError` where that fails, but for a closed pipe."""
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(error) from None
