"""Questions about programmes, for scripts."""
