"""Tries the site of the documents that `make site-docs` has built: every link leads somewhere, and the search finds.

`python tests/site_docs.py build/site-docs`. The search is tried in Chromium, where there is one. Before it is built,
`python tests/site_docs.py --join build/docs` joins the lines of Chinese paragraphs.
"""

import re
import sys
import threading
import time
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from browser import CHROMIUM, Page

#: What is looked for, and the page that must be found: Chinese in the middle of a word, in either script, and English.
SEARCHES = {
    "承诺单位": "README.zh",
    "规模": "docs/",
    "规划文本": "docs/drafting.zh",
    "產業規模": "docs/reports",
    "口径": "docs/format",
    "verdict": "docs/method",
    "pre-commit": "docs/ci",
}


_CHINESE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef“”‘’…—"
_BREAK = re.compile(rf"(?<=[{_CHINESE}])(\**)\n *(?=\**[{_CHINESE}])")
_FENCED = re.compile(r"(^ *```.*?^ *```$)", re.MULTILINE | re.DOTALL)


def joined(text: str) -> str:
    """A Chinese page whose paragraphs run on: a browser shows a break of a line as a blank, also between characters."""
    return "".join(part if at % 2 else _BREAK.sub(r"\1", part) for at, part in enumerate(_FENCED.split(text)))


class _Links(HTMLParser):
    """The links and the anchors of a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors = {""}
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value is not None and tag != "base":
                self.links.append(value)
            elif name in ("id", "name") and value:
                self.anchors.add(value)


def dead_links(site: Path) -> list[str]:
    """The links of the site's pages that lead to no file, or to no place of a page."""
    pages = {page: _Links(page) for page in sorted(site.rglob("*.html")) if page.name != "404.html"}
    dead = []
    for page, found in pages.items():
        here = f"/{page.relative_to(site).as_posix()}"
        for link in found.links:
            parts = urlsplit(urljoin(f"http://site{here}", link))
            if parts.scheme not in ("http", "https") or parts.netloc != "site":
                continue
            target = site / unquote(parts.path).lstrip("/")
            target = target / "index.html" if parts.path.endswith("/") else target
            if not target.exists() or (target in pages and unquote(parts.fragment) not in pages[target].anchors):
                dead.append(f"{here}: {link}")
    return dead


class _Address:
    """An address in the place of a file, for `Page`."""

    def __init__(self, address: str) -> None:
        self._address = address

    def as_uri(self) -> str:
        return self._address


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def not_found(site: Path) -> list[str]:
    """The searches that do not find their page, and requests that leave the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_port}/"
    wrong = []
    with Page(_Address(root)) as page:  # type: ignore[arg-type]
        box = "[...document.querySelectorAll('*')].find(one => one.shadowRoot)?.shadowRoot"
        page.run("document.querySelector('.md-search__button').click()")
        for text, where in SEARCHES.items():
            _wait(page, f"Boolean({box}?.querySelector('input'))")
            page.run(f"{box}.querySelector('input').focus(), {box}.querySelector('input').select()")
            page.type(text)
            found = f"[...{box}.querySelectorAll('a')].some(one => one.href.includes('{root}{where}'))"
            if not _wait(page, found):
                wrong.append(f"the search for {text} does not find {where}")
        wrong += [f"asks for {one}" for one in page.requests() if not one.startswith((root, "data:"))]
    server.shutdown()
    return wrong


def _wait(page: Page, condition: str, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if page.run(condition):
            return True
        time.sleep(0.1)
    return False


if __name__ == "__main__":
    if sys.argv[1] == "--join":
        for document in Path(sys.argv[2]).rglob("*.zh.md"):
            document.write_text(joined(document.read_text(encoding="utf-8")), encoding="utf-8")
        sys.exit()
    built = Path(sys.argv[1])
    troubles = dead_links(built) + (not_found(built) if CHROMIUM else [])
    searched = f"{len(SEARCHES)} searches found their pages" if CHROMIUM else "no Chromium: the search is not tried"
    print("\n".join(troubles) or f"no link is dead; {searched}")
    sys.exit(bool(troubles))
