"""From a messy file to a typed table."""
