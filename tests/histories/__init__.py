"""Random histories: what staff do to a content folder, one edit after another."""
