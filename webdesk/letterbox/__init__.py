"""Owns what the public sees of consultations: a form at the path of its article. A process and host name of its own; no desk in it."""
