"""Changes in words: the cause of a verdict with what it was, each field and figure, and the sentence of counts."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from policytrack.data.model import Actual
from policytrack.progress.thresholds import STALE_MONTHS
from policytrack.report.attribution import METHOD_FIELDS, Cause, FigureChange, FigureKind
from policytrack.report.changes import Change, Changes, FieldChange, Kind, VerdictChange, What
from policytrack.report.columns import ReportRow
from policytrack.report.figures import figure
from policytrack.report.locale import Locale

#: The causes that a figure is.
_OF_FIGURES: Final = {
    Cause.NEW: (FigureKind.NEW,),
    Cause.REVISED: (FigureKind.REVISED, FigureKind.REMOVED),
}
#: Remarks, whose whole text would hide what matters.
_LONG: Final = frozenset(("note",))


class Part(NamedTuple):
    """A line on a change: what changed, and how it was and is; `after` alone where there is one text."""

    what: str
    before: str
    after: str

    def line(self, locale: Locale) -> str:
        """The line as one text."""
        between = locale.table("SIGNS")["colon"]
        told = phrase(locale, "from to", before=self.before, after=self.after) if self.before else self.after
        return f"{self.what}{between}{told}" if told else self.what


def phrase(locale: Locale, key: str, *values: object, **parts: object) -> str:
    """A phrase on changes."""
    return locale.table("CHANGES")[key].format(*values, **parts)


def heading(found: Changes, locale: Locale) -> str:
    """The two sides, and the days on which they are judged."""
    old, new = (f"{side.name} ({side.detail})" if side.detail else side.name for side in (found.old, found.new))
    days = phrase(locale, "judged", first=found.old.day, last=found.new.day)
    if found.old.day == found.new.day:
        days = phrase(locale, "judged once", day=found.new.day)
    title = found.new.name if found.old.name == found.new.name else phrase(locale, "title", old=old, new=new)
    return f"{title}{locale.table('SIGNS')['and']}{days}"


def counts(found: Changes, locale: Locale) -> str:
    """How much changed, what did not is left out."""
    targets = [one for one in found.changes if one.what is What.TARGET]
    figures = [one for change in targets for one in change.figures]
    numbers = {
        "count verdicts": len(found.verdicts),
        "count added": sum(one.kind is Kind.ADDED for one in targets),
        "count removed": sum(one.kind is Kind.REMOVED for one in targets),
        "count changed": sum(one.kind is Kind.CHANGED and bool(one.fields) for one in targets),
        "count of figures": sum(one.kind is Kind.CHANGED and bool(one.figures) and not one.fields for one in targets),
        "count new": sum(one.kind is FigureKind.NEW for one in figures),
        "count revised": sum(one.kind is FigureKind.REVISED for one in figures),
    }
    told = locale.table("SIGNS")["list"].join(phrase(locale, key, number) for key, number in numbers.items() if number)
    return told or ("" if found.changes or found.uncompared else phrase(locale, "nothing"))


def verdicts(change: VerdictChange, locale: Locale) -> tuple[str, str]:
    """The verdict as it was and as it is."""
    return ReportRow(change.before, locale).status, ReportRow(change.after, locale).status


def because(change: Change, locale: Locale) -> str:
    """The cause of a changed verdict with what it was: the figure, the goal before and after, the deadline."""
    assert change.verdict is not None
    cause = change.verdict.cause
    told = locale.table("SIGNS")["list"].join(_details(change, change.verdict, locale))
    return phrase(locale, str(cause)) + (f"{locale.table('SIGNS')['colon']}{told}" if told else "")


def _details(change: Change, verdict: VerdictChange, locale: Locale) -> Iterable[str]:
    cause = verdict.cause
    if cause is Cause.TIME:
        yield _passed(verdict, locale)
    elif cause in _OF_FIGURES:
        found = [one for one in change.figures if one.kind in _OF_FIGURES[cause]]
        if found:  # the newest is the one that a verdict goes by
            part = figure_part(max(found, key=_day), locale)
            yield phrase(locale, "from to", before=part.before, after=part.after) if part.before else part.after
    else:
        names = ("goal", "by", "path") if cause is Cause.GOAL else tuple(_in_file(name) for name in METHOD_FIELDS)
        for one in change.fields:
            if one.field in names:
                yield field_part(one, locale).line(locale)


def _day(change: FigureChange) -> tuple[bool, object]:
    actual = change.after or change.before
    assert actual is not None
    return not change.is_baseline, actual.as_of.last


def _in_file(attribute: str) -> str:
    return "from" if attribute == "start" else attribute


def _passed(verdict: VerdictChange, locale: Locale) -> str:
    """What the days did: the deadline passed, a figure got old, or nothing else than days went by."""
    first, last, target = verdict.before.day, verdict.after.day, verdict.after.target
    if target.by is not None and first <= target.by.last <= last:
        return phrase(locale, "deadline passed", deadline=target.by)
    if verdict.after.marked_stale and not verdict.before.marked_stale:
        return phrase(locale, "became stale", months=STALE_MONTHS)
    return phrase(locale, "days passed", first=first, last=last)


def parts(change: Change, locale: Locale) -> Iterable[Part]:
    """Every field and figure of a record that changed."""
    for one in change.fields:
        if change.what is What.TARGET and one.field == "id":
            yield Part(phrase(locale, "renamed", one.before), "", "")
        else:
            yield field_part(one, locale)
    for other in change.figures:
        yield figure_part(other, locale)


def field_part(change: FieldChange, locale: Locale) -> Part:
    """A field as it was and as it is; of a remark only whether it is there."""
    name = _named(change.field, locale)
    if change.before is None or change.after is None or change.field in _LONG:
        key = "given" if change.before is None else "taken" if change.after is None else "changed"
        short = change.field in _LONG
        text = "" if short else locale.shown(change.before or change.after or "")
        told = phrase(locale, key)
        return Part(name, "", f"{told} {text}".rstrip())
    return Part(name, locale.shown(change.before), locale.shown(change.after))


def _named(field: str, locale: Locale) -> str:
    """A field in words, where the reports have some; else as the file has it."""
    return locale.table("HEADING").get(field) or locale.table("PHRASE").get(f"show {field}", field)


def figure_part(change: FigureChange, locale: Locale) -> Part:
    """A figure as it was and as it is, with its date."""
    name = phrase(locale, f"{'baseline' if change.is_baseline else 'figure'} {change.kind}")
    if change.before is None or change.after is None or change.kind is FigureKind.ANNOTATED:
        return Part(name, "", _told(change.after or change.before, change, locale))
    return Part(name, _told(change.before, change, locale), _told(change.after, change, locale))


def _told(actual: Actual | None, change: FigureChange, locale: Locale) -> str:
    """A figure, and what else of it counts where that alone changed."""
    told = figure(actual, locale)
    one, other = change.before, change.after
    if actual is None or one is None or other is None or figure(one, locale) != figure(other, locale):
        return told
    if change.kind is FigureKind.ANNOTATED:
        names = [name for name in ("source", "note", "published") if getattr(one, name) != getattr(other, name)]
        return f"{told} {locale.table('SIGNS')['list'].join(locale.table('HEADING').get(name, name) for name in names)}"
    marks = [locale.shown(actual.named_basis)] if actual.named_basis else []
    marks.append(locale.phrase(actual.match))
    if actual.published:
        marks.append(locale.phrase("published", day=actual.published))
    return f"{told} [{locale.table('SIGNS')['list'].join(marks)}]"


def also_changed(change: VerdictChange) -> list[Cause]:
    """What else changed that a verdict could hang on, beside the cause."""
    return [step.cause for step in change.steps if step.cause is not change.cause]


def uncompared(found: Changes, locale: Locale) -> Iterable[str]:
    """A sentence for each side in which targets have errors."""
    for side in dict.fromkeys(side for _, side in found.uncompared):
        ids = [identity for identity, other in found.uncompared if other == side]
        shown = ", ".join(ids[:10]) + (f" {phrase(locale, 'more', len(ids) - 10)}" if len(ids) > 10 else "")
        yield phrase(locale, "uncompared", side=side, ids=shown)
