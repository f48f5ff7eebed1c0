"""The manual page of a rule, taken from its docstring: what it wants, why, and examples of wrong and right YAML."""

import inspect
import re
from typing import Final, NamedTuple

from policytrack.data.problems import Rule

#: What an example needs beside what it shows: an example that is no whole file shows the fields of the target `t`.
HEAD: Final = """\
format: 1
plans:
  p: {title: 某市规划(2024—2030年), region: 某市, issued: 2024-01-15}
indicators:
  compute: {title: 算力规模, unit: EFLOPS}
  firms: {title: 企业数量, unit: 家}
  industry: {title: 产业规模, unit: 亿元}
targets:
  - id: t
    plan: p
"""
_DEFAULTS: Final = {"title": "指标", "goal": "500家"}
_BLOCK: Final = re.compile(r"^(Bad|Good):\n((?: {4}.*\n|\n)+)", re.MULTILINE)
_TOP_KEY: Final = re.compile(r"^(\w+):(?: (.*?))?(?:  # .*)?$", re.MULTILINE)


class Manual(NamedTuple):
    """A manual page: the first line, the explanation, and examples as YAML."""

    summary: str
    text: str
    bad: tuple[str, ...]
    good: tuple[str, ...]


def manual(rule: Rule) -> Manual:
    """The manual page of a rule."""
    doc = inspect.cleandoc(rule.doc) + "\n"
    examples: dict[str, list[str]] = {"Bad": [], "Good": []}
    for block in _BLOCK.finditer(doc):
        examples[block[1]].append(inspect.cleandoc("\n" + block[2]) + "\n")
    summary, _, text = _BLOCK.sub("", doc).strip().partition("\n")
    return Manual(summary, text.strip(), tuple(examples["Bad"]), tuple(examples["Good"]))


def whole_file(example: str) -> str:
    """An example as a file that can be checked: one that shows fields of a target gets the frame and what is missing.

    The quote is by default the goal's own words.
    """
    if example.startswith(("format:", "%", "- ", "{")) or "targets:" in example:
        return example
    shown = dict(_TOP_KEY.findall(example))
    lines = [f"{key}: {value}" for key, value in _DEFAULTS.items() if key not in shown]
    if "quote" not in shown:
        goal = shown.get("goal", _DEFAULTS["goal"])
        lines.append(f"quote: {goal}")
    fields = "\n".join(lines) + "\n" + example
    return HEAD + re.sub(r"^(?=.)", "    ", fields, flags=re.MULTILINE)
