"""What is written to people: who gets a message, and what stands in it."""
