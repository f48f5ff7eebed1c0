"""Rows of tables whose cells nothing marks off: a row a line, or a cell a line."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from policytrack.plans.cells import NATURE, ROW_MARK, Row, Token, name_and_unit
from policytrack.plans.torn import is_tail, name_and_unit_around, unit_around
from policytrack.quantity.normalise import normalise

_GROUP: Final = re.compile("[一-鿿、]{2,6}|[一-鿿、]{2,}指标")
_NAME_BEHIND: Final = re.compile('[一-鿿0-9“"]')
#: Names of groups (经济发展, 民生福祉) have fewer characters.
_LONGER_THAN_A_GROUP: Final = 7


def rows_of_lines(
    lines: Sequence[Sequence[Token]], columns: int = 0, ordered: bool = False, groups: int = 0
) -> Iterator[Row]:
    """Rows that have a line each; a name may go on in the lines before and behind it.

    Words in a column of figures (完成国家下达任务) hold its place, as long as there are fewer than `columns`. With rows
    `ordered` by numbers, the name of a group may stand before that of its first row, and those of as many `groups` as
    have columns.
    """
    pending: list[Token] = []
    taken: set[int] = set()
    for index, line in enumerate(lines):
        if ordered and _begins_with_group(line):
            line = [line[1]._replace(kind="order"), *line[2:]]  # noqa: PLW2901 - the same line without the group
        kinds = {token.kind for token in line}
        numbered = "order" in kinds
        if not kinds & {"value", "dash"}:
            pending += [token for token in line if token.paragraph not in taken]
            heading = "".join(token.text for token in line if token.kind == "name")
            if name_and_unit(heading)[1]:
                yield Row(heading, "", None, (), line[0].paragraph, line[0].paragraph, numbered)
            continue
        line = _without_groups(line, groups)  # noqa: PLW2901 - the same line, read as a row
        line = _with_words_in_place(line, columns)  # noqa: PLW2901
        name = [token for token in takewhile(lambda token: token.kind != "value", line) if token.kind == "name"]
        unit = next((token.text for token in line if token.kind == "unit"), "")
        first, last = line[0].paragraph, line[0].paragraph
        behind = lines[index + 1] if index + 1 < len(lines) else ()
        goes_on = len(behind) == 1 and behind[0].kind in ("name", "unit")
        if not unit and name and pending and (torn := unit_around(pending[-1].text, behind[0].text if goes_on else "")):
            unit = torn
            first = pending[-1].paragraph
            if goes_on:
                last = behind[0].paragraph
                taken.add(last)
        if not name and pending and pending[-1].kind == "name":
            name = [pending[-1]]
            first = min(first, pending[-1].paragraph)
            if goes_on:
                name.append(behind[0])
                last = behind[0].paragraph
                taken.add(last)
            around = name_and_unit_around(name[0].text, name[1].text if goes_on else "")
            if not unit and around[1]:
                unit, name = around[1], [name[0]._replace(text=around[0])]
        elif name and (above := _first_half(pending, name[0])) is not None:
            name = [above, *name]
            first = above.paragraph
        if goes_on and name and last < behind[0].paragraph and is_tail(name[-1].text, behind[0].text):
            name.append(behind[0])
            last = behind[0].paragraph
            taken.add(last)
        pending = []
        nature = next((NATURE[normalise(token.text)] for token in line if token.kind == "nature"), None)
        values = tuple(token for token in line if token.kind in ("value", "dash"))
        yield Row("".join(token.text for token in name), unit, nature, values, first, last, numbered)


def _begins_with_group(line: Sequence[Token]) -> bool:
    """Whether a line is a row behind the name of its group: 经济发展 1 产值 亿元 3 5."""
    return (
        [token.kind for token in line[:3]] == ["name", "value", "name"]
        and len(line[0].text) < _LONGER_THAN_A_GROUP
        and re.fullmatch("[0-9]{1,2}", line[1].text) is not None
    )


def _without_groups(line: Sequence[Token], groups: int) -> Sequence[Token]:
    """A row without the names of the groups that begin with it: 产值 of 经济发展 产值."""
    first = line[0]
    for _ in range(groups if first.kind == "name" else 0):
        group, _, name = first.text.partition(" ")
        if not (_GROUP.fullmatch(group) and _NAME_BEHIND.match(name)):
            break
        first = first._replace(text=name, start=first.end - len(name))
    return [first, *line[1:]]


def _first_half(pending: Sequence[Token], name: Token) -> Token | None:
    """The line right above a row that its name begins in: with the row's number, or too long for a group's name."""
    above = pending[-1] if pending else None
    if above is None or above.kind != "name" or above.paragraph != name.paragraph - 1 or ROW_MARK.match(name.text):
        return None
    numbered = ROW_MARK.match(above.text) or any(
        token.kind == "order" and token.paragraph == above.paragraph for token in pending
    )
    is_half = bool(numbered) or len(above.text) >= _LONGER_THAN_A_GROUP
    return above if is_half and not name_and_unit(above.text)[1] else None


def _with_words_in_place(line: Sequence[Token], columns: int) -> list[Token]:
    """The cells of a row, with the words that stand in a column of figures as dashes."""
    read: list[Token] = []
    seen = 0
    for token in line:
        held = token.kind == "name" and 0 < seen < columns
        read.append(token._replace(kind="dash") if held else token)
        seen += read[-1].kind in ("value", "dash")
    return read
