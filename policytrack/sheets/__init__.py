"""A table as people keep it, as rows of cells with their addresses: a workbook, or a text."""
