"""The JSON Schema: valid itself, up to date, and of one mind with the reader in what it can know."""

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from conftest import ROOT
from jsonschema import Draft202012Validator
from typer.testing import Result

from policytrack.data.json_schema import schema
from policytrack.rules import catalogue
from policytrack.rules.manual import manual, whole_file

SHIPPED = ROOT / "docs/targets.schema.json"


class EditorLoader(yaml.SafeLoader):
    """Reads a file as editors do: by YAML 1.2's core schema, in which a day of the calendar is text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def errors(text: str) -> list[str]:
    data: Any = yaml.load(text, EditorLoader)
    return [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema()).iter_errors(data)]


def test_the_schema_is_one_and_the_shipped_one_is_up_to_date() -> None:
    Draft202012Validator.check_schema(schema())
    assert json.loads(SHIPPED.read_text(encoding="utf-8")) == schema(), "policytrack schema > docs/targets.schema.json"


def test_the_data_file_names_the_schema_and_holds_to_it() -> None:
    text = (ROOT / "targets.yaml").read_text(encoding="utf-8")
    first = text.split("\n")[0]
    assert first == "# yaml-language-server: $schema=docs/targets.schema.json"
    assert errors(text) == []


GOOD = [
    pytest.param(example, id=f"{rule.code}-{number}")
    for rule in catalogue.RULES
    for number, example in enumerate(manual(rule).good)
]
#: The rules that are about the shape of a file, which is what a schema knows.
IN_SCOPE = ("unknown-key", "wrong-type", "missing-field", "format-version", "bad-id", "bad-choice")
BAD = [
    pytest.param(example, id=f"{rule.code}-{number}")
    for rule in catalogue.RULES
    if rule.name in IN_SCOPE
    for number, example in enumerate(manual(rule).bad)
]


@pytest.mark.parametrize("example", GOOD)
def test_every_good_example_holds_to_it(example: str) -> None:
    assert errors(whole_file(example)) == []


@pytest.mark.parametrize("example", BAD)
def test_bad_examples_of_its_scope_do_not(example: str) -> None:
    assert errors(whole_file(example))


#: A field of a target, and whether it holds.
FIELDS = [
    ("by: 2026", True),
    ("by: 2026-06", True),
    ("by: 2026-06-30", True),
    ("by: 2027年6月底", True),
    ("by: soon", False),
    ("by: 2026-13", False),
    ("by: 2026-02-41", False),
    ("tolerance: 5%", True),
    ("tolerance: 0.05", False),
    ("kind: annual", True),
    ("kind: yearly", False),
    ("tags: one", True),
    ("tags: [one, 2]", True),
    ("tags: {a: b}", False),
    ("actuals:", True),
    ("actuals: [{as_of: 2025, value: 12.50}]", True),
    ("actuals: [{value: 12}]", False),
    ("baseline: [1]", False),
    ("revises: a b", False),
    ("revises: 某市-2026", True),
]


@pytest.mark.parametrize(("field", "holds"), FIELDS)
def test_fields(field: str, holds: bool) -> None:
    assert (errors(whole_file(field + "\n")) == []) is holds


@pytest.mark.parametrize(
    ("lang", "said"),
    [("zh", "期限；只写年或月的，代表其最后一天。"), ("zh-Hant", "期限；只寫年或月的，代表其最後一天。")],
)
def test_an_editor_shows_the_fields_in_the_language_of_the_schema(
    run: Callable[..., Result], lang: str, said: str
) -> None:
    printed = run("schema", "--lang", lang)
    translated = json.loads(printed.stdout)
    Draft202012Validator.check_schema(translated)
    assert translated["properties"]["targets"]["items"]["properties"]["by"]["description"] == said
