"""Addresses on the web, as somebody can follow them."""

import re
from typing import Final

#: Escaped bytes of characters beyond ASCII: those of ASCII are escaped because they mean something.
_BEYOND_ASCII: Final = "(?:%[89A-Fa-f][0-9A-Fa-f])+"


def is_url(text: str) -> bool:
    """Whether a text is an address of a page: `https://` or `http://`, a host, and no spaces."""
    scheme, _, rest = text.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition(":")[0]
    return scheme in ("https", "http") and "." in host.strip(".") and text == "".join(text.split())


def readable(text: str) -> str:
    """An address as a reader knows it, 2022年 for 2022%E5%B9%B4; as it is where that would hide something."""
    if "%" not in text or not is_url(text):
        return text
    try:
        read = re.sub(_BEYOND_ASCII, lambda escapes: bytes.fromhex(escapes[0].replace("%", "")).decode(), text)
    except UnicodeDecodeError:
        return text
    return read if read.isprintable() and is_url(read) else text
