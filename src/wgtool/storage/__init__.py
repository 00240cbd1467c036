"""Definitions and the journal on disk."""
