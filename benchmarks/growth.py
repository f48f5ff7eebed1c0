"""Time against length: reading a text of eight times the length takes about eight times as long, whatever it is of."""

import time

from policytrack.quantity.extract import find

#: What long texts are made of: lists, rows, years, numerals, brackets, words of levels.
PARTS = ("培育企业20家、骨干企业100家，", "下降5%、6%、", "到2025年，", "一", "（达到5%，", "现有的")
SHORT, LONG = 16_000, 128_000


def seconds(part: str, length: int) -> float:
    """The least of three runs over a text of that length."""
    text = part * (length // len(part))
    runs = []
    for _ in range(3):
        start = time.perf_counter()
        find(text)
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Print the ratio of the times for each kind of text."""
    for part in PARTS:
        short, long = seconds(part, SHORT), seconds(part, LONG)
        print(
            f"{part:24} {SHORT:,}: {short * 1000:7.1f} ms  {LONG:,}: {long * 1000:8.1f} ms  ratio {long / short:5.1f}"
        )


if __name__ == "__main__":
    main()
