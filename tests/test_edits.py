"""Edits as tables: a file, what is asked, the file afterwards. Lines that start with `+` are new, with `-` gone."""

import re
from datetime import date

import pytest
from conftest import HEAD

from policytrack.data.source import SourceFile
from policytrack.edits.batch import Batch
from policytrack.edits.request import NewActual
from policytrack.edits.session import Edited, EditSession
from policytrack.errors import PolicytrackError
from policytrack.text.dates import parse_date
from policytrack.update import Outcome, revise

TODAY = date(2026, 11, 22)
CORE = """\
targets:
  - id: t
    plan: p
    title: 总规模
    goal: 达到12EFLOPS
    by: 2026
    quote: 总规模达到12EFLOPS
"""
OTHER = """\
  - id: u
    plan: p
    title: 企业
    goal: 100家
    quote: 企业达到100家
"""
ALIASED = OTHER.replace("id: u", "id: v") + "    actuals: *f\n"
JSON = (
    '{"format":"1","plans":{"p":{"title":"x"}},'
    '"targets":[{"id":"t","plan":"p","title":"x","goal":"12EFLOPS","quote":"12EFLOPS"}]}'
)
FLOW_TARGET = "targets: [{id: t, plan: p, title: x, goal: 达到12EFLOPS, quote: 达到12EFLOPS, by: 2026}]\n"


def edit(text: str, *requests: str) -> Outcome:
    """Carry out requests on target t: `2024=3E source=x`, `unset 2024`, `replace 2024=3E`, `baseline 2020=1E`."""

    def request(session: EditSession) -> Edited:
        batch = Batch(session)
        for words in requests:
            verb, _, rest = words.rpartition(" ") if words.startswith("unset") else ("", "", words)
            if verb:
                batch.remove("t", parse_date(rest))
                continue
            found = re.fullmatch(r"(?:(replace|baseline|rebase) )?(\S+?)=(.*)", words)
            assert found
            kind, day, rest = found.groups()
            value, *fields = re.split(r" (?=\w+=)", rest)
            details = {"value": value} if value else {}
            details |= dict(field.split("=", 1) for field in fields)
            entry = NewActual(parse_date(day), details)
            if kind in ("baseline", "rebase"):
                batch.set_baseline("t", entry, replace=kind == "rebase", dated=False)
            else:
                batch.record("t", entry, replace=kind == "replace", add=kind != "replace")
        return batch.edited()

    return revise([SourceFile("targets.yaml", text.encode())], request, TODAY)


def after(text: str, *requests: str) -> str:
    return edit(text, *requests).revised[0].data.decode()


def split_marks(text: str) -> tuple[str, str]:
    """The file before and after, from one text with the lines that come and go marked."""
    lines = [line if line.strip() else f"  {line}" for line in text.splitlines(keepends=True)]
    before = "".join(line[2:] for line in lines if line[:2] != "+ ")
    behind = "".join(line[2:] for line in lines if line[:2] != "- ")
    return before, behind


