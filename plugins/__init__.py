"""The Pelican plugins that produce the site, and the rooms they are based on: bridge, builder, rendering, incremental."""
