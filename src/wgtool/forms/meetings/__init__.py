"""Meetings’ reports: Microsoft Teams, Zoom, and plain lists."""
