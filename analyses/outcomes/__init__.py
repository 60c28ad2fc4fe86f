"""What happened to the people."""
