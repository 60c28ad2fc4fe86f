"""The words in which a question is written."""
