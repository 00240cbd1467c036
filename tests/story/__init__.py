"""The story of an autumn, and what wgtool said to it."""