#: name -> (what stands behind the target's other keys, the request), `+ ` and `- ` as above, two blanks otherwise.
BLOCKS = {
    "no list yet": (
        "+     actuals:\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "into a block list": (
        "      actuals:\n        - as_of: 2023\n          value: 2E\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "a list without indentation": (
        "      actuals:\n      - as_of: 2023\n        value: 2E\n+     - as_of: 2024\n+       value: 3E\n",
        "2024=3E",
    ),
    "records in braces": (
        "      actuals:\n        - {as_of: 2023, value: 2E}\n+       - {as_of: 2024, value: 3E}\n",
        "2024=3E",
    ),
    "padded braces": (
        "      actuals:\n        -   { as_of: 2023,  value: 2E }\n+       -   { as_of: 2024,  value: 3E }\n",
        "2024=3E",
    ),
    "key order, quotes": (
        "      actuals:\n"
        "        - {value: \"2E\", source: 'x', as_of: 2023}\n"
        "+       - {value: \"3E\", source: 's2', as_of: 2024}\n",
        "2024=3E source=s2",
    ),
    "aligned values": (
        "      actuals:\n"
        "        - as_of:  2023\n"
        "          value:  2E\n"
        "          source: x\n"
        "+       - as_of:  2024\n"
        "+         value:  3E\n"
        "+         source: s2\n"
        "+         note:   z\n",
        "2024=3E source=s2 note=z",
    ),
    "keys of one length are not aligned": (
        "      actuals:\n"
        "        - value: 2E\n"
        "          as_of: 2023\n"
        "+       - value: 3E\n"
        "+         note: z\n"
        "+         as_of: 2024\n",
        "2024=3E note=z",
    ),
    "quoted keys": (
        "      actuals:\n"
        '        - {"as_of": "2023", "value": "2E"}\n'
        '+       - {"as_of": "2024", "value": "3E", "note": "n"}\n',
        "2024=3E note=n",
    ),
    "a dash of its own line": (
        "      actuals:\n"
        "        -\n"
        "          as_of: 2023\n"
        "          value: 2E\n"
        "+       -\n"
        "+         as_of: 2024\n"
        "+         value: 3E\n",
        "2024=3E",
    ),
    "date order": (
        "      actuals:\n"
        "        - {as_of: 2022, value: 1E}\n"
        "+       - {as_of: 2023, value: 2E}\n"
        "        - {as_of: 2024, value: 3E}\n",
        "2023=2E",
    ),
    "before the first": (
        "      actuals: # all\n"
        "+       - {as_of: 2021, value: 2E}\n"
        "        # the first\n"
        "        - {as_of: 2022, value: 1E}\n",
        "2021=2E",
    ),
    "newest first": (
        "      actuals:\n"
        "        - {as_of: 2024, value: 3E}\n"
        "+       - {as_of: 2023, value: 2E}\n"
        "        - {as_of: 2022, value: 1E}\n",
        "2023=2E",
    ),
    "a year stands for its last day": (
        "      actuals:\n"
        "        - {as_of: 2024-06, value: 3E}\n"
        "+       - {as_of: 2024, value: 4E}\n"
        "        - {as_of: 2025-01, value: 5E}\n",
        "2024=4E",
    ),
    "comments of the neighbours": (
        "      actuals:\n"
        "        # one\n"
        "        - as_of: 2022 # a\n"
        "          value: 1E  # b\n"
        "          # of 2022\n"
        "+       - as_of: 2023\n"
        "+         value: 2E\n"
        "        # two\n"
        "        - as_of: 2024\n"
        "          value: 3E\n",
        "2023=2E",
    ),
    "behind a folded note": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "          note: >\n"
        "            long\n"
        "            text\n"
        "+       - as_of: 2023\n"
        "+         value: 2E\n"
        "\n"
        "      # end\n",
        "2023=2E",
    ),
    "behind a note that keeps its blank lines": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "          note: |+\n"
        "            text\n"
        "\n"
        "+       - as_of: 2023\n"
        "+         value: 2E\n"
        "      # end\n",
        "2023=2E",
    ),
    "behind a note of several plain lines": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "          note: one\n"
        "            two # c\n"
        "+       - as_of: 2023\n"
        "+         value: 2E\n",
        "2023=2E",
    ),
    "an anchor on the list": (
        "      actuals: &all # c\n+       - {as_of: 2021, value: 2E}\n        - {as_of: 2022, value: 1E}\n",
        "2021=2E",
    ),
    "an empty list": (
        "-     actuals: [] # none yet\n+     actuals: # none yet\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "null": (
        "-     actuals: ~\n+     actuals:\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "an empty list below the comment of its key": (
        "      actuals: # none yet\n-       []\n+       [{as_of: 2024, value: 3E}]\n",
        "2024=3E",
    ),
    "an empty list with an anchor": (
        "-     actuals: &a []\n+     actuals: &a [{as_of: 2024, value: 3E}]\n",
        "2024=3E",
    ),
    "a value on the line below its key": (
        "      actuals:\n"
        "        - as_of: 2023\n"
        "          value:\n"
        "            2E\n"
        "+       - as_of: 2024\n"
        "+         value: 3E\n",
        "2024=3E",
    ),
    "nothing": (
        "      actuals:  # soon\n        # wait\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "an empty list on two lines": (
        "      actuals: [ # none yet\n-     ]\n+     {as_of: 2024, value: 3E}]\n",
        "2024=3E",
    ),
    "a list in brackets": (
        "-     actuals: [{as_of: 2023, value: 2E}] # c\n"
        "+     actuals: [{as_of: 2023, value: 2E}, {as_of: 2024, value: 3E}] # c\n",
        "2024=3E",
    ),
    "brackets, before the first": (
        "-     actuals: [{as_of: 2023, value: 2E}]\n"
        "+     actuals: [{as_of: 2022, value: 3E}, {as_of: 2023, value: 2E}]\n",
        "2022=3E",
    ),
    "brackets over lines": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E},  # a\n"
        "-       {as_of: 2023, value: 2E}   # b\n"
        "+       {as_of: 2023, value: 2E},   # b\n"
        "+       {as_of: 2024, value: 3E}\n"
        "      ]\n",
        "2024=3E",
    ),
    "several behind the last of brackets over lines": (
        "      actuals: [\n"
        "-       {as_of: 2022, value: 1E}\n"
        "+       {as_of: 2022, value: 1E},\n"
        "+       {as_of: 2023, value: 2E},\n"
        "+       {as_of: 2024, value: 3E}\n"
        "      ]\n",
        "2023=2E; 2024=3E",
    ),
    "brackets over lines with a last comma": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E},\n"
        "        {as_of: 2023, value: 2E}, # b\n"
        "+       {as_of: 2024, value: 3E},\n"
        "      ]\n",
        "2024=3E",
    ),
    "brackets over lines, in the middle": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E}, # a\n"
        "+       {as_of: 2023, value: 2E},\n"
        "        {as_of: 2024, value: 3E}]\n",
        "2023=2E",
    ),
    "commas in front": (
        "      actuals: [ {as_of: 2022, value: 1E}\n"
        "               , {as_of: 2023, value: 2E}\n"
        "+              , {as_of: 2024, value: 3E}\n"
        "               ]\n",
        "2024=3E",
    ),
    "commas in front, without blanks": (
        "      actuals: [ {as_of: 2022, value: 1E}\n"
        "               ,{as_of: 2023, value: 2E}\n"
        "+              ,{as_of: 2024, value: 3E}\n"
        "               ]\n",
        "2024=3E",
    ),
    "commas in front, with comments": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E} # a\n"
        "+       , {as_of: 2023, value: 2E}\n"
        "        , {as_of: 2024, value: 3E} # c\n"
        "+       , {as_of: 2025, value: 4E}\n"
        "      ]\n",
        "2023=2E; 2025=4E",
    ),
    "record over lines": (
        "      actuals:\n"
        "        - {as_of: 2022,\n"
        "           value: 1E,\n"
        "           source: x}\n"
        "+       - {as_of: 2024,\n"
        "+          value: 3E}\n",
        "2024=3E",
    ),
    "two at once": (
        "      actuals:\n"
        "        - {as_of: 2022, value: 1E}\n"
        "+       - {as_of: 2023, value: 2E}\n"
        "+       - {as_of: 2024, value: 3E}\n",
        "2024=3E; 2023=2E",
    ),
    "change a value": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "-         value: 1E   # c\n"
        "+         value: 超2E   # c\n"
        "          note: x\n",
        "replace 2022=超2E",
    ),
    "change in the quotes that are there": (
        "      actuals:\n"
        "-       - {as_of: 2022, value: \"1E\", note: 'x'}\n"
        "+       - {as_of: 2022, value: \"2E\", note: 'it''s'}\n",
        "replace 2022=2E note=it's",
    ),
    "give a field that is not there": (
        "      actuals:\n        - as_of: 2022\n          value: 1E # c\n+         source: s2\n          note: x\n",
        "replace 2022=1E source=s2",
    ),
    "give a field in braces": (
        "      actuals:\n"
        "-       - {as_of: 2022, value: 1E, note: x} # c\n"
        "+       - {as_of: 2022, value: 1E, source: s2, note: x} # c\n",
        "replace 2022=1E source=s2",
    ),
    "change a folded note": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "-         note: >-\n"
        "-           a\n"
        "-           b\n"
        "+         note: c\n"
        "\n"
        "      # end\n",
        "replace 2022=1E note=c",
    ),
    "change an anchored value": (
        "      actuals:\n-       - {as_of: 2022, value: &v 1E}\n+       - {as_of: 2022, value: &v 2E}\n",
        "replace 2022=2E",
    ),
    "take one out": (
        "      actuals:\n"
        "        - as_of: 2022 # a\n"
        "          value: 1E\n"
        "        # of 2023\n"
        "-       - as_of: 2023 # b\n"
        "-         # c\n"
        "-         value: 2E # d\n"
        "        # end\n",
        "unset 2023",
    ),
    "take the first out": (
        "      actuals:\n-       - {as_of: 2022, value: 1E}\n\n        - {as_of: 2023, value: 1E}\n",
        "unset 2022",
    ),
    "take the last one out": (
        "-     actuals:\n-       - as_of: 2022\n-         value: 1E\n      note: x\n",
        "unset 2022",
    ),
    "take the last one out, but a comment stays": (
        "-     actuals: # all\n-       - {as_of: 2022, value: 1E}\n+     actuals: [] # all\n      note: x\n",
        "unset 2022",
    ),
    "take out of brackets": (
        "-     actuals: [{as_of: 2022, value: 1E}, {as_of: 2023, value: 1E}, {as_of: 2024, value: 1E}]\n"
        "+     actuals: [{as_of: 2022, value: 1E}, {as_of: 2024, value: 1E}]\n",
        "unset 2023",
    ),
    "take the end out of brackets": (
        "-     actuals: [{as_of: 2022, value: 1E}, {as_of: 2023, value: 1E} ]\n"
        "+     actuals: [{as_of: 2022, value: 1E} ]\n",
        "unset 2023",
    ),
    "take out of brackets over lines": (
        # No comma stood behind the last item, and none does.
        "      actuals: [\n"
        "-       {as_of: 2022, value: 1E}, # a\n"
        "-       {as_of: 2023, value: 1E} # b\n"
        "+       {as_of: 2022, value: 1E} # a\n"
        "      ]\n",
        "unset 2023",
    ),
    "take out of brackets with a last comma": (
        "-     actuals: [{as_of: 2022, value: 1E}, {as_of: 2023, value: 1E},] # c\n"
        "+     actuals: [{as_of: 2022, value: 1E},] # c\n",
        "unset 2023",
    ),
    "take the end out of brackets over lines with a last comma": (
        "      actuals: [{as_of: 2022, value: 1E},\n"
        "-               {as_of: 2023, value: 1E},\n"
        "-               {as_of: 2024, value: 1E},]\n"
        "+               {as_of: 2023, value: 1E},]\n",
        "unset 2024",
    ),
    "take the first out of brackets over lines": (
        "      actuals: [ # all\n-       {as_of: 2022, value: 1E}, # a\n        {as_of: 2023, value: 1E}\n      ]\n",
        "unset 2022",
    ),
    "take the first out where the commas stand in front and a remark of the next above it": (
        "      actuals: [\n"
        "-       {as_of: 2022, value: 1E}\n"
        "        # of the next\n"
        "-       , {as_of: 2023, value: 2E}\n"
        "+       {as_of: 2023, value: 2E}\n"
        "      ]\n",
        "unset 2022",
    ),
    "take out where the commas stand in front": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E} # a, b\n"
        "-       , {as_of: 2023, value: 1E} # c\n"
        "        , {as_of: 2024, value: 1E}\n"
        "      ]\n",
        "unset 2023",
    ),
    "take the only one out of brackets, but a comment stays": (
        "      actuals: [ # all\n-       {as_of: 2022, value: 1E},\n      ]\n",
        "unset 2022",
    ),
    "take the last one out of a list with an anchor": (
        "-     actuals: &all\n-       - {as_of: 2022, value: 1E}\n+     actuals: &all []\n      note: x\n",
        "unset 2022",
    ),
    "a first key with a question mark": (
        "      actuals:\n"
        "        -\n"
        "          ? as_of\n"
        "          : 2022\n"
        "          value: 1E\n"
        "+         note: x\n"
        "+       -\n"
        "+         as_of: 2023\n"
        "+         value: 2E\n",
        "replace 2022=1E note=x; 2023=2E",
    ),
    "take the only one out, but a comment stands behind the brackets": (
        "-     actuals: [{as_of: 2022, value: 1E}] # from the yearbook\n"
        "+     actuals: [] # from the yearbook\n"
        "      note: x\n",
        "unset 2022",
    ),
    "the comment behind a block of text": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "-         note: >-  # ask\n"
        "-           a\n"
        "+         note: c  # ask\n"
        "        # end\n",
        "replace 2022=1E note=c",
    ),
    "commas in front, before the first and behind the last": (
        "-     actuals: [ {as_of: 2022, value: 1E} # a\n"
        "+     actuals: [ {as_of: 2021, value: 2E}\n"
        "+              , {as_of: 2022, value: 1E} # a\n"
        "               # of 2023\n"
        "               , {as_of: 2023, value: 1E}\n"
        "+              , {as_of: 2024, value: 3E}\n"
        "               ] # c\n",
        "2021=2E; 2024=3E",
    ),
    "commas in front and one behind the last": (
        "      actuals: [\n        {as_of: 2022, value: 1E} # a\n+       , {as_of: 2023, value: 2E}\n        , ]\n",
        "2023=2E",
    ),
    "brackets over lines, before a first with a comment above": (
        "      actuals: [ # all\n"
        "        # of the plan\n"
        "  \n"
        "+       {as_of: 2021, value: 2E},\n"
        "        # of 2022\n"
        "        {as_of: 2022, value: 1E} # a\n"
        "      ]\n",
        "2021=2E",
    ),
    "take the first of two on a line": (
        "      actuals: [\n"
        "        # of 2021\n"
        "-       {as_of: 2021, value: 2E}, {as_of: 2022, value: 1E} # a\n"
        "+       {as_of: 2022, value: 1E} # a\n"
        "      ]\n",
        "unset 2021",
    ),
    "take the first of a line": (
        "      actuals: [{as_of: 2020, value: 1E}, # a\n"
        "-       {as_of: 2021, value: 2E}, {as_of: 2022, value: 1E}] # b\n"
        "+       {as_of: 2022, value: 1E}] # b\n",
        "unset 2021",
    ),
    "take the last, comments above": (
        "-     actuals: [{as_of: 2020, value: 1E}, # a\n"
        "+     actuals: [{as_of: 2020, value: 1E} # a\n"
        "        # b\n"
        "-       {as_of: 2022, value: 1E}] # c\n"
        "+       ] # c\n",
        "unset 2022",
    ),
    "take the first, comments below": (
        "-     actuals: [ {as_of: 2020, value: 1E} # a\n"
        "+     actuals: [  # a\n"
        "        # b\n"
        "-       , {as_of: 2022, value: 1E}]\n"
        "+       {as_of: 2022, value: 1E}]\n",
        "unset 2020",
    ),
    "commas in front, but for one behind the last": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E}\n"
        "        , {as_of: 2023, value: 1E} , # c\n"
        "+       {as_of: 2024, value: 3E},\n"
        "      ]\n",
        "2024=3E",
    ),
    "take one with commas on both sides of it": (
        "      actuals: [\n"
        "-       {as_of: 2020, value: 1E} # a\n"
        "-       , {as_of: 2021, value: 2E}, # b\n"
        "+       {as_of: 2020, value: 1E}, # a\n"
        "        {as_of: 2022, value: 1E}]\n",
        "unset 2021",
    ),
    "a comma on the line below the last": (
        "-     actuals: [{as_of: 2022, value: 1E}\n-       ,]\n      # c\n",
        "unset 2022",
    ),
    "the neighbour's double quotes": (
        '      actuals:\n        - {as_of: 2023, value: "2E"}\n+       - {as_of: 2024, value: "3E", note: "no"}\n',
        "2024=3E note=no",
    ),
    "single quotes where the neighbour has both": (
        "      actuals:\n"
        "        - {as_of: '2023', value: \"2E\"}\n"
        "+       - {as_of: '2024', value: \"3E\", note: 'no'}\n",
        "2024=3E note=no",
    ),
    "a comment between the key and its brackets": (
        "      actuals: # all\n-       [{as_of: 2022, value: 1E}]\n+       []\n      note: x\n",
        "unset 2022",
    ),
    "an anchor before the brackets": (
        "-     actuals: &all [{as_of: 2022, value: 1E}]\n+     actuals: &all []\n      note: x\n",
        "unset 2022",
    ),
    "blanks between the items": (
        "-     actuals: [{as_of: 2022, value: 1E} ,  {as_of: 2023, value: 1E}]\n"
        "+     actuals: [{as_of: 2022, value: 1E} ,  {as_of: 2023, value: 1E} ,  {as_of: 2024, value: 3E}]\n",
        "2024=3E",
    ),
    "a padded empty list": (
        "-     actuals: [  ] # c\n+     actuals: # c\n+       - as_of: 2024\n+         value: 3E\n",
        "2024=3E",
    ),
    "a comma in front of the bracket's end": (
        "      actuals: [\n"
        "        {as_of: 2022, value: 1E},\n"
        "-       {as_of: 2023, value: 1E} ]\n"
        "+       {as_of: 2023, value: 1E},\n"
        "+       {as_of: 2024, value: 3E} ]\n",
        "2024=3E",
    ),
    "several before the first": (
        "      actuals: [\n"
        "+       {as_of: 2020, value: 3E},\n"
        "+       {as_of: 2021, value: 4E},\n"
        "        # of 2022\n"
        "        # and more\n"
        "        {as_of: 2022, value: 1E},\n"
        "      ]\n",
        "2021=4E; 2020=3E",
    ),
    "several behind the last, of a line": (
        "-     actuals: [{as_of: 2022, value: 1E}, {as_of: 2023, value: 1E}] # c\n"
        "+     actuals: [{as_of: 2022, value: 1E}, {as_of: 2023, value: 1E}, {as_of: 2024, value: 3E}, "
        "{as_of: 2025, value: 4E}] # c\n",
        "2025=4E; 2024=3E",
    ),
    "several where the commas stand in front": (
        "      actuals: [ {as_of: 2022, value: 1E} # a\n"
        "               , {as_of: 2023, value: 1E} # b\n"
        "+              , {as_of: 2024, value: 3E}\n"
        "+              , {as_of: 2025, value: 4E}\n"
        "               ]\n",
        "2025=4E; 2024=3E",
    ),
    "take the first out where the commas stand in front": (
        "-     actuals: [ {as_of: 2022, value: 1E} # a\n"
        "-              , {as_of: 2023, value: 1E} # b\n"
        "+     actuals: [ {as_of: 2023, value: 1E} # b\n"
        "               ]\n",
        "unset 2022",
    ),
    "take the last out where the commas stand in front": (
        "      actuals: [ {as_of: 2022, value: 1E} # a\n"
        "-              , {as_of: 2023, value: 1E} # b\n"
        "               ]\n",
        "unset 2023",
    ),
    "take the last of a line out": (
        "      actuals: [{as_of: 2021, value: 1E}, # a\n"
        "-       {as_of: 2022, value: 1E}, {as_of: 2023, value: 1E}, # b\n"
        "+       {as_of: 2022, value: 1E}, # b\n"
        "      ]\n",
        "unset 2023",
    ),
    "take the only one out of brackets": (
        "-     actuals: [{as_of: 2022, value: 1E}]\n      note: x\n",
        "unset 2022",
    ),
    "take one out that keeps its blank lines": (
        "      actuals:\n"
        "-       - as_of: 2022\n"
        "-         value: 1E\n"
        "-         note: |+\n"
        "-           text\n"
        "- \n"
        "        - {as_of: 2023, value: 2E}\n",
        "unset 2022",
    ),
    "change a note that keeps its blank lines": (
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 1E\n"
        "-         note: |+\n"
        "-           text\n"
        "+         note: c\n"
        "\n"
        "        - {as_of: 2023, value: 2E}\n",
        "replace 2022= note=c",
    ),
    "take the only one out of padded brackets with a comment behind": (
        "-     actuals: [ {as_of: 2022, value: 1E} ] # c\n+     actuals: [ ] # c\n",
        "unset 2022",
    ),
    "take the only one out, whose comma stands behind its comment": (
        "-     actuals: [ {as_of: 2022, value: 1E} # a\n-         , ] # c\n+     actuals: [  # a\n+          ] # c\n",
        "unset 2022",
    ),
    "take the only one out, a comment before it": (
        "      actuals: [ # all\n-         {as_of: 2022, value: 1E}]\n+         ]\n",
        "unset 2022",
    ),
    "take the only one out, a comment behind it": (
        "-     actuals: [{as_of: 2022, value: 1E} # c\n+     actuals: [ # c\n       ]\n",
        "unset 2022",
    ),
    "take the only one out, a blank before it": (
        "-     actuals: [ {as_of: 2022, value: 1E}] # c\n+     actuals: [ ] # c\n",
        "unset 2022",
    ),
    "take the only one out, with its comma, a comment behind it": (
        "-     actuals: [{as_of: 2022, value: 1E}, # c\n+     actuals: [ # c\n       ]\n",
        "unset 2022",
    ),
    "give a field behind an alias in braces": (
        "      basis: &b x\n"
        "      actuals:\n"
        "-       - {as_of: 2022, value: 1E, basis: *b} # c\n"
        "+       - {as_of: 2022, value: 1E, basis: *b, note: z} # c\n",
        "replace 2022= note=z",
    ),
    "give a field behind an alias on the next line in braces": (
        "      basis: &b x\n"
        "      actuals:\n"
        "        - {as_of: 2022, value: 1E, basis: # c\n"
        "-            *b}\n"
        "+            *b, note: z}\n",
        "replace 2022= note=z",
    ),
    "today, published today": (
        "      actuals:\n"
        "        - {as_of: 2022, value: 1E}\n"
        "+       - {as_of: 2026-11-22, value: 2E, published: 2026-11-22}\n",
        "2026-11-22=2E published=2026-11-22",
    ),
    "published in a year that has begun": (
        "      actuals:\n        - {as_of: 2022, value: 1E}\n+       - {as_of: 2025, value: 2E, published: 2026}\n",
        "2025=2E published=2026",
    ),
    "a baseline": (
        "+     baseline:\n"
        "+       as_of: 2020\n"
        "+       value: 1E\n"
        "      actuals:\n"
        "        - as_of: 2022\n"
        "          value: 2E\n",
        "baseline 2020=1E",
    ),
    "change a baseline": (
        "      baseline:\n        as_of: 2020\n-       value: 1E\n+       value: 2E\n+       source: s2\n",
        "rebase 2021=2E source=s2",
    ),
}


