"""JSON with a line an entry: indented, a large one would take twice as long to write."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from policytrack.text.printable import escaped_in_json, json_text

# One encoder for all lines: `json.dumps` makes one at each call.
_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def with_lists(head: Mapping[str, object], lists: Mapping[str, Iterable[object]]) -> str:
    """The object with the keys of `head`, which is not empty, and then those of `lists`."""
    pieces = [json_text(head).removesuffix("\n}\n")]
    for key, entries in lists.items():
        pieces.append(f',\n  "{key}": ')
        pieces += _listed(entries)
    return "".join((*pieces, "\n}\n"))  # put together once: the text of a large one takes the most memory


def _listed(entries: Iterable[object]) -> Iterator[str]:
    """The pieces of a list."""
    before = "[\n"
    for one in entries:
        yield f"{before}    {json_line(one)}"
        before = ",\n"
    yield "[]" if before == "[\n" else "\n  ]"


def json_line(value: object) -> str:
    """A value as JSON on one line, without its end."""
    return escaped_in_json(_encode(value))
