"""The Pelican plugins: the bridge, and the outlets that make what the built site is made of."""
