"""The command line: one module a command, each imported when it is called for. Errors are caught here, once."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperCommand, TyperGroup

from policytrack import __version__
from policytrack.commands import language
from policytrack.commands.listed import COMMANDS
from policytrack.commands.streams import folded, open_standard_streams
from policytrack.errors import PolicytrackError
from policytrack.text.messages import Message, say
from policytrack.text.printable import one_line
from policytrack.text.suggest import nearest
from policytrack.text.system import reason
from policytrack.translations import spoken, told

MOST_COLUMNS: Final = 1000
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
#: What the library of the command line raises for a wrong one; it names only this one among its kind.
_UsageError: Any = typer.BadParameter.__mro__[1]
#: The parameters that name files, which the system lets have any bytes.
_NAMES_OF_FILES: Final = frozenset((
    "path", "paths", "files", "sources", "stdin_filename", "plan_file", "begin", "baseline", "table", "map_file",
    "output",
))  # fmt: skip


def _localise(command: Any, ctx: Any = None) -> None:
    """Put the help of a command into the language that is spoken, for which an English run loads no table."""
    if spoken() != "en":
        from policytrack.commands.spoken_help import localise

        localise(command, ctx)
    elif command.help:
        command.help = "\n\n".join(" ".join(part.split()) for part in command.help.split("\n\n"))


def _fold_lines() -> None:
    """Let the library of the help break no word that a line holds, and cut none off."""
    from policytrack.render.rich_lines import break_lines_of_rich

    break_lines_of_rich(at_blanks=spoken() == "en")


def _localise_error(error: Any) -> None:
    from policytrack.commands.spoken_help import localise_error, plain_number

    _fold_lines()
    plain_number(error)
    if spoken() != "en":
        localise_error(error)


class _SpokenUsage:
    """The line of usage of a command in the language that is spoken."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write the line as the library does, in translated words."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        if spoken() != "en":
            from policytrack.commands.spoken_help import placeholders

            pieces = placeholders(pieces)
        formatter.write_usage(ctx.command_path, pieces, told(say("Usage: ")))


