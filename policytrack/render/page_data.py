"""A report as the data of its page: what the page's script draws, filters, sorts and gives out for downloading.

Lists where there are many of a kind: with a key before every value, a large page would be half as large again.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

from policytrack.data.model import Actual, Plan, Promise, Target
from policytrack.progress import Status
from policytrack.progress.goals import is_relative
from policytrack.progress.use import ROLES, figures
from policytrack.quantity.format import unit_words
from policytrack.quantity.normalise import hant, normalise
from policytrack.render import svg
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.templating import shown
from policytrack.report.columns import ReportRow
from policytrack.report.news import has_figure
from policytrack.report.pledges import PledgeRow
from policytrack.report.report import Report
from policytrack.text.decimals import decimal_text
from policytrack.text.script import fold, language_of, variants

#: The class of a colour in the page's style; a status without one has the last.
_TONES: Final = {"green": "good", "yellow": "fair", "red": "bad", "magenta": "wait", "": "none"}
#: The columns: the key that the page sorts by, and the heading's.
COLUMNS: Final = {
    "title": "promised", "region": "region", "goal": "goal", "latest": "standing", "progress": "bar", "by": "by",
    "status": "status",
}  # fmt: skip
#: What the data say of a target, in this order; what is empty at the end is left out.
KEYS: Final = (
    "id", "plan", "indicator", "lang", "title", "en", "goal", "norm", "unit", "amount", "by", "due", "status", "shown",
    "reason", "quote", "latest", "when", "dated", "fill", "mark", "label", "rated", "figures", "baseline", "lead",
    "responsible", "chart", "fold", "facts",
)  # fmt: skip
#: The kinds of words in a drawing, by their number in the data.
CHART_KINDS: Final = (*svg.LEGEND, "unit")
_ANCHORS: Final = ("start", "middle", "end")


def tone(status: Status) -> str:
    """The class of a status's colour."""
    return _TONES.get(STATUS_STYLES.get(status, ""), "none")


def page_data(report: Report, links: Callable[[Promise], str] | None = None) -> dict[str, Any]:
    """Everything that the page's script needs to know.

    `links` gives a promise the address of a page of its own, which then has its figures and drawing.
    """
    return _PageData(report, links).everything()


