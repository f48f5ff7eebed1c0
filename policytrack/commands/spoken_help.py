"""The help of the commands in another language than English: what typer has built, with its texts looked up."""

import re
from collections.abc import Callable, Mapping
from copy import copy
from typing import Any, Final

from policytrack.text.messages import say
from policytrack.translations import spoken, table, told

#: The words of the library's own that help and usage errors print.
_FRAME: Final = (
    "ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE", "COMMANDS_PANEL_TITLE", "ERRORS_PANEL_TITLE", "ABORTED_TEXT",
    "RICH_HELP", "DEFAULT_STRING", "ENVVAR_STRING", "REQUIRED_LONG_STRING",
)  # fmt: skip
#: What it calls the types of whole numbers, before and since its version 0.27.
_WHOLE_NUMBERS: Final = ("integer", "integer range", "int", "int range")
#: A word that stands for what is to be typed: FILE, and OPTIONS in a line of usage.
_PLACEHOLDER: Final = r"[A-Z]{2,}"
#: What it quotes in them.
_QUOTED: Final = r"'([^']*)'"
#: Its sentences on a wrong command line, as patterns; what is in brackets is told too where it is such a sentence.
_ERRORS: Final = (
    r"(No such option: .+) \(Possible options: (.+)\)",
    r"No such option: (.+)",
    r"No such command (.+)\. Did you mean (.+)\?",
    r"No such command (.+)\.",
    r"Missing command\.",
    r"Missing argument (.+?)\.",
    r"Missing option (.+?)\.",
    r"Invalid value for (.+?): (.+)",
    r"(.+) is not one of (.+)\.",
    r"Got unexpected extra argument\(s\) \((.+)\)",
    r"Option (.+) requires an argument\.",
    r"Option (.+) does not take a value\.",
    r"(['-].+), (['-].+)",
    _QUOTED,
)


def localise(command: Any, ctx: Any = None) -> None:
    """Put the help of a command into the language that is spoken, which is not English.

    With the context of a run that of the option `--help`, too, which the library makes itself.
    """
    says = table(spoken())
    _localise_frame(says)
    for name in ("help", "epilog", "rich_help_panel"):
        _put(command, name, _paragraphs)
    for parameter in command.get_params(ctx) if ctx else command.params:
        for name in ("help", "rich_help_panel"):
            _put(parameter, name, _paragraphs)
        _put(parameter, "metavar", placeholders)


def placeholders(text: str) -> str:
    """What stands for an argument or a value, as `{ID}` and `[OPTIONS]`, in the language that is spoken."""
    says = table(spoken())
    return re.sub(_PLACEHOLDER, lambda match: says.get(match[0], match[0]), text)


def localise_error(error: Any) -> None:
    """The same for what is told of a wrong command line: the library's own sentences, found by their patterns."""
    says = table(spoken())
    _localise_frame(says)
    text = re.sub(_QUOTED, lambda match: says[_QUOTED].format(match[1]), _error_in(error.format_message(), says))
    error.format_message = lambda: text


def untyped(command: Any) -> None:
    """Let the help of a command say no types of arguments: that each is a `<str>` tells its reader nothing."""
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            parameter.type = copy(parameter.type)
            parameter.type.get_metavar = lambda **_: ""


def plain_number(error: Any) -> None:
    """Say of a wrong number what was given and what would do; the library speaks of int ranges and x>=1."""
    kind = getattr(getattr(error, "param", None), "type", None)
    given, is_not, _ = str(error.message).partition(" is not ")
    if not is_not or getattr(kind, "name", "") not in _WHOLE_NUMBERS:
        return
    given = given.replace("−", "-")
    least, most = getattr(kind, "min", None), getattr(kind, "max", None)
    if most is not None:
        error.message = told(say("must be a whole number from {} to {}, not {}", least, most, given))
    elif least is not None:
        error.message = told(say("must be a whole number of at least {}, not {}", least, given))
    else:
        error.message = told(say("must be a whole number, not {}", given))


def _error_in(text: str, says: Mapping[str, str]) -> str:
    for pattern in _ERRORS:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match is not None:
            return says[pattern].format(*(_error_in(part, says) for part in match.groups()))
    return text


def _put(thing: Any, name: str, tell: Callable[[str], str]) -> None:
    text = thing.__dict__.setdefault(f"_english_{name}", getattr(thing, name, None))
    if isinstance(text, str):
        setattr(thing, name, tell(text))


def _paragraphs(text: str) -> str:
    says = table(spoken())
    return "\n\n".join(says.get(_key(part), part) for part in text.split("\n\n"))


def _key(text: str) -> str:
    """A paragraph as the tables have it: on one line."""
    return " ".join(text.split())


def _localise_frame(says: Mapping[str, str]) -> None:
    """The library's words."""
    from typer import rich_utils

    for name in _FRAME:
        word = getattr(rich_utils, name)
        setattr(rich_utils, name, says.get(word, word))
