"""Who came to the sessions."""
