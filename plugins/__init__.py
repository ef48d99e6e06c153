"""The Pelican plugins that make what the site is made of, and the rooms they stand on: bridge, builder, rendering, incremental."""
