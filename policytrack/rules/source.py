"""Rules on a quote against its source, the plan's own text, and on the script that a text is written in."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from policytrack.data.location import Location
from policytrack.data.model import Kind, Plan
from policytrack.quantity.lexicon import FIVE_YEAR_PLAN, FIVE_YEAR_PLANS
from policytrack.quantity.years import in_digits, named_years
from policytrack.rules.rule import ERROR, WARNING, Check, Finding, Subject, at, rule
from policytrack.text.messages import Message, say
from policytrack.text.mixed_script import Oddity, oddities
from policytrack.text.script import fold

if TYPE_CHECKING:
    from policytrack.plans.coverage import Squeezed
    from policytrack.plans.proposals import Draft

ELLIPSIS: Final = r"(?:\[(?:…+|\.{3,})\]|［…+］|\((?:…+|\.{3,})\)|…+|\.{3,}|⋯+)"
# Typists and web pages exchange these freely: the text is still the same.
_SAME_MARKS: Final = str.maketrans(
    {
        **dict.fromkeys("—–―─‐-−", "-"),
        **dict.fromkeys('“”「」『』"＂', '"'),
        **dict.fromkeys("‘’", "'"),
        "·": "·",
        "•": "·",
    }
)
# A year that opens a passage, and not one that a change is compared with.
_PLACE_OF_YEAR: Final = (
    r"(?:到|至|在|力争|确保|争取|,|^|。|;|:)?((?:19|20)\d\d)年(?:底|末|前|\d{1,2}月底?)?(?!.{0,3}(?:下降|提高|增长|相比))"
    rf"|({FIVE_YEAR_PLAN})[\"']?(?:末|期末|时期|期间|规划)"
)
_SIMPLIFIED: Final = say("simplified")
_TRADITIONAL: Final = say("traditional")
_LEGEND: Final = say("[-only in the quote-] {+only in the text+}")
_NOTHING_LIKE_IT: Final = say("nothing like it stands there: look whether the plan is the right one")
_NOT_COMPARED: Final = say("the nearest passage was not looked for: that would take too long")


class Text(NamedTuple):
    """A plan's text in the form in which passages are compared."""

    folded: str
    years: frozenset[str]
    ends: Sequence[int]  # where the words end by which a year opens a passage, in order
    opened: Sequence[str]  # these years


@rule("PT040", "quote-not-in-source", ERROR)
def not_in_source(subject: Subject) -> Iterator[Finding]:
    """A quote stands in the plan's text, word for word.

    Runs where the text is at hand: by `text:` of the plan, or with `--sources FOLDER`, which holds a text a plan, named
    by its key (`p.txt`) or holding its title. Script, width, spaces and the kind of quotation marks and dashes do not
    count. `……`, `…`, `...` and `[…]` stand for what is left out. Where a quote differs, the nearest passage of the text
    is shown with the difference marked: [-only in the quote-], {+only in the text+}.

    Bad:
        # the text says: 到2026年，人工智能核心产业规模突破600亿元，企业达到500家。
        goal: 突破600亿元
        by: 2026
        quote: 到2026年,核心产业的规模突破600亿元  # PT040

    Good:
        # the text says: 到2026年，人工智能核心产业规模突破600亿元，企业达到500家。
        goal: 突破600亿元
        by: 2026
        quote: 到2026年……核心产业规模突破600亿元
    """
    if not subject.texts:
        return
    from policytrack.text.passages import PassageFinder  # noqa: PLC0415 - most checks have no text at hand

    texts, finder = _Texts(subject), PassageFinder()
    for target in subject.dataset.promises:
        if target.plan.key not in subject.texts or target.quote in subject.texts[target.plan.key]:
            continue
        text = texts[target.plan.key].folded
        place = 0
        for part in re.split(ELLIPSIS, target.quote):
            passage = folded(part)
            found = text.find(passage, place)
            if found < 0:
                nearest = finder.nearest(passage, text)
                yield Finding(
                    say("the quote is not in the text of {}", target.plan.key)
                    + (Message(": {}", nearest) if nearest else ""),
                    at(target, "quote"),
                    _NOT_COMPARED if nearest is None else _LEGEND if nearest else _NOTHING_LIKE_IT,
                    target.id,
                )
                break
            place = found + len(passage)


