"""`site`: a static site of the data set."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from policytrack.commands.options import AsOf, Files, day, load_sound
from policytrack.commands.streams import folded, tell, write
from policytrack.commands.view_options import InScript, Script
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say
from policytrack.text.printable import one_line
from policytrack.translations import told


def command(
    *,
    out: Annotated[
        str, typer.Argument(metavar="OUT", help="The folder to write into; it is made where there is none.")
    ],
    files: Files = None,
    as_of: AsOf = None,
    title: Annotated[
        str, typer.Option(metavar="TEXT", help="The name of the site; by default the report's.", show_default=False)
    ] = "",
    url: Annotated[
        str,
        typer.Option(
            metavar="URL", help="Where it will be published: for the sitemap and social cards.", show_default=False
        ),
    ] = "",
    templates: Annotated[
        str,
        typer.Option(metavar="DIR", help="Jinja templates that go before the program's own.", show_default=False),
    ] = "",
    script: InScript = Script.ORIGINAL,
) -> None:
    """A static site of the data set, in all three languages: an overview, a page for each plan, region, indicator and
    target, search, downloads and a feed.

    It works from a folder without a server. Built again, files that are the same are left alone, and only what was
    written by an earlier run is replaced or taken away.
    """
    from policytrack.site.pages import Site, made, pages
    from policytrack.store.publishing import publish

    if url and not url.startswith(("https://", "http://")):
        raise PolicytrackError(
            say("--url: {!r} is no address", url), say("write it whole: https://example.org/targets/")
        )
    if templates and not Path(templates).is_dir():
        raise PolicytrackError(say("--templates: there is no folder {}", templates))
    dataset, errors = load_sound(files)
    site = Site(dataset, day(as_of), title, url.rstrip("/") + "/" if url else "", script.value, templates)
    found = pages(site)
    done = publish(out, [path for path, _ in found], made(found))
    counts = say("{}: {:,} files written, {:,} as they were, {:,} taken away", out, *done[:3])
    write(folded(f"{told(one_line(counts))}\n", sys.stdout))
    if done[0] or done[1]:
        tell(say("it begins at {}", str(Path(out) / "index.html")))
    for path in done.left:
        tell(say("{} was changed since and is left", path))
    if not url:
        tell(say("without --url there is no sitemap, which needs whole addresses"))
    if errors:
        raise typer.Exit(1)
