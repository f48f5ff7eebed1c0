"""The language server on a file of 1,000 targets: from a typed key to the diagnostics, and to a hover, in milliseconds.

Each round types a character in the middle of the file and waits for the diagnostics of that very text, asks for a hover
a moment later, then takes the character back and asks at once for a hover, which waits for a new reading. The server
works on one core: on a busy machine the last column tells more, the time that its process worked by its own clock.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generate import AS_OF, data_file
from lsprotocol import types
from measure import PYTHON
from pygls.lsp.client import LanguageClient

TARGETS = 1_000
LIMIT = 150.0
ROUNDS = 25


def busy(process: int) -> float:
    """The seconds that a process has worked, where the system tells (Linux); 0 elsewhere."""
    status = Path(f"/proc/{process}/stat")
    if not status.exists():
        return 0.0
    user, system = status.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


async def main() -> None:  # noqa: PLR0915 - one session, told from its start to its end
    """Start the server, type, and print the medians."""
    client = LanguageClient("bench", "1")
    shown: asyncio.Queue[int | None] = asyncio.Queue()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
    def _(params: types.PublishDiagnosticsParams) -> None:
        shown.put_nowait(params.version)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "targets.yaml"
        text = data_file(TARGETS)
        path.write_text(text, encoding="utf-8")
        await client.start_io(PYTHON, "-m", "policytrack", "lsp")
        await client.initialize_async(
            types.InitializeParams(types.ClientCapabilities(), initialization_options={"asOf": AS_OF})
        )
        client.initialized(types.InitializedParams())
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(path.as_uri(), "yaml", 0, text))
        )
        await shown.get()
        lines = text.split("\n")
        line = next(
            index for index, one in enumerate(lines) if index > len(lines) // 2 and one.startswith("    goal: ")
        )
        version = 0

        def type_a_digit() -> None:
            nonlocal version
            version += 1
            here = types.Position(line, len("    goal: "))
            digit = types.TextDocumentContentChangePartial(types.Range(here, here), "达" if version % 2 else "")
            if not version % 2:
                digit.range = types.Range(here, types.Position(line, here.character + 1))
            client.text_document_did_change(
                types.DidChangeTextDocumentParams(
                    types.VersionedTextDocumentIdentifier(version, path.as_uri()), [digit]
                )
            )

        diagnosed, settled, hovered = [], [], []
        process = client._server.pid if client._server else 0
        for _round in range(ROUNDS):
            start, before = time.perf_counter(), busy(process)
            type_a_digit()
            while await shown.get() != version:
                pass
            diagnosed.append((time.perf_counter() - start, busy(process) - before))
            await asyncio.sleep(0.3)
            start, before = time.perf_counter(), busy(process)
            place = types.Position(line, len("    goal: ") + 2)
            await client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), place)
            )
            settled.append((time.perf_counter() - start, busy(process) - before))
            start, before = time.perf_counter(), busy(process)
            type_a_digit()
            place = types.Position(line, len("    goal: ") + 2)
            await client.text_document_hover_async(
                types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), place)
            )
            hovered.append((time.perf_counter() - start, busy(process) - before))
            while await shown.get() != version:
                pass
        await client.shutdown_async(None)
        client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]
    for name, rounds in (("diagnostics", diagnosed), ("hover", settled), ("hover at once", hovered)):
        waited, worked = (statistics.median(side) * 1000 for side in zip(*rounds, strict=True))
        least = min(seconds for seconds, _ in rounds) * 1000
        verdict = "within" if waited <= LIMIT else "OVER"
        print(
            f"{name:14} {waited:6.1f} ms (least {least:.1f})  {verdict} {LIMIT:.0f} ms  of which worked {worked:.1f} ms"
        )


if __name__ == "__main__":
    asyncio.run(main())
    sys.stdout.flush()
