"""The week on one screen."""