@rule("PT041", "deadline-not-in-source", ERROR)
def deadline_not_in_source(subject: Subject) -> Iterator[Finding]:
    """The year of a deadline is named by the quote, the plan's title or its text.

    Runs where the text is at hand (see PT040). A year that none of them names was typed wrong. A period that ends in it
    ("十四五") names it too.

    Bad:
        # the text says: 到2026年，人工智能企业达到500家。
        goal: 达到500家
        by: 2027  # PT041
        quote: 人工智能企业达到500家

    Good:
        # the text says: 到2026年，人工智能企业达到500家。
        goal: 达到500家
        by: 2026
        quote: 人工智能企业达到500家
    """
    texts = _Texts(subject)
    for target in subject.dataset.promises:
        if target.by is None or target.plan.key not in subject.texts:
            continue
        year = str(target.by.year)
        named = texts[target.plan.key].years | named_years(target.quote, target.plan.region)
        if year not in named and year not in target.plan.title:
            yield Finding(
                say("neither the quote nor the text of {} names {}", target.plan.key, year),
                at(target, "by"),
                say("take the deadline that the plan sets"),
                target.id,
            )


@rule("PT044", "deadline-of-another-passage", WARNING)
def deadline_elsewhere(subject: Subject) -> Iterator[Finding]:
    """The last year that the plan's text names before the quote is the deadline.

    A guess, hence a warning: a section opens with its year (到2026年), and what follows is for that year. Where the
    text names another year last, and neither quote nor title say otherwise, the deadline may be that of another
    section. Where `policytrack draft` finds the deadline by headings and the plan's period, it stands.

    Bad:
        # the text says: 到2025年，企业达到300家。到2027年，园区达到50家。
        title: 园区
        goal: 50家
        by: 2025  # PT044
        quote: 园区达到50家

    Good:
        # the text says: 到2025年，企业达到300家。到2027年，园区达到50家。
        title: 园区
        goal: 50家
        by: 2027
        quote: 园区达到50家
    """
    texts = _Texts(subject)
    for target in subject.dataset.targets:
        if target.by is None or target.plan.key not in subject.texts or target.kind is Kind.ANNUAL:
            continue
        year = str(target.by.year)
        text = texts[target.plan.key]
        if named_years(target.quote, target.plan.region) or year in target.plan.title or year not in text.years:
            continue
        found = text.folded.find(folded(re.split(ELLIPSIS, target.quote)[0]))
        before = bisect_right(text.ends, found)
        if before and (last := text.opened[before - 1]) != year:
            if target.by.year in _drafted_years(subject.texts[target.plan.key], target.plan.region, target.quote):
                continue
            yield Finding(
                say("the deadline is {}; the last year that the text names before the quote is {}", year, last),
                at(target, "by"),
                say("look which section the quote stands in"),
                target.id,
            )


def _drafted_years(text: str, region: str | None, quote: str) -> set[int | None]:
    """The deadlines that drafting finds for the figures of a quote, by the headings of the plan's text."""
    drafted, squeezed = _drafted(text, region)
    spans = list(squeezed.spans(quote))
    return {
        one.deadline
        for one in drafted.proposals
        for start, end in spans
        if start <= one.figure[0] and one.figure[1] <= end
    }


@lru_cache(maxsize=1)
def _drafted(text: str, region: str | None) -> "tuple[Draft, Squeezed]":
    from policytrack.plans.coverage import Squeezed  # noqa: PLC0415 - few texts leave a deadline open
    from policytrack.plans.proposals import draft  # noqa: PLC0415

    return draft(text, region=region), Squeezed.of(text)


@rule("PT043", "no-text", ERROR)
def no_text(subject: Subject) -> Iterator[Finding]:
    """The file that `text:` names is there and can be read.

    The path is relative to the data file (see PT045). Without it the quotes of the plan cannot be checked.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划, text: texts/missing.txt}  # PT043

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
    """
    for plan in subject.dataset.plans:
        known = plan.key in subject.texts or plan.key in subject.refused_texts
        if plan.text is not None and not known and plan.place is not None:
            yield Finding(
                say("there is no readable file {}", plan.text),
                plan.place / "text",
                say("a path relative to the data file"),
            )


