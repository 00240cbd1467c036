"""Sessions as calendars."""
