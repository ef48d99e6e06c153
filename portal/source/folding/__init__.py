"""Folds rows into what many articles say together: plans, events, documents, groups; and into the Patch."""
