"""`lsp`: the server as an editor's client speaks with it, and the parts that need no client."""

import asyncio
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_lsp
from conftest import HEAD
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from policytrack.lsp.context import context_at
from policytrack.lsp.positions import Lines

DATA = (
    HEAD.replace("某市规划", "🏙某市规划")
    + """\
targets:
  - id: compute-2026
    plan: p
    indicator: compute
    title: 算力🚀规模
    goal: 达到12EFLOPS
    by: 2026
    quote: 全市算力🚀规模达到12EFLOPS
    baseline: {as_of: 2023, value: 4EFLOPS}
    actuals:
      - {as_of: 2025-06, value: 超7000P, source: 'https://example.org/1'}
  - id: compute-2024
    plan: p
    indicator: compute
    title: 算力规模
    goal: 达到5EFLOPS
    by: 2024
    quote: 算力规模达到5EFLOPS
    revises: compute-2026
"""
)
SETTINGS = {"asOf": "2025-12-31"}


# --- places


@given(st.text(alphabet=st.sampled_from("ab中🚀é\r\n\u2028")), st.data())
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_offsets_and_positions_are_inverse(encoding: str, text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # within a line break nobody stands
    lines = Lines(text, encoding)
    position = lines.position(offset)
    assert lines.offset(position) == offset
    line = re.split(r"\r\n|\r|\n", text[:offset])[-1]
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    assert position.character == len(line.encode(encoding + ("-le" if width > 1 else ""))) // width
    assert position.line == len(re.findall(r"\r\n|\r|\n", text[:offset]))


@pytest.mark.parametrize(
    ("position", "offset"),
    [((0, 0), 0), ((0, 2), 2), ((0, 4), 3), ((0, 3), 3), ((0, 99), 3), ((1, 1), 6), ((9, 0), 7)],
)
def test_positions_beyond_the_text_are_its_ends(position: tuple[int, int], offset: int) -> None:
    assert Lines("中a🚀\r\nbc").offset(types.Position(*position)) == offset


# --- where somebody is typing: `|` is the cursor; the answer is a field's name, or the keys of a record

TYPED = [
    ("|", "format plans indicators units targets"),
    ("format: 1\npl|", "format plans indicators units targets"),
    ("plans:\n  p:\n    ti|", "title title_en issuer region number issued url archived text not_targets note extra"),
    (
        "plans:\n  p:\n    title: 某市\n    |\n    issued: 2024",
        "title title_en issuer region number issued url archived text not_targets note extra",
    ),
    ("plans:\n  p|", None),
    (
        "plans:\n  p: {title: a, is|",
        "title title_en issuer region number issued url archived text not_targets note extra",
    ),
    ("targets:\n  - |", "id plan indicator title title_en goal"),
    ("targets:\n- id: a\n  |", "id plan indicator title title_en goal"),
    ("targets:\n  - id: a\n    plan: |", "plan"),
    ("targets:\n  - id: a\n    plan: 'p|", "plan"),
    ("targets:\n  - {id: a, plan: p|", "plan"),
    ("targets:\n  - id: a\n    kind: cu|", "kind"),
    (
        "targets:\n  - id: a\n    actuals:\n      - {as_of: 2024, ma|",
        "as_of value source archived published basis match note extra pulled",
    ),
    ("targets:\n  - id: a\n    actuals:\n      - {as_of: 2024, match: |", "match"),
    ("targets:\n  - id: a\n    actuals:\n      - as_of: 2024\n        value: 3|", "value"),
    (
        "targets:\n  - id: a\n    actuals:\n      - as_of: 2024\n        |",
        "as_of value source archived published basis match note extra pulled",
    ),
    ("targets:\n  - id: a\n    baseline: {as_of: 2023, value: 5|", "value"),
    ("targets:\n  - id: a\n    tags: [数字, |", "tags"),
    ("targets:\n  - id: a\n    lead:\n      - 省|", "lead"),
    ("targets:\n  - id: a\n    path:\n      - {by: 2025, go|", "by goal"),
    ("indicators:\n  i:\n    unit: 亿|", "unit"),
    ("units:\n  X: {equals: 2|", "equals"),
    ("# comment |", None),
    ("targets:\n  - id: a  # pl|", None),
    ("nothing:\n  known: |", None),
    ("targets:\n  - id: a\n    quote: '到{2026|", "quote"),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_where_somebody_types(typed: str, expected: str | None) -> None:
    offset = typed.index("|")
    here = context_at(typed.replace("|", ""), offset)
    if expected is None:
        assert here is None or (here.field is None and here.shape is None)
        return
    assert here is not None
    shown = here.field.name if here.field else " ".join(field.name for field in here.shape.fields) if here.shape else ""
    assert shown.startswith(expected)


def test_the_keys_of_a_record_are_those_above_and_below() -> None:
    text = "targets:\n  - id: a\n    actuals:\n      - {as_of: 2024}\n    |\n    goal: 3家\n  - plan: b\n"
    here = context_at(text.replace("|", ""), text.index("|"))
    assert here is not None
    assert here.present == {"id", "actuals", "goal"}


@given(st.text(alphabet="aé-: {}[]'\n\t#🚀,"), st.integers(0, 40))
def test_any_text_can_be_typed_in(text: str, offset: int) -> None:
    context_at(text, min(offset, len(text)))


# --- with a client


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "targets.yaml"
    path.write_text(DATA, encoding="utf-8")
    yield path


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=[sys.executable, "-m", "policytrack", "lsp"]),
)
async def client(lsp_client: LanguageClient, tmp_path: Path) -> Any:
    params = types.InitializeParams(
        capabilities=client_capabilities("visual-studio-code"), root_uri=tmp_path.as_uri(),
        initialization_options=SETTINGS,
    )  # fmt: skip
    await lsp_client.initialize_session(params)
    yield
    await lsp_client.shutdown_session()


