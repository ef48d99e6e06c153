"""Set-up of a checkout: `.venv`, the `portal` launcher, Node, npm packages, Chromium.

Owns everything between a clone and the first build or test. Each step runs again only when its lock files change.
Refuses to build or test anything. Standard library only: nothing is installed yet when it runs.
"""
