"""policytrack: what government plans promise in numbers, where it stands, and why.

The names below are the public face. Each is imported when it is first asked for (PEP 562), so that the command line,
which needs few of them, pays for none. Nothing here has side effects.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from policytrack.data.model import Dataset, Target
    from policytrack.data.problems import Diagnostic
    from policytrack.progress import Assessment, Status, assess
    from policytrack.quantity.bound import Bound, Quantity
    from policytrack.quantity.extract import find
    from policytrack.quantity.format import format_bound
    from policytrack.quantity.parsing import parse
    from policytrack.quantity.unit import Unit
    from policytrack.report.reasons import reason
    from policytrack.report.records import rows
    from policytrack.store.loading import check, load

__version__ = "0.1.0"

__all__ = [
    "Assessment", "Bound", "Dataset", "Diagnostic", "Quantity", "Status", "Target", "Unit",
    "assess", "check", "find", "format_bound", "load", "parse", "reason", "rows",
]  # fmt: skip

#: The module that each name is from.
_HOMES: Final = {
    "Assessment": "progress", "Bound": "quantity.bound", "Dataset": "data.model", "Diagnostic": "data.problems",
    "Quantity": "quantity.bound", "Status": "progress", "Target": "data.model", "Unit": "quantity.unit",
    "assess": "progress", "check": "store.loading", "find": "quantity.extract", "format_bound": "quantity.format",
    "load": "store.loading", "parse": "quantity.parsing", "reason": "report.reasons", "rows": "report.records",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return [*globals(), *__all__]
