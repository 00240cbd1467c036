"""A site: its pages as HTML, and the folder in which it lies."""
