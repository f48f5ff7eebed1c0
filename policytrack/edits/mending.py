"""All that `check --fix` mends of what a check found. What mends is imported where there is something to mend."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from policytrack.data.source import SourceFile
from policytrack.rules.check import Checked

if TYPE_CHECKING:
    from policytrack.edits.fixes import Fix

#: The rules whose findings have fixes, and those whose findings may be slips; a test holds them to what mends them.
FIXABLE: Final = frozenset(("PT020", "PT023", "PT073"))
SLIPS: Final = frozenset(("PT002", "PT005", "PT006", "PT013"))


def mendings(sources: Sequence[SourceFile], checked: Checked) -> "list[Fix]":
    """What can be mended, by the edits that do it: slips first, and nothing twice."""
    codes = {found.code for found in checked.diagnostics}
    slips: list[Fix] = []
    if codes & SLIPS:
        from policytrack.edits.slip_fixes import mended  # noqa: PLC0415 - most checks find nothing to mend

        slips = mended(sources, checked)
    if not codes & FIXABLE:
        return slips
    from policytrack.edits.fixes import fixes  # noqa: PLC0415 - most checks find nothing to mend

    touched = {fix.diagnostic.path for fix in slips}  # mended by themselves first
    return [*slips, *(fix for fix in fixes(sources, checked) if fix.diagnostic.path not in touched)]
