"""Workbooks and tables as people keep them: read by a map, checked in place, taken over, and written again."""
