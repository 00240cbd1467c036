"""What is held on people."""
