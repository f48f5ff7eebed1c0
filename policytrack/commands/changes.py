"""`changes`: what differs between two revisions, two files or two days."""

import os
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack import store
from policytrack.commands.options import AsOf, Files, day, find, last_day, screen
from policytrack.commands.streams import tell
from policytrack.commands.view_options import InScript, Paged, Script, locale, write_paged
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.rules.check import check
from policytrack.text.messages import Message, say
from policytrack.translations import told

if TYPE_CHECKING:
    from policytrack.data.problems import Diagnostic
    from policytrack.report.changes import Changes, State
    from policytrack.report.locale import Locale


class Format(StrEnum):
    """How the changes are written."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"


def command(
    old: Annotated[
        str | None,
        typer.Argument(
            metavar="[OLD]", help="A revision of git, a file or a folder; HEAD by default.", show_default=False
        ),
    ] = None,
    new: Annotated[
        str | None,
        typer.Argument(metavar="[NEW]", help="The same; the files as they are by default.", show_default=False),
    ] = None,
    *,
    files: Files = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Judge the old side as of this day; without OLD, the same files on both days.",
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    script: InScript = Script.ORIGINAL,
    format: Annotated[
        Format, typer.Option(help="`markdown` for a pull request, `html` a piece for a feed, `json` one object.")
    ] = Format.TABLE,
    pager: Paged = True,
) -> None:
    """What changed between two revisions, two files or two days: goals, deadlines, quotes, figures, and verdicts, each
    with its one cause.

    Both sides are judged on one day (today, or --as-of), so that a verdict changes by what was edited alone; --since
    judges the old side on a day of its own.
    """
    from policytrack.report.changes import compare

    spoken = locale(script, None, machine=format is Format.JSON)
    first, last = _days(since, as_of)
    if since is not None and old is None:
        before = after = _files(files)
    else:
        before, after = _sides(old, new, files)
    one = _state(before, first)
    other = one._replace(day=last) if after is before else _state(after, last)
    found = compare(one, other)
    write_paged(_rendered(found, format, spoken), pager and format is Format.TABLE)
    if other.left_out:
        raise typer.Exit(1)


def _days(since: str | None, as_of: str | None) -> tuple[date, date]:
    """The days on which the two sides are judged. Raises `PolicytrackError` where the first comes after the last."""
    last = day(as_of)
    first = last if since is None else last_day("--since", since)
    if first > last:
        raise PolicytrackError(say("--since {} is after the day of the report, {}", first, last))
    return first, last


def _rendered(found: "Changes", format: Format, spoken: "Locale") -> str:
    match format:
        case Format.TABLE:
            from policytrack.render.changes import render_text

            return render_text(found, spoken, screen())
        case Format.MARKDOWN:
            from policytrack.render.changes_markdown import render_markdown

            return render_markdown(found, spoken)
        case Format.JSON:
            from policytrack.render.changes_json import render_json

            return render_json(found, spoken)
        case Format.HTML:
            from policytrack.render.changes_html import render_html

            return render_html(found, spoken)


#: A side before it is read as data: how it is called, what to say of it, and its files.
_Read = tuple[str, str, list[SourceFile]]


def _sides(old: str | None, new: str | None, files: list[str] | None) -> tuple[_Read, _Read]:
    """Both sides as they are asked for."""
    first = old or "HEAD"
    base, dots, tip = first.partition("...") if "..." in first else first.partition("..")
    if dots and new is None and not _is_path(first):
        base, tip = base or "HEAD", tip or "HEAD"
        return _revision(base, files, since=tip if dots == "..." else None), _revision(tip, files)
    before = _side(first, files)
    return before, _side(new, files) if new is not None else _files(files)


def _side(name: str, files: list[str] | None) -> _Read:
    """A file or folder of that name, else the revision."""
    if _is_path(name):
        return name, "", store.read(store.find([name]))
    return _revision(name, files)


def _is_path(name: str) -> bool:
    return name == store.STDIN or Path(name).exists()


def _files(files: list[str] | None) -> _Read:
    names = find(files)
    return (names[0] if len(names) == 1 else told(say("{:,} files", len(names)))), "", store.read(names)


def _revision(name: str, files: list[str] | None, since: str | None = None) -> _Read:
    """The data files at a revision; with `since` at the last one that the two have in common."""
    from policytrack.store.revisions import Repository

    named = [one for one in (os.environ.get("POLICYTRACK_FILE") or "").split(os.pathsep) if one]
    wanted = files or named or find(None)
    repository = Repository(Path(wanted[0]).parent if not Path(wanted[0]).is_dir() else wanted[0])
    revision = repository.merge_base(name, since) if since else repository.resolve(name)
    sources, notes = repository.read(revision, wanted)
    for note in notes:
        tell(note)
    is_hash = len(name) >= 4 and revision.commit.startswith(name)
    return revision.name, f"{'' if is_hash else revision.short + ', '}{revision.made.date()}", sources


def _state(read: _Read, on: date) -> "State":
    """A side as data. What is wrong in it is told; raises `PolicytrackError` where a file of it is no data file."""
    from policytrack.report.changes import State

    name, detail, sources = read
    checked = check(sources)
    left_out: frozenset[str] = frozenset()
    if checked.errors:
        from policytrack.data.file_rules import UNREADABLE
        from policytrack.data.identities import written
        from policytrack.render.diagnostics import render_concise

        broken = next((one for one in checked.errors if one.code in {rule.code for rule in UNREADABLE.values()}), None)
        if broken is not None:
            raise _broken(broken)
        typer.echo(render_concise(checked.errors), err=True, nl=False)
        tell(say("what has an error is left out and not compared"))
        left_out = frozenset(written(sources)) - {target.id for target in checked.dataset.targets}
    return State(name, on, checked.dataset, left_out, detail)


def _broken(found: "Diagnostic") -> PolicytrackError:
    place = f"{found.path}:{found.line}:{found.column}"
    return PolicytrackError(
        Message("{}: {} {}", place, found.code, found.message),
        say("mend it, or compare with a revision or file that can be read"),
    )
