"""The language server: what an editor is told of a data file while it is typed.

`positions` counts as editors do, `analysis` is one reading of a data set with unsaved texts in it, `spots` says what
stands where in a file. On these three stand the answers, each a function of an analysis: `diagnostics`, `actions`,
`hover`, `completion` (with `context`, which reads half-typed lines), `navigation`, `outline`. `projects` knows which
files belong together, `server` keeps what is open and shows diagnostics, `answers` is the table of requests.
"""
