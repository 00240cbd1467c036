"""The programme as web pages."""
