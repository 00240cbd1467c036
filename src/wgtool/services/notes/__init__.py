"""What is worth keeping from sessions."""
