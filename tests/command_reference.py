"""The reference of the commands, made of what the command line itself knows of its arguments and options."""

import textwrap
from collections.abc import Iterator
from typing import Any

import typer

from policytrack.cli import app
from policytrack.commands.listed import COMMANDS


def reference() -> str:
    """A section a command: its help, how it is called, and a table of its arguments and options."""
    group: Any = typer.main.get_command(app)
    context = group.make_context("policytrack", [], resilient_parsing=True)
    return "\n".join(line for name in COMMANDS for line in _section(name, group.get_command(context, name))) + "\n"


def _paragraphs(text: str) -> str:
    return "\n\n".join(textwrap.fill(part, 118) for part in text.split("\n\n"))


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and not one.hidden]
    called = " ".join(["policytrack", name, *map(_called, arguments), "[OPTIONS]"])
    yield from ("", f"## {name}", "", f"`{called}`", "", _paragraphs(command.help or ""), "")
    yield from ("| argument or option | meaning |", "|---|---|")
    for one in arguments:
        yield f"| {_alternatives(_called(one))} | {_meaning(one)} |"
    for one in options:
        names = ", ".join(f"`{option}`" for option in sorted([*one.opts, *one.secondary_opts], key=len))
        yield f"| {names}{'' if one.is_flag else f' {_alternatives(_value(one))}'} | {_meaning(one)} |"


def _called(argument: Any) -> str:
    name = (argument.metavar or argument.name.upper()).removesuffix("...").strip("[]")
    return f"{name if argument.required else f'[{name}]'}{'...' if argument.nargs == -1 else ''}"


def _value(option: Any) -> str:
    """What an option takes: its own word for it, or the choices that there are."""
    return str(option.metavar or _choices(option) or "N")


def _choices(option: Any) -> str:
    return "|".join(str(getattr(one, "value", one)) for one in getattr(option.type, "choices", ()))


def _alternatives(text: str) -> str:
    """One code each: what GitHub wants before a bar within code in a table, other readers of Markdown show."""
    inner = text[1:-1] if text.startswith("[") and "|" in text else text
    return " \\| ".join(f"`{one}`" for one in inner.split("|"))


def _meaning(parameter: Any) -> str:
    said = " ".join((parameter.help or "").split()).replace("|", "\\|")
    notes = []
    default = getattr(parameter.default, "value", parameter.default)
    if default not in (None, False, True, (), [], "") and not callable(default):
        notes.append(f"default: `{default}`")
    if parameter.envvar:
        notes.append(f"environment: `{parameter.envvar}`")
    return f"{said} ({'; '.join(notes)})" if notes else said
