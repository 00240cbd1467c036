"""Giving the places of a programme whose people rank their choices."""
