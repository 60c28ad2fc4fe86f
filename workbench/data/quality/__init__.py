"""What in the data cannot be right, may mislead, or should be known."""
