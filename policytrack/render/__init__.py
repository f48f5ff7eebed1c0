"""Rows and diagnostics as text, a module a family of formats. Every renderer is a pure function to a string."""
