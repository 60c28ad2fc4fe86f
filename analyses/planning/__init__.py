"""How many are needed."""
