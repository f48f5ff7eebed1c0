"""Seeded faults, and what the tests say of them."""
