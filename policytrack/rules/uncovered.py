"""The rule on what a plan's text says and no target of the data does."""

from collections.abc import Iterator
from typing import Final

from policytrack.data.location import Location
from policytrack.data.model import Plan
from policytrack.rules.rule import WARNING, Check, Finding, Subject, rule
from policytrack.text.messages import and_more, say
from policytrack.text.printable import without_hidden

#: So many figures are named; `coverage` has them all.
_NAMED: Final = 5


@rule("PT049", "uncovered-figure", WARNING)
def uncovered_figure(subject: Subject) -> Iterator[Finding]:
    """Every figure of a plan's text that seems to promise something is that of a target.

    Runs for plans with `text:`. A figure that a target's quote and goal hold is covered; what is no target (what was
    reached, subsidies, years, numbers of documents) is left out. What remains is for a second reader: a target that was
    overlooked, or a number whose unit is not known. `policytrack coverage PLAN` lists them all with their lines.
    One that has been looked at and is no target is named with its words under the plan's `not_targets:`, with the
    reason; words that the text does not have are told.

    Bad:
        # the text says: 到2026年，人工智能企业达到500家，产业规模突破600亿元。
        format: 1
        plans:
          p: {title: 某市规划, text: plan.txt}  # PT049
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2026, quote: 到2026年，人工智能企业达到500家}

    Good:
        # the text says: 到2026年，人工智能企业达到500家，产业规模突破600亿元。
        format: 1
        plans:
          p:
            title: 某市规划
            text: plan.txt
            not_targets: {产业规模突破600亿元: a goal of the province}
        targets:
          - {id: a, plan: p, title: 企业, goal: 达到500家, by: 2026, quote: 到2026年，人工智能企业达到500家}
    """
    for plan in subject.dataset.plans:
        text = subject.texts.get(plan.key)
        if plan.text is None or text is None or plan.place is None:
            continue
        from policytrack.plans.coverage import State, coverage  # noqa: PLC0415 - only where a plan has its text beside it
        from policytrack.plans.documents import web_page_text  # noqa: PLC0415

        if plan.text.lower().endswith((".html", ".htm")):
            text = without_hidden(web_page_text(text))
        targets = [target for target in subject.dataset.targets if target.plan.key == plan.key]
        figures = coverage(text, targets, region=plan.region, not_targets=plan.not_targets)
        yield from _not_in_text(plan, plan.place, text)
        found = [one for one in figures if one.state is State.UNCOVERED]
        if found:
            named = and_more([say("{} (line {})", one.text, one.line) for one in found], _NAMED)
            yield Finding(
                say("no target covers {}", named),
                plan.place / "text",
                say("add what is a target, and what is none to the plan's `not_targets:` with the reason"),
            )


def _not_in_text(plan: Plan, place: Location, text: str) -> Iterator[Finding]:
    from policytrack.plans.coverage import spans_of  # noqa: PLC0415 - see above

    for words, reason in plan.not_targets:
        if not spans_of(text, ((words, reason),)):
            hint = say("give the words of the text that hold the figure, or take the entry out")
            told = say("the text does not have the words {}", words)
            yield Finding(told, place / "not_targets" / words, hint, on_key=True)


CHECKS: Final[tuple[Check, ...]] = (uncovered_figure,)
