"""Open data: the portal's records as tables of typed cells, with descriptions. File formats are not known here."""
