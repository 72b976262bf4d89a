"""YAML text to domain and back: strict, every mistake at once with file, line and what is allowed."""
