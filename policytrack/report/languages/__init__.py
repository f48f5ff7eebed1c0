"""What the program says, one table a language: the same keys in each, looked up by `locale.Locale`."""
