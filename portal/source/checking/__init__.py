"""Checks that files are consistent with each other, and asks staff about doubtful content."""
