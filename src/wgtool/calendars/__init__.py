"""Sessions as iCalendar files (RFC 5545)."""
