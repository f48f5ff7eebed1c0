"""What the options of `report` name: targets, statuses and columns. Raises `PolicytrackError` for what there is not."""

from datetime import date
from typing import TYPE_CHECKING, Final, TypeAlias

from policytrack.commands.view_options import Script, locale, words
from policytrack.errors import PolicytrackError
from policytrack.text.messages import Message, enumerated, say
from policytrack.text.suggest import did_you_mean, nearest, nearest_hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policytrack.data.model import Plan
    from policytrack.progress import Status
    from policytrack.report.locale import Locale
    from policytrack.report.select import Filter

Words: TypeAlias = list[str] | None


def narrowed(chosen: "Mapping[str, Words]", dates: tuple[str | None, str | None], text: str) -> "Filter | None":
    """The filter that the options name: the words of each, due after and before which dates, a text; None for all."""
    due = _date("--due-after", dates[0], first=True), _date("--due-before", dates[1], first=False)
    if not any(chosen.values()) and due == (None, None) and not text:
        return None
    from policytrack.report.select import Filter

    return Filter(
        **{key: words(value) for key, value in chosen.items()}, due_after=due[0], due_before=due[1], text=text
    )


def changes(text: Words) -> Words:
    """The words of `--change`, each known."""
    from policytrack.data.model import Novelty

    for word in words(text):
        if word not in set(Novelty):
            raise PolicytrackError(
                say("--change: there is no change {!r}", word), say("one of {}", enumerated(Novelty))
            )
    return text


def refuse_unknown_plans(text: Words, plans: "Sequence[Plan]") -> None:
    """Refuse a word of `--plan` that is of none of the plans."""
    from policytrack.report.select import names_plan

    for word in words(text):
        if not any(names_plan(word, plan) for plan in plans):
            from policytrack.edits.targets import plan_named

            plan_named(word, plans)  # says which there are


def _date(option: str, text: str | None, *, first: bool) -> date | None:
    if text is None:
        return None
    from policytrack.text.dates import DateError, parse_date

    try:
        found = parse_date(text)
    except DateError as error:
        raise PolicytrackError(Message("{}: {}", option, error)) from None
    return found.first if first else found.last


def statuses(option: str, text: Words) -> "frozenset[Status]":
    """The statuses that an option names, in any language and however their words are joined; with ! all others."""
    from policytrack.progress import Status

    named: set[Status] = set()
    excluded: set[Status] = set()
    for word in words(text):
        name = word.removeprefix("!")
        status = _status(name)
        if status is None:
            spoken = locale(Script.ORIGINAL, None)
            names = {one.value: spoken.status(one) for one in Status}
            known = enumerated(f"`{one}`" for one in names.values())
            near = nearest_hint(name, [*names.values(), *names], names)
            raise PolicytrackError(
                say("{}: there is no status {!r}{}", option, name, near), say("statuses are {}", known)
            )
        (named if name == word else excluded).add(status)
    return frozenset((named or (set(Status) if excluded else set())) - excluded)


def _status(name: str) -> "Status | None":
    """The status of a name: its own, or what a language calls it."""
    from policytrack.progress import Status

    plain = name.lower().replace("-", " ").replace("_", " ")
    if plain in set(Status):
        return Status(plain)
    from policytrack.report.locale import Locale
    from policytrack.translations import LANGS

    called = {Locale(lang).status(status): status for status in Status for lang in LANGS}
    return called.get(plain)


#: What `--group-by` calls otherwise than a column is called.
_GROUPED_BY: Final = {"deadline": ("by",)}


def columns(text: Words) -> list[str]:
    """The keys of columns, each named by its key or by its heading in any language."""
    if not text:
        return []

    from policytrack.report.columns import COLUMNS

    headings = {heading.casefold(): key for key, heading in _headings()}
    names = dict.fromkeys((*COLUMNS, *headings))
    keys = []
    for word in words(text):
        key = word if word in COLUMNS else headings.get(word.casefold())
        if key is None:
            near = _GROUPED_BY.get(word) or nearest(word, names)
            raise PolicytrackError(
                say("--columns: there is no column {!r}", word),
                did_you_mean(near) or say("`--columns list` names the columns"),
            )
        keys.append(key)
    return keys


def _headings() -> "Iterator[tuple[str, str]]":
    """Each column's key with its heading, in every language."""
    from policytrack.report.columns import COLUMNS
    from policytrack.report.locale import Locale
    from policytrack.translations import LANGS

    return ((key, Locale(lang).heading(key)) for lang in reversed(LANGS) for key in COLUMNS)


def listed_columns(spoken: "Locale") -> str:
    """Every column's key with its heading, a line each."""
    from policytrack.report.columns import COLUMNS

    return "".join(f"{key:<20}{spoken.heading(key)}\n" for key in COLUMNS)
