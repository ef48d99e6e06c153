"""Records become the data of pages: one frozen view per page type. No Jinja, Pelican, files or clock here.

Views are frozen, but without slots: a view is compared by the digest of its JSON, and orjson reads the fields of an object with a
dictionary five times as fast.
"""
