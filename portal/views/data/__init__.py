"""Open data: the portal's records as tables of typed cells, with the words that describe them. Refuses to know file formats."""
