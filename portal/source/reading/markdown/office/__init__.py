"""The Markdown of offices: what staff type is converted to plain Markdown (docs/markdown.md), and the result is made safe."""
