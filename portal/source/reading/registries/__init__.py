"""Reads the registries: units, topics, sections, plans, laws, the identity. It resolves their names to ids."""
