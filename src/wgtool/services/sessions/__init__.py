"""When sessions are held, and what they come to."""
