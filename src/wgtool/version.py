"""The version of wgtool, read by the build as well."""

__version__ = "0.1.0"