class FigureCommand(_SpokenUsage, TyperCommand):
    """A command whose arguments may be negative figures: -3% is no option."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help in the language that is spoken: `--lang` may stand before `--help`."""
        from policytrack.commands.examples import EXAMPLES
        from policytrack.commands.spoken_help import untyped

        untyped(self)
        _localise(self, ctx)
        _fold_lines()
        super().format_help(ctx, formatter)
        if self.name in EXAMPLES:
            lines = [told(say("Examples:")), *(f"  {told(example)}" for example in EXAMPLES[self.name])]
            typer.echo("\n".join(lines) + "\n")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments with a minus sign in place of the hyphen before a digit, and put the hyphen back."""
        rest: list[str] = super().parse_args(ctx, [_without_hyphen(arg) for arg in args])
        for key, value in ctx.params.items():
            ctx.params[key] = _hyphened(value) if key in _NAMES_OF_FILES else _as_text(_hyphened(value))
        return rest


def _without_hyphen(arg: str) -> str:
    return "−" + arg[1:] if arg.startswith("-") and arg[1:2] in _DIGITS else arg


def _hyphened(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return type(value)(_hyphened(one) for one in value)
    return "-" + value[1:] if isinstance(value, str) and value.startswith("−") else value


def _as_text(value: Any) -> Any:
    """An argument as text, also where the locale knows ASCII alone and Python hands UTF-8 through as single bytes.

    Refuses one that is no text: nothing could be compared with it.
    """
    if isinstance(value, list | tuple):
        return type(value)(_as_text(one) for one in value)
    if not isinstance(value, str) or value.isascii() or not any("\ud800" <= char <= "\udfff" for char in value):
        return value
    data = os.fsencode(value)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise PolicytrackError(say("the argument {!r} is not UTF-8 text", data)) from None


class LazyGroup(_SpokenUsage, TyperGroup):
    """A group that imports a command's module when the command is named; where all are listed it imports none."""

    lists_all = False

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, its module imported now, unless its name and summary will do."""
        if cmd_name not in COMMANDS:
            return None
        module, panel, summary = COMMANDS[cmd_name]
        if self.lists_all:
            listed = TyperCommand(cmd_name, help=summary, rich_help_panel=panel)
            _localise(listed)
            return listed
        single = typer.Typer(add_completion=False)
        function = import_module(f"policytrack.commands.{module}").command
        single.command(cmd_name, cls=FigureCommand, rich_help_panel=panel, no_args_is_help=False)(function)
        command = typer.main.get_command(single)
        if all(parameter.name != "lang" for parameter in command.params):
            command.params.append(language.option())
        _localise(command)
        return command

    def make_context(self, *args: Any, **extra: Any) -> Any:
        """Begin a run, in the language of the environment until an option names another."""
        for parameter in self.params:
            if parameter.name == "install_completion":
                parameter.callback = _install_completion
        try:
            language.choose()
            language.choose_for_help(args[1])
            return super().make_context(*args, **extra)
        except PolicytrackError as error:
            complain(error)
            raise typer.Exit(2) from None
        except _UsageError as error:
            _localise_error(error)
            raise

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is named; one that is not known is told with the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except _UsageError as error:
            if near := nearest(args[0], COMMANDS, 1):
                error.message = f"No such command {args[0]!r}. Did you mean {near[0]!r}?"
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help of all commands, in the language that is spoken."""
        _localise(self, ctx)
        _fold_lines()
        with self._listing():
            super().format_help(ctx, formatter)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """The names of commands that begin so, each with its summary."""
        with self._listing():
            return super().shell_complete(ctx, incomplete)

    @contextmanager
    def _listing(self) -> Iterator[None]:
        """While all commands are listed."""
        self.lists_all = True
        try:
            yield
        finally:
            self.lists_all = False

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a wrong request or environment ends with its sentence, a closed pipe quietly."""
        try:
            return super().invoke(ctx)
        except PolicytrackError as error:
            complain(error)
            raise typer.Exit(2) from None
        except BrokenPipeError:
            raise typer.Exit(0) from None
        except _UsageError as error:
            _localise_error(error)
            raise


def _install_completion(ctx: Any, param: Any, value: Any) -> Any:
    """Install completion as the library does, and tell of it in the language that is spoken."""
    if not value or ctx.resilient_parsing:
        return value
    from typer import completion

    install: Any = vars(completion)["install"]
    shell, path = install(shell=value) if isinstance(value, str) else install()
    lines = [say("completion for {} is installed in {}", shell, str(path)), say("open a new terminal to have it")]
    typer.echo("\n".join(folded(told(line), sys.stdout) for line in lines))
    raise typer.Exit


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Track what government plans promise in numbers: every goal with its words, every verdict with its reason.",
    epilog="The data file is -f FILE, or POLICYTRACK_FILE, or targets.yaml here or in the nearest folder above.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"policytrack {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Print the version."),
    ] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang",
            metavar=language.METAVAR,
            is_eager=True,
            callback=language.chosen,
            help="The language of all that is printed; by default that of the locale.",
        ),
    ] = None,
) -> None:
    pass


def _bound_columns() -> None:
    """Keep what COLUMNS says within what a screen has: all that is drawn is as wide."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns[:9]) > MOST_COLUMNS:
        os.environ["COLUMNS"] = str(MOST_COLUMNS)


def complain(error: PolicytrackError) -> None:
    """Say on standard error what was wrong, each line of it on its line whatever names it quotes."""
    lines = [folded(f"policytrack: {told(one_line(error.message))}", sys.stderr)]
    # An indented one shows a place in a text above a caret.
    told_lines = (told(one_line(line)) for line in error.details)
    lines += [line if line.startswith("  ") else folded(line, sys.stderr, 4) for line in told_lines]
    if error.hint:
        lines.append(folded(f"  = {told(one_line(error.hint))}", sys.stderr, 4))
    typer.echo("\n".join(lines), err=True)


def main() -> None:
    """Run the command line, whatever the standard streams are. What the system refuses ends with its sentence."""
    _bound_columns()
    open_standard_streams()
    try:
        app()
    except OSError as error:  # in an import, or where the library of the command line prints itself
        told = say("{} cannot be read", error.filename) if error.filename else say("standard output cannot be written")
        complain(PolicytrackError(Message("{}: {}", told, reason(error))))
    except ImportError as error:
        complain(PolicytrackError(say("the installation is not whole: {}", error), say("install policytrack again")))
    except LookupError as error:
        if type(error) is not LookupError:  # an encoding's module could not be read; a missing key is another matter
            raise
        complain(PolicytrackError(say("the installation is not whole: {}", error), say("install policytrack again")))
    except MemoryError:
        complain(PolicytrackError(say("there is not enough memory")))
    else:
        return
    sys.exit(2)
