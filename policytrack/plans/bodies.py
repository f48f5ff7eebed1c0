"""Who is to see to a measure, as a plan names them in brackets behind it."""

import re
from typing import Final, NamedTuple

from policytrack.plans.wording import plain_with_offsets

#: (牵头单位:甲,责任单位:乙、丙) or （甲牵头，乙、丙按职责分工负责）, in the form in which patterns read.
_LABELS: Final = "(?:责任|牵头|配合|主办|协办)(?:单位|机关)"
_BODIES: Final = re.compile(
    rf"[（(]({_LABELS}[:：][^（）()]{{2,200}}"
    "|[^（）()，。；:：]{2,100}(?:牵头|按职责分工|负责)(?:[，；][^（）()。:：]{2,100})?)[)）]"
)
_LABEL: Final = re.compile(f"[，；、。]?({_LABELS})[:：]")
_ROLE: Final = re.compile(r"(?:牵头(?:负责)?|(?:按职责分工)?(?:负责|配合|参与|参加)|按职责分工)$")
_LEADS: Final = re.compile("牵头|主办")
_PART: Final = re.compile("[^，；]+")
_NAME: Final = re.compile("[^、，；\\s](?:[^、，；]*[^、，；\\s])?")


class Bodies(NamedTuple):
    """Who is to see to a measure, in its text's own words."""

    lead: tuple[str, ...]  # 牵头单位
    others: tuple[str, ...]  # 责任单位, 配合单位


NO_BODIES: Final = Bodies((), ())


def bodies_in(text: str) -> Bodies:
    """The bodies that a paragraph names in brackets behind its measures: those that lead, and the others."""
    read, places = plain_with_offsets(text)
    named = _BODIES.search(read)
    if named is None:
        return NO_BODIES
    lead: list[str] = []
    others: list[str] = []
    for role, start, end in _parts(read, *named.span(1)):
        into = lead if _LEADS.match(role) else others
        into += [text[places[name.start()] : places[name.end()]] for name in _NAME.finditer(read, start, end)]
    return Bodies(tuple(lead), tuple(others))


def _parts(read: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """What is said between the brackets: of each part its role, as a label before it or a verb behind it, and where its
    names stand.
    """
    labels = list(_LABEL.finditer(read, start, end))
    if labels:
        ends = [*(label.start() for label in labels[1:]), end]
        return [(label[1], label.end(), stop) for label, stop in zip(labels, ends, strict=True)]
    parts = []
    for part in _PART.finditer(read, start, end):
        role = _ROLE.search(part[0])
        parts.append((role[0], part.start(), part.start() + role.start()) if role else ("", *part.span()))
    return parts