class _Table:
    """Things that others refer to by number, each made when its key is first met."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, key: Any, make: Callable[[], Any]) -> int:
        """The number of what a key stands for."""
        if key not in self._places:
            self._places[key] = len(self.values)
            self.values.append(make())
        return self._places[key]


class _PageData:
    """The tables that targets refer to by number, while they are made."""

    def __init__(self, report: Report, links: Callable[[Promise], str] | None) -> None:
        self.report, self.locale, self.links = report, report.locale, links
        self.plans, self.indicators, self.units, self.langs = _Table(), _Table(), _Table(), _Table()
        self.langs.place("", str)  # number 0 says nothing

    def everything(self) -> dict[str, Any]:
        report, locale = self.report, self.locale
        rows: list[ReportRow | PledgeRow] = [*report.rows, *report.pledges]
        texts = [fold("\n".join(self._searched(row))) for row in rows]
        folds = variants("".join(texts) + "".join("".join(self._searched(row)) for row in rows))
        targets = [
            _trimmed(self._pledge(row, text, folds) if isinstance(row, PledgeRow) else self._target(row, text, folds))
            for row, text in zip(rows, texts, strict=True)
        ]
        number = {row.assessment.target.id: index for index, row in enumerate(report.rows)}
        groups = [
            [group.heading, group.subheading, self._address(group.rows[0]), language_of(group.heading),
             [number[row.assessment.target.id] for row in sorted(group.rows, key=lambda row: not has_figure(row))]]
            for group in report.groups
        ]  # fmt: skip
        if report.pledges:
            heading = locale.phrase("pledges")
            members = list(range(len(number), len(rows)))
            groups.append([heading, "", "", language_of(heading), members])
        words = {key: text for key, text in locale.table("PAGE").items() if not key.startswith("site")}
        words |= {name: locale.phrase(f"show {name}") for name in ("quote", "plan", "lead", "responsible", "figures")}
        words |= {"baseline": locale.phrase("show baseline"), "none": locale.phrase("none shown")}
        words["colon"] = locale.table("SIGNS")["colon"]
        found = {
            "day": report.as_of.isoformat(),
            "keys": KEYS,
            "kinds": CHART_KINDS,
            "anchors": _ANCHORS,
            "size": [svg.WIDTH, svg.HEIGHT, *svg.PLOT],
            "words": words,
            "headings": [[key, locale.heading(heading)] for key, heading in COLUMNS.items()],
            "statuses": [[str(status), locale.status(status), tone(status)] for status in Status],
            "plans": self.plans.values,
            "indicators": self.indicators.values,
            "units": self.units.values,
            "langs": self.langs.values,
            "folds": ["".join(folds), "".join(folds.values())],
            "groups": groups,
            "by_plan": report.by == "plan",
        }
        return {**shown(found), "targets": shown(targets)}

    def _target(self, row: ReportRow, text: str, folds: dict[str, str]) -> list[Any]:
        locale, assessment, bar = row.locale, row.assessment, row.bar
        target, path = assessment.target, assessment.path
        figure, when = row.standing
        baseline, actuals = ([actual for one, actual in figures(assessment) if one == role] for role in ROLES)
        quote = locale.shown(target.quote)
        spoken = language_of(quote) or language_of(row.title)
        own = fold_by_character("\n".join(self._searched(row)), folds)
        return [
            target.id,
            self._plan(target),
            self._indicator(target),
            self.langs.place(spoken, lambda: spoken),
            row.title,
            row.title_en,
            row.goal,
            row.normalised if row.normalised != row.goal else "",
            self._unit(row),
            decimal_text(target.goal.bound.base_low),
            row.deadline,
            target.by.last.isoformat() if target.by else "",
            list(Status).index(assessment.status),
            row.status if row.status != locale.status(assessment.status) else "",
            row.reason,
            quote,
            figure,
            when,
            assessment.latest.as_of.last.isoformat() if assessment.latest else "",
            _percent(bar.filled) if bar.filled is not None else "",
            _percent(bar.mark) if bar.mark is not None else "",
            bar.label,
            f"{path.progress:.4f}" if path else "",
            self.links(target) if self.links else list(map(self._figure, actuals)),
            self._figure(baseline[0]) if baseline and not self.links else 0,
            locale.shown("、".join(target.lead)),
            locale.shown("、".join(target.responsible)),
            0 if self.links else self._chart(row),
            text if text != own else "",
            list(self._facts(target)),
        ]

    def _pledge(self, row: PledgeRow, text: str, folds: dict[str, str]) -> list[Any]:
        """A goal without a figure: no amount, no progress, and who says that it was kept."""
        locale, pledge, done = row.locale, row.pledge, row.done
        quote = locale.shown(pledge.quote)
        spoken = language_of(quote) or language_of(row.title)
        own = fold_by_character("\n".join(self._searched(row)), folds)
        facts = list(self._facts(pledge))
        if done is not None:
            words = " ".join(part for part in (str(done.as_of), done.says or "", done.note or "") if part)
            facts.append([locale.phrase("show done"), locale.shown(words), done.source])
        values = {
            "id": pledge.id, "plan": self._plan(pledge), "indicator": self._indicator(pledge),
            "lang": self.langs.place(spoken, lambda: spoken), "title": row.title, "en": row.title_en, "goal": row.goal,
            "unit": self.units.place("pledges", lambda: locale.phrase("pledges")), "by": row.deadline,
            "due": pledge.by.last.isoformat() if pledge.by else "", "status": list(Status).index(row.state),
            "reason": row.reason, "quote": quote, "when": str(done.as_of) if done else "",
            "dated": done.as_of.last.isoformat() if done else "", "lead": locale.shown("、".join(pledge.lead)),
            "responsible": locale.shown("、".join(pledge.responsible)), "fold": text if text != own else "",
            "figures": self.links(pledge) if self.links else "", "facts": facts,
        }  # fmt: skip
        return [values.get(key, "") for key in KEYS]

    def _facts(self, target: Promise) -> Iterable[list[str]]:
        """What a target says beside its figure: a label and words."""
        locale = self.locale
        change = locale.phrase(str(target.change)) if target.change else ""
        kind = target.kind if isinstance(target, Target) and target.kind != "level" else ""  # 50 a year are not 50
        found = {
            "category": " > ".join(target.levels), "scope": target.scope, "change": change,
            "kind": kind and locale.phrase(f"kind {kind}"),
            "nature": target.nature and locale.phrase(target.nature), "note": target.note,
        }  # fmt: skip
        for key, text in found.items():
            if text:
                yield [locale.phrase(f"show {key}"), locale.shown(text)]
        if target.extra:
            signs = locale.table("SIGNS")
            words = signs["and"].join(f"{name}{signs['colon']}{text}" for name, text in target.extra)
            yield [locale.phrase("show extra"), locale.shown(words)]

    def _searched(self, row: ReportRow | PledgeRow) -> Iterable[str]:
        """What a search looks through, as the page shows it; the script puts the same together."""
        target = row.promise
        plan, indicator = self.plans.values[self._plan(target)], target.indicator
        yield from (target.id, row.title, row.title_en, row.goal, self.locale.shown(target.quote), plan[0], plan[4])
        yield from self._named(indicator) if indicator else ("", "")
        yield from (self.locale.shown("、".join(bodies)) for bodies in (target.lead, target.responsible))

    def _plan(self, target: Promise) -> int:
        return self.plans.place((target.plan.key, target.places), lambda: self._plan_words(target.plan, target.region))

    def _plan_words(self, plan: Plan, region: str | None) -> list[str]:
        shown = self.locale.shown
        parts = (plan.region and shown(plan.region), plan.number and shown(plan.number), str(plan.issued or ""))
        title = shown(plan.title)
        line = " · ".join(part for part in parts if part)
        return [title, line, _link(plan.url), language_of(title), shown(region or ""), plan.key]

    def _named(self, indicator: Any) -> list[str]:
        return [self.locale.shown(indicator.title), indicator.key]

    def _indicator(self, target: Promise) -> int:
        found = target.indicator
        return self.indicators.place(found.key, lambda: self._named(found)) if found else -1

    def _address(self, row: ReportRow) -> str:
        return _link(row.assessment.target.plan.url) if self.report.by == "plan" else ""

    def _unit(self, row: ReportRow) -> int:
        """What amounts of a goal can be sorted with: of the same kind, counter, share of something, and level or
        change.
        """
        bound, locale = row.assessment.target.goal.bound, self.locale
        dimension = bound.dimension
        counted = dimension.key == "count"
        change = is_relative(row.assessment.target)

        def name() -> str:
            words = unit_words(bound.unit.unscaled, locale.lang) if counted else ""
            chinese = hant(dimension.name) if locale.lang == "zh-Hant" else dimension.name
            words = words or (chinese if locale.chinese else dimension.name_en)
            further = [locale.per(bound.per)] if bound.per else []
            further += [locale.phrase("change")] if change else []
            signs = locale.table("SIGNS")
            return words + (signs["open"] + signs["list"].join(further) + signs["close"] if further else "")

        key = (dimension.key, bound.unit.stem if counted else "", bound.per or "", str(change))
        return self.units.place(key, name)

    def _figure(self, actual: Actual) -> list[str]:
        """A published figure: its date, what it says, the same normalised, its note and source."""
        text = self.locale.shown(actual.value.text)
        normal = self.locale.bound(actual.value.bound)
        if normalise(normal) == normalise(text):  # 1314万人 and 1314萬人
            normal = ""
        signs = self.locale.table("SIGNS")
        if actual.match != "same":
            text += signs["open"] + self.locale.phrase(actual.match) + signs["close"]
        notes = [actual.note or "", self.locale.phrase("archived", copy=actual.archived) if actual.archived else ""]
        note = self.locale.shown(signs["and"].join(filter(None, notes)))
        parts = [str(actual.as_of), text, actual.source or "", note]
        return _trimmed([*parts, normal])

    def _chart(self, row: ReportRow) -> Any:
        drawing = svg.draw(row)
        if drawing is None:
            return 0
        kind = CHART_KINDS.index
        return [
            drawing.left,
            [part for tick in drawing.numbers for part in tick],
            [part for tick in drawing.days for part in tick],
            [[kind(line.kind), *line.points] for line in drawing.lines],
            [[kind(dot.kind), *dot[1:]] for dot in drawing.dots],
            [[kind(one.kind), one.x, one.y, _ANCHORS.index(one.anchor), one.text] for one in drawing.labels],
        ]


def fold_by_character(text: str, folds: dict[str, str]) -> str:
    """The text as the page's script folds it."""
    import unicodedata  # noqa: PLC0415 - here alone

    return unicodedata.normalize("NFKC", text).translate({ord(char): other for char, other in folds.items()}).lower()


def _percent(share: Any) -> float:
    value = round(min(100.0, max(0.0, float(share) * 100)), 1)
    return int(value) if value == int(value) else value


def _link(url: str | None) -> str:
    """An address that may be followed; anything else is only shown."""
    return url if url and url.startswith(("https://", "http://")) else ""


def _trimmed(values: list[Any]) -> list[Any]:
    while values and values[-1] in ("", 0, []):
        values.pop()
    return values
