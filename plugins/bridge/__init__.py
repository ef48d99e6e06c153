"""The bridge to Pelican: its class and its generators under our order of things, and the signals plugins connect to.

The only room that touches Pelican. It is no plugin: `PELICAN_CLASS` brings it in.
"""
