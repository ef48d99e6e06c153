"""The desk in the browser: people write, review and publish articles; see webdesk/README.md, the map of this room."""
