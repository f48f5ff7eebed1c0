"""Whether a goal's figure is its own, or that of a neighbour in the same sentence: the row that slid.

Each figure of a quote has words of its own: those of its clause before it and the noun behind it; in a row with 分别
the subject of the same place in the list. The words of a title are looked for in them, in simplified characters.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from os.path import commonprefix
from typing import Final, NamedTuple

from policytrack.data.model import Target
from policytrack.quantity.extract import Phrase
from policytrack.rules.difference import Difference
from policytrack.rules.missing_figure import same_amount
from policytrack.rules.plain_agreement import MARKS, STOPS
from policytrack.text.messages import say
from policytrack.text.script import fold

#: From this share of a title's pairs of characters on, the words of a figure are those of the title.
_FITS: Final = 0.5
#: How much better another figure's words must fit before the title is taken for that figure's.
_BETTER: Final = 0.34
#: What separates subjects of a list, and figures of a row.
_LIST: Final = r"[、,，和与]|以及|及其"
#: Words that stand beside any subject and tell none apart.
_COMMON: Final = (
    r"全[市省国区县]|力争|实现|达到?|提高|提升|增加|增长|下降|降低|控制|保持|稳定|新增|建成|完成|累计|突破|超过|不低于|不少于"
    r"|左右|以上|以内|以下|分别|年均|其中|同期|同比|占比|比重|以及|及其|该?指标|到?(?:\d{4}年?[-—–~至到])?\d+年(?:底|末)?前?|\d{4}-|较|比|约|[由从该其的和与再又要将已、“”\"'（）()《》〈〉\s·]"
)


class _Own(NamedTuple):
    """The words that belong to one figure of a quote."""

    phrase: Phrase
    words: str
    #: Of a list of subjects the first and the last, whose beginning and end may be said of all: 用水量、氨氮排放总量
    row: tuple[str, str] | None = None
    #: Behind 其中, what the clause before is of, whose end may be said of the parts: 浓度 of 其中重点地区.
    whole: str = ""


def neighbours(target: Target, phrases: Sequence[Phrase]) -> list[Difference]:
    """That the title's words stand beside another figure of its quote, whose figures are the `phrases`; or nothing."""
    slid = _slid(target, phrases)
    if slid is None:
        return []
    own, other = slid
    message = say("{} stands in the quote beside {}; the title's words stand beside {}", target.goal.text, own, other)
    hint = say("take the figure that the plan gives to the title, or the title that it gives to the figure")
    return [Difference(target, "subject", message, hint)]


def _slid(target: Target, phrases: Sequence[Phrase]) -> tuple[str, str] | None:
    """The words beside the goal's figure, and those of another figure that fit the title better."""
    if len(phrases) < 2:
        return None
    owned = _owned(target.quote, phrases)
    titles = [target.title, *([target.indicator.title] if target.indicator else [])]
    titles = [plain for title in titles if (plain := _plain(title))]
    if not titles:
        return None
    goal = target.goal.bound
    fits = [max(_fit(own, title) for title in titles) for own in owned]
    mine = [index for index, own in enumerate(owned) if same_amount(own.phrase.bound, goal)]
    others = [index for index in range(len(owned)) if index not in mine]
    if not mine or not others:
        return None
    own, other = max(mine, key=fits.__getitem__), max(others, key=fits.__getitem__)
    if fits[other] < _FITS or fits[other] - fits[own] < _BETTER or not owned[own].words.replace("每年", ""):
        return None
    return owned[own].words, owned[other].words


