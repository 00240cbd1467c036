"""People, laid out."""
