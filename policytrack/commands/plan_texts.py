"""The texts of plans that a data set names, and those of a folder beside them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from policytrack.commands.streams import tell
from policytrack.text.messages import say

if TYPE_CHECKING:
    from policytrack.data.model import Plan
    from policytrack.rules.rule import PlanTexts


def plan_texts(folder: str | None = None) -> "Callable[[Sequence[Plan]], PlanTexts]":
    """How to get at the plans' texts: those in the folder, and those that the plans name."""

    def texts(plans: "Sequence[Plan]") -> "PlanTexts":
        from policytrack.rules.rule import NO_TEXTS, PlanTexts

        named = [(plan.key, plan.place.file, plan.text) for plan in plans if plan.text and plan.place]
        if not named and folder is None:
            return NO_TEXTS
        from policytrack.rules.source import texts_of
        from policytrack.store.texts import texts_beside, texts_in

        found, refused = texts_beside(named)
        if folder is not None:
            found = {**texts_of(plans, texts_in(folder)), **found}
            for plan in plans:
                if plan.key not in found:
                    tell(say("{} holds no text of the plan {}", folder, plan.key))
        return PlanTexts(found, refused)

    return texts