def _owned(quote: str, phrases: Sequence[Phrase]) -> list[_Own]:
    """The words of each figure, in the quote's order: those before it, and the noun behind it.

    其中 goes on with what the clause before is of: 浓度下降10%，其中重点地区分别下降15%、12%.
    """
    found: list[_Own] = []
    subjects: list[str] = []
    whole = ""  # the words of the one figure that those of this row are a part of
    cuts = [0, *(_cut(quote, one, other) for one, other in pairwise(phrases)), _end(quote, phrases[-1])]
    for index, phrase in enumerate(phrases):
        row = _row(phrases, index)
        if index == row[0]:
            clause = quote[
                max(cuts[index], *(quote.rfind(end, 0, phrase.start) + 1 for end in "。；;\n")) : phrase.start
            ]
            subjects = _subjects(clause, len(row)) or ([] if _plain(clause) else subjects)
        lead = re.split(f"[{STOPS}]", quote[cuts[index] : phrase.start])[-1]
        words = _plain(lead) + _plain(quote[phrase.end : cuts[index + 1]])
        if index == row[0]:
            goes_on = found and lead.strip().startswith("其中") and len(_row(phrases, index - 1)) == 1
            whole = found[-1].words if goes_on else ""
        if len(row) > 1 and len(subjects) == len(row):
            found.append(_Own(phrase, subjects[index - row[0]], (subjects[0], subjects[-1]), whole))
        elif found and (not words or words[0] == "占"):
            # 数字经济规模翻一番，达到1.2万亿元，占生产总值比重达到15%
            found.append(found[-1]._replace(phrase=phrase, words=found[-1].words + words))
        else:
            found.append(_Own(phrase, words, whole=whole))
    return found


def _cut(quote: str, one: Phrase, other: Phrase) -> int:
    """Where the words of one figure end and those of the next begin: at the first stop, else at the last 、 or 和."""
    between = quote[one.end : other.start]
    stop = re.search(f"[{STOPS}]", between)
    if stop:
        return one.end + stop.end()
    return one.end + max((mark.end() for mark in re.finditer("[、和与與及]", between)), default=0)


def _end(quote: str, last: Phrase) -> int:
    """Where the noun behind the last figure ends."""
    stop = re.compile(f"[{STOPS}]").search(quote, last.end)
    return stop.start() if stop else len(quote)


def _row(phrases: Sequence[Phrase], index: int) -> range:
    """The places of the figures that stand in one row with this one: with nothing but a mark between them."""
    first = last = index
    while first and _is_next(phrases[first - 1], phrases[first]):
        first -= 1
    while last + 1 < len(phrases) and _is_next(phrases[last], phrases[last + 1]):
        last += 1
    return range(first, last + 1)


def _is_next(one: Phrase, other: Phrase) -> bool:
    return 0 <= other.start - one.end <= 1


def _subjects(clause: str, count: int) -> list[str]:
    """The subjects of a row, where 分别 gives each figure its own: as many as figures, the last one's noun for all."""
    head = re.split("[：:]", fold(clause).rpartition("分别")[0])[-1]
    listed = [part for part in re.split(_LIST, re.split("[，,](?=[^、]*$)", head)[-1]) if part]
    if len(listed) < count:
        listed = [part for part in re.split(_LIST, head) if part]
    listed = listed[-count:]
    if len(listed) != count or any(re.fullmatch(r"[^年]*\d+年.*", part) for part in listed):
        return []  # years, not subjects: 到2025年和2030年分别
    return [_plain(part) for part in listed]


def _plain(text: str) -> str:
    """The words of a text that tell a subject from others, in simplified characters."""
    return re.sub(_COMMON, "", re.sub(f"[{MARKS}]", "", fold(text)))


def _fit(own: _Own, title: str) -> float:
    """The share of a title's pairs of characters that stand in the words of a figure.

    Words that stand in the title whole fit it: 铁路达到18万公里，高铁6万公里 leaves out what was said before. In a
    list of subjects the beginning of the first and the end of the last are said of all, and tell none apart.
    """
    title = title[: len(title) - _common(title[::-1], own.whole[::-1])]
    if not title:
        return 0.0
    if len(own.words) > 1 and own.words in title:
        return 1.0
    if own.row is not None:
        first, last = own.row
        before, behind = _common(title, first), _common(title[::-1], last[::-1])
        if before + behind >= len(title):
            # Only one of the two can be meant; 产量 beside 小麦、玉米产量 is of both.
            meant = first if before == len(first) else last if behind == len(last) else own.words
            return float(own.words == meant)
        title = title[before : len(title) - behind]
    pairs = {title[at : at + 2] for at in range(max(1, len(title) - 1))}
    return sum(pair in own.words for pair in pairs) / len(pairs)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return len(commonprefix((one, other)))  # noqa: RUF071 - characters, not parts of a path
