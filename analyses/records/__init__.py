"""What programme records mean."""
