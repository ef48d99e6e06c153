"""Styles, fonts and scripts of the site: the theme folder becomes fingerprinted files under /assets/."""
