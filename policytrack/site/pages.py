"""Every file of a site: its path, and what makes it when it is its turn; the same data give the same bytes."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Final, NamedTuple

from policytrack.data.model import Dataset
from policytrack.render.templating import asset, environment, filled
from policytrack.report import counts
from policytrack.report.locale import Locale
from policytrack.report.report import Report
from policytrack.site import downloads
from policytrack.site.findings import Findings
from policytrack.site.language import LanguagePages
from policytrack.text.script import Script
from policytrack.translations import Lang

#: The folder of each language, its tag, its name in itself, and what social networks call it.
LANGUAGES: Final[tuple[tuple[Lang, str, str, str, str], ...]] = (
    ("en", "en", "en", "English", "en_GB"),
    ("zh", "zh", "zh-Hans", "简体中文", "zh_CN"),
    ("zh-Hant", "zh-hant", "zh-Hant", "繁體中文", "zh_TW"),
)
#: From so many pages on it pays to make them on several cores.
_MANY: Final = 1000
#: A path, and what makes the bytes of its file.
Page = tuple[str, Callable[[], bytes]]


class Site(NamedTuple):
    """What a site is made of."""

    dataset: Dataset
    day: date
    title: str = ""  # "" for the program's own, in each language
    url: str = ""  # where it will be published, with a slash at its end; "" where nobody said
    script: Script = "original"
    templates: str = ""  # a folder of the user's own


def pages(site: Site) -> list[Page]:
    """All files, in the order in which they are written. Raises `PolicytrackError` where jinja2 is not installed."""
    loaded = environment((_templates(),), site.templates)
    findings = Findings(site.dataset, site.day)
    reports = {lang: findings.report(Locale(lang, site.script)) for lang, *_ in LANGUAGES}
    names = [{"folder": folder, "lang": tag, "name": name} for _, folder, tag, name, _ in LANGUAGES]
    found: list[Page] = [
        ("assets/site.css", _style),
        ("assets/page.js", lambda: asset("page.js").encode()),
        *_downloads(site, reports["en"]),
    ]
    paths: list[str] = ["index.html"]
    for lang, folder, tag, _, network in LANGUAGES:
        common = {
            "lang": tag, "lang_folder": folder, "og_locale": network, "languages": names, "url": site.url,
            "day": site.day.isoformat(), "plan_count": len(site.dataset.plans),
        }  # fmt: skip
        own = LanguagePages(findings, reports[lang], site.title, loaded, common)
        for path, make in own.pages():
            found.append((f"{folder}/{path}", make))
            if path.endswith(".html"):
                paths.append(f"{folder}/{path}")
    told = [
        {**name, "counts": counts.sentence(reports[lang])} for name, (lang, *_) in zip(names, LANGUAGES, strict=True)
    ]
    title = site.title or reports["en"].locale.phrase("page title")
    root = {"site_title": title, "languages": told}
    found.append(("index.html", lambda: filled(loaded, "root.html", root).encode()))
    if site.url:
        found.append(("sitemap.xml", lambda: _sitemap(site.url, sorted(paths))))
    return found


def made(found: Sequence[Page]) -> Iterator[bytes]:
    """The bytes of each page in turn; of thousands, made by all cores at once where the system can fork."""
    cores = min(os.cpu_count() or 1, 8)
    if len(found) < _MANY or cores == 1 or not hasattr(os, "fork"):
        for _, make in found:
            yield make()
        return
    import multiprocessing  # noqa: PLC0415 - for large sites alone

    # A fork has the pages and all that they are made of; only their bytes come back.
    with multiprocessing.get_context("fork").Pool(cores, _take, (found,)) as pool:
        yield from pool.imap(_make, range(len(found)), chunksize=50)


_taken: list[Page] = []


def _take(found: Sequence[Page]) -> None:
    _taken[:] = found


def _make(place: int) -> bytes:
    return _taken[place][1]()


def _downloads(site: Site, english: Report) -> Iterable[Page]:
    makers: dict[str, Callable[[], str]] = {
        "targets.csv": partial(downloads.targets_csv, english),
        "figures.csv": partial(downloads.figures_csv, english),
        "targets.json": partial(downloads.targets_json, english),
        "datapackage.json": partial(downloads.data_package, site.title or english.locale.phrase("page title")),
    }
    for name, make in makers.items():
        yield f"data/{name}", lambda make=make: make().encode()  # type: ignore[misc]


def _style() -> bytes:
    return (asset("page.css") + asset("site.css", _templates())).encode()


def _sitemap(url: str, paths: Sequence[str]) -> bytes:
    """The addresses of all pages, whole as the protocol asks for."""
    from xml.sax.saxutils import escape  # noqa: PLC0415 - where it is wanted

    lines = (f"<url><loc>{escape(url + path)}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{''.join(lines)}</urlset>\n".encode()


def _templates() -> str:
    from importlib.resources import files  # noqa: PLC0415 - where it is wanted

    return str(files("policytrack.site") / "templates")
