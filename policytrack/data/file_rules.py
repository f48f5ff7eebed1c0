"""The rules that need no sound data: whether a file is one, has the shape and types that it should have, and what its
suppressions say. The rules that compare the figures of a sound data set stand in `rules`.

A rule's text is its manual page, in the same form as the docstrings of `rules` (see `rules.rule`).
"""

from typing import Final

from policytrack.data.problems import Rule, Severity


def _error(code: str, name: str, doc: str) -> Rule:
    return Rule(code, name, Severity.ERROR, doc)


def _warning(code: str, name: str, doc: str) -> Rule:
    return Rule(code, name, Severity.WARNING, doc)


ENCODING: Final = _error(
    "PT001",
    "encoding",
    """The file is UTF-8, with or without a byte order mark.

    A file in GB 18030 or Big5 would show other characters to everybody who reads it as UTF-8. Save it as UTF-8; the
    byte and its place are named. Nothing else of the file can be checked before that.

    Bad:
        title: <byte FF>  # PT001

    Good:
        title: 产业规模
    """,
)
SYNTAX: Final = _error(
    "PT002",
    "syntax",
    """The file is one well-formed YAML document.

    Nothing of the file can be read before that. Mostly a bracket or quotation mark is not closed, a line is indented
    by a tab, or a plain text holds `: ` or ` #`, which needs quotation marks.

    Bad:
        title: "产业规模  # PT002
        note: 口径

    Good:
        title: "产业规模"
        note: 口径
    """,
)
NESTING: Final = _error(
    "PT003",
    "nesting",
    """Nesting and aliases stay within what a data file can need.

    A file nested deeper than 100 levels, an alias inside the value that it stands for, or aliases that stand for
    hundreds of thousands of values are no data file; reading one could take all memory.

    Bad:
        tags: &tags [a, *tags]  # PT003

    Good:
        tags: [a, b]
    """,
)
DUPLICATE_KEY: Final = _error(
    "PT004",
    "duplicate-key",
    """A key stands once in its mapping.

    YAML keeps one of two and drops the other without a word; which one depends on the program.

    Bad:
        by: 2026
        by: 2027  # PT004

    Good:
        by: 2026
    """,
)
UNKNOWN_KEY: Final = _error(
    "PT005",
    "unknown-key",
    """A key is one that the format knows.

    A slip would be dropped without a word. The nearest known key is named. A full-width colon or a no-break space
    makes one long key of `key：value`. `policytrack schema` lets editors complete the keys.

    Bad:
        responsable: [某局]  # PT005

    Good:
        responsible: [某局]
    """,
)
WRONG_TYPE: Final = _error(
    "PT006",
    "wrong-type",
    """A value has the shape that its key asks for: text, a list, or keys with values.

    Bad:
        actuals: 400家 in 2025  # PT006

    Good:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
    """,
)
MISSING: Final = _error(
    "PT007",
    "missing-field",
    """What a record cannot do without is there, and not empty.

    Bad:
        actuals:
          - {value: 400家, source: 'https://example.org/a'}  # PT007

    Good:
        actuals:
          - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
    """,
)
UNPRINTABLE: Final = _error(
    "PT008",
    "unprintable-text",
    """Text holds no control characters, terminal escapes or invisible direction marks.

    They change what a terminal or a web page shows of a text, so that it seems to say what it does not.

    Bad:
        note: "\\e[2Jcleared"  # PT008

    Good:
        note: cleared
    """,
)
FORMAT: Final = _error(
    "PT009",
    "format-version",
    """The file says `format: 1`, the version that this program reads.

    Bad:
        format: 2  # PT009

    Good:
        format: 1
    """,
)
BAD_ID: Final = _error(
    "PT010",
    "bad-id",
    """Ids and keys are letters, digits, hyphens, dots and underscores.

    They are typed on the command line, where a space or a bracket needs quoting.

    Bad:
        format: 1
        plans:
          某市 规划: {title: 某市规划}  # PT010

    Good:
        format: 1
        plans:
          某市-规划: {title: 某市规划}
    """,
)
DUPLICATE_ID: Final = _error(
    "PT011",
    "duplicate-id",
    """Ids and keys are unique over all files of a data set.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: firms, plan: p, title: 企业, goal: 500家, quote: 企业达到500家}
          - {id: firms, plan: p, title: 园区, goal: 50家, quote: 园区达到50家}  # PT011

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - {id: firms, plan: p, title: 企业, goal: 500家, quote: 企业达到500家}
          - {id: parks, plan: p, title: 园区, goal: 50家, quote: 园区达到50家}
    """,
)
UNKNOWN_REFERENCE: Final = _error(
    "PT012",
    "unknown-reference",
    """The plan, indicator or target that is named exists.

    It may stand in another file; check the files of a data set together.

    Bad:
        indicator: firm  # PT012

    Good:
        indicator: firms
    """,
)
BAD_DATE: Final = _error(
    "PT013",
    "bad-date",
    """A date is a year, a month or a day of the calendar.

    2026, 2026-06, 2026-06-30, 2026年, 2026年6月底. A year or a month stands for its last day.

    Bad:
        by: 2026-02-30  # PT013

    Good:
        by: 2026-02-28
    """,
)
BAD_CHOICE: Final = _error(
    "PT014",
    "bad-choice",
    """A word from a list is one of that list.

    Bad:
        kind: cumulativ  # PT014

    Good:
        kind: cumulative
    """,
)
UNREADABLE_FIGURE: Final = _error(
    "PT015",
    "unreadable-figure",
    """A figure is one that the grammar of quantities reads.

    The place where reading stopped is marked. A figure that may be read in two ways is not guessed at: write the unit
    out. `policytrack convert FIGURE` tries one.

    Bad:
        goal: 大幅提高  # PT015

    Good:
        goal: 达到500家
    """,
)
WRONG_DIMENSION: Final = _error(
    "PT016",
    "wrong-dimension",
    """The figures of a target measure the same thing as its goal, and the goal the same as its indicator.

    Bad:
        indicator: firms  # unit 家
        goal: 500亿元  # PT016

    Good:
        indicator: firms
        goal: 500家
    """,
)
BAD_UNIT: Final = _error(
    "PT017",
    "bad-unit",
    """An indicator's unit is known, and a unit of one's own is well defined.

    Bad:
        format: 1
        indicators:
          compute: {title: 算力规模, unit: EFLPOS}  # PT017

    Good:
        format: 1
        indicators:
          compute: {title: 算力规模, unit: EFLOPS}
    """,
)

