"""What the editing commands share: their options, asking on a terminal, and printing what was done."""

import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple, TypeAlias

import typer

from policytrack.commands.options import find, wants_colour
from policytrack.commands.streams import OutputError, folded, tell, write
from policytrack.errors import PolicytrackError
from policytrack.text.dates import DateError, PartialDate, parse_date
from policytrack.text.messages import Message, enumerated, say
from policytrack.text.printable import counted, visible
from policytrack.translations import spoken, told

# What carries an edit out is half of the program: the help of these commands does without.
if TYPE_CHECKING:
    from policytrack.data.model import NamedTexts
    from policytrack.edits.session import Edited, EditSession
    from policytrack.update import Outcome, Texts, Tick

Yes: TypeAlias = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask: write even what looks like a slip.")]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", "-n", help="Show the changed lines and write nothing.")]
Extra: TypeAlias = Annotated[
    list[str] | None,
    typer.Option("--extra", metavar="NAME=TEXT", help="What has no field of its own; may be given more than once."),
]
Request: TypeAlias = "Callable[[EditSession], Edited]"


class Done(NamedTuple):
    """What an update did, and what is printed of it."""

    outcome: "Outcome"
    text: str


def carry_out(
    files: list[str] | None,
    request: Request,
    *,
    dry_run: bool,
    yes: bool,
    no_lock: bool,
    diff: bool = True,
    end: "Callable[[Outcome], str]" = lambda outcome: "",
    texts: "Texts | None" = None,
    tick: "Tick" = lambda done: None,
) -> Done:
    """Carry out a request. Doubts are asked about on a terminal, without the lock; elsewhere they need `--yes`.

    What will be printed of it, the changed lines with `diff` and `end`, is made before anything is written.
    """
    from policytrack import update

    text = ""

    def render(outcome: "Outcome") -> None:
        nonlocal text
        text = _rendered(outcome, dry_run, diff, end)

    carry = partial(
        update.carry_out,
        find(files),
        request,
        date.today(),
        without_lock=no_lock,
        before_writing=render,
        texts=texts,
        tick=tick,
    )
    accepted: Collection[str] | None = None if yes else ()
    try:
        return Done(carry(dry_run=dry_run, accepted=accepted), text)
    except update.DoubtError as error:
        if not asks():
            raise
        for doubt in error.reasons:
            tell(doubt)
        confirm(say("Write it all the same?"))
        return Done(carry(accepted=error.reasons), text)


class Writing(NamedTuple):
    """Where an import is written to, and how; the changed lines are shown with `--dry-run` alone."""

    files: list[str] | None
    dry_run: bool
    yes: bool
    no_lock: bool

    def carry_out(self, request: Request, end: "Callable[[Outcome], str]", tick: "Tick") -> Done:
        """As `carry_out` does."""
        return carry_out(
            self.files,
            request,
            dry_run=self.dry_run,
            yes=self.yes,
            no_lock=self.no_lock,
            diff=self.dry_run,
            end=end,
            tick=tick,
        )

    def report(self, done: Done) -> None:
        """As `report` does."""
        report(done, dry_run=self.dry_run, diff=self.dry_run)


#: What is taken for a yes or a no.
_ANSWERS: Final = {"y": True, "yes": True, "是": True, "n": False, "no": False, "否": False, "": False}


