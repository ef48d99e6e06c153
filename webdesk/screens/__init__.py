"""Owns what people see and send: one module for each group of screens. A screen asks `workflow` and never writes a file itself."""
