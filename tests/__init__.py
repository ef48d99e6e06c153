"""The tests: they mirror `portal/` and `plugins/`; `house/` keeps the house rules, `browser/` looks at built pages."""
