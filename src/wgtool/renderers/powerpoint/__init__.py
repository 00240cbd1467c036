"""Slides as python-pptx makes them; imported only where it is installed."""
