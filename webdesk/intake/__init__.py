"""Owns what comes in from elsewhere: Word files, pages, photographs, attachments. It makes them safe, or says why not; it keeps nothing."""
