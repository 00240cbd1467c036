"""The report, laid out: as a page, and as slides."""
