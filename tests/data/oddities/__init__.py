"""Oddities of real files, each with the table that its file truly says."""
