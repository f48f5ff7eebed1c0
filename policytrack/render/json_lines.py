"""JSON with a line an entry: indented, a large one would take twice as long to write."""

import json
from collections.abc import Iterable, Mapping
from typing import Final

from policytrack.text.printable import escaped_in_json, json_text

# One encoder for all lines: `json.dumps` makes one at each call.
_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def with_lists(head: Mapping[str, object], lists: Mapping[str, Iterable[object]]) -> str:
    """The object with the keys of `head`, which is not empty, and then those of `lists`."""
    written = (f',\n  "{key}": {_listed(entries)}' for key, entries in lists.items())
    return json_text(head).removesuffix("\n}\n") + "".join(written) + "\n}\n"


def _listed(entries: Iterable[object]) -> str:
    lines = ",\n".join(f"    {json_line(one)}" for one in entries)
    return f"[\n{lines}\n  ]" if lines else "[]"


def json_line(value: object) -> str:
    """A value as JSON on one line, without its end."""
    return escaped_in_json(_encode(value))
