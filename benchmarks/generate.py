"""A large data file in the style of a hand-written one: figures, units and words vary, every target has two actuals."""

import random

PLANS = 50
INDICATORS = [
    ("compute", "算力规模", "EFLOPS", ["达到{}EFLOPS", "突破{}PFLOPS", "{}EFLOPS以上"], ["{}EFLOPS", "超{}P"]),
    (
        "industry",
        "核心产业规模",
        "亿元",
        ["突破{}亿元", "达到{}亿元", "超{}亿元"],
        ["{}亿元", "{} billion yuan", "超过{}亿元"],
    ),
    ("firms", "企业数量", "家", ["达到{}家", "{}家以上", "不少于{}家", "{}家左右"], ["{}家", "超过{}家"]),
    ("share", "占比", "%", ["达到{}%", "{}%以上", "不低于{}%"], ["{}%"]),
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
        goal = chance.choice(goals).format(value)
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
        for year, share in ((2024, 0.5), (2025, 0.7)):
            figure = chance.choice(actuals).format(round(value * share, 1))
            lines += [
                f"      - as_of: {year}-{chance.randint(1, 12):02}",
                f"        value: {figure}",
                f"        source: https://example.org/{number}/{year}",
            ]
        lines.append("")
    return "\n".join(lines)
