"""The rules that the reader itself checks: whether a file is one, and has the shape and types that it should have.

Rules that compare the figures of a sound data set stand in `rules`.
"""

from typing import Final

from policytrack.model import Rule, Severity


def _error(code: str, name: str, doc: str) -> Rule:
    return Rule(code, name, Severity.ERROR, doc)


ENCODING: Final = _error("PT001", "encoding", "The file is UTF-8, with or without a byte order mark.")
SYNTAX: Final = _error("PT002", "syntax", "The file is one well-formed YAML document.")
NESTING: Final = _error("PT003", "nesting", "Nesting and aliases stay within what a data file can need.")
DUPLICATE_KEY: Final = _error(
    "PT004", "duplicate-key", "A key stands once in its mapping; YAML would drop one silently."
)
UNKNOWN_KEY: Final = _error(
    "PT005", "unknown-key", "A key is one that the format knows; a slip would be dropped silently."
)
WRONG_TYPE: Final = _error("PT006", "wrong-type", "A value has the shape that its key asks for: text, list or mapping.")
MISSING: Final = _error("PT007", "missing-field", "What a record cannot do without is there, and not empty.")
UNPRINTABLE: Final = _error(
    "PT008",
    "unprintable-text",
    "Text holds no control characters, terminal escapes or invisible direction marks: they would change what a "
    "terminal shows of it.",
)
FORMAT: Final = _error("PT009", "format-version", "The file says `format: 1`, the version that this program reads.")
BAD_ID: Final = _error(
    "PT010",
    "bad-id",
    "Ids and keys are letters, digits, hyphens, dots and underscores, as a shell takes them.",
)
DUPLICATE_ID: Final = _error("PT011", "duplicate-id", "Ids and keys are unique over all files of a data set.")
UNKNOWN_REFERENCE: Final = _error("PT012", "unknown-reference", "The plan, indicator or target that is named exists.")
BAD_DATE: Final = _error("PT013", "bad-date", "A date is a year, a month or a day of the calendar.")
BAD_CHOICE: Final = _error("PT014", "bad-choice", "A word from a list is one of that list.")
UNREADABLE_FIGURE: Final = _error("PT015", "unreadable-figure", "A figure is one that the grammar of quantities reads.")
WRONG_DIMENSION: Final = _error(
    "PT016", "wrong-dimension", "The figures of a target measure the same thing as its goal."
)
BAD_UNIT: Final = _error("PT017", "bad-unit", "An indicator's unit is known, and a unit of one's own is well defined.")

BY_NAME: Final = {rule.name: rule for rule in (ENCODING, SYNTAX, NESTING)}
RULES: Final = (
    ENCODING,
    SYNTAX,
    NESTING,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    WRONG_TYPE,
    MISSING,
    UNPRINTABLE,
    FORMAT,
    BAD_ID,
    DUPLICATE_ID,
    UNKNOWN_REFERENCE,
    BAD_DATE,
    BAD_CHOICE,
    UNREADABLE_FIGURE,
    WRONG_DIMENSION,
    BAD_UNIT,
)
