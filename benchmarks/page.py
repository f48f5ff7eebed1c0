"""The page of 10,000 targets in Chromium: how large it is beside its text, how soon it opens, how soon it filters.

Opening counts from the request to a page whose first rows are drawn; filtering from a key pressed to the rows drawn
anew. The first search comes right after opening.
"""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from generate import AS_OF, data_file
from measure import POLICYTRACK, run_time

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
from browser import CHROMIUM, Page

TARGETS = 10_000
OPENS, FILTERS, BYTES = 2.0, 0.2, 1024
#: What a reader may type: two words of either script, an id, something that is nowhere.
SEARCHES = ("核心产业", "產業 第99", "ＴＡＲＧＥＴ-1234", "nothing")
TYPED = """new Promise(done => {
  const field = document.getElementById("search"), start = performance.now();
  field.value = %s;
  field.dispatchEvent(new Event("input"));
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


def main() -> None:
    """Make the page, and print what it weighs and takes."""
    if CHROMIUM is None:
        print("page: no chromium here: apt-get install chromium")
        return
    with tempfile.TemporaryDirectory() as folder:
        data, html = Path(folder) / "targets.yaml", Path(folder) / "page.html"
        data.write_text(data_file(TARGETS), encoding="utf-8")
        command = [POLICYTRACK, "report", "-f", str(data), "--as-of", AS_OF, "--format"]
        print(f"made in {run_time([*command, 'html']):.1f} s")
        for form, path in (("html", html), ("csv", Path(folder) / "all.csv")):
            path.write_bytes(_output([*command, form]))
        weight = (html.stat().st_size - _text(html)) / TARGETS
        print(
            f"{html.stat().st_size / 1e6:.1f} MB; beside its text {weight:.0f} bytes a target", _verdict(weight, BYTES)
        )
        opened, filtered = [], []
        for _ in range(3):
            start = time.perf_counter()
            with Page(html) as page:
                took = page.run("performance.timing.loadEventEnd - performance.timing.navigationStart") / 1000
                assert page.run("document.querySelectorAll('tbody.target').length") >= 50
                opened.append(took)
                for words in SEARCHES:
                    answer = page.call(
                        "Runtime.evaluate", expression=TYPED % json.dumps(words), awaitPromise=True, returnByValue=True
                    )
                    filtered.append(answer["result"]["value"] / 1000)
            print(f"  with the browser's own start {time.perf_counter() - start:.1f} s", file=sys.stderr)
        print(f"opens in {statistics.median(opened):.2f} s", _verdict(statistics.median(opened), OPENS))
        print(
            f"filters in {statistics.median(filtered):.3f} s, at most {max(filtered):.3f} s",
            _verdict(max(filtered), FILTERS),
        )


def _output(command: list[str]) -> bytes:
    import subprocess  # noqa: PLC0415

    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def _text(html: Path) -> int:
    """The bytes of what is said of the targets: every text of their data but the drawings', addresses among them."""
    page = html.read_text(encoding="utf-8")
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    chart = data["keys"].index("chart")
    return sum(_texts(target[:chart]) for target in data["targets"])


def _texts(value: object) -> int:
    if isinstance(value, str):
        return len(value.encode())
    return sum(_texts(one) for one in value) if isinstance(value, list) else 0


def _verdict(value: float, limit: float) -> str:
    return f"(within {limit})" if value <= limit else f"(OVER {limit})"


if __name__ == "__main__":
    main()
