"""Views laid out as pages: one layout for every format people read."""
