"""Is the plan being carried out."""
