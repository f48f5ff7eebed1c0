"""Where each page of a site lies: ids and names of a data file as names of files, whatever they are made of."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple
from urllib.parse import quote

from policytrack.data.model import Dataset, Promise

#: Names that Windows has for its devices, with every ending.
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
#: So many bytes of a name are kept; 255 is the most that file systems have.
_MOST_BYTES: Final = 120


class Addresses(NamedTuple):
    """The path of each page below its language's folder, as an address in a link."""

    plans: dict[str, str]
    regions: dict[str, str]
    indicators: dict[str, str]
    targets: dict[str, str]  # and the goals without a figure, whose ids are no target's


def addresses(dataset: Dataset) -> Addresses:
    """The addresses of everything that has a page: in the order of the file, so that they stay when more is added."""
    return Addresses(
        _named("plans", (plan.key for plan in dataset.plans)),
        _named("regions", (region for promise in dataset.promises for region in regions_of(promise))),
        _named("indicators", (indicator.key for indicator in dataset.indicators)),
        _named("targets", (promise.id for promise in dataset.promises)),
    )


def regions_of(promise: Promise) -> tuple[str, ...]:
    """The regions that a promise is for, each once: its own, else its plan's."""
    return tuple(dict.fromkeys(promise.places))


def _named(folder: str, keys: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in dict.fromkeys(keys):
        name = file_name(key)
        if name.casefold() in taken:  # there are systems to which A.html and a.html are one file
            name = f"{name}-{_digest(key)}"
        taken.add(name.casefold())
        found[key] = f"{folder}/{quote(name)}.html"
    return found


def file_name(key: str) -> str:
    """A key as the name of a file on every system: itself where it can be, else what is left of it and a checksum."""
    name = re.sub(r"[^\w.-]+", "-", unicodedata.normalize("NFC", key)).strip(".-")
    cut = name.encode()[:_MOST_BYTES].decode(errors="ignore")
    if cut and cut == key and not _DEVICES.fullmatch(cut):
        return cut
    return f"{cut}-{_digest(key)}".lstrip("-")


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()[:8]
