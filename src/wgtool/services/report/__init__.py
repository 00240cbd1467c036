"""The story so far: for a director, and for the show and tell."""
