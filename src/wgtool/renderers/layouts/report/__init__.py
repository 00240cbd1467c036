"""The report, laid out: as a page, and as slides."""

from wgtool.renderers.layouts.report.pages import report

__all__ = ["report"]
