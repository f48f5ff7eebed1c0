"""What a search found, as text in columns or as JSON."""

from collections.abc import Sequence

from policytrack.data.model import Plan, Promise
from policytrack.render.wrapping import columns_of, hanging
from policytrack.text.messages import say
from policytrack.text.printable import counted, json_text, visible
from policytrack.translations import spoken, told


def render_text(plans: Sequence[Plan], targets: Sequence[Promise], width: int | None = None) -> str:
    """A line each: plans with their titles, targets with goal, deadline and title; on a narrow terminal two or more."""
    if not plans and not targets:
        way_out = say("`policytrack report --all` shows every target, `policytrack compare` the indicators")
        return f"{told(say('nothing found'))}\n{hanging(f'  = {told(way_out)}', width, 4)}\n"
    plan_rows = [(plan.key, plan.region or "", plan.title, _english(plan)) for plan in plans]
    target_rows = [
        (target.id, target.region or "", target.goal.text, str(target.by or ""), target.title, _english(target))
        for target in targets
    ]
    return "\n".join(
        f"{told(number)}\n{_columns(rows, width)}"
        for number, rows in (
            (counted(len(plan_rows), "plan"), plan_rows),
            (counted(len(target_rows), "target"), target_rows),
        )
        if rows
    )


def _english(one: Plan | Promise) -> str:
    """The English title, on an English screen."""
    return (one.title_en or "") if spoken() == "en" else ""


def render_json(plans: Sequence[Plan], targets: Sequence[Promise]) -> str:
    """The same as one object with `plans` and `targets`."""
    found = {
        "plans": [{"key": plan.key, "region": plan.region, "title": plan.title} for plan in plans],
        "targets": [
            {
                "id": target.id,
                "plan": target.plan.key,
                "title": target.title,
                "goal": target.goal.text,
                "quote": target.quote,
            }
            for target in targets
        ],
    }
    return json_text(found)


def _columns(rows: Sequence[Sequence[str]], screen: int | None) -> str:
    """The rows with their cells under each other; where that is too wide, the id above the rest."""
    rows = [[visible(cell) for cell in row] for row in rows]
    widths = [max(columns_of(cell) for cell in column) for column in zip(*rows, strict=True)]
    if screen is not None and sum(widths) + 2 * len(widths) > screen:
        return "".join(f"  {name}\n{hanging(f'    {_row(rest)}', screen, 4)}\n" for name, *rest in rows)
    return "".join(
        f"  {_row([cell + ' ' * (width - columns_of(cell)) for cell, width in zip(row, widths, strict=True)])}\n"
        for row in rows
    )


def _row(cells: Sequence[str]) -> str:
    return "  ".join(filter(None, cells)).rstrip()
