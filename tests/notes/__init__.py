"""Notes of sessions."""
