"""Who is to see to a measure, as a plan names them in brackets behind it."""

import re
from typing import Final, NamedTuple

#: (牵头单位:甲,责任单位:乙、丙), （甲牵头，乙、丙按职责分工负责）.
_BODIES: Final = re.compile(
    r"[（(]((?:责任|牵头|配合|責任|主[办辦]|協[办辦])[单單]?[位機关關]{1,2}[:：][^（）()]{2,200}"
    r"|[^（）()，。；,;:：]{2,100}(?:牵头|按职责分工(?:负责)?|负责)(?:[，,；;][^（）()。:：]{2,100})?)[)）]"
)
_LEADS: Final = re.compile(r"(?:牵头|主[办辦])")
_LABEL: Final = re.compile(r"(?:^|[，,；;、。]?)((?:责任|牵头|配合|責任|主[办辦]|協[办辦])[单單]?[位機关關]{1,2})[:：]")
_ROLE: Final = re.compile(r"(牵头(?:负责)?|(?:按职责分工)?(?:负责|配合|参与|参加)|按职责分工)$")


class Bodies(NamedTuple):
    """Who is to see to a measure, as its text says it."""

    lead: tuple[str, ...]  # 牵头单位
    others: tuple[str, ...]  # 责任单位, 配合单位


NO_BODIES: Final = Bodies((), ())


def bodies_in(text: str) -> Bodies:
    """The bodies that a paragraph names in brackets behind its measures: those that lead, and the others."""
    named = _BODIES.search(text)
    if named is None:
        return NO_BODIES
    lead: list[str] = []
    others: list[str] = []
    said = named[1]
    labels = list(_LABEL.finditer(said))
    if labels:
        ends = [*(label.start() for label in labels[1:]), len(said)]
        parts = [(label[1], said[label.end() : end]) for label, end in zip(labels, ends, strict=True)]
    else:
        roles = [(part, _ROLE.search(part)) for part in re.split("[，,；;]", said)]
        parts = [(role[0], part[: role.start()]) if role else ("", part) for part, role in roles]
    for label, names in parts:
        into = lead if _LEADS.match(label) else others
        into += [name.strip() for name in re.split(r"[、，,；;]", names) if name.strip()]
    return Bodies(tuple(lead), tuple(others))
