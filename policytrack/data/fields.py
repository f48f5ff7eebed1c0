"""What the data file may hold: one table of fields, from which the reader works and the JSON Schema is printed."""

from enum import StrEnum, auto
from typing import Final, NamedTuple, TypeAlias

from policytrack.data.model import Extent, Kind, Match, Nature, Novelty, PathShape


class FieldType(StrEnum):
    """What the scalar or collection under a key means."""

    TEXT = auto()  # words, on one line or several
    ID = auto()  # a name to be typed on a command line
    DATE = auto()  # a year, a month or a day
    FIGURE = auto()  # a quantity as people write it
    CHOICE = auto()  # one of a few words
    SHARE = auto()  # a percentage such as 5%
    TEXTS = auto()  # a list of words; one word may stand without brackets
    LEVELS = auto()  # a text of several levels, parted by `>`
    NAMED_TEXTS = auto()  # a mapping from names of any wording to texts
    YES_NO = auto()  # true or false
    GOAL = auto()  # a figure, or a mapping of the fields below it
    PATH = auto()  # one of a few words, or a list of the records below it
    RECORD = auto()  # a mapping of the fields below it
    RECORDS = auto()  # a list of such mappings
    TABLE = auto()  # a mapping from ids to such mappings
    LEXICON = auto()  # a mapping from free words to such mappings


#: The words that a choice is made from.
Choices: TypeAlias = type[Kind] | type[Nature] | type[Match] | type[PathShape] | type[Novelty] | type[Extent]


#: The fields that have another name in the model: `from` is a word of Python, and a region may be several.
ATTRIBUTES: Final = {"from": "start", "region": "regions"}


class Field(NamedTuple):
    """One key of the file: its name there, its type, what it means."""

    name: str
    type: FieldType
    doc: str
    required: bool = False
    choices: Choices | None = None
    shape: "Shape | None" = None

    @property
    def attribute(self) -> str:
        """The name of the field in the model."""
        return ATTRIBUTES.get(self.name, self.name)


class Shape:
    """The fields of one kind of record."""

    __slots__ = ("by_name", "fields", "required")

    def __init__(self, *fields: Field) -> None:
        self.fields = fields
        self.by_name = {field.name: field for field in fields}
        self.required = frozenset(field.name for field in fields if field.required)


_EXTRA: Final = Field(
    "extra",
    FieldType.NAMED_TEXTS,
    "What has no field of its own: texts by names of your choice, kept and never judged.",
)

_PULLED: Final = Shape(
    Field("file", FieldType.TEXT, "The table, as `figures:` names it.", True),
    Field("sheet", FieldType.TEXT, "The sheet of a workbook."),
    Field("row", FieldType.TEXT, "The line of the table, the first one being 1."),
    Field("column", FieldType.TEXT, "The column."),
    Field("sha256", FieldType.TEXT, "How the SHA-256 of the table began when the figure was taken from it."),
)
_FIGURES: Final = Shape(
    Field("file", FieldType.TEXT, "A CSV, SDMX-CSV or xlsx file, by a path below the data file's folder.", True),
    Field("sheet", FieldType.TEXT, "The sheet of a workbook; the first by default."),
    Field("where", FieldType.NAMED_TEXTS, "Which rows: the cells that a row must have, by their columns."),
    Field("value", FieldType.TEXT, "The column of the figure; `OBS_VALUE` by default, as in SDMX."),
    Field("as_of", FieldType.TEXT, "The column of its date; `TIME_PERIOD` by default."),
    Field(
        "years",
        FieldType.YES_NO,
        "`true` for the wide form: a column for each year, in the place of `value` and `as_of`.",
    ),
    Field("place", FieldType.TEXT, "The column of the place, where the indicator's targets are for several."),
    Field("unit", FieldType.TEXT, "The unit of bare numbers; by default that of the row (单位), or the indicator's."),
    Field("basis", FieldType.TEXT, "The statistical basis (口径) of the table, which must be the goal's."),
    Field("source", FieldType.TEXT, "Where the table was published: a URL, or a citation of what is only in print."),
)

