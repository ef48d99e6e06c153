"""Checks what files say against each other, and asks staff about it."""
