"""A plan's text as people have it, and what it promises in numbers: from a file to proposed targets."""
