"""The commands as the help of all of them lists them: importing each for its first sentence would take long."""

from typing import Final, NamedTuple


class Listed(NamedTuple):
    """What is known of a command before its module is imported."""

    module: str  # of `policytrack.commands`
    panel: str
    summary: str  # the first paragraph of its help


#: The commands in the order of the help.
COMMANDS: Final = {
    "init": Listed(
        "init",
        "Start",
        "Start a data file: small, with comments, and valid as it stands. A file that is there is left as it is.",
    ),
    "draft": Listed(
        "draft",
        "Start",
        "Propose every quantitative target of a plan's text. Nothing is invented: each is a span of the text.",
    ),
    "coverage": Listed(
        "coverage",
        "Start",
        "List every figure of a plan's text: covered by which target, no target and why, or uncovered.",
    ),
    "map": Listed(
        "map",
        "Start",
        "Propose a map for a workbook: which column is which field, from its headers in Chinese or English.",
    ),
    "report": Listed(
        "report",
        "Read",
        "Where every goal stands: promised, published, how far on the way, and the verdict with its reason.",
    ),
    "show": Listed(
        "show",
        "Read",
        "One target: its goal and quote, its plan, every published figure with its source, its "
        "trajectory, and the verdict with its arithmetic line by line.",
    ),
    "compare": Listed(
        "compare",
        "Read",
        "The same indicator over plans and regions, in one unit: goals and figures side by side, rank, growth needed.",
    ),
    "timeline": Listed(
        "timeline",
        "Read",
        "Deadlines in order: what has passed without an outcome, what is due in the next months, what comes later.",
    ),
    "changes": Listed(
        "changes",
        "Read",
        "What changed between two revisions, two files or two days: goals, deadlines, quotes, figures, "
        "and verdicts, each with its one cause.",
    ),
    "search": Listed(
        "search",
        "Read",
        "Find targets and plans by words: 產業 finds 产业 and the reverse, ＦＰ１６ finds FP16, English works too.",
    ),
    "site": Listed(
        "site",
        "Read",
        "A static site of the data set, in all three languages: an overview, a page for each plan, "
        "region, indicator and target, search, downloads and a feed.",
    ),
    "export": Listed(
        "export",
        "Read",
        "Write the data as a workbook, CSV, Parquet or a data package: a tidy table of targets with their "
        "verdicts as of a day, and one of figures. With --map, the columns of the workbook that the data "
        "came from.",
    ),
    "set": Listed(
        "set",
        "Update",
        "Record a figure: one entry of the target's `actuals`, in the style of its neighbours, and "
        "nothing else changes.",
    ),
    "unset": Listed(
        "unset",
        "Update",
        "Remove the figure of a date: exactly that entry, and with the last one the `actuals:` key.",
    ),
    "import": Listed(
        "import_",
        "Update",
        "Record the figures of a table, all of them or none: the columns id, value, as_of, and role, "
        "source, archived, published, basis, match, note, in English or Chinese, as `report --format csv "
        "--series` writes them. With --map, the targets, plans and figures of a workbook.",
    ),
    "add": Listed(
        "add",
        "Update",
        "Add a target after the last one of its plan. What the quote says need not be given: goal, deadline, subject.",
    ),
    "pull": Listed(
        "pull",
        "Update",
        "Take over the figures that are new in the tables which indicators name by `figures:`, each with its cell.",
    ),
    "check": Listed(
        "check",
        "Check",
        "Find what is wrong in the data file: every problem with its line, its reason and the way out.",
    ),
    "explain": Listed(
        "explain",
        "Check",
        "Explain a rule of the check: what it wants, why, and how wrong and right look.",
    ),
    "rules": Listed(
        "rules",
        "Check",
        "List the rules of the check, with severity and what each wants.",
    ),
    "schema": Listed(
        "schema",
        "Check",
        "Print the JSON Schema (2020-12) of the data file, with which editors complete keys and mark slips.",
    ),
    "lsp": Listed(
        "lsp",
        "Check",
        "Serve an editor: diagnostics, what was read, verdicts, completion and renaming while a data file is typed.",
    ),
    "convert": Listed(
        "convert",
        "Normalise",
        "Read quantities such as 力争达到12EFLOPS, 1—2家 or 27.1 billion yuan, and write them in other units or words.",
    ),
    "units": Listed(
        "units",
        "Normalise",
        "List the units that figures are read in: how each is written, its dimension, what it is worth in "
        "the base unit.",
    ),
}