_ACTUAL: Final = Shape(
    Field(
        "as_of",
        FieldType.DATE,
        "The date that the figure refers to; a year or month stands for its last day.",
        True,
    ),
    Field("value", FieldType.FIGURE, "The figure as published; a bare number is in the goal's unit.", True),
    Field("source", FieldType.TEXT, "Where it was published: a URL, or a citation of what is only in print."),
    Field(
        "archived", FieldType.TEXT, "A copy of the source: an archive's URL, or a path below the data file's folder."
    ),
    Field("published", FieldType.DATE, "When it was published."),
    Field("basis", FieldType.TEXT, "Its statistical basis (口径), where it is not the goal's."),
    Field(
        "match",
        FieldType.CHOICE,
        "`same` (default), `near` (used for the verdict, and marked) or `different` (shown, never used).",
        choices=Match,
    ),
    Field("note", FieldType.TEXT, "Anything a reader of the figure should know."),
    _EXTRA,
    Field(
        "pulled", FieldType.RECORD, "Which cell `policytrack pull` took it from; it writes this itself.", shape=_PULLED
    ),
)

_MILESTONE: Final = Shape(
    Field("by", FieldType.DATE, "Until when; a year or month stands for its last day.", True),
    Field("goal", FieldType.FIGURE, "The amount that the plan has by then.", True),
)
_PATH: Final = Field(
    "path",
    FieldType.PATH,
    "How the goal is expected to be reached: `line`, `growth`, or the plan's milestones, a list of `by` and `goal`.",
    choices=PathShape,
    shape=_MILESTONE,
)

_GOAL: Final = Shape(
    Field("says", FieldType.TEXT, "What is promised without a figure, in the words of the plan: `基本淘汰`."),
    Field("peak", FieldType.TEXT, "The words of a peak, whose outcome is a year: `2030年前达峰`."),
)
_DONE: Final = Shape(
    Field("as_of", FieldType.DATE, "When it was done; of a peak, when it was.", True),
    Field("source", FieldType.TEXT, "Who says so: a URL, or a citation of what is only in print.", True),
    Field("says", FieldType.TEXT, "In which words."),
    Field(
        "archived", FieldType.TEXT, "A copy of the source: an archive's URL, or a path below the data file's folder."
    ),
    Field("published", FieldType.DATE, "When it was published."),
    Field("note", FieldType.TEXT, "Anything a reader should know."),
)

PLAN: Final = Shape(
    Field("title", FieldType.TEXT, "The document's title, in its own script.", True),
    Field("title_en", FieldType.TEXT, "An English title."),
    Field("issuer", FieldType.TEXT, "Who issued it."),
    Field("region", FieldType.TEXTS, "The place that it is for, or several of them in a list."),
    Field("number", FieldType.TEXT, "The document number, such as 青政办字〔2024〕23号."),
    Field("issued", FieldType.DATE, "Its date."),
    Field("url", FieldType.TEXT, "Where it is published."),
    Field("archived", FieldType.TEXT, "A copy of it: an archive's URL, or a path below the data file's folder."),
    Field(
        "text", FieldType.TEXT, "A local copy of its text, as a path relative to the data file and below its folder."
    ),
    Field(
        "not_targets",
        FieldType.NAMED_TEXTS,
        "Figures of its text that are no targets: the words that hold them, each with the reason.",
    ),
    Field("note", FieldType.TEXT, "Anything a reader should know."),
    _EXTRA,
)

INDICATOR: Final = Shape(
    Field("title", FieldType.TEXT, "What is measured.", True),
    Field("title_en", FieldType.TEXT, "The same in English."),
    Field("unit", FieldType.TEXT, "The unit that its targets are compared in.", True),
    Field("basis", FieldType.TEXT, "Its statistical basis (口径)."),
    Field("category", FieldType.LEVELS, "Of its targets that name none: `能源 > 新能源`, the widest level first."),
    Field("flow", FieldType.YES_NO, "Whether its months add up to a year (产值, 产量, 新增), as stocks do not."),
    Field(
        "additive", FieldType.YES_NO, "Whether its places add up to a whole (firms, output, beds), as shares do not."
    ),
    _PATH,
    Field("figures", FieldType.RECORD, "The table that its published figures stand in, for `pull`.", shape=_FIGURES),
    Field("note", FieldType.TEXT, "How it is counted."),
    _EXTRA,
)

