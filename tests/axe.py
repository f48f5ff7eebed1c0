"""The accessibility checks of axe-core in a page: `make axe` fetches and runs them, and no test needs them."""

import json
import os
from pathlib import Path
from typing import Any

from browser import Page

ROOT = Path(__file__).parent.parent
#: The checks' own file, where they are installed; AXE names another place.
AXE = Path(os.environ.get("AXE", ROOT / "node_modules/axe-core/axe.min.js"))
_RUN = """axe.run(document, {resultTypes: ["violations"]}).then(found => JSON.stringify(
  found.violations.map(one => `${one.id}: ${one.help} ${one.nodes.slice(0, 3).map(node => node.html)}`)))"""


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong in the page as it is now, each with the first elements concerned."""
    page.run(AXE.read_text(encoding="utf-8") + "; 0")
    answer: Any = page.call("Runtime.evaluate", expression=_RUN, awaitPromise=True, returnByValue=True)
    found: list[str] = json.loads(answer["result"]["value"])
    return found


def violations_everywhere(page: Page) -> list[str]:
    """The same at both widths, in light and dark."""
    found = []
    for width in (1280, 390):
        page.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 500
        )
        for scheme in ("light", "dark"):
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            page.call("Emulation.setEmulatedMedia", features=features)
            found += [f"{width} {scheme} {one}" for one in violations(page)]
    page.call("Emulation.clearDeviceMetricsOverride")
    page.call("Emulation.setEmulatedMedia", features=[])
    return found
