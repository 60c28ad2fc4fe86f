"""The steps of recipes, a family a file; each is a value that can be undone."""
