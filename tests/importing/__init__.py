"""Tests of importing forms."""