def asks() -> bool:
    """Whether somebody sits there who can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def confirm(question: str) -> None:
    """Ask. Raises `PolicytrackError` where the answer is no."""
    if not agrees(question):
        raise PolicytrackError(say("nothing was written, as you wish"))


def agrees(question: str) -> bool:
    """Ask until the answer is yes or no; no answer is a no."""
    while True:
        said: str = typer.prompt(f"{told(question)} [y/N]", default="", show_default=False, err=True)
        if said.strip().lower() in _ANSWERS:
            return _ANSWERS[said.strip().lower()]
        typer.echo(told(say("answer y or n")), err=True)


def report(done: Done, *, dry_run: bool, diff: bool = True) -> None:
    """Print the changed lines, then for each target what the verdict was and is, then what else there is to know.

    Raises `OutputError` where that cannot be printed, which says what was written all the same.
    """
    outcome = done.outcome
    try:
        end = told(say("nothing was written (--dry-run)")) + "\n" if dry_run and outcome.texts else ""
        write(done.text + end)
    except OutputError as error:
        if outcome.texts and not dry_run:
            raise OutputError(error.error, say("{} was written, but ", enumerated(outcome.texts))) from None
        raise
    if not outcome.texts:
        return
    for remark in (*outcome.doubts, *outcome.notes) if diff else outcome.doubts:
        tell(remark)
    errors = len(outcome.before.errors)
    if errors:
        tell(say("{} elsewhere in the data; `policytrack check` shows them", counted(errors, "error")))


def tell_of_ids(made: Iterable[str]) -> None:
    """Say what ids that were made just now would be in plain letters with, where they are not."""
    from policytrack.data.naming import in_plain_letters

    if hint := in_plain_letters(made):
        tell(hint)


def _rendered(outcome: "Outcome", dry_run: bool, diff: bool, end: "Callable[[Outcome], str]") -> str:
    from policytrack.render.diff import render_diff

    if not outcome.texts:
        return told(say("nothing to change: the file says so already")) + "\n"
    text = ""
    if diff:
        text = render_diff(outcome.texts, outcome.edited.edits, colour=wants_colour()) + "".join(_verdicts(outcome))
    closing = "" if dry_run else told(end(outcome))
    return f"{text}{closing}\n" if closing else text


def _verdicts(outcome: "Outcome") -> list[str]:
    from policytrack.progress import assess
    from policytrack.report.columns import ReportRow
    from policytrack.report.locale import Locale

    today, locale = date.today(), Locale(spoken())
    lines = []
    for before, after in outcome.changed:
        lines.append(f"{after.id}\n")
        for label, target in ((say("was"), before), (say("now"), after)):
            if target is not None:
                row = ReportRow(assess(target, today), locale)
                line = f"  {told(label)}  {row.status}{locale.table('SIGNS')['colon']}{visible(row.reason)}\n"
                lines.append(folded(line, sys.stdout, 4))
    return lines


def date_of(option: str, text: str | None) -> PartialDate | None:
    """The date of an option. Raises `PolicytrackError` where it is none."""
    if text is None:
        return None
    try:
        return parse_date(text)
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", option, error)) from None


def iso(option: str, text: str | None) -> str | None:
    """The date of an option as it is written in a file."""
    found = date_of(option, text)
    return None if found is None else str(found)


def today() -> PartialDate:
    """The date of a figure whose date is not given."""
    return parse_date(date.today().isoformat())


def given(options: Mapping[str, str | None]) -> dict[str, str]:
    """The options that are given. Raises `PolicytrackError` for an empty one and for bytes that are no text."""
    for name, text in options.items():
        if text is not None and not text.strip():
            raise PolicytrackError(say("{} is empty", name), say("leave it out, or give it a value"))
        if text is not None and not _is_text(text):
            raise PolicytrackError(say("{} is not UTF-8 text", name))
    return {name: text for name, text in options.items() if text is not None}


def extra(options: list[str] | None) -> "NamedTexts":
    """The texts of `--extra NAME=TEXT`. Raises `PolicytrackError` where one names nothing, or a name stands twice."""
    named = []
    for option in options or ():
        name, sign, text = option.partition("=")
        if not sign or not name.strip() or not text.strip():
            raise PolicytrackError(say("--extra: {!r} is no NAME=TEXT", option), say("such as {}", "--extra 序号=12"))
        named.append((name.strip(), text.strip()))
    given({f"--extra {name}": name + text for name, text in named})
    if len(dict(named)) < len(named):
        raise PolicytrackError(say("--extra: a name is given twice"))
    return tuple(named)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
