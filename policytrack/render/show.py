"""One target in full."""

from collections.abc import Iterable, Sequence

from policytrack.data.model import Actual, Match, Target
from policytrack.progress import Assessment, Status, said
from policytrack.progress.goals import is_relative, states_change
from policytrack.progress.intervals import is_place
from policytrack.progress.use import Use, use_of
from policytrack.quantity.format import format_bound
from policytrack.quantity.normalise import normalise
from policytrack.render.ansi import STATUS_STYLES
from policytrack.render.chart import draw
from policytrack.render.layout import Line, Screen, TableColumn, fit, paint, paragraph, table_rows
from policytrack.render.terminal import draw_bar, script_note
from policytrack.render.wrapping import columns_of, wrap
from policytrack.report.columns import ReportRow
from policytrack.report.compare import Revision
from policytrack.report.derivation import needed_line, workings
from policytrack.report.facts import lacks_baseline, named_texts, promised_by
from policytrack.report.locale import Locale
from policytrack.report.trajectory import trajectory
from policytrack.text.printable import visible

_BAR_CELLS, _FEWEST_CELLS = 30, 8


def render_target(row: ReportRow, revisions: Sequence[Revision], screen: Screen) -> str:
    """Goal, quote, plan, every figure and what it proves, the drawing, and the verdict line by line."""
    locale, assessment = row.locale, row.assessment
    parts = [paragraph(visible(row.title), screen, style="bold")]
    if row.title_en:
        parts.append(paragraph(visible(row.title_en), screen, style="dim"))
    parts.append(_verdict(row, screen) + "\n")
    facts = [(locale.phrase(f"show {key}"), text) for key, text in facts_of(row) if text]
    facts += [revision_line(revision, assessment.target, locale) for revision in revisions]
    below = (locale.phrase(f"show {key}") for key in ("baseline", "figures", "why", "sums", "forecast", "needed"))
    indent = max(columns_of(label) for label in (*(label for label, _ in facts), *below)) + 2
    for label, text in facts:
        quoted = label == locale.phrase("show quote")
        shown = (
            _quote(text, row.goal, screen, indent, label)
            if quoted
            else paragraph(visible(text), screen, indent=indent, first=label)
        )
        parts.append(shown)
    parts += _figures(row, screen, indent)
    drawn = trajectory(assessment)
    if drawn is not None and drawn.has_figure:
        parts += ["\n", draw(drawn, locale, screen, 2)]
    parts += ["\n", paragraph(visible(row.reason), screen, indent=indent, first=locale.phrase("show why"))]
    if assessment.forecast is not None:
        text = locale.table("FORECAST")[assessment.forecast]
        parts.append(paragraph(text, screen, indent=indent, first=locale.phrase("show forecast")))
    needed = needed_line(assessment, locale)
    if needed:
        parts.append(paragraph(needed, screen, indent=indent, first=locale.phrase("show needed")))
    parts += _workings(row, screen, indent)
    if way_out := _way_out(assessment):
        parts += ["\n", paragraph(locale.phrase(way_out, id=assessment.target.id), screen, style="dim")]
    return "".join(parts) + script_note(locale, screen)


def _way_out(assessment: Assessment) -> str | None:
    """The phrase with the command that records what is missing for a verdict."""
    if assessment.status in (Status.NO_DATA, Status.AWAITING):
        return "record first"
    return "record baseline" if lacks_baseline(assessment) else None


def _verdict(row: ReportRow, screen: Screen) -> str:
    """The status, the bar, and the day, on one line; the bar gets shorter, and goes, where that has no room."""
    bar, status = row.bar, row.status
    day = f"  {row.locale.phrase('as of', day=row.assessment.day)}"
    cells = min(_BAR_CELLS, screen.available(0) - columns_of(status + bar.label + day) - 3)
    drawn = f"  {draw_bar(bar, cells, screen)} {bar.label}" if bar.label and cells >= _FEWEST_CELLS else ""
    if columns_of(status + drawn + day) > screen.available(0):
        return paragraph(status + day, screen, style=STATUS_STYLES.get(row.assessment.status, ""))
    return paint(status, STATUS_STYLES.get(row.assessment.status, ""), screen) + drawn + day + "\n"


def facts_of(row: ReportRow) -> Iterable[tuple[str, str]]:
    """What is known of a target beside its figures, by the keys of their labels; empty where it is not."""
    locale, target = row.locale, row.assessment.target
    bound, shown, signs = target.goal.bound, locale.shown, locale.table("SIGNS")
    forms = [format_bound(bound, lang=locale.lang), *([row.normalised] if locale.unit else [])]
    others = [same_as(form) for form in dict.fromkeys(forms) if normalise(form) != normalise(row.goal)]
    yield "goal", "  ".join([row.goal, *others])
    yield (
        "by",
        f"{target.by}"
        + (f"{signs['open']}{target.by.last}{signs['close']}" if str(target.by) != str(target.by.last) else "")
        if target.by
        else locale.phrase("no deadline"),
    )
    yield "from", str(target.start or "")
    yield "quote", shown(target.quote)
    yield from promised_by(target, locale)
    yield "basis", shown(target.basis or bound.basis or "")
    yield "kind", locale.phrase(f"kind {target.kind}") if target.kind != "level" else ""
    yield "nature", locale.phrase(target.nature) if target.nature else ""
    yield "change", locale.phrase(str(target.change)) if target.change else ""
    yield "tags", "、".join(target.tags)
    yield "note", shown(target.note or "")
    yield "extra", named_texts(target.extra, locale)


def same_as(form: str) -> str:
    """Another form of a figure, behind a sign that does not run into its own: `=  1500亿元`, `·  > 220 billion CNY`."""
    return f"{'·' if form.startswith(('<', '>', '≤', '≥', '≈')) else '='}  {form}"


