"""Hours asked and given."""
