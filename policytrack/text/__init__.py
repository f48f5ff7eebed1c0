"""A text, whatever it is about: script, dates, numbers as text, what is safe to show."""
