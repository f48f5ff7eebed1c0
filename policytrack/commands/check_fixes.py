"""`check --fix` and `--diff`: mending what can be mended of the findings, and showing it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from policytrack.commands.options import wants_colour
from policytrack.commands.streams import tell
from policytrack.data.source import SourceFile
from policytrack.edits.mending import mendings
from policytrack.rules.check import CheckOptions, check
from policytrack.text.messages import enumerated, say
from policytrack.text.printable import counted

if TYPE_CHECKING:
    from policytrack.data.problems import Diagnostic, Replacement
    from policytrack.edits.fixes import Fix
    from policytrack.edits.session import Edited, EditSession

#: A file whose slips are mended may show others.
_MOST_ROUNDS = 8


def carry_out_fixes(names: Sequence[str], options: CheckOptions, *, no_lock: bool) -> None:
    """Carry the fixes out on what stands in the files once they are locked."""
    from policytrack import update
    from policytrack.edits import fixes

    found: list[Fix] = []

    def request(session: "EditSession") -> "Edited":
        found.extend(mendings(session.sources, check(session.sources, options)))
        return fixes.edited(session, found)

    # Slips come by themselves, and what a file shows once it is read comes after them.
    for _ in range(_MOST_ROUNDS):
        found.clear()
        outcome = update.carry_out(names, request, options.today, accepted=None, without_lock=no_lock)
        slips = [fix for fix in found if fix.is_slip]
        if found:
            tell(say("mended {} in {}", counted(len(slips or found), "problem"), enumerated(outcome.texts)))
        if not slips:
            break


def replacements_of(read: Sequence[SourceFile], found: "Sequence[Fix]") -> "Mapping[Diagnostic, Sequence[Replacement]]":
    """Of each finding that can be mended, what would stand where."""
    from policytrack.edits.fixes import replacements

    return replacements(read, found)


def rendered_diff(read: Sequence[SourceFile], found: "Sequence[Fix]") -> str:
    """What the fixes would change, as a diff."""
    from policytrack.data.source import decode
    from policytrack.edits.fixes import by_file
    from policytrack.render.diff import render_diff

    edits = by_file(read, found)
    texts = {source.name: decode(source.data).removeprefix("\ufeff") for source in read if source.name in edits}
    return render_diff(texts, edits, colour=wants_colour())
