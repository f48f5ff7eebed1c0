-- What tests/test_lsp_neovim.py has Neovim do without a screen: start the server on a file, read what it says, edit, ask
-- again, rename, save. The answers go to the file that NVIM_ANSWERS names, as JSON.
local answers, server = {}, vim.fn.json_decode(os.getenv("NVIM_SERVER"))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({ cmd = server, root_dir = vim.fn.getcwd(), init_options = { asOf = "2025-12-31" } })
vim.lsp.buf_attach_client(buffer, client)
vim.wait(20000, function() return vim.lsp.buf_is_attached(buffer, client) and vim.lsp.get_client_by_id(client).initialized end, 20)

local function ask(method, line, column, more)
    local params = { textDocument = vim.lsp.util.make_text_document_params(buffer) }
    if line then params.position = { line = line, character = column } end
    local found = vim.lsp.buf_request_sync(buffer, method, vim.tbl_extend("force", params, more or {}), 20000)
    return found and found[client] and found[client].result
end

local function diagnostics()
    return vim.tbl_map(function(one) return { one.lnum, one.col, one.end_col, one.message } end, vim.diagnostic.get(buffer))
end

local row = vim.fn.search("goal: ", "nw") - 1
answers.hover = ask("textDocument/hover", row, 12)
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { "    goal: 达到🚀EFLOPS" })
vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
answers.broken = diagnostics()
answers.bytes = #"    goal: 达到"
vim.api.nvim_buf_set_lines(buffer, row, row + 1, false, { "    goal: 达到12EFLOPS" })
vim.wait(20000, function() return #vim.diagnostic.get(buffer) == 0 end, 20)
answers.mended = diagnostics()
answers.completion = ask("textDocument/completion", row, 16)
local edit = ask("textDocument/rename", vim.fn.search("id: ", "nw") - 1, 10, { newName = "算力-2026" })
vim.lsp.util.apply_workspace_edit(edit, "utf-16")
vim.cmd("write")
answers.symbols = ask("textDocument/documentSymbol")
vim.fn.writefile({ vim.fn.json_encode(answers) }, os.getenv("NVIM_ANSWERS"))
vim.cmd("qall!")
