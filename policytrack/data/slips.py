"""Slips in the shape of a data file, in words: what stands there, what was meant, and the way out."""

import re
from collections.abc import Container, Iterable, Sequence
from functools import cache
from typing import Any, Final

from policytrack.data.problems import Problem
from policytrack.data.yaml_document import MappingStartEvent, SequenceStartEvent, is_null
from policytrack.text.dates import DateError, parse_date
from policytrack.text.messages import Message, and_more, enumerated, listed, say
from policytrack.text.suggest import nearest_hint

#: What a record of a table is called in a sentence.
_CALLED: Final = {"plans": say("plan"), "indicators": say("indicator"), "units": say("unit")}


#: Keys as Chinese spreadsheets head them, and what the format calls them.
_IN_CHINESE: Final = {
    "目标": "goal", "目标值": "goal", "期限": "by", "截止": "by", "指标": "indicator", "标题": "title",
    "名称": "title", "目标内容": "title", "原文": "quote", "引文": "quote", "规划": "plan", "编号": "id",
    "数值": "value", "日期": "as_of", "来源": "source", "口径": "basis", "备注": "note", "单位": "unit",
    "地区": "region", "基期": "baseline", "基期值": "baseline", "责任单位": "responsible", "牵头单位": "lead",
    "标签": "tags", "实际数据": "actuals", "数据": "actuals", "发布日期": "published", "文号": "number",
    "印发机关": "issuer", "印发单位": "issuer", "印发日期": "issued", "类型": "kind", "性质": "nature", "起始": "from",
}  # fmt: skip
#: The same at the top of a file, where one word names the whole table.
_TABLES_IN_CHINESE: Final = {
    "规划": "plans", "指标": "indicators", "单位": "units", "目标": "targets", "格式": "format",
}  # fmt: skip
#: Fields of a figure that stand in its target instead where the list and its dashes were left out.
_OF_FIGURES: Final = frozenset(("as_of", "value", "source", "published", "match"))


def meant(keys: Iterable[str], known: Container[str]) -> set[str]:
    """The keys of a record, of those `known` in it, that Chinese ones among these stand for."""
    return {found for key in keys if (found := key_meant(key, known))}


def key_meant(key: str, known: Container[str]) -> str:
    """The key of a record, of those `known` in it, that a Chinese one stands for; nothing where it stands for none."""
    return next((one for one in keys_meant(key) if one in known), "")


def keys_meant(key: str) -> Sequence[str]:
    """The keys that a Chinese one may stand for, in a record or at the top of a file."""
    return [table[key] for table in (_IN_CHINESE, _TABLES_IN_CHINESE) if key in table]


def date_hint(text: str) -> str:
    """The way out for a date that is written otherwise; nothing where that cannot be told."""
    written = date_meant(text)
    return say("write {}", written) if written else ""


def date_meant(text: str) -> str:
    """The date that is meant, as it is to be written; nothing where that cannot be told."""
    match = re.fullmatch(r"(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", text)
    if match is None:
        return ""
    written = "-".join(part.zfill(2) for part in match.groups() if part)
    try:
        return str(parse_date(written))
    except DateError:
        return ""


def what_stands(event: Any) -> str:
    """What an event begins: a mapping, a list, text, nothing."""
    if event.__class__ is MappingStartEvent:
        return say("a mapping")
    if event.__class__ is SequenceStartEvent:
        return say("a list")
    return say("empty") if is_null(event) else say("text")


def no_keys(event: Any) -> str:
    """The way out where a text stands for keys with values: colons that are none."""
    text = getattr(event, "value", "")
    if match := re.match(r"([A-Za-z_][\w-]*)：[ \u3000]?([^\s\u3000：]*)(?=\s|$)", text):  # `plans： p：` has no value
        return say("write a plain colon and a space: `{}`", f"{match[1]}: {match[2]}".rstrip())
    return say("write `key: value` with a plain colon and a plain space") if "：" in text else ""


def no_list(event: Any, first: str) -> str:
    """The way out where something else stands for a list of records, which begin with this key."""
    if event.__class__ is MappingStartEvent and event.flow_style:
        return say("write `[]` for none, or below it entries that each begin with a dash: `- {}: …`", first)
    return say("begin each entry with a dash: `- {}: …`", first)


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
    if chinese := key_meant(key, known):
        return say("{} has no field `{}`: `{}` is meant", record, key, chinese), say("keys are in English")
    if key in _OF_FIGURES and "actuals" in known:
        return (
            say("{} has no field `{}`{}", record, key, ""),
            say("it belongs to a figure: `actuals:` and below it `- as_of: …`, with `value:` and `source:` under it"),
        )
    near = nearest_hint(key, known) if look else ""
    return say("{} has no field `{}`{}", record, key, near), say("known are {}", enumerated(known))


def out_of_reach(key: str, merged: bool) -> tuple[str, str]:
    """The message for a value that stands elsewhere, by a merge or an alias, and the way out."""
    how = say("comes from a merge (`<<`)") if merged else say("is another's, by an alias")
    hint = say("write it out here; `policytrack set` cannot reach it without changing the other")
    return Message("`{}` {}", key, how), hint


def missing(record: str, absent: Sequence[str]) -> tuple[str, str]:
    """The message for keys that a record cannot do without, and the way out."""
    keys = listed([f"`{key}`" for key in absent], say("{} and no {}"))
    hint = say("add `format: 1`") if absent[0] == "format" else say("add `{}:`", absent[0])
    return say("{} has no {}", record, keys), hint


def name_plans(problems: list[Problem], known: Sequence[str]) -> None:
    """Name the plans that there are in the way out of targets without one."""
    one = say("add `{}`", f"plan: {known[0]}") if known else ""
    hint = one if len(known) < 2 else say("add `plan:`; there are {}", and_more([f"`{key}`" for key in known]))
    for index, problem in enumerate(problems):
        if hint and problem.hint == "add `plan:`":
            problems[index] = problem._replace(hint=hint)
