"""A small language in which a person says what a new column is; never Python."""
