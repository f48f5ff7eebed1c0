"""Assessments as rows in words: what every output format prints, before any of them prints it."""
