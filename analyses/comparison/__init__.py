"""Compared with whom."""
