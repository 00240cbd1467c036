"""What the programme says, and whether it is sound."""
