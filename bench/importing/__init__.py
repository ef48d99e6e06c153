"""Measures imports: fields against a gold standard, words and furniture, what Word files hold, old encodings, speed; beside peers."""