class Editor:
    """A file that is open in the client, and what is asked at a piece of its text."""

    def __init__(self, client: LanguageClient, path: Path, text: str | None = None) -> None:
        self.client, self.uri = client, path.as_uri()
        self.text = path.read_text(encoding="utf-8") if text is None else text
        self.version = 1
        client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem(self.uri, "yaml", 1, self.text))
        )

    def at(self, piece: str, *, behind: bool = False) -> dict[str, Any]:
        index = self.text.index(piece) + (len(piece) if behind else 0)
        return {"text_document": types.TextDocumentIdentifier(self.uri), "position": Lines(self.text).position(index)}

    def change(self, text: str) -> None:
        self.text, self.version = text, self.version + 1
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(self.version, self.uri),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )

    def piece(self, range: types.Range) -> str:
        lines = Lines(self.text)
        return self.text[lines.offset(range.start) : lines.offset(range.end)]

    def carried_out(self, edit: types.WorkspaceEdit) -> str:
        """The text with the edits of this file."""
        changes = dict(edit.changes or {})
        for one in edit.document_changes or ():
            assert isinstance(one, types.TextDocumentEdit)
            assert one.text_document.uri != self.uri or one.text_document.version in (self.version, None)
            changes[one.text_document.uri] = [piece for piece in one.edits if isinstance(piece, types.TextEdit)]
        text, lines = self.text, Lines(self.text)
        for piece in sorted(changes.get(self.uri, ()), key=lambda one: lines.offset(one.range.start), reverse=True):
            text = text[: lines.offset(piece.range.start)] + piece.new_text + text[lines.offset(piece.range.end) :]
        return text


async def told(client: LanguageClient, editor: Editor) -> list[types.Diagnostic]:
    """The diagnostics of the editor's text as it is now."""
    while True:
        found = await asyncio.wait_for(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), 60)
        if found.uri == editor.uri and found.version in (editor.version, None):
            return list(found.diagnostics)


@pytest.mark.asyncio
async def test_diagnostics_are_those_of_the_terminal_and_follow_every_key(
    client: LanguageClient, data: Path, run: Any
) -> None:
    editor = Editor(client, data)
    first = await told(client, editor)
    printed = run("check", str(data), "--as-of", "2025-12-31", "--format", "concise").stdout.splitlines()[:-1]
    assert [one.code for one in first] == [re.search(r"PT\d+", line)[0] for line in printed]  # type: ignore[index]
    editor.change(DATA.replace("indicator: compute\n    title: 算力🚀", "indicator: 🚀compute\n    title: 算力🚀"))
    found = [one for one in await told(client, editor) if one.code == "PT010"]
    assert [editor.piece(one.range) for one in found] == ["🚀compute"]
    editor.change(DATA.replace("quote: 全市算力🚀规模达到12EFLOPS", "quote: 🚀🚀达到12EFLOPZ"))
    (found_one,) = [one for one in await told(client, editor) if one.code == "PT030"]
    assert found_one.severity is types.DiagnosticSeverity.Error
    assert found_one.range.end.character - found_one.range.start.character <= len("达到12EFLOPS")
    editor.change("targets: [")
    assert [one.code for one in await told(client, editor)] == ["PT002"]
    editor.change("# A remark\nthat goes on\n" + DATA)  # a half-typed line on top hides what the file is
    assert [one.code for one in await told(client, editor)] == ["PT002"]
    editor.change("on: push\njobs: {}\n")
    assert await told(client, editor) == []
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(editor.uri)))


