"""What is told of the place under the pointer: how a figure was read, the verdict with its sum, what an id names."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from policytrack.data.model import Figure, Indicator, Plan, Target
from policytrack.lsp.analysis import Analysis, File
from policytrack.lsp.spots import Spot
from policytrack.quantity.bound import Comparator
from policytrack.quantity.format import format_bound
from policytrack.quantity.unit import EXACT
from policytrack.render.markdown import escaped
from policytrack.report.derivation import needed_line, workings
from policytrack.report.locale import Locale
from policytrack.text.decimals import decimal_text
from policytrack.text.messages import Message
from policytrack.text.printable import visible
from policytrack.translations import told

_SIGNS: Final = {
    Comparator.MORE: "> ", Comparator.AT_LEAST: "≥ ", Comparator.LESS: "< ", Comparator.AT_MOST: "≤ ",
    Comparator.ABOUT: "≈ ",
}  # fmt: skip


class Told(NamedTuple):
    """A paragraph: plain words, words to set off, or lines of a sum that keep their columns."""

    text: str
    strong: bool = False
    sums: bool = False


def hover(analysis: Analysis, file: File, spot: Spot) -> list[Told]:
    """The paragraphs on a scalar; none where there is nothing to say beyond what stands there."""
    if spot.is_key:
        named = _named(analysis, spot) if spot.thing else []
        return named or _described(spot)
    if spot.thing:
        target = analysis.target_at(file, spot.path) if spot.defines else None
        return list(_verdict(analysis, target)) if target else _named(analysis, spot)
    figure = analysis.figure_at(file, spot)
    if figure is not None:
        target = analysis.target_at(file, spot.path)
        return [*_read(figure, analysis.locale), *(_verdict(analysis, target) if target else ())]
    if spot.field is not None and spot.path[-1] == "unit":
        record = analysis.record_at(file, spot.record)
        if isinstance(record, Indicator):
            return [Told(f"{record.unit.symbol} = {decimal_text(record.unit.factor)} {record.unit.dimension.base}")]
    return _described(spot)


def _described(spot: Spot) -> list[Told]:
    """What the field is for."""
    return [Told(told(Message(spot.field.doc)))] if spot.field else []


def _read(figure: Figure, locale: Locale) -> Iterator[Told]:
    """A figure as it was read; then in base units, and in the other language."""
    bound = figure.bound
    yield Told(locale.bound(bound), strong=True)
    low, high = (f"{end.normalize(EXACT):,f}" for end in (bound.base_low, bound.base_high))
    base = f"{low}—{high}" if low != high else f"{_SIGNS.get(bound.comparator, '')}{low}"
    other = format_bound(bound, lang="zh" if locale.lang == "en" else "en")
    yield Told(f"{base} {bound.dimension.base} · {other}")


def _verdict(analysis: Analysis, target: Target) -> Iterator[Told]:
    """The status, why, the sum line by line, and what the next figure must be."""
    row, locale = analysis.row(target), analysis.locale
    label = row.bar.label
    yield Told(f"{row.status}{f' · {label}' if label else ''} · {row.assessment.day}", strong=True)
    yield Told(row.reason)
    steps = list(workings(row.assessment, locale))
    if steps:
        wide = max(len(step.sign) for step in steps)
        yield Told("\n".join(f"{step.sign:{wide}}  {step.sum}  {step.remark}".rstrip() for step in steps), sums=True)
    if needed := needed_line(row.assessment, locale):
        yield Told(needed)


def _named(analysis: Analysis, spot: Spot) -> list[Told]:
    """What a plan, an indicator or a target is that an id names."""
    assert spot.thing is not None
    match analysis.thing(spot.thing, spot.value):
        case Plan() as plan:
            facts = (plan.issuer, plan.region, plan.number, str(plan.issued or ""))
            told = [plan.title, " · ".join(fact for fact in facts if fact), plan.url or ""]
        case Indicator() as indicator:
            basis = f" · {indicator.basis}" if indicator.basis else ""
            told = [indicator.title, f"{indicator.unit.symbol}{basis}", indicator.note or ""]
        case Target() as target:
            told = [target.title, f"{target.goal.text} · {target.by or ''}", analysis.row(target).status]
        case _:
            return []
    return [Told(text, strong=not number) for number, text in enumerate(told) if text]


def as_markdown(told: list[Told]) -> str:
    """The paragraphs in Markdown, the file's own words escaped."""
    parts = []
    for one in told:
        if one.sums:
            parts.append(f"```text\n{visible(one.text).replace('```', '')}\n```")
        else:
            parts.append(f"**{escaped(one.text)}**" if one.strong else escaped(one.text))
    return "\n\n".join(parts)


def as_text(told: list[Told]) -> str:
    """The paragraphs as plain text."""
    return "\n\n".join(visible(one.text) for one in told)