TARGET: Final = Shape(
    Field("id", FieldType.ID, "A name for the shell, unique over all files.", True),
    Field("plan", FieldType.ID, "The key of its plan.", True),
    Field("indicator", FieldType.ID, "The key of its indicator, where other targets measure the same."),
    Field("title", FieldType.TEXT, "What is promised, in the words of the plan.", True),
    Field("title_en", FieldType.TEXT, "The same in English."),
    Field(
        "goal",
        FieldType.GOAL,
        "Comparator and quantity, as the plan words them; without a figure a mapping, see below.",
        True,
        shape=_GOAL,
    ),
    Field("goal_en", FieldType.TEXT, "The same in English, held against it."),
    Field("by", FieldType.DATE, "The deadline; a year or month stands for its last day."),
    Field("from", FieldType.DATE, "When counting starts; the plan's date by default."),
    Field(
        "extent",
        FieldType.CHOICE,
        "`end` (default: due at the end of `by`) or `period` (for the whole time from `from` to `by`).",
        choices=Extent,
    ),
    Field("quote", FieldType.TEXT, "The words of the plan that the figure stands in, verbatim.", True),
    Field("quote_en", FieldType.TEXT, "The same in English, held against it."),
    Field(
        "kind",
        FieldType.CHOICE,
        "`level` (default), `cumulative` (running totals), `sum` (increments) or `annual` (each year on its own).",
        choices=Kind,
    ),
    Field("nature", FieldType.CHOICE, "`binding` (约束性) or `expected` (预期性).", choices=Nature),
    Field("basis", FieldType.TEXT, "The statistical basis (口径) that the plan names, such as FP16."),
    Field("region", FieldType.TEXTS, "Its place, or several in a list, where it is not the plan's."),
    Field(
        "scope", FieldType.TEXT, "What it covers, where the title does not say: 全社会, a sector, a part of the place."
    ),
    Field("category", FieldType.LEVELS, "What it belongs to: `能源 > 新能源`, the widest level first."),
    Field("tolerance", FieldType.SHARE, "How far an approximate goal (左右) may be missed; 5% by default."),
    _PATH,
    Field("baseline", FieldType.RECORD, "The figure where the promise starts from.", shape=_ACTUAL),
    Field("lead", FieldType.TEXTS, "The bodies that lead this task (牵头单位)."),
    Field("responsible", FieldType.TEXTS, "The other bodies that the plan names for it (责任单位, 配合单位)."),
    Field("tags", FieldType.TEXTS, "Words to filter by."),
    Field(
        "change",
        FieldType.CHOICE,
        "Against earlier plans: `new`, `reaffirmed`, `strengthened` or `weakened`; held against `revises`.",
        choices=Novelty,
    ),
    Field("revises", FieldType.ID, "The id of the target that this one reaffirms, strengthens or weakens."),
    Field(
        "done", FieldType.RECORD, "Of a goal without a figure: that it was done, when, and who says so.", shape=_DONE
    ),
    Field("note", FieldType.TEXT, "Anything a reader of the target should know."),
    _EXTRA,
    Field("actuals", FieldType.RECORDS, "The published figures, oldest first.", shape=_ACTUAL),
)

UNIT: Final = Shape(
    Field("equals", FieldType.TEXT, "What one of it is worth in a known unit, such as `20 吨`."),
    Field("dimension", FieldType.TEXT, "The dimension; without `equals` the unit opens a new one of that name."),
    Field("aliases", FieldType.TEXTS, "Further spellings."),
    Field("english", FieldType.TEXT, "Its symbol in English text."),
)

FILE: Final = Shape(
    Field("format", FieldType.TEXT, "The version of this format: 1.", True),
    Field("plans", FieldType.TABLE, "The policy documents, by a key of your choice.", shape=PLAN),
    Field("indicators", FieldType.TABLE, "What is measured, by a key of your choice.", shape=INDICATOR),
    Field("units", FieldType.LEXICON, "Units of your own, by their symbol.", shape=UNIT),
    Field("targets", FieldType.RECORDS, "The promises.", shape=TARGET),
)
