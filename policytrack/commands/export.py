"""`export`: the data as a workbook, CSV, Parquet or a data package."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from policytrack import store
from policytrack.commands.options import AsOf, Files, day, find, load_sound
from policytrack.commands.streams import tell, write
from policytrack.commands.table_options import MapFile
from policytrack.data.model import Dataset
from policytrack.errors import PolicytrackError
from policytrack.text.messages import enumerated, say

if TYPE_CHECKING:
    from policytrack.tables.map import TableMap
    from policytrack.tables.tidy import TidyTable
    from policytrack.tables.xlsx import SheetOut


class Format(StrEnum):
    """What is written."""

    XLSX = "xlsx"
    CSV = "csv"
    PARQUET = "parquet"
    DATAPACKAGE = "datapackage"


class Which(StrEnum):
    """One of the tidy tables."""

    TARGETS = "targets"
    FIGURES = "figures"


def command(
    *,
    files: Files = None,
    format: Annotated[Format, typer.Option(help="What to write.")] = Format.XLSX,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="PATH", help="The file, or the folder of several; - prints."),
    ] = None,
    map_file: MapFile = None,
    table: Annotated[Which | None, typer.Option(help="Only this table, as one file of csv or parquet.")] = None,
    by_plan: Annotated[bool, typer.Option("--by-plan", help="In a workbook: one sheet a plan.")] = False,
    licence: Annotated[
        str | None, typer.Option("--licence", metavar="NAME", help="The licence of a data package, such as CC-BY-4.0.")
    ] = None,
    as_of: AsOf = None,
) -> None:
    """Write the data as a workbook, CSV, Parquet or a data package: a tidy table of targets with their verdicts as of
    a day, and one of figures. With --map, the columns of the workbook that the data came from.
    """
    today = day(as_of)
    paths = find(files)
    dataset, _ = load_sound(paths)
    if map_file is not None:
        made = _by_map(dataset, map_file, format, tidy=bool(by_plan or table or licence))
    else:
        made = _tidy(dataset, today, format, which=table, by_plan=by_plan, licence=licence)
    if output not in (None, store.STDIN):
        assert output is not None
        names = [output] if len(made) == 1 else [str(Path(output) / name) for name in made]
        _spare_sources(names, [*paths, *([map_file] if map_file else [])])
    _put(made, output, format)


def _spare_sources(names: Sequence[str], sources: Sequence[str]) -> None:
    """Raise `PolicytrackError` where a file to be written is one that was read: it would be lost."""
    read = {os.path.realpath(source) for source in sources}
    for name in names:
        if os.path.realpath(name) in read:
            raise PolicytrackError(
                say("{} was read for this, and would be lost", name), say("name another file with -o")
            )


def _put(made: Mapping[str, bytes], output: str | None, format: Format) -> None:
    """Write one file to its path, or to standard output where that is a text; several into a folder."""
    from policytrack.store.texts import write_bytes, write_folder

    if len(made) == 1:
        (data,) = made.values()
        if output in (None, store.STDIN):
            if format is not Format.CSV:
                raise PolicytrackError(say("{} is no text for a terminal", format), say("name the file with -o FILE"))
            write(data.decode())
            return
        assert output is not None
        write_bytes(output, data)
        names = [output]
    else:
        if output in (None, store.STDIN):
            hint = say("name a folder with -o FOLDER")
            raise PolicytrackError(say("{} is several files: {}", format, enumerated(made)), hint)
        assert output is not None
        names = write_folder(output, made)
    tell(say("wrote {}", enumerated(names)))


def _tidy(
    dataset: Dataset, today: date, format: Format, *, which: Which | None, by_plan: bool, licence: str | None
) -> dict[str, bytes]:
    from policytrack.tables import packages
    from policytrack.tables.tidy import tables

    if by_plan and format is not Format.XLSX:
        raise PolicytrackError(say("--by-plan is for workbooks"), say("add --format xlsx"))
    if (licence is None) == (format is Format.DATAPACKAGE):
        if licence is None:
            raise PolicytrackError(say("a data package names its licence"), say("--licence CC-BY-4.0, or another"))
        raise PolicytrackError(say("--licence is for data packages"), say("add --format datapackage"))
    made = [one for one in tables(dataset, today) if which is None or one.name == which]
    if format is Format.DATAPACKAGE:
        if which is not None:
            raise PolicytrackError(say("a data package has both tables"), say("leave --table out"))
        return packages.data_package(made, licence or "", "Targets of government plans", today)
    if format is Format.XLSX:
        from policytrack.tables.xlsx import workbook

        return {"targets.xlsx": workbook(_sheets(made, by_plan))}
    if format is Format.PARQUET:
        return {f"{one.name}.parquet": packages.parquet(one) for one in made}
    return {f"{one.name}.csv": packages.table_csv(one).encode() for one in made}


def _sheets(made: "Sequence[TidyTable]", by_plan: bool) -> "list[SheetOut]":
    from policytrack.render.ansi import STATUS_STYLES
    from policytrack.tables.xlsx import SheetOut

    colours = dict(STATUS_STYLES)
    sheets = []
    for one in made:
        header = [column.name for column in one.columns]
        if by_plan and one.name == Which.TARGETS:
            plans = {row.promise.plan.key: row.promise.plan.title for row in one.records}
            for key, title in plans.items():
                part = one._replace(records=[row for row in one.records if row.promise.plan.key == key])
                sheets.append(SheetOut(title, header, part.rows(), colours=colours))
        else:
            sheets.append(SheetOut(one.name, header, one.rows(), colours=colours))
    return sheets


def _by_map(dataset: Dataset, map_file: str, format: Format, *, tidy: bool) -> dict[str, bytes]:
    from policytrack.tables.inverse import tables_of
    from policytrack.tables.map_reader import read_map
    from policytrack.tables.packages import csv_text
    from policytrack.tables.xlsx import SheetOut, header_rows, workbook

    (source,) = store.read_tables([map_file])
    table_map: TableMap = read_map(source)
    if tidy:
        raise PolicytrackError(say("--by-plan, --table and --licence are for tidy tables"), say("leave --map out"))
    made = tables_of(dataset, table_map)
    if format is Format.CSV:
        own = [one for one in made if one.sheet not in table_map.joined]
        files = {}
        for one in own:
            lines: list[Sequence[str]] = [*one.above, *header_rows(one.header), *one.rows]
            files[f"{one.sheet if len(own) > 1 else 'table'}.csv"] = csv_text(lines[0], lines[1:]).encode()
        return files
    if format is not Format.XLSX:
        raise PolicytrackError(say("a map makes a workbook or csv, not {}", format), say("leave --map out"))
    sheets = [SheetOut(one.sheet, one.header, one.rows, typed=True, above=one.above) for one in made]
    return {"table.xlsx": workbook(sheets)}
