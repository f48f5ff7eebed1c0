"""What the commands share: the options, loading the data set, and printing for a terminal or a pipe."""

import os
import sys
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from policytrack.commands.streams import folded, tell, terminal_width
from policytrack.errors import PolicytrackError
from policytrack.text.dates import DateError, parse_date
from policytrack.text.messages import Message, say
from policytrack.text.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from policytrack.data.model import Dataset, Promise
    from policytrack.render.layout import Screen
    from policytrack.rules.check import Checked

Files: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--file",
        "-f",
        metavar="FILE",
        help="A data file or folder; may be given more than once.",
        show_default=False,
    ),
]
AsOf: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Judge as of this day (a year or month: its last day). Today by default.",
    ),
]

NoLock: TypeAlias = Annotated[
    bool,
    typer.Option("--no-lock", help="Write where the file system has no locks; nobody else may write at that time."),
]


def find(files: Sequence[str] | None) -> list[str]:
    """The data files that are named, or the default ones. Raises `PolicytrackError` where there are none."""
    from policytrack import store
    from policytrack.render.progress import progress

    def left_out(sentence: str) -> None:
        tell(say("{}; what is in it is left out", sentence))

    with progress(say("Looking for data files in folders")) as tick:
        return store.find(files or [], os.environ.get("POLICYTRACK_FILE"), tick, left_out)


def find_any(files: Sequence[str] | None) -> list[str]:
    """The same; none where none is named and none is there, for what a text alone is enough for."""
    try:
        return find(files)
    except PolicytrackError:
        if files or os.environ.get("POLICYTRACK_FILE"):
            raise
        return []


def load(files: list[str] | None) -> "Checked":
    """The data set of the files named, or of the default ones. Raises `PolicytrackError` where there are none."""
    from policytrack import store
    from policytrack.rules.check import check

    return check(store.read(find(files)))


def load_sound(files: list[str] | None) -> "tuple[Dataset, int]":
    """The sound part of the data set, and the number of errors, each of which is printed on standard error."""
    checked = load(files)
    errors = checked.errors
    if errors:
        from policytrack.render.diagnostics import render_concise

        lines = render_concise(errors).splitlines()
        typer.echo("\n".join(folded(line, sys.stderr, 6) for line in lines), err=True)
        tell(say("what has an error is left out; `policytrack check` shows how to mend it"))
    return checked.dataset, len(errors)


def day(text: str | None) -> date:
    """The day of a report: the last day of what `--as-of` says, else today."""
    return date.today() if text is None else last_day("--as-of", text)


def last_day(option: str, text: str) -> date:
    """The last day of what an option says. Raises `PolicytrackError` where it says no date."""
    try:
        return parse_date(text).last
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", option, error)) from None


def find_target(dataset: "Dataset", identity: str) -> "Promise":
    """The target of that id. Raises `PolicytrackError` with the nearest ids where there is none."""
    for target in dataset.promises:
        if target.id == identity:
            return target
    near = nearest(identity, [target.id for target in dataset.promises])
    hint = did_you_mean(near) or say("`policytrack search WORDS` finds ids by words")
    raise PolicytrackError(say("there is no target {!r}", identity), hint)


def wants_colour() -> bool:
    """Whether to colour: on a terminal that is not dumb, unless NO_COLOR is set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def screen(*, ascii: bool = False) -> "Screen":
    """What standard output is: a terminal of some width, or a pipe; and what it can show, or is to be drawn with."""
    from policytrack.render.layout import Screen
    from policytrack.render.wrapping import prepare

    width = terminal_width(sys.stdout)
    wide = False
    if width is not None:
        from policytrack.commands.ambiguous import is_wide

        wide = is_wide()
    prepare(wide)
    return Screen(width, wants_colour(), ascii or wide or not _draws_blocks(), wide)


def _draws_blocks() -> bool:
    """Whether the output's encoding has the characters of bars and charts; ASCII and GBK have not."""
    try:
        "█░│└".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
