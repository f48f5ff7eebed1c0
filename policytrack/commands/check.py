"""`check`: the CI check of the data file."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from policytrack import store
from policytrack.commands import completion
from policytrack.commands.options import AsOf, Files, NoLock, day, find, wants_colour
from policytrack.commands.plan_texts import plan_texts
from policytrack.commands.streams import tell, terminal_width, write
from policytrack.commands.table_options import MapFile, Sheets, read_and_check_table
from policytrack.data.source import SourceFile
from policytrack.errors import PolicytrackError
from policytrack.rules.check import Checked, CheckOptions, check
from policytrack.text.messages import say
from policytrack.text.printable import counted, one_line

if TYPE_CHECKING:
    from policytrack.data.problems import Diagnostic, Replacement
    from policytrack.edits.fixes import Fix


class Format(StrEnum):
    """How the diagnostics are written."""

    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"
    SARIF = "sarif"
    JUNIT = "junit"


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE]...", help="Data files or folders; `-` is standard input.", show_default=False),
    ] = None,
    *,
    files: Files = None,
    format: Annotated[Format, typer.Option(help="How to write what is found.")] = Format.TEXT,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Only these: codes, beginnings of codes (PT03) or names, with commas.",
            autocompletion=completion.rules,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="RULES", help="All but these.", autocompletion=completion.rules)
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings fail as well.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="How often each rule found something.")] = False,
    sources: Annotated[
        str | None,
        typer.Option(metavar="FOLDER", help="The plans' texts, to hold the quotes against: KEY.txt, or by title."),
    ] = None,
    table: Annotated[
        str | None, typer.Option(metavar="FILE", help="Check a workbook (.xlsx, .csv, .tsv) in place, by --map.")
    ] = None,
    map_file: MapFile = None,
    sheet: Sheets = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend, then check.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")] = False,
    baseline: Annotated[
        str | None, typer.Option(metavar="FILE", help="Findings that are known: only new ones are told, and fail.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write what is found now to the file of --baseline.")
    ] = False,
    no_lock: NoLock = False,
    as_of: AsOf = None,
    stdin_filename: Annotated[str | None, typer.Option(metavar="NAME", help="What to call standard input.")] = None,
) -> None:
    """Find what is wrong in the data file: every problem with its line, its reason and the way out.

    Exit code 0: no errors, nor warnings with --strict; 1: some; 2: a wrong request or a file that cannot be read.

    `policytrack explain CODE` is the manual page of a rule.
    """
    codes = _codes(select, ignore)
    options = CheckOptions(day(as_of), plan_texts(sources), codes, _missing_copies)
    names = [*(paths or []), *(files or [])]
    if table is not None or map_file is not None or sheet:
        _refuse_beside_a_table(table, fix=fix or diff, files=names)
        assert table is not None
        found = _Found(*read_and_check_table(table, map_file, sheet or [], options))
    else:
        found = _found_in_files(find(names), options, stdin_filename, fix=fix and not diff, no_lock=no_lock)
    known = None
    if baseline is not None or write_baseline:
        checked, known = _beyond(found.checked, baseline, codes, renew=write_baseline)
        found = found._replace(checked=checked)
    if diff:
        from policytrack.commands.check_fixes import rendered_diff

        write(rendered_diff(found.read, found.fixes))
    elif statistics:
        write(_rendered_statistics(found.checked))
    else:
        beyond = "" if known is None else say(" beyond the {:,} in {}", known, one_line(baseline or ""))
        write(_rendered(found, format, beyond, strict=strict))
    _tell_github(format, found.checked, found.read)
    if found.checked.errors or (strict and found.checked.diagnostics):
        raise typer.Exit(1)


class _Found(NamedTuple):
    """What was read, what the check found in it, and how that can be mended."""

    read: list[SourceFile]
    checked: Checked
    fixes: "Sequence[Fix]" = ()


def _codes(select: list[str] | None, ignore: list[str] | None) -> frozenset[str] | None:
    """The codes of the rules that are asked for; None for all."""
    if not select and not ignore:
        return None
    from policytrack.rules import catalogue

    return catalogue.wanted(select, ignore)


def _found_in_files(
    names: Sequence[str], options: CheckOptions, stdin_name: str | None, *, fix: bool, no_lock: bool
) -> _Found:
    """What is found in data files; with `fix` after mending what can be mended."""
    if fix and store.STDIN in names:
        raise PolicytrackError(say("standard input cannot be mended"), say("name a file; --diff shows the changes"))
    read = _read(names, stdin_name)
    checked = check(read, options)
    if not checked.diagnostics:
        return _Found(read, checked)
    from policytrack.edits.mending import mendings

    fixes = mendings(read, checked)
    if not fix or not fixes:
        return _Found(read, checked, fixes)
    from policytrack.commands.check_fixes import carry_out_fixes

    carry_out_fixes(names, options, no_lock=no_lock)
    read = store.read(names)
    return _Found(read, check(read, options))


def _refuse_beside_a_table(table: str | None, *, fix: bool, files: Sequence[str]) -> None:
    """Refuse what has no meaning for a table, or without one."""
    if table is None:
        raise PolicytrackError(say("--map and --sheet say how a table is read"), say("name it with --table FILE"))
    if files:
        raise PolicytrackError(say("--table checks the table alone"), say("check the data files by themselves"))
    if fix:
        raise PolicytrackError(
            say("--fix mends data files, not workbooks"), say("mend the cells in a spreadsheet program")
        )


def _read(paths: Sequence[str], stdin_name: str | None) -> list[SourceFile]:
    return [
        SourceFile(stdin_name, source.data) if stdin_name and path == store.STDIN else source
        for path, source in zip(paths, store.read(paths), strict=True)
    ]


def _missing_copies(named: "Iterable[tuple[str, str]]") -> set[tuple[str, str]]:
    """Of copies that data files name by a path, those that are not there."""
    copies = list(named)
    if not copies:  # most files name none, and need nothing that reads texts
        return set()
    from policytrack.store.texts import is_there

    return {(file, name) for file, name in copies if not is_there(file, name)}


def _beyond(checked: Checked, name: str | None, codes: frozenset[str] | None, *, renew: bool) -> tuple[Checked, int]:
    """What is found beyond the baseline of that name, and how much it holds; with `renew` it is written first."""
    if name is None:
        raise PolicytrackError(say("--write-baseline needs to know where"), say("name the file with --baseline FILE"))
    from policytrack.rules import baseline, catalogue
    from policytrack.store import texts

    known = frozenset(rule.code for rule in catalogue.RULES)
    active = known if codes is None else codes
    if renew:
        old = baseline.read(name, texts.read(name)) if Path(name).is_file() else baseline.Baseline(name)
        texts.write(name, baseline.written(checked.diagnostics, old, active))
    elif not Path(name).is_file():
        raise PolicytrackError(say("there is no file {}", name), say("--write-baseline writes it"))
    compared = baseline.compare(baseline.read(name, texts.read(name)), checked.diagnostics, active, known)
    if renew:
        tell(say("{} holds {} now", name, counted(compared.known, "finding")))
    return checked._replace(diagnostics=compared.diagnostics), compared.known


def _rendered(found: _Found, format: Format, beyond: str, *, strict: bool) -> str:
    """The diagnostics in a format; `beyond` says which known findings are left out."""
    from policytrack.render import diagnostics

    mending: Mapping[Diagnostic, Sequence[Replacement]] = {}
    if found.fixes:
        from policytrack.commands.check_fixes import replacements_of

        mending = replacements_of(found.read, found.fixes)
    plain = format in (Format.TEXT, Format.CONCISE)
    return diagnostics.render(
        format,
        found.checked,
        [source.name for source in found.read],
        mending,
        beyond=beyond,
        strict=strict,
        colour=plain and wants_colour(),
        width=_width() if plain else None,
    )


def _width() -> int | None:
    """The width of the terminal, once it is known which of its characters are wide; a pipe asks for nothing."""
    if terminal_width(sys.stdout) is None:
        return None
    from policytrack.commands.options import screen

    return screen().width


def _rendered_statistics(checked: Checked) -> str:
    from policytrack.render import diagnostics

    return diagnostics.render_statistics(checked.diagnostics)


def _tell_github(format: Format, checked: Checked, read: Sequence[SourceFile]) -> None:
    """Under GitHub Actions: annotations besides the text, and a summary of the step, without being asked."""
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    annotates = os.environ.get("GITHUB_ACTIONS") == "true" and format in (Format.TEXT, Format.CONCISE)
    if not annotates and not summary:
        return
    from policytrack.render import diagnostics, github

    if annotates:
        write(github.render_annotations(checked.diagnostics))
    if summary:
        from policytrack.store.texts import append

        end = diagnostics.summary(checked.diagnostics, len(read), checked.targets)
        try:
            append(summary, github.render_summary(checked.diagnostics, end))
        except PolicytrackError as error:
            tell(error.message)  # a broken summary is no reason to fail a check
