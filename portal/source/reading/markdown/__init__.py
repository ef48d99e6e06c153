"""Makes safe HTML of the Markdown that offices type."""
