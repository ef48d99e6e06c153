"""The core of the portal: plain Python that knows no Pelican and no Jinja. See portal/README.md for the map."""
