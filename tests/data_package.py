"""A check of a data package by its specifications (Data Package, Data Resource and Table Schema, version 1).

Frictionless's own library brings twenty-five packages; where it is installed, the tests ask it as well.
"""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

_NAME = re.compile(r"[-a-z0-9._/]+")
_FIELD = {"string": str, "number": Decimal, "date": date.fromisoformat}


def problems(folder: Path) -> list[str]:
    """What is wrong with the package of a folder: its descriptor, its files, and every cell of them."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    found = list(_descriptor(package))
    keys: dict[str, set[str]] = {}
    for resource in package.get("resources", ()):
        found += _resource(folder, resource, keys)
    for resource in package.get("resources", ()):
        found += _references(folder, resource, keys)
    return found


def _descriptor(package: dict[str, Any]) -> Iterator[str]:
    if not _NAME.fullmatch(package.get("name", "")):
        yield "name"
    if package.get("profile") != "tabular-data-package":
        yield "profile"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", package.get("created", "")):
        yield "created"
    if not all(one.get("name") or one.get("path") for one in package.get("licenses", ())) or not package.get(
        "licenses"
    ):
        yield "licenses"
    names = [one.get("name") for one in package.get("resources", ())]
    if not names or len(set(names)) < len(names):
        yield "resources"


def _resource(folder: Path, resource: dict[str, Any], keys: dict[str, set[str]]) -> Iterator[str]:
    name, path = resource.get("name", ""), resource.get("path", "")
    if not _NAME.fullmatch(name) or resource.get("profile") != "tabular-data-resource":
        yield f"{name}: name or profile"
    if path.startswith("/") or ".." in path or not (folder / path).is_file():
        yield f"{name}: path"
        return
    data = (folder / path).read_bytes()
    if resource.get("bytes") != len(data):
        yield f"{name}: bytes"
    if resource.get("hash") != f"sha256:{hashlib.sha256(data).hexdigest()}":
        yield f"{name}: hash"
    fields = resource["schema"]["fields"]
    if any(field["type"] not in _FIELD for field in fields):
        yield f"{name}: type"
        return
    header, *rows = csv.reader(data.decode(resource["encoding"]).splitlines(keepends=True))
    if header != [field["name"] for field in fields]:
        yield f"{name}: header"
    seen: dict[str, set[str]] = {field["name"]: set() for field in fields}
    missing = resource["schema"].get("missingValues", [""])
    for number, row in enumerate(rows, 2):
        if len(row) != len(fields):
            yield f"{name}:{number}: {len(row)} cells"
        for field, cell in zip(fields, row, strict=False):
            rules = field.get("constraints", {})
            if cell in missing:
                if rules.get("required") or field["name"] == resource["schema"].get("primaryKey"):
                    yield f"{name}:{number}: {field['name']} is missing"
                continue
            try:
                _FIELD[field["type"]](cell)
            except (ValueError, InvalidOperation):
                yield f"{name}:{number}: {field['name']}: {cell!r} is no {field['type']}"
            unique = rules.get("unique") or field["name"] == resource["schema"].get("primaryKey")
            if unique and cell in seen[field["name"]]:
                yield f"{name}:{number}: {field['name']}: {cell!r} stands twice"
            seen[field["name"]].add(cell)
    keys.update({f"{name}.{field}": cells for field, cells in seen.items()})


def _references(folder: Path, resource: dict[str, Any], keys: dict[str, set[str]]) -> Iterator[str]:
    for key in resource["schema"].get("foreignKeys", ()):
        there = keys.get(f"{key['reference']['resource']}.{key['reference']['fields']}")
        here = keys.get(f"{resource['name']}.{key['fields']}", set())
        if there is None or not here <= there:
            yield f"{resource['name']}: {key['fields']} refers to nothing"
