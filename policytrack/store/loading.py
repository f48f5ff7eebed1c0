"""From files to a data set or its diagnostics, for a program or notebook that uses the package as a library."""

import os
from datetime import date

from policytrack import store
from policytrack.data.model import Dataset
from policytrack.data.problems import Diagnostic
from policytrack.errors import PolicytrackError
from policytrack.rules.check import CheckOptions
from policytrack.rules.check import check as check_sources
from policytrack.text.messages import Message, say


def load(*files: str | os.PathLike[str]) -> Dataset:
    """The data set of the files and folders named; without any, of `targets.yaml` here or in the nearest folder above.

    Raises `PolicytrackError` where a file cannot be read, or has an error: its message names the first by file, line
    and column. `check` lists all of them.
    """
    checked = check_sources(store.read(store.find([os.fspath(file) for file in files])))
    if checked.errors:
        first = checked.errors[0]
        raise PolicytrackError(
            Message("{}:{}:{}: {} {}", first.path, first.line, first.column, first.code, first.message),
            (first.hint or say("policytrack.check lists what is wrong")),
        )
    return checked.dataset


def check(*files: str | os.PathLike[str], today: date | None = None) -> tuple[Diagnostic, ...]:
    """What the check finds in the files and folders named, errors and warnings, sorted by place.

    `today` is the day that the rules on dates and overdue figures go by, the present day without. Raises
    `PolicytrackError` where a file cannot be read.
    """
    sources = store.read(store.find([os.fspath(file) for file in files]))
    return check_sources(sources, CheckOptions(today or date.today())).diagnostics
