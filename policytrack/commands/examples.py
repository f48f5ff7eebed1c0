"""Examples of every command, which its help ends with; the tests run each on the shipped data.

One with words of a language has those of the others in their tables.
"""

from typing import Final

from policytrack.text.messages import say

EXAMPLES: Final = {
    "init": ("policytrack init", "policytrack init plans.yaml --from plan.txt"),
    "draft": (
        "policytrack draft plan.txt",
        "policytrack draft plan.txt --format jsonl",
        "policytrack draft plan.txt --plan qingdao-marine-2024 --write",
    ),
    "coverage": (
        "policytrack coverage plan.txt --plan qingdao-marine-2024",
        "policytrack coverage plan.txt --plan qingdao-marine-2024 --all",
        "policytrack coverage plan.txt --plan qingdao-marine-2024 --format html > plan.html",
    ),
    "map": ("policytrack map plans.csv", "policytrack map plans.csv > map.yaml"),
    "report": (
        "policytrack report",
        say("policytrack report 算力 --region 青岛 --status '!no data'"),
        "policytrack report --group-by status --format csv > report.csv",
    ),
    "show": (
        "policytrack show qingdao-compute-2026",
        "policytrack show 智能算力占比",
        "policytrack show 存储总量 --lang zh",
    ),
    "compare": ("policytrack compare", "policytrack compare computing-capacity --unit PFLOPS"),
    "timeline": ("policytrack timeline", "policytrack timeline --months 24 --region 山东"),
    "changes": (
        "policytrack changes",
        "policytrack changes --since 2025-12-31",
        "policytrack changes main --format markdown > comment.md",
    ),
    "search": ("policytrack search 算力", "policytrack search 產業 規模"),
    "site": (
        "policytrack site public",
        "policytrack site public --title 量化目标 --url https://example.org/targets/",
    ),
    "export": (
        "policytrack export -o targets.xlsx",
        "policytrack export --format csv --table figures",
        "policytrack export --format datapackage --licence CC-BY-4.0 -o package",
    ),
    "set": (
        "policytrack set qingdao-compute-2026 8.1EFLOPS --as-of 2026-06 --source https://example.org/figures",
        "policytrack set jinan-firms-2026 超480家 --as-of 2025 --source https://example.org/firms --dry-run",
        "policytrack set qingdao-compute-2026 3EFLOPS --as-of 2023 --baseline --source https://example.org/start",
    ),
    "unset": (
        "policytrack unset qingdao-compute-2026 --as-of 2024-12-24 --dry-run",
        "policytrack unset qingdao-compute-2026 --as-of 2024-12-24",
    ),
    "import": (
        "policytrack import figures.csv --dry-run",
        "policytrack import figures.csv",
        "policytrack import plans.csv --map map.yaml --dry-run",
    ),
    "add": (
        "policytrack add --plan qingdao-marine-2024 --quote '到2026年建成园区30个' --title-en 'Industrial parks' --yes",
        "policytrack add --plan qingdao-marine-2024 --quote '到2027年全市算力总规模达到20EFLOPS' --dry-run",
    ),
    "pull": ("policytrack pull --check", "policytrack pull ai-firms --dry-run"),
    "check": (
        "policytrack check",
        "policytrack check --select PT03,PT04 --format concise",
        "policytrack check --table plans.csv --map map.yaml",
    ),
    "explain": ("policytrack explain PT031", "policytrack explain comparator --lang zh"),
    "rules": ("policytrack rules", "policytrack rules --format json"),
    "schema": ("policytrack schema", "policytrack schema > targets.schema.json"),
    "lsp": ("policytrack lsp", "policytrack lsp -f data/"),
    "convert": (
        "policytrack convert 力争达到12EFLOPS",
        "policytrack convert '27.1 billion yuan' --to 亿元",
        "policytrack convert 8兆元 --region 台湾",
    ),
    "units": ("policytrack units 算力", "policytrack units --format jsonl"),
}