BAD_PATH: Final = _error(
    "PT018",
    "bad-path",
    """Milestones lie between start and deadline and lead one way.

    A path of milestones is the plan's own: each has a day after the baseline and before the deadline, in their order,
    and the amounts rise, or fall, from the baseline to the goal without turning back.

    Bad:
        by: 2027
        goal: 达到1000家
        path: [{by: 2028, goal: 800家}]  # PT018

    Good:
        by: 2027
        goal: 达到1000家
        path: [{by: 2025, goal: 800家}]
    """,
)
IN_WORDS: Final = _error(
    "PT019",
    "goal-in-words",
    """A goal without a figure has no figures, and one with a figure is not done by hand.

    Goals such as `{says: 基本淘汰}` and `{peak: 2030年前达峰}` are shown, never rated by arithmetic; `done` says that
    they were kept, with date and source. Where the plan gives a figure, the published figures decide.

    Bad:
        goal: {says: 企业数量大幅增加}
        quote: 企业数量大幅增加
        kind: cumulative  # PT019

    Good:
        goal: {says: 企业数量大幅增加}
        quote: 企业数量大幅增加
        done: {as_of: 2025, source: 'https://example.org/a'}
    """,
)
YAML_TRAP: Final = _warning(
    "PT020",
    "yaml-trap",
    """A text that other YAML programs take for something else is quoted.

    An unquoted `no` is false to most of them, `1:30` is 90, `010` is 8, `24.10` loses its zero. This program reads
    every value by its field and is not fooled; a spreadsheet macro or a script is. `policytrack check --fix` quotes
    it.

    Bad:
        note: no  # PT020

    Good:
        note: 'no'
    """,
)
OUT_OF_REACH: Final = _warning(
    "PT021",
    "out-of-reach",
    """The figures of a target are its own, not another's by an alias or a merge.

    `policytrack set` changes what stands in the target. Figures that come from an anchor (`*name`) or a merge (`<<`)
    stand elsewhere, where a change would change the other target too, so such a target cannot be updated. Write them
    out.

    Bad:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - id: a
            plan: p
            title: 企业
            goal: 500家
            quote: 企业达到500家
            actuals: &figures
              - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
          - id: b
            plan: p
            title: 园区
            goal: 500个
            quote: 园区达到500个
            actuals: *figures  # PT021

    Good:
        format: 1
        plans:
          p: {title: 某市规划}
        targets:
          - id: a
            plan: p
            title: 企业
            goal: 500家
            quote: 企业达到500家
            actuals:
              - {as_of: 2025, value: 400家, source: 'https://example.org/a'}
    """,
)
ODD_SPACE: Final = _warning(
    "PT022",
    "odd-space",
    """A value neither begins nor ends with a no-break or full-width space, and a name or figure holds none.

    YAML strips plain spaces only; the others become part of the text, where nobody sees them and a search fails. They
    come with text that was copied from a web page.

    Bad:
        title: "产业规模\\u3000"  # PT022

    Good:
        title: 产业规模
    """,
)
UNIT_SPELLING: Final = _warning(
    "PT023",
    "unit-spelling",
    """The unit of an indicator is spelled as the table of units has it.

    Reports print it as it stands; `eflops` in one file and `EFlops/s` in the next look like two units. A goal keeps the
    spelling of its plan. `policytrack check --fix` corrects it.

    Bad:
        format: 1
        indicators:
          compute: {title: 算力规模, unit: eflops}  # PT023

    Good:
        format: 1
        indicators:
          compute: {title: 算力规模, unit: EFLOPS}
    """,
)

