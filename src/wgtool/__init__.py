"""wgtool: working groups from one place."""