@rule("PT045", "text-out-of-bounds", ERROR)
def text_out_of_bounds(subject: Subject) -> Iterator[Finding]:
    """The file that `text:` names lies below the data file's folder, is a regular file, and has at most 20 MB.

    A check prints passages of the texts that it compares, often where everybody can read them, and a data file may come
    from anybody. Hence a text is neither an absolute path nor one that leads out of the folder, by `..` or by a link,
    and no device or pipe. `--sources FOLDER` names a folder that lies elsewhere.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划, text: ../texts/plan.txt}  # PT045

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
    """
    for plan in subject.dataset.plans:
        why = subject.refused_texts.get(plan.key)
        if why is not None and plan.place is not None:
            yield Finding(
                say("the text {} {}", plan.text, why),
                plan.place / "text",
                say("`text:` names a regular file below the data file's folder, of at most 20 MB"),
            )


@rule("PT042", "mixed-script", WARNING)
def mixed_script(subject: Subject) -> Iterator[Finding]:
    """A text is written in one script, traditional or simplified.

    Pages that convert a plan leave characters behind (开源 in a traditional text) or choose the wrong one (籤名 for
    簽名, 麵向 for 面向). Such a quote is not what the plan says. Where the page itself has the slip, quote the plan, or
    keep it and say so: `# policytrack: ignore[PT042] so on the page`.

    Bad:
        goal: 突破600億元
        quote: 推動開放，建設开源社區，產業規模突破600億元  # PT042

    Bad:
        goal: 600份
        quote: 電子籤名達到600份  # PT042

    Good:
        goal: 突破600億元
        quote: 推動開放，建設開源社區，產業規模突破600億元
    """
    for plan in subject.dataset.plans:
        if plan.place is not None and (odd := list(oddities(plan.title))):
            yield _odd(odd, plan.place / "title", None)
    for target in subject.dataset.promises:
        for key, text in (("quote", target.quote), ("title", target.title)):
            if odd := list(oddities(text)):
                yield _odd(odd, at(target, key), target.id)


def _odd(odd: list[Oddity], place: Location, target: str | None) -> Finding:
    """One finding for all of a text: they have one cause."""
    first = odd[0]
    found = "、".join(dict.fromkeys(oddity.found for oddity in odd))
    expected = "、".join(dict.fromkeys(oddity.expected for oddity in odd))
    if first.wrong:
        message = say("{} in a traditional text, where the word has {}", found, expected)
    else:
        script, other = (_SIMPLIFIED, _TRADITIONAL) if first.simplified else (_TRADITIONAL, _SIMPLIFIED)
        message = say("{} in a {} text: {} characters", found, other, script)
    return Finding(message, place, say("write {}", expected), target, first.span)


def texts_of(plans: Iterable[Plan], texts: Mapping[str, str]) -> dict[str, str]:
    """Which of several texts is which plan's: the one that is named by its key, or that holds its title earliest."""
    folded = {name: _title(text) for name, text in texts.items()}
    found = {}
    for plan in plans:
        if plan.key in texts:
            found[plan.key] = texts[plan.key]
            continue
        title = _title(plan.title)
        places = [(place, name) for name, text in folded.items() if (place := text.find(title)) >= 0]
        if title and places:
            found[plan.key] = texts[min(places)[1]]
    return found


def _title(text: str) -> str:
    """Letters and figures only, so that a title is found however its brackets and dashes are typed."""
    return re.sub(r"[\W_]+", "", fold(text))


class _Texts:
    """The texts of plans in their folded form, each folded when it is first asked for."""

    def __init__(self, subject: Subject) -> None:
        self._texts = subject.texts
        self._regions = {plan.key: plan.region for plan in subject.dataset.plans}
        self._folded: dict[str, Text] = {}

    def __getitem__(self, key: str) -> Text:
        known = self._folded.get(key)
        if known is None:
            text = folded(self._texts[key])
            years = set(re.findall(r"(?:19|20)\d\d", text)) | named_years(text, self._regions.get(key))
            opening = list(re.finditer(_PLACE_OF_YEAR, text))
            ends, opened = [match.end() for match in opening], [_year_of(match) for match in opening]
            known = self._folded[key] = Text(text, frozenset(years), ends, opened)
        return known


def folded(text: str) -> str:
    """Script, width, case, spaces and the kinds of dashes and quotation marks no longer differ."""
    return in_digits("".join(fold(text).split())).translate(_SAME_MARKS)


def _year_of(match: re.Match[str]) -> str:
    return match[1] or str(FIVE_YEAR_PLANS[match[2]])


CHECKS: Final[tuple[Check, ...]] = (
    not_in_source,
    deadline_not_in_source,
    mixed_script,
    no_text,
    text_out_of_bounds,
    deadline_elsewhere,
)