def _quote(quote: str, goal: str, screen: Screen, indent: int, label: str) -> str:
    """The quote with its figure marked: by style where there are colours, else by a line under it."""
    quote = visible(quote)
    start, end = marked_place(quote, visible(goal))
    if start == end:
        return paragraph(quote, screen, indent=indent, first=label)
    out, at = "", 0
    for index, line in enumerate(wrap(quote, max(20, screen.available(indent)))):
        at = quote.index(line, at)
        first, last = max(start - at, 0), min(end - at, len(line))
        margin = paint(label, "dim", screen) + " " * (indent - columns_of(label)) if index == 0 else " " * indent
        marked = paint(line[first:last], "bold underline", screen) if first < last else ""
        out += margin + (line[:first] + marked + line[last:] if marked else line) + "\n"
        if marked and not screen.colour:
            sign = "^" if screen.ascii else "‾"
            out += " " * (indent + columns_of(line[:first])) + sign * columns_of(line[first:last]) + "\n"
        at += len(line)
    return out


def marked_place(quote: str, goal: str) -> tuple[int, int]:
    """Where the goal stands in its quote, whatever script and width it is written in; nowhere is an empty place."""
    start = normalise(quote).find(normalise(goal)) if len(normalise(quote)) == len(quote) else quote.find(goal)
    return (start, start + len(goal)) if start >= 0 else (0, 0)


def _figures(row: ReportRow, screen: Screen, indent: int) -> list[str]:
    """The baseline and every actual: date, figure, what it proves, and under it note and source."""
    locale, target, day = row.locale, row.assessment.target, row.assessment.day
    parts = []
    if target.baseline is not None:
        parts.append(_figure(target.baseline, locale.phrase("show baseline"), "", locale, screen, indent=indent))
    for index, actual in enumerate(target.actuals):
        label = locale.phrase("show figures") if not index else ""
        parts.append(_figure(actual, label, proves(actual, row.assessment, locale), locale, screen, indent=indent))
    if not target.actuals:
        parts.append(
            paragraph(locale.phrase("no figures", day), screen, indent=indent, first=locale.phrase("show figures"))
        )
    return parts


def _figure(actual: Actual, label: str, proves: str, locale: Locale, screen: Screen, *, indent: int) -> str:
    signs = locale.table("SIGNS")
    head = f"{actual.as_of}  {locale.shown(actual.value.text)}"
    form = "" if is_place(actual.value) else locale.bound(actual.value.bound)
    if normalise(form) not in ("", normalise(locale.shown(actual.value.text))):  # a place in a ranking has none
        head += f"  {same_as(form)}"
    if actual.basis:
        head += f"{signs['open']}{locale.shown(actual.basis)}{signs['close']}"
    text = paragraph(visible(head), screen, indent=indent, first=label)
    published = locale.phrase("published", day=actual.published) if actual.published else ""
    near = locale.phrase("near figure") if actual.match is Match.NEAR else ""
    for line in (
        signs["and"].join(part for part in (proves, near) if part),
        locale.shown(actual.note or ""),
        named_texts(actual.extra, locale),
        f"{actual.pulled.file}:{actual.pulled.row or ''} {actual.pulled.column or ''}" if actual.pulled else "",
        actual.source or "",
        locale.phrase("archived", copy=actual.archived) if actual.archived else "",
        published,
    ):
        if line:
            text += paragraph(visible(line), screen, indent=indent + 2, style="dim")
    return text


def proves(actual: Actual, assessment: Assessment, locale: Locale) -> str:
    """What a figure says of the goal, or why it is not used."""
    target, aim = assessment.target, assessment.aim
    match use_of(actual, assessment):
        case Use.LATER:
            return locale.phrase("unused later", day=assessment.day)
        case Use.UNPUBLISHED:
            return locale.phrase("unknown then", day=assessment.known_on)
        case Use.DIFFERENT:
            return locale.phrase("unused match")
        case Use.OTHER_BASIS:
            return locale.phrase("unused basis")
        case Use.DECIDES:
            return locale.phrase("decided")
        case Use.HISTORY:
            return locale.phrase("history")
    if aim is None or target.kind == "sum":
        return ""
    if is_relative(target) and states_change(actual, target):
        return locale.phrase("of change")
    reached = aim.reached_by(said(actual.value))
    return locale.phrase({True: "proves", False: "disproves", None: "leaves open"}[reached])


def _workings(row: ReportRow, screen: Screen, indent: int) -> list[str]:
    locale = row.locale
    steps = list(workings(row.assessment, locale))
    if not steps:
        return []
    table = [
        TableColumn("", [[Line(step.sign, "bold")] for step in steps]),
        TableColumn("", [[Line(step.sum)] for step in steps], 20),
        TableColumn("", [[Line(step.remark)] for step in steps], 10),
    ]
    widths = fit(table, screen.available(indent), 2, cut=True)
    lines = "".join(table_rows(table, widths, screen, gap=2, margin=indent))
    label = locale.phrase("show sums")
    return [paint(label, "dim", screen) + " " * (indent - columns_of(label)) + lines[indent:]]


def revision_line(revision: Revision, target: Target, locale: Locale) -> tuple[str, str]:
    """What the target revises, or what revises it, and in which direction."""
    key, other = ("revises", revision.old) if revision.new == target else ("revised", revision.new)
    moved = ""
    if revision.days:
        moved = locale.phrase("later" if revision.days > 0 else "earlier", days=abs(revision.days))
    signs = locale.table("SIGNS")
    details = signs["list"].join(part for part in (locale.phrase(revision.direction), moved) if part)
    return locale.phrase(f"show {key}"), f"{other.id}  {locale.shown(other.goal.text)}  {other.by or ''}  {details}"