UNUSED_IGNORE: Final = _warning(
    "PT090",
    "unused-ignore",
    """A suppression suppresses something.

    `# policytrack: ignore[…]` holds for its own line, or, on a line of its own, for the next one. One that suppresses
    nothing is left over from a problem that has been mended, and would hide the next one.

    Bad:
        by: 2026  # policytrack: ignore[PT057] the plan says so  # PT090

    Good:
        by: 2026
    """,
)
IGNORE_WITHOUT_REASON: Final = _warning(
    "PT091",
    "ignore-without-reason",
    """A suppression says why.

    The reason stands behind the bracket; it is what the next reader needs.

    Bad:
        by: 2023  # policytrack: ignore[PT057]  # PT091

    Good:
        by: 2023  # policytrack: ignore[PT057] the plan was adopted in 2022 and published later
    """,
)
UNKNOWN_IGNORE: Final = _warning(
    "PT092",
    "unknown-ignore",
    """A suppression names rules that exist, by code or name.

    One that names none, or one that does not exist, suppresses nothing. `policytrack rules` lists them.

    Bad:
        by: 2026  # policytrack: ignore[PT999] the plan says so  # PT092

    Good:
        by: 2023  # policytrack: ignore[deadline-order] the plan was adopted in 2022 and published later
    """,
)
UNNEEDED_ENTRY: Final = _warning(
    "PT093",
    "unneeded-baseline-entry",
    """An entry of a baseline holds for something that is still found.

    `check --baseline FILE` lets those findings pass that the file lists. An entry whose finding has been mended is left
    over, and would hide the same slip when it comes again. Check the files that the baseline was written for: entries
    of other files are not needed there.

    Bad:
        goal: 500家
        quote: 企业达到500家
        # the baseline says: PT031, t, another comparator: goal: 不低于500家  # PT093

    Good:
        goal: 500家
        quote: 企业达到500家
    """,
)

UNREADABLE: Final = {rule.name: rule for rule in (ENCODING, SYNTAX, NESTING)}
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
    BAD_PATH,
    IN_WORDS,
    YAML_TRAP,
    OUT_OF_REACH,
    ODD_SPACE,
    UNIT_SPELLING,
    UNUSED_IGNORE,
    IGNORE_WITHOUT_REASON,
    UNKNOWN_IGNORE,
    UNNEEDED_ENTRY,
)
#: What a comment begins with that suppresses a diagnostic.
SUPPRESSION: Final = "policytrack: ignore"
#: No suppression holds for these: the file could not be read as far as its comments, or they are about suppressions.
UNSUPPRESSABLE: Final = frozenset(
    rule.code
    for rule in (ENCODING, SYNTAX, NESTING, UNUSED_IGNORE, IGNORE_WITHOUT_REASON, UNKNOWN_IGNORE, UNNEEDED_ENTRY)
)
