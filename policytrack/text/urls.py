"""Addresses on the web, as somebody can follow them."""


def is_url(text: str) -> bool:
    """Whether a text is an address of a page: `https://` or `http://`, a host, and no spaces."""
    scheme, _, rest = text.partition("://")
    host = rest.partition("/")[0].partition("?")[0].partition(":")[0]
    return scheme in ("https", "http") and "." in host.strip(".") and text == "".join(text.split())