@pytest.mark.parametrize(("marked", "requests"), BLOCKS.values(), ids=BLOCKS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("followed", [False, True], ids=["last", "followed"])
def test_changes_these_lines_and_no_others(marked: str, requests: str, newline: str, followed: bool) -> None:
    before, expected = split_marks(marked)
    tail = "\n" + OTHER if followed else ""
    before, expected = (("\ufeff" + HEAD + CORE + part + tail).replace("\n", newline) for part in (before, expected))
    assert after(before, *requests.split("; ")) == expected


BASELINE = "    baseline: &b {as_of: 2020, value: 1E}\n"
#: Whole files: before, request, after.
FILES = [
    (HEAD + CORE.rstrip("\n"), "2024=3E", HEAD + CORE + "    actuals:\n      - as_of: 2024\n        value: 3E"),
    (
        HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: 1E}\n      - {as_of: 2024, value: 3E}",
        "unset 2024",
        HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: 1E}",
    ),
    (
        (HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: 1E}\n      - {as_of: 2024, value: 3E}").replace(
            "\n", "\r\n"
        ),
        "unset 2024",
        (HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: 1E}").replace("\n", "\r\n"),
    ),
    (
        HEAD + FLOW_TARGET,
        "2024=3E source=http://x",
        HEAD + FLOW_TARGET.replace("}]", ", actuals: [{as_of: 2024, value: 3E, source: 'http://x'}]}]"),
    ),
    (
        HEAD + FLOW_TARGET.replace("by", "actuals: [], by"),
        "2024=3E",
        HEAD + FLOW_TARGET.replace("by", "actuals: [{as_of: 2024, value: 3E}], by"),
    ),
    (
        HEAD + FLOW_TARGET.replace("by", "actuals: [ ], by"),
        "2024=3E",
        HEAD + FLOW_TARGET.replace("by", "actuals: [ {as_of: 2024, value: 3E} ], by"),
    ),
    (
        HEAD + FLOW_TARGET.replace("by", "actuals: , by"),
        "2024=3E",
        HEAD + FLOW_TARGET.replace("by", "actuals: [{as_of: 2024, value: 3E}], by"),
    ),
    (
        HEAD + FLOW_TARGET.replace("by", "actuals: [{as_of: 2024, value: 3E}], by"),
        "unset 2024",
        HEAD + FLOW_TARGET,
    ),
    (
        HEAD + FLOW_TARGET,
        "baseline 2020=1E",
        HEAD + FLOW_TARGET.replace("}]", ", baseline: {as_of: 2020, value: 1E}}]"),
    ),
    # A baseline is written as the nearest target of the same style has one: indented as deep, or in braces.
    *(
        (
            HEAD + CORE + OTHER + written.format("30家") + flow,
            "baseline 2020=1E",
            HEAD + CORE + written.format("1E") + OTHER + written.format("30家") + flow,
        )
        for written in (
            "    baseline:\n        as_of: 2020\n        value: {}\n",
            "    baseline:\n     as_of: 2020\n     value: {}\n",
            "    baseline: {{as_of: 2020, value: {}}}\n",
        )
        for flow in ("", "  - {id: w, plan: p, title: z, goal: 7家, quote: 7家, baseline: {value: 2家, as_of: 2020}}\n")
    ),
    (
        HEAD
        + CORE
        + "  - {id: w, plan: p, title: z, goal: 7家, quote: 7家, baseline: { value: 2家, as_of: 2020 }}\n"
        + OTHER
        + "    baseline:\n        value: 9家\n        as_of: 2020\n",
        "baseline 2020=1E",
        HEAD
        + CORE
        + "    baseline:\n        value: 1E\n        as_of: 2020\n"
        + "  - {id: w, plan: p, title: z, goal: 7家, quote: 7家, baseline: { value: 2家, as_of: 2020 }}\n"
        + OTHER
        + "    baseline:\n        value: 9家\n        as_of: 2020\n",
    ),
    (
        "--- # doc\n" + HEAD + CORE + "...\n",
        "2024=3E",
        "--- # doc\n" + HEAD + CORE + "    actuals:\n      - as_of: 2024\n        value: 3E\n...\n",
    ),
    (
        HEAD
        + CORE.replace("  - id: t\n    plan", "  - actuals:\n      - {as_of: 2024, value: 3E}\n    id: t\n    plan"),
        "unset 2024",
        HEAD + CORE.replace("  - id: t\n    plan", "  - actuals: []\n    id: t\n    plan"),
    ),
    (  # the neighbour's line break, in a file that mixes them
        (HEAD + CORE).replace("\n", "\r\n") + OTHER,
        "2024=3E",
        (HEAD + CORE + "    actuals:\n      - as_of: 2024\n        value: 3E\n").replace("\n", "\r\n") + OTHER,
    ),
    (  # the style of the nearest target that has figures
        HEAD + CORE + OTHER + "    actuals:\n    -   {value: '5家', as_of: '2023'}\n",
        "2024=3E",
        HEAD
        + CORE
        + "    actuals:\n    -   {value: '3E', as_of: '2024'}\n"
        + OTHER
        + "    actuals:\n    -   {value: '5家', as_of: '2023'}\n",
    ),
    (  # the place of the key in that target
        HEAD + CORE + "    tags: [a]\n" + OTHER + "    actuals:\n      - {value: 5家, as_of: 2023}\n    tags: [b]\n",
        "2024=3E",
        HEAD
        + CORE
        + "    actuals:\n      - {value: 3E, as_of: 2024}\n    tags: [a]\n"
        + OTHER
        + "    actuals:\n      - {value: 5家, as_of: 2023}\n    tags: [b]\n",
    ),
    (  # JSON
        JSON,
        "2024=3 note=a, b",
        JSON.replace("}]}", ',"actuals":[{"as_of":"2024","value":"3","note":"a, b"}]}]}'),
    ),
    (
        "# astral \U0001f600 and U+2028 \u0085# in a comment\n"
        + HEAD
        + CORE.replace("title: 总规模", "title: 'a\u2028 b\U00020bb7'"),
        "2024=3E",
        "# astral \U0001f600 and U+2028 \u0085# in a comment\n"
        + HEAD
        + CORE.replace("title: 总规模", "title: 'a\u2028 b\U00020bb7'")
        + "    actuals:\n      - as_of: 2024\n        value: 3E\n",
    ),
    (  # breaks that are none to a reader of YAML 1.2, and mixed ones below
        HEAD
        + CORE
        + "    actuals:\n      - {as_of: 2023, value: 1E} # a\u2028      # b\n      - {as_of: 2025, value: 4E}",
        "2024=3E",
        HEAD
        + CORE
        + "    actuals:\n      - {as_of: 2023, value: 1E} # a\u2028      - {as_of: 2024, value: 3E}\n"
        + "      # b\n      - {as_of: 2025, value: 4E}",
    ),
    (
        HEAD + CORE + "    actuals: [] # none\r\n        # yet\n" + OTHER,
        "2024=3E",
        HEAD + CORE + "    actuals: # none\r\n        # yet\n      - as_of: 2024\n        value: 3E\n" + OTHER,
    ),
    (
        HEAD + CORE.replace("- id: t\n", "- ? id\n    : t\n"),
        "2024=3E",
        HEAD
        + CORE.replace("- id: t\n", "- ? id\n    : t\n")
        + "    actuals:\n      - as_of: 2024\n        value: 3E\n",
    ),
    (  # a list that an alias elsewhere stands for is no hindrance beside it, and can be followed
        HEAD + CORE + OTHER + "    actuals: &f\n    -   {as_of: 2023, value: 5家}\n" + ALIASED,
        "2024=3E",
        HEAD
        + CORE
        + "    actuals:\n    -   {as_of: 2024, value: 3E}\n"
        + OTHER
        + "    actuals: &f\n    -   {as_of: 2023, value: 5家}\n"
        + ALIASED,
    ),
    (
        HEAD
        + OTHER.replace("  - id: u", "targets:\n  - id: u")
        + "    actuals: &f []\n"
        + ALIASED.replace("id: v", "id: t"),
        "baseline 2020=1家",
        HEAD
        + OTHER.replace("  - id: u", "targets:\n  - id: u")
        + "    actuals: &f []\n"
        + ALIASED.replace("id: v", "id: t").replace(
            "    actuals", "    baseline:\n      as_of: 2020\n      value: 1家\n    actuals"
        ),
    ),
    (  # JSON has no comma behind the last item
        JSON.replace(
            "}]}", ', "actuals": [\n {"as_of": "2023", "value": "1"},\n {"as_of": "2024", "value": "2"}\n]}]}'
        ),
        "unset 2024",
        JSON.replace("}]}", ', "actuals": [\n {"as_of": "2023", "value": "1"}\n]}]}'),
    ),
    (  # a comma on a line of its own
        HEAD + CORE + "    actuals: [{as_of: 2022, value: 1E}, # a\n     {as_of: 2023, value: 1E} # c\n     , ]\n",
        "unset 2023",
        HEAD + CORE + "    actuals: [{as_of: 2022, value: 1E} # a\n     , ]\n",
    ),
    (  # an alias is taken out as any item is: what it stands for is elsewhere
        HEAD + CORE + BASELINE + "    actuals:\n      - *b\n      - {as_of: 2022, value: 1E}\n",
        "unset 2020",
        HEAD + CORE + BASELINE + "    actuals:\n      - {as_of: 2022, value: 1E}\n",
    ),
    (HEAD + CORE + BASELINE + "    actuals:\n      - *b # c\n", "unset 2020", HEAD + CORE + BASELINE),
    (
        HEAD + CORE + BASELINE + "    actuals:\n      # a\n      - *b # c\n      - {as_of: 2022, value: 1E}\n",
        "2019=3E; 2021=4E; unset 2022",
        HEAD + CORE + BASELINE + "    actuals:\n      - {as_of: 2019, value: 3E}\n      # a\n      - *b # c\n"
        "      - {as_of: 2021, value: 4E}\n",
    ),
    (
        HEAD + CORE + BASELINE + "    actuals: [*b, {as_of: 2022, value: 1E}]\n",
        "2019=3E; 2021=4E",
        HEAD
        + CORE
        + BASELINE
        + "    actuals: [{as_of: 2019, value: 3E}, *b, {as_of: 2021, value: 4E}, {as_of: 2022, value: 1E}]\n",
    ),
    (
        HEAD + CORE + BASELINE + "    actuals: [*b, {as_of: 2022, value: 1E}]\n",
        "unset 2022",
        HEAD + CORE + BASELINE + "    actuals: [*b]\n",
    ),
    (
        HEAD + CORE + BASELINE + "    actuals: [*b, {as_of: 2022, value: 1E}]\n",
        "unset 2020",
        HEAD + CORE + BASELINE + "    actuals: [{as_of: 2022, value: 1E}]\n",
    ),
    (  # where all are aliases, there is no example
        HEAD + CORE + BASELINE + "    actuals:\n      - *b\n",
        "2021=4E",
        HEAD + CORE + BASELINE + "    actuals:\n      - *b\n      - as_of: 2021\n        value: 4E\n",
    ),
    (
        HEAD + CORE + BASELINE + "    actuals: [*b]\n",
        "2021=4E",
        HEAD + CORE + BASELINE + "    actuals: [*b, {as_of: 2021, value: 4E}]\n",
    ),
    (  # what stands among the targets and is none, or one twice, is no example
        HEAD
        + OTHER.replace("  - id: u", "targets:\n  - &u\n    id: u")
        + "    actuals: [{as_of: '2023', value: 5家}]\n"
        + OTHER.replace("id: u", "id: w")
        + "    actuals:\n    - {as_of: 2023, value: 5家}\n  - *u\n  - text\n"
        + CORE.removeprefix("targets:\n"),
        "2024=3E",
        HEAD
        + OTHER.replace("  - id: u", "targets:\n  - &u\n    id: u")
        + "    actuals: [{as_of: '2023', value: 5家}]\n"
        + OTHER.replace("id: u", "id: w")
        + "    actuals:\n    - {as_of: 2023, value: 5家}\n  - *u\n  - text\n"
        + CORE.removeprefix("targets:\n")
        + "    actuals:\n    - {as_of: 2024, value: 3E}\n",
    ),
    (  # a last line that holds only blanks, and blanks behind a value
        HEAD + CORE.replace("12EFLOPS\n", "12EFLOPS \t\n") + "   ",
        "2024=3E",
        HEAD
        + CORE.replace("12EFLOPS\n", "12EFLOPS \t\n")
        + "    actuals:\n      - as_of: 2024\n        value: 3E\n   ",
    ),
]


