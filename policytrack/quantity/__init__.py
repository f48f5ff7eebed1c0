"""A figure as people write it, and the bound that it means."""
