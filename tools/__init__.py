"""Programs for whoever works on the portal: set-up, lint, screenshots. Nothing here is needed by a built site."""
