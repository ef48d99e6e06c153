"""The importer: Word files, saved pages and feeds become draft articles. The command and the desk call the same functions."""
