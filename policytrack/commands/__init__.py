"""The commands: each module parses its options, calls the core and prints. What they share is in `shared`."""