@pytest.mark.asyncio
async def test_what_was_read_and_the_verdict_beside_it(client: LanguageClient, data: Path) -> None:
    editor = Editor(client, data)

    async def hover(piece: str) -> str:
        found = await client.text_document_hover_async(types.HoverParams(**editor.at(piece)))
        assert found is None or isinstance(found.contents, types.MarkupContent)
        return found.contents.value if found else ""

    goal = await hover("达到12EFLOPS")
    assert "**≥ 12 EFLOPS**" in goal
    assert "≥ 12,000,000,000,000,000,000 FLOPS · 不低于12EFLOPS" in goal
    assert "P    (y-b)/(T-b) = (7-4)/(12-4)" in goal
    assert "≥38%" in goal
    value = await hover("超7000P")
    assert "**\\> 7,000 PFLOPS**" in value
    assert "某市规划" in await hover("p\n    indicator")
    assert "算力规模" in await hover("compute\n    title")
    assert "The deadline" in await hover("by: 2026")
    params = types.InlayHintParams(
        types.TextDocumentIdentifier(editor.uri), types.Range(types.Position(0, 0), types.Position(99, 0))
    )
    hints = await client.text_document_inlay_hint_async(params)
    assert hints is not None
    assert [hint.label for hint in hints][1:] == ["awaiting final figure"]
    first = hints[0]
    assert first.position == editor.at("达到12EFLOPS", behind=True)["position"]
    assert re.fullmatch(r"≥38% · (?:behind|ahead|on track)(?: / \w+)?", str(first.label))
    client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"policytrack": {"inlayHints": False, "lang": "zh"}})
    )
    assert not await client.text_document_inlay_hint_async(params)
    assert "序时进度" in await hover("达到12EFLOPS")


@pytest.mark.asyncio
async def test_completion_takes_the_place_of_what_is_typed(client: LanguageClient, data: Path) -> None:
    editor = Editor(client, data)

    async def completed(old: str, new: str) -> dict[str, str]:
        """The words offered at `|`, and the text of the line with each."""
        text = DATA.replace(old, new, 1)
        index = text.index("|")
        editor.change(text.replace("|", "", 1))
        position = Lines(editor.text).position(index)
        found = await client.text_document_completion_async(
            types.CompletionParams(types.TextDocumentIdentifier(editor.uri), position)
        )
        assert isinstance(found, types.CompletionList)
        lines = {}
        for item in found.items:
            assert isinstance(item.text_edit, types.TextEdit)
            edit = types.WorkspaceEdit(changes={editor.uri: [item.text_edit]})
            lines[item.label] = editor.carried_out(edit).split("\n")[position.line].lstrip()
        return lines

    assert list(await completed("    by: 2026\n", "    nat|\n")) == ["nature"]
    assert list(await completed("plan: p\n", "plan: 某|\n")) == ["p"], "by its title"
    assert not await completed("plan: p\n", "plan: 别|\n")
    assert "by" not in await completed("    by: 2026\n", "    by: 2026\n    |\n")
    assert (await completed("plan: p\n", "plan: |\n"))["p"] == "plan: p"
    # A file that is no YAML while it is typed offers what stood in it a moment before.
    assert (await completed("    by: 2026\n", "  - {id: new, plan: |\n"))["p"] == "- {id: new, plan: p"
    assert (await completed("indicator: compute", "indicator: co|"))["compute"] == "indicator: compute"
    assert (await completed("revises: compute-2026", "revises: |"))["compute-2024"] == "revises: compute-2024"
    assert (await completed("goal: 达到12EFLOPS", "goal: 达到12PF|"))["PFLOPS"] == "goal: 达到12PFLOPS"
    assert "亿元" not in await completed("goal: 达到12EFLOPS", "goal: 达到12|")
    assert set(await completed("    by: 2026\n", "    kind: |\n")) == {"level", "cumulative", "sum", "annual"}
    assert (await completed("unit: EFLOPS}", "unit: 千|}"))["千瓦时"].endswith("unit: 千瓦时}")
    assert (await completed("超7000P,", "超7000P, ma|,"))["match"].startswith(
        "- {as_of: 2025-06, value: 超7000P, match: ,"
    )


