"""The Markdown of offices: what staff type is made into plain Markdown (docs/markdown.md), and what comes of it is made safe."""
