"""The document: sources, roles, questions, styles, and their past."""
