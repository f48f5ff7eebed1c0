"""The language of a run: `--lang` of any command, else POLICYTRACK_LANG, else what the locale says, else English."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

import typer
from typer.core import TyperOption

from policytrack import translations
from policytrack.errors import PolicytrackError
from policytrack.text.messages import Message, say

METAVAR: Final = f"[{'|'.join(translations.LANGS)}]"
_KNOWN: Final = say("languages are en, zh (zh-CN, zh-Hans), zh-Hant (zh-TW, zh-HK)")
#: The variables of the locale for messages, the first that is set decides (POSIX).
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def choose(environment: Mapping[str, str] = os.environ) -> None:
    """Speak the language of the environment. Raises `PolicytrackError` where POLICYTRACK_LANG names none."""
    wanted = environment.get("POLICYTRACK_LANG", "")
    if wanted:
        lang = translations.language(wanted)
        if lang is None:
            raise PolicytrackError(Message("POLICYTRACK_LANG: {}", _unknown(wanted)), _KNOWN)
        translations.speak(lang, asked=True)
        return
    locale = next((value for name in _LOCALE if (value := environment.get(name))), "")
    translations.speak(translations.language(locale) or "en")


def choose_for_help(args: Sequence[str]) -> None:
    """Before a help, speak the language of `--lang` wherever it stands: the library prints the help once it meets that.

    What names no language is refused later, or stays without a word where the help comes first.
    """
    if not {"--help", "-h"}.isdisjoint(args):
        for name, following in zip(args, [*args[1:], ""], strict=True):
            option, _, value = name.partition("=")
            lang = translations.language(value or following) if option == "--lang" else None
            if lang is not None:
                translations.speak(lang, asked=True)


def option() -> TyperOption:
    """The option `--lang`, which every command has; it is read first, so that the help speaks the language too."""
    return TyperOption(
        param_decls=["--lang"],
        metavar=METAVAR,
        help="The language of all that is printed; by default that of the locale.",
        is_eager=True,
        expose_value=False,
        callback=chosen,
        envvar=None,
        show_default=False,
    )


def chosen(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> None:
    """Speak the language of an option."""
    if (lang := named(ctx, param, value)) is not None:
        translations.speak(lang, asked=True)


def named(ctx: typer.Context, param: typer.CallbackParam, value: str | None) -> translations.Lang | None:
    """The language that the value of an option names. Raises `typer.BadParameter` where it names none."""
    lang = translations.language(value) if value is not None else None
    if value is not None and lang is None:
        raise typer.BadParameter(translations.told(Message("{}; {}", _unknown(value), _KNOWN)), ctx, param)
    return lang


def _unknown(text: str) -> Message:
    return say("{!r} is no language that is known here", text)
