"""Sessions, laid out."""