@pytest.mark.asyncio
async def test_from_a_name_to_its_place_and_another_name(client: LanguageClient, data: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        "format: 1\ntargets:\n  - {id: x, plan: p, indicator: compute, title: 🚀, goal: 达到1EFLOPS, "
        "quote: 达到1EFLOPS, revises: 'compute-2026'}\n",
        encoding="utf-8",
    )
    client.workspace_did_change_configuration(
        types.DidChangeConfigurationParams({"policytrack": {"files": ["targets.yaml", "more.yaml"]}})
    )
    editor = Editor(client, data)
    # Unsaved, and only here: a second plan.
    unsaved = DATA.replace("plans:\n", "plans:\n  q: {title: 🚀规划}\n").replace(
        "- id: compute-2024\n    plan: p", "- id: compute-2024\n    plan: q"
    )
    editor.change(unsaved)
    place = editor.at("compute-2026\n", behind=False)
    found = await client.text_document_references_async(
        types.ReferenceParams(context=types.ReferenceContext(include_declaration=True), **place)
    )
    assert found is not None
    assert sorted(Path(one.uri).name for one in found) == ["more.yaml", "targets.yaml", "targets.yaml"]
    (defined,) = (
        await client.text_document_definition_async(types.DefinitionParams(**editor.at("q\n    indicator"))) or []
    )
    assert editor.piece(defined.range) == "q"  # type: ignore[union-attr]
    prepared = await client.text_document_prepare_rename_async(types.PrepareRenameParams(**place))
    assert isinstance(prepared, types.PrepareRenamePlaceholder)
    assert prepared.placeholder == "compute-2026"
    edit = await client.text_document_rename_async(types.RenameParams(new_name="2026", **place))
    assert edit is not None
    assert editor.carried_out(edit) == unsaved.replace("id: compute-2026", "id: '2026'").replace(
        "revises: compute-2026", "revises: '2026'"
    )
    other = Editor(client, more)
    assert "revises: '2026'" in other.carried_out(edit)
    for name, sentence in (("a b", "cannot be a name"), ("compute-2024", "there is a target compute-2024 already")):
        with pytest.raises(Exception, match=sentence):
            await client.text_document_rename_async(types.RenameParams(new_name=name, **place))
    symbols = await client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(editor.uri))
    )
    assert symbols is not None
    outline = {
        one.name: [child.name for child in one.children] for one in symbols if isinstance(one, types.DocumentSymbol)
    }  # type: ignore[union-attr]
    assert outline == {"plans": ["q", "p"], "indicators": ["compute"], "targets": ["compute-2026", "compute-2024"]}
    folds = await client.text_document_folding_range_async(
        types.FoldingRangeParams(types.TextDocumentIdentifier(editor.uri))
    )
    lines = editor.text.split("\n")
    assert {(lines[one.start_line].strip(), lines[one.end_line].strip()) for one in folds or ()} >= {
        ("targets:", "revises: compute-2026"),
        ("- id: compute-2024", "revises: compute-2026"),
        ("actuals:", "- {as_of: 2025-06, value: 超7000P, source: 'https://example.org/1'}"),
    }


#: What stands in the file, what is to be offered at `|`, and what the line is then.
ACTIONS = [
    (
        "    indicator: compute\n    title: 算力🚀", "    indicator: comp|ut\n    title: 算力🚀",
        "Change to compute", "    indicator: compute",
    ),
    ("    by: 2026\n", "    b|yy: 2026\n", "Change to by", "    by: 2026"),
    ("    by: 2026\n", "    by: 2026\n    kind: ann|ul\n", "Change to annual", "    kind: annual"),
    ("    title: 算力🚀规模\n", "    title: on|\n", "Mend PT020 yaml-trap", "    title: 'on'"),
    ("全市算力🚀规模达到12EFLOPS", "目标: 达到12EFL|OPS", "Mend PT002 syntax", "    quote: '目标: 达到12EFLOPS'"),
    ("    by: 2026\n", "    by:20|26\n", "Mend PT002 syntax", "    by: 2026"),
    ("    by: 2026\n", "    by: 2026/12/|31\n", "Mend PT013 bad-date", "    by: 2026-12-31"),
    (
        "    baseline: {as_of: 2023, value: 4EFLOPS}\n", "    no|te: n\n",
        "Add a baseline to fill in", "    baseline: {as_of: , value: , source: }",
    ),
    ("    by: 2026\n    quote: 全市", "    quo|te: 到2026年全市", "Add by: 2026", "    by: 2026"),
]  # fmt: skip


@pytest.mark.asyncio
async def test_what_a_message_proposes_is_one_key_away(client: LanguageClient, data: Path) -> None:
    editor = Editor(client, data)
    for old, new, title, line in ACTIONS:
        text = DATA.replace(old, new, 1)
        assert text != DATA
        index = text.index("|")
        editor.change(text.replace("|", "", 1))
        here = Lines(editor.text).position(index)
        found = await client.text_document_code_action_async(
            types.CodeActionParams(
                types.TextDocumentIdentifier(editor.uri), types.Range(here, here), types.CodeActionContext([])
            )
        )
        offered = {one.title: one for one in found or () if isinstance(one, types.CodeAction)}
        assert title in offered, (title, list(offered))
        edit = offered[title].edit
        assert edit is not None
        after = editor.carried_out(edit)
        assert line in after.split("\n")
        assert abs(after.count("\n") - editor.text.count("\n")) <= 1


def test_without_pygls_there_is_a_sentence(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygls", None)
    result = run("lsp")
    assert result.exit_code == 2
    assert "pip install 'policytrack[lsp]'" in result.stderr
