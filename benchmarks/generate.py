"""A large data file in the style of a hand-written one: figures, units and words vary, every target has two actuals."""

import random

PLANS = 50
#: The day on which the check of a generated file finds nothing.
AS_OF = "2026-06-30"
Worded = tuple[str, float]
#: Key, title and unit of an indicator, then how its goals and its figures are worded, each with how many of its own
#: unit one of the indicator's unit is.
INDICATORS: list[tuple[str, str, str, list[Worded], list[Worded]]] = [
    (
        "compute",
        "算力规模",
        "EFLOPS",
        [("达到{}EFLOPS", 1), ("突破{}PFLOPS", 1000), ("{}EFLOPS以上", 1)],
        [("{}EFLOPS", 1), ("超{}P", 1000)],
    ),
    (
        "industry",
        "核心产业规模",
        "亿元",
        [("突破{}亿元", 1), ("达到{}亿元", 1), ("超{}亿元", 1)],
        [("{}亿元", 1), ("{} billion yuan", 0.1), ("超过{}亿元", 1)],
    ),
    (
        "firms",
        "企业数量",
        "家",
        [("达到{}家", 1), ("{}家以上", 1), ("不少于{}家", 1), ("{}家左右", 1)],
        [("{}家", 1), ("超过{}家", 1)],
    ),
    ("share", "占比", "%", [("达到{}%", 1), ("{}%以上", 1), ("不低于{}%", 1)], [("{}%", 1)]),
]


def data_file(targets: int, seed: int = 20261122) -> str:
    """The text of a file with that many targets; the same seed gives the same file."""
    chance = random.Random(seed)
    lines = ["# Generated.", "format: 1", "", "plans:"]
    for plan in range(PLANS):
        lines += [
            f"  plan-{plan}:",
            f"    title: 第{plan}号行动计划",
            f"    region: 某{plan}市",
            "    issued: 2023-06-30",
            "",
        ]
    lines.append("indicators:")
    for key, title, unit, _, _ in INDICATORS:
        lines.append(f"  {key}: {{title: {title}, unit: '{unit}'}}")
    lines += ["", "targets:"]
    for number in range(targets):
        key, title, _, goals, actuals = chance.choice(INDICATORS)
        value = chance.randint(10, 99) if key == "share" else chance.randint(100, 9000)
        goal = _worded(chance.choice(goals), value)
        lines += [
            f"  - id: target-{number}",
            f"    plan: plan-{number % PLANS}",
            f"    indicator: {key}",
            f"    title: {title}第{number}项",
            f"    goal: {goal}",
            f"    by: {chance.choice([2026, 2027, 2028, '2030-06', '2030-12-31'])}",
            f"    quote: 力争{title}第{number}项{goal}",
            "    actuals:",
        ]
        for year, months, share in ((2024, (1, 12), 0.5), (2025, (3, 12), 0.7)):
            figure = _worded(chance.choice(actuals), value * share)
            lines += [
                f"      - as_of: {year}-{chance.randint(*months):02}",
                f"        value: {figure}",
                f"        source: https://example.org/{number}/{year}",
            ]
        lines.append("")
    return "\n".join(lines)


def _worded(pattern: Worded, value: float) -> str:
    words, scale = pattern
    return words.format(f"{value * scale:.1f}".removesuffix(".0"))
