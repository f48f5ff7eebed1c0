"""What can be typed at a place: keys of a record, ids, units, the words of a list, all from the table of fields."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lsprotocol import types

from policytrack.data.fields import Field, FieldType
from policytrack.data.model import Target
from policytrack.lsp.analysis import Analysis, File
from policytrack.lsp.context import Context, context_at
from policytrack.quantity.unit import Dimension
from policytrack.quantity.unit_table import UNITS
from policytrack.text.messages import Message, say
from policytrack.text.script import fold
from policytrack.translations import told

#: A number with what of a unit stands behind it: 达到12E, 600亿.
_FIGURE: Final = re.compile(r"[0-9０-９一二三四五六七八九十百千万亿](\s?)([^\W\d_一二三四五六七八九十]*)$")
_BODIES: Final = ("lead", "responsible")
#: What has a title beside it, or what kind of amount it measures.
_TITLED: Final = (types.CompletionItemKind.Reference, types.CompletionItemKind.Unit)


class Candidate(NamedTuple):
    """Something that can be typed, what stands beside it, and what it means."""

    word: str
    detail: str = ""
    doc: str = ""
    kind: types.CompletionItemKind = types.CompletionItemKind.Value
    text: str = ""  # what is inserted, where that is not the word
    first: bool = False  # before the others: what a record cannot do without


def completions(analysis: Analysis, file: File, offset: int) -> list[types.CompletionItem]:
    """What can be typed at a place, each with the range that it takes the place of."""
    here = context_at(file.text, offset)
    if here is None:
        return []
    start = here.start
    if here.field is None:
        found: Iterable[Candidate] = _keys(here)
    else:
        start, found = _values(analysis, file, here, here.field)
    replaced = file.range(start, offset)
    typed = file.text[start:offset]
    kept = ((number, one, _filtered_by(one, typed)) for number, one in enumerate(found))
    return [
        types.CompletionItem(
            one.word, kind=one.kind, detail=one.detail or None, documentation=one.doc or None,
            filter_text=filter_text,
            sort_text=f"{0 if one.first else 1}{number:05}",
            text_edit=types.TextEdit(replaced, one.text or one.word),
        )
        for number, one, filter_text in kept
        if filter_text is not None
    ]  # fmt: skip


def _filtered_by(one: Candidate, typed: str) -> str | None:
    """What an editor is to hold against what has been typed: the word; where its title has that, both, for editors
    look at this text alone. None where neither fits.
    """
    letters = iter(one.word.casefold())
    if all(char in letters for char in typed.casefold()):
        return one.word
    return typed + one.word if one.kind in _TITLED and fold(typed) in fold(one.detail) else None


def _keys(here: Context) -> Iterator[Candidate]:
    """The keys that a record has not yet, in the order of the table of fields."""
    for field in here.shape.fields if here.shape is not None else ():
        if field.name not in here.present:
            detail = told(say("{}, required", field.type) if field.required else field.type)
            text = f"{field.name}: "
            if field.type in (FieldType.TABLE, FieldType.LEXICON, FieldType.RECORDS):
                text = f"{field.name}:"
            yield Candidate(
                field.name,
                detail,
                told(Message(field.doc)),
                types.CompletionItemKind.Property,
                text,
                first=field.required,
            )


def _values(analysis: Analysis, file: File, here: Context, field: Field) -> tuple[int, Iterable[Candidate]]:
    """What a field can hold, and where it begins to be typed."""
    match field.type:
        case FieldType.CHOICE | FieldType.PATH:
            words = [Candidate(str(word), kind=types.CompletionItemKind.EnumMember) for word in field.choices or ()]
            return here.start, words
        case FieldType.YES_NO:
            return here.start, [Candidate("true"), Candidate("false")]
        case FieldType.ID:
            return here.start, _ids(analysis, field)
        case FieldType.TEXTS:
            return here.start, _listed(analysis, field)
        case FieldType.FIGURE | FieldType.GOAL:
            return _units_behind(analysis, file, here)
    if field.name in ("unit", "equals"):
        return here.start, _units(analysis, None)
    return here.start, _known_texts(analysis, field)


def _ids(analysis: Analysis, field: Field) -> Iterator[Candidate]:
    dataset = analysis.names
    reference = types.CompletionItemKind.Reference
    match field.name:
        case "plan":
            yield from (Candidate(plan.key, plan.title, plan.region or "", reference) for plan in dataset.plans)
        case "indicator":
            yield from (Candidate(one.key, one.title, one.unit.symbol, reference) for one in dataset.indicators)
        case "revises":
            yield from (Candidate(one.id, one.title, one.goal.text, reference) for one in dataset.targets)


def _listed(analysis: Analysis, field: Field) -> Iterator[Candidate]:
    """The tags or bodies that other targets name, the most frequent first."""
    names = _BODIES if field.name in _BODIES else (field.name,)
    yield from _counted(
        word for target in analysis.names.targets for name in names for word in getattr(target, name, ())
    )


def _known_texts(analysis: Analysis, field: Field) -> Iterator[Candidate]:
    """Issuers, regions and bases that stand elsewhere in the data set."""
    dataset = analysis.names
    match field.name:
        case "issuer" | "region":
            yield from _counted(getattr(plan, field.name) or "" for plan in dataset.plans)
        case "basis":
            yield from _counted(basis for target in dataset.targets for basis in _bases(target))


def _bases(target: Target) -> Iterator[str]:
    yield target.wanted_basis or ""
    yield from (actual.named_basis or "" for actual in target.actuals)


def _counted(words: Iterable[str]) -> Iterator[Candidate]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    counts.pop("", None)
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield Candidate(word, str(count), kind=types.CompletionItemKind.Text)


def _units(analysis: Analysis, dimension: Dimension | None) -> Iterator[Candidate]:
    """The units that the data set uses (亿元), then those of the table; of one dimension where that is known."""
    dataset = analysis.names
    used = (*(one.unit for one in dataset.indicators), *(one.goal.bound.unit for one in dataset.targets))
    listed = {unit.symbol: unit for unit in (*used, *(unit for unit, _ in UNITS.listed))}
    for symbol, unit in listed.items():
        if symbol and (dimension is None or unit.dimension == dimension):
            yield Candidate(symbol, unit.dimension.key, unit.english, types.CompletionItemKind.Unit)


def _units_behind(analysis: Analysis, file: File, here: Context) -> tuple[int, Iterable[Candidate]]:
    """The units behind a number, those of the indicator's dimension where the target has one."""
    found = _FIGURE.search(here.word)
    if found is None:
        return here.start, ()
    lines = file.text.split("\n")[here.record[0] : here.record[1]]
    named = re.search(r"(?:^|[\s{,-])indicator:[ \t]*['\"]?([^\s'\",}]+)", "\n".join(lines))
    indicators = {one.key: one for one in analysis.names.indicators}
    indicator = indicators.get(named[1]) if named else None
    return here.start + found.start(2), _units(analysis, indicator.unit.dimension if indicator else None)
