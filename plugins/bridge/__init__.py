"""The bridge to Pelican: its class and its generators within our build, and the signals plugins connect to.

It is the only room that imports Pelican. It is not a plugin: `PELICAN_CLASS` loads it.
"""
