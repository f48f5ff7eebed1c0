"""Edits of a data file: from a request to the pieces of text that carry it out, and to what must be read afterwards.

Nothing here writes. Places are taken from the tree of the text (see `data.yaml_document`), so that everything outside
of the edits stays as it is, byte for byte; what cannot be reached that way is refused with its line and the reason.
From the ground up:

- `scalars`: how a text is written so that every reader reads it back;
- `lines`: where a value ends, and which comments are its own;
- `style`, `examples`: how the neighbours are written, and which neighbour is the example;
- `collections`, `brackets`: insert into lists and mappings of either style, and remove from them;
- `request`, `session`: a figure as it is asked for, and the data set together with its texts;
- `actuals`, `targets`, `fixes`: the edits; `batch`, `csv_import`: many requests at once, and a table as requests.
"""
