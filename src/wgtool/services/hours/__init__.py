"""What the groups take, against what was promised."""
