"""Persistent state: what was read, what was written, and the last good text of each article. Losing it costs time, never correctness."""
