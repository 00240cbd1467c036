"""Tests of who came to the sessions."""