@pytest.mark.parametrize(("before", "request_", "expected"), FILES)
def test_whole_files(before: str, request_: str, expected: str) -> None:
    assert after(before, *request_.split("; ")) == expected


SHARED = HEAD + CORE.replace("- id", "- &first\n    id")
SECOND = "  - <<: *first\n    id: v\n    title: another\n"
LIST = "    actuals:\n      - {as_of: 2023, value: 1E}\n"

#: What no splice reaches, and what is wrong in itself: the file, the request, words of the reason.
REFUSED = {
    "an alias for a list": (
        HEAD
        + OTHER.replace("  - id: u", "targets:\n  - id: u")
        + "    actuals: &f []\n"
        + CORE.replace("targets:\n", "")
        + "    actuals: *f\n",
        "2024=3E",
        r":22: `actuals` is an alias",
    ),
    "a list that another takes over by an alias": (
        HEAD
        + CORE
        + "    actuals: &f\n      - {as_of: 2023, value: 1E}\n"
        + OTHER.replace("100家", "100E")
        + "    actuals: *f\n",
        "2024=3E",
        ":16: `actuals` has the anchor &f",
    ),
    "a list that another takes over by a merge": (
        SHARED + LIST + SECOND,
        "2024=3E",
        r"targets\.yaml:19: the edit would change v",
    ),
    "a list that comes from a merge": (
        (SHARED + LIST + SECOND).replace("id: t", "id: w").replace("id: v", "id: t"),
        "2024=3E",
        r":19: `actuals` comes from a merge",
    ),
    "a value that is an alias": (
        HEAD + CORE + "    basis: &b x\n    actuals:\n      - {as_of: 2023, value: 1E, basis: *b}\n",
        "replace 2023=1E basis=y",
        r":18: `basis` is an alias",
    ),
    "an anchor that is used elsewhere": (
        HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: &v 1E}\n      - {as_of: 2024, value: *v}\n",
        "replace 2023=2E",
        ":17: `value` has the anchor &v",
    ),
    "an empty list with an anchor": (
        HEAD + CORE + "    actuals: &a ~\n",
        "2024=3E",
        r":16: `actuals` is empty, but something stands there",
    ),
    "a key without a colon behind it": (
        HEAD + CORE + "    ? actuals\n    : - {as_of: 2023, value: 1E}\n",
        "2022=1E",
        ":16: this key has no colon behind it",
    ),
    "an entry behind another on its line": (
        HEAD + CORE + "    ? actuals\n    : - {as_of: 2023, value: 1E}\n      - {as_of: 2024, value: 1E}\n",
        "unset 2023",
        ":17: this entry starts behind something else on its line",
    ),
    "a record that is an alias": (
        HEAD + CORE + BASELINE + "    actuals:\n      - *b\n",
        "replace 2020=2E",
        ":17: this record is an alias",
    ),
    "a field that is no text": (
        HEAD + CORE + "    actuals:\n      - {as_of: 2023, value: 1E, note: &n x}\n    basis: *n\n",
        "replace 2023=1E note=y",
        ":17: `note` has the anchor &n, and an alias elsewhere stands for it",
    ),
    "text that would get longer": (
        HEAD + CORE.replace("  - id: t", OTHER + "  - id: t") + "    note: |\n      text",
        "2024=3E",
        ":21: the file ends in this block of text",
    ),
    "a comment that would become text": (
        HEAD + CORE + "    note: |\n      text\n    actuals:\n      - {as_of: 2023, value: 1E}\n      # c\n",
        "unset 2023",
        ":10: the edit would change t",
    ),
    "a comment that would become a figure": (
        HEAD
        + CORE.replace("达到12EFLOPS", "100家").replace("    goal: 100家\n", "")
        + "    goal: >\n      100家\n    actuals:\n      - {as_of: 2023, value: 1家}\n      # c\n",
        "unset 2023",
        "no exact edit fits at targets.yaml:",
    ),
    "an alias below its key": (
        HEAD + CORE + "    basis: &b x\n    note:\n      *b\n",
        "2024=3E",
        ":17: this alias stands where no edit can be exact",
    ),
    "an alias below its dash": (
        HEAD + CORE + BASELINE + "    actuals:\n      -\n        *b\n",
        "2024=3E",
        ":18: an alias follows here, and no edit can be exact",
    ),
    "a target that is an alias": (
        HEAD
        + "x: &t\n"
        + CORE.replace("targets:\n", "").replace("  - id", "    id")
        + OTHER.replace("  - id", "targets:\n  - id")
        + "  - *t\n",
        "2024=3E",
        ":9: this target is an alias of what stands here",
    ),
    "a goal without a figure": (
        HEAD + "targets:\n  - {id: t, plan: p, title: x, goal: {says: 基本淘汰}, quote: 基本淘汰}\n",
        "2024=3E",
        "t is a goal without a figure",
    ),
    "another dimension": (HEAD + CORE, "2024=3家", "家"),
    "no figure": (HEAD + CORE, "2024=many", "many|figure|number"),
    "a hidden character": (HEAD + CORE, "2024=3E note=a\u202eb", "U\\+202E"),
    "the future": (HEAD + CORE, "2026-11-23=3E", "future"),
    "the running year": (HEAD + CORE, "2026=3E", "2026-12-31, which is in the future"),
    "published in the future": (HEAD + CORE, "2025=3E published=2027", "future"),
    "the running month": (HEAD + CORE, "2026-11=3E", "2026-11 stands for 2026-11-30, which is in the future"),
    "published in the next month": (HEAD + CORE, "2025=3E published=2026-12", "2026-12, the date of publication"),
    "two of one date to replace": (
        HEAD + CORE + LIST + "      - {as_of: 2023, value: 2E, basis: x}\n",
        "replace 2023=3E",
        "t has 2 figures of 2023",
    ),
    "the same date": (HEAD + CORE + LIST, "2023=3E", r"1E \(2023\)"),
    "the same last day": (HEAD + CORE + LIST, "2023-12-31=3E", r"1E \(2023\)"),
    "nothing to replace": (HEAD + CORE + LIST, "replace 2024=3E", "no figure of 2024"),
    "nothing to take out": (HEAD + CORE + LIST, "unset 2024", "no figure of 2024"),
    "two of one date": (HEAD + CORE + LIST + "      - {as_of: 2023, value: 2E, basis: x}\n", "unset 2023", "2 figures"),
    "a baseline twice": (
        HEAD + CORE + "    baseline: {as_of: 2020, value: 1E}\n",
        "baseline 2020=1E",
        "has a baseline",
    ),
    "no such target": (HEAD + OTHER.replace("  - id: u", "targets:\n  - id: tt"), "2024=3E", "did you mean `tt`"),
    "a target with an error": (HEAD + CORE + "    by: soon\n", "2024=3E", "t has an error itself: targets.yaml:16"),
}


@pytest.mark.parametrize(("text", "request_", "words"), REFUSED.values(), ids=REFUSED)
def test_refuses_with_the_reason(text: str, request_: str, words: str) -> None:
    with pytest.raises(PolicytrackError, match=words):
        edit(text, request_)


def test_a_file_with_errors_elsewhere_can_be_updated() -> None:
    text = HEAD + CORE + OTHER.replace("100家", "many") + "bad_key: 1\n"
    outcome = edit(text, "2024=3E")
    assert len(outcome.before.errors) >= 2
    assert [target.id for target in outcome.after.dataset.targets] == ["t"]


def test_a_target_in_a_file_that_cannot_be_read_is_said() -> None:
    with pytest.raises(PolicytrackError) as caught:
        edit(HEAD + CORE + "  x: [\n", "2024=3E")
    assert "targets.yaml, which cannot be read: line 1" in caught.value.hint
