"""Arrays in, small frozen answers out."""
