"""Tidy tables as CSV, as Parquet, and as a Frictionless data package. The home of polars."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from policytrack import __version__
from policytrack.errors import PolicytrackError
from policytrack.tables.tidy import Kind, TidyCell, TidyTable
from policytrack.text.decimals import decimal_text
from policytrack.text.messages import say
from policytrack.text.separated import guarded


def csv_text(header: Sequence[str], rows: Iterable[Sequence[TidyCell]]) -> str:
    """Comma separated values; a cell that a spreadsheet program would run as a formula has an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(name) for name in header])
    writer.writerows([_text(cell) for cell in row] for row in rows)
    return out.getvalue()


def _text(cell: TidyCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return decimal_text(cell)
    return cell.isoformat() if isinstance(cell, date) else guarded(cell)


def table_csv(table: TidyTable) -> str:
    """A tidy table as comma separated values, numbers at full precision."""
    return csv_text([column.name for column in table.columns], table.rows())


def parquet(table: TidyTable) -> bytes:
    """A tidy table as Parquet: texts, doubles and days. Raises `PolicytrackError` where the library is not there."""
    try:
        import polars  # noqa: PLC0415 - an extra, and only this format needs it
    except ImportError:
        raise PolicytrackError(say("writing Parquet needs polars"), say("pip install 'policytrack[tables]'")) from None
    types = {Kind.TEXT: polars.String, Kind.NUMBER: polars.Float64, Kind.DATE: polars.Date}
    columns: list[Any] = []
    for column in table.columns:
        cells: Iterable[Any] = map(column.cell, table.records)
        if column.kind is Kind.NUMBER:
            cells = (None if cell is None else float(cell) for cell in cells)
        columns.append(polars.Series(column.name, list(cells), dtype=types[column.kind]))
    out = io.BytesIO()
    polars.DataFrame(columns).write_parquet(out)
    return out.getvalue()


def data_package(tables: Sequence[TidyTable], licence: str, title: str, day: date) -> dict[str, bytes]:
    """A data package as files by name: `datapackage.json` with schema and licence, and a CSV file a table.

    `licence` is an identifier of the SPDX list (CC-BY-4.0) or of the Open Definition.
    """
    files = {f"{table.name}.csv": table_csv(table).encode() for table in tables}
    described = {
        "profile": "tabular-data-package",
        "name": "policytrack-targets",
        "title": title,
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": [{"name": licence}],
        "generator": f"policytrack {__version__}",
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in tables],
    }
    return {"datapackage.json": (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode(), **files}


def _resource(table: TidyTable, data: bytes) -> dict[str, Any]:
    fields: list[dict[str, Any]] = []
    for column in table.columns:
        field: dict[str, Any] = {"name": column.name, "type": str(column.kind), "description": column.doc}
        if column.name == "id":
            field["constraints"] = {"required": True, "unique": True}
        fields.append(field)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table.name == "targets":
        schema["primaryKey"] = "id"
    else:
        reference = {"resource": "targets", "fields": "id"}
        schema["foreignKeys"] = [{"fields": "target", "reference": reference}]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "schema": schema,
    }
