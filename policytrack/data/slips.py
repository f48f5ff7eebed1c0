"""Slips in the shape of a data file, in words: what stands there, what was meant, and the way out."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from policytrack.data.yaml_document import MappingStartEvent, SequenceStartEvent, is_null
from policytrack.text.messages import Message, say
from policytrack.text.suggest import nearest_hint

#: What a record of a table is called in a sentence.
_CALLED: Final = {"plans": say("plan"), "indicators": say("indicator"), "units": say("unit")}


def what_stands(event: Any) -> str:
    """What an event begins: a mapping, a list, text, nothing."""
    if event.__class__ is MappingStartEvent:
        return say("a mapping")
    if event.__class__ is SequenceStartEvent:
        return say("a list")
    return say("empty") if is_null(event) else say("text")


@cache
def entry_of(name: str) -> str:
    """What an entry of a list is called in a sentence."""
    return say("an entry of `{}`", name)


def row_of(name: str, key: str) -> str:
    """What a record of a table is called in a sentence: `plan qingdao-2024`."""
    return Message("{} {}", _CALLED.get(name, name[:-1]), key)


def unknown_key(record: str, key: str, known: Sequence[str], *, look: bool) -> tuple[str, str]:
    """The message for a key that a record does not have, and the way out; `look` for a known one that is near."""
    if "：" in key or not key.isprintable():
        what = say("a full-width colon") if "：" in key else say("a no-break space or an invisible character")
        message = say("{!r} holds {}, so YAML reads no key with a value here", key, what)
        return message, say("write `key: value` with a plain colon and a plain space")
    near = nearest_hint(key, known) if look else ""
    return say("{} has no field `{}`{}", record, key, near), say("known are {}", ", ".join(known))


def out_of_reach(key: str, merged: bool) -> tuple[str, str]:
    """The message for a value that stands elsewhere, by a merge or an alias, and the way out."""
    how = say("comes from a merge (`<<`)") if merged else say("is another's, by an alias")
    hint = say("write it out here; `policytrack set` cannot reach it without changing the other")
    return Message("`{}` {}", key, how), hint
