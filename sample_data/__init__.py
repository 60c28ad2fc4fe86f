"""Five sample programmes, true to life."""
