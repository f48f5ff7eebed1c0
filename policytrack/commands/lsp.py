"""`lsp`: the language server that editors start."""

import typer

from policytrack.commands.options import Files
from policytrack.errors import PolicytrackError
from policytrack.text.messages import say


def command(*, files: Files = None) -> None:
    """Serve an editor: diagnostics, what was read, verdicts, completion and renaming while a data file is typed.

    An editor starts it and speaks with it on the standard streams (Language Server Protocol). With --file, the files
    named are one data set; otherwise each file is one of its own, unless POLICYTRACK_FILE names it.
    """
    try:
        import pygls  # noqa: F401
    except ImportError:
        raise PolicytrackError(
            say("the language server needs pygls, which is not installed"), say("pip install 'policytrack[lsp]'")
        ) from None
    from policytrack.lsp.answers import serve

    serve(files or [])
    raise typer.Exit(0)
