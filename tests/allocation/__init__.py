"""Giving places by ranked choices."""
