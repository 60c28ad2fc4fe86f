"""Record linkage: how alike two records are, and how much that says of their being one person."""
